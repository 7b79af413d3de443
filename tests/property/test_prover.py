"""Laws of the solver's prover over generated policies: what it shows happens, what it denies never does."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import combinations, permutations
from random import Random
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from crmpolicy.engine import DecisionPoint, Facts, PolicySet
from crmpolicy.engine.folding import FoldedPart
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.engine.program import Program
from crmpolicy.errors import FactsError
from crmpolicy.policy.directions import lies
from crmpolicy.policy.properties import Direction
from crmpolicy.testing.amounts import values_of
from crmpolicy.testing.made_sets import policy_sets
from crmpolicy.testing.tables import FILE, policy_texts
from crmpolicy.testing.texts import load_texts
from crmpolicy.testing.thresholds import thresholds
from crmpolicy.verify.prover import Prover, given_facts
from crmpolicy.verify.undecided import NotDecidedError
from tests.oracle.solving import NOT_SAID, Solved, outcome_of

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
TRIED = 200
POOL = 5
slow = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def pools(program: Program, data: st.DataObject) -> dict[str, list[Any]]:
    """Draw a few values of every fact that a caller gives."""
    cuts = thresholds(program)
    near = tuple(dict.fromkeys(value for values in cuts.values() for value in values))
    found = {}
    for each in program.fields:
        if each.derived is None:
            mine = cuts.get(each.key) or tuple(one for one in near if _of_kind(each.fact.type.name, one))
            values = st.lists(values_of(each.fact, mine), min_size=1, max_size=POOL)
            found[each.name] = data.draw(values)
    return found


def _of_kind(kind: str, value: Any) -> bool:
    return kind == "number" and not isinstance(value, bool) and isinstance(value, int)


def rows(
    point: DecisionPoint, program: Program, data: st.DataObject
) -> Iterator[tuple[dict[str, Any], Facts]]:
    """Give random facts, as given and as read; those that are refused are left out."""
    drawn = pools(program, data)
    dice = Random(data.draw(st.integers(0, 2**32)))  # noqa: S311 - no secret
    seen = set()
    for _ in range(TRIED):
        facts = {name: dice.choice(values) for name, values in drawn.items()}
        key = str(facts)
        if key in seen:
            continue
        seen.add(key)
        try:
            yield facts, point.facts(facts, now=NOW)
        except FactsError:
            continue


def matched(program: Program, table: int, part: FoldedPart, row: Facts) -> list[set[int]]:
    """Give the rules that match where the part applies, as often as it is asked."""
    of = program.tables[table].table.of
    plain = program.reader(row)
    entries = [plain] if of is None else [program.entry_reader(each, row) for each in plain(of) or ()]
    return [
        {place for place, rule in enumerate(part.rules) if guard_holds(rule.guard, read, program.kinds)}
        for read in entries
        if guard_holds(part.applies, read, program.kinds)
    ]


def read_witness(point: DecisionPoint, program: Program, values: Mapping[str, Any]) -> Facts:
    """Read what the prover found as a caller would give it."""
    return point.facts(given_facts(program, values, NOW), now=NOW)


class Case(NamedTuple):
    """A question, its prover, and random facts to contradict it with."""

    point: DecisionPoint
    program: Program
    prover: Prover
    rows: Sequence[Facts]

    def witness(self, table: int, part: FoldedPart, values: Mapping[str, Any]) -> list[set[int]]:
        """Give the rules that match at what the prover found."""
        return matched(self.program, table, part, read_witness(self.point, self.program, values))

    def everywhere(self, table: int, part: FoldedPart) -> list[set[int]]:
        """Give the rules that match at each of the random facts."""
        return [each for row in self.rows for each in matched(self.program, table, part, row)]

    def is_open(self, values: Mapping[str, Any]) -> bool:
        """Tell whether the engine has no answer at what the prover found."""
        return outcome_of(self.point, read_witness(self.point, self.program, values)) is None


@slow
@given(policy_sets(kinds=["table"]), st.data())
def test_what_is_shown_happens_and_what_is_denied_never_does(
    policies: PolicySet, data: st.DataObject
) -> None:
    """Gaps, overlaps and reached rules: every witness replays, and no random facts contradict a proof."""
    point = policies.point("doc.answer")
    program = point.program(NOW)
    case = Case(point, program, Prover(program), [row for _, row in rows(point, program, data)])
    for number, table in enumerate(program.tables):
        for place, part in enumerate(table.parts):
            for check in (_check_gap, _check_overlaps, _check_reached):
                with suppress(NotDecidedError):  # lengths of time against each other
                    check(case, (number, place), part)


def _check_gap(case: Case, at: tuple[int, int], part: FoldedPart) -> None:
    found = case.prover.gap(*at)
    if found is not None:
        assert set() in case.witness(at[0], part, found)
        assert case.is_open(found)
    elif part.otherwise is None:
        assert set() not in case.everywhere(at[0], part)


def _check_overlaps(case: Case, at: tuple[int, int], part: FoldedPart) -> None:
    for one, other in combinations(range(len(part.rules)), 2):
        found = case.prover.overlap(*at, one, other)
        if found is None:
            assert not any({one, other} <= each for each in case.everywhere(at[0], part))
            continue
        assert any({one, other} <= each for each in case.witness(at[0], part, found))
        assert part.part.hit != "unique" or case.is_open(found)


def _check_reached(case: Case, at: tuple[int, int], part: FoldedPart) -> None:
    """Which rule has priority is not asked here: the outcomes below tell."""
    for rule in range(len(part.rules) + (part.otherwise is not None)):
        found = case.prover.reached(*at, rule)
        if found is not None:
            assert any(_decides(part, rule, each) for each in case.witness(at[0], part, found))
        elif part.part.hit != "priority":
            assert not any(_decides(part, rule, each) for each in case.everywhere(at[0], part))


def _decides(part: FoldedPart, rule: int, each: set[int]) -> bool:
    if rule == len(part.rules):
        return not each
    return rule in each and (part.part.hit != "first" or rule == min(each))


@pytest.mark.soak
@slow
@given(policy_sets(kinds=["table"]), st.data())
def test_the_outcome_as_terms_is_the_engine_s_outcome(policies: PolicySet, data: st.DataObject) -> None:
    """Hit policies, folds, defaults, caps and derived facts mean the same to the solver and to the engine."""
    point = policies.point("doc.answer")
    program = point.program(NOW)
    assume(not any(table.table.of for table in program.tables))
    taken = [row for _, row in rows(point, program, data)][:10]
    try:
        solved = Solved(program, [each for row in taken for each in row if isinstance(each, str)])
    except NotDecidedError:
        reject()
    for row in taken:
        assert solved.answers(row) in (outcome_of(point, row), NOT_SAID)


@pytest.mark.soak
@slow
@given(policy_texts(), st.data())
def test_a_changed_switch_differs_just_where_the_engine_answers_differently(
    texts: Mapping[str, str], data: st.DataObject
) -> None:
    """The witness shows the difference; where none is claimed, random facts show none."""
    points = [load_texts(texts, parameters={"doc.switch": way}).point("doc.answer") for way in ("yes", "no")]
    one, other = (point.program(NOW) for point in points)
    assert FILE in texts
    try:
        found = Prover(one).differs(Prover(other))
    except NotDecidedError:
        reject()
    if found is not None:
        answers = [
            outcome_of(point, read_witness(point, program, found))
            for point, program in zip(points, (one, other), strict=True)
        ]
        assert answers[0] != answers[1]
        return
    for facts, row in rows(points[0], one, data):
        if {each.name for each in other.fields if each.derived is None} <= facts.keys():
            try:
                second = points[1].facts(facts, now=NOW)
            except FactsError:
                continue
            assert outcome_of(points[0], row) == outcome_of(points[1], second)


WAYS: Mapping[str, tuple[Direction, ...]] = {
    "choice": ("better", "worse"),
    "boolean": ("better", "worse"),
    **dict.fromkeys(("ratio", "money", "number", "integer", "quantity"), ("higher", "lower")),
    **dict.fromkeys(("date", "instant", "time of day"), ("later", "earlier")),
}


@pytest.mark.soak
@slow
@given(policy_sets(kinds=["table"]), st.data())
def test_a_move_that_is_shown_happens_and_one_that_is_denied_never_does(
    policies: PolicySet, data: st.DataObject
) -> None:
    """Facts before and after differ in one fact alone; random pairs that do so contradict no proof."""
    point = policies.point("doc.answer")
    program = point.program(NOW)
    fields = [each for each in program.fields if each.derived is None and each.fact.type.name in WAYS]
    outputs = [each for each in program.outputs if each.kind.name in WAYS]
    assume(fields)
    assume(outputs)
    field, output = data.draw(st.sampled_from(fields)), data.draw(st.sampled_from(outputs))
    way = data.draw(st.sampled_from(WAYS[field.fact.type.name]))
    never = data.draw(st.sampled_from(WAYS[output.kind.name]))
    try:
        found = Prover(program).moves(field.key, way, output.name, never)
    except NotDecidedError:
        reject()

    def is_wrong(before: tuple[Any, Facts], after: tuple[Any, Facts]) -> bool:
        answers = [outcome_of(point, row) for _, row in (before, after)]
        values = [each[output.name] for each in answers if each is not None]
        return (
            lies(field.fact.type, way, before[0], after[0])
            and len(values) == len(answers)
            and not any(isinstance(each, tuple) for each in values)
            and lies(output.kind, never, *values)
        )

    if found is not None:
        pair = [(each[field.key], read_witness(point, program, each)) for each in found]
        assert {**found[0], field.key: None} == {**found[1], field.key: None}
        assert is_wrong(pair[0], pair[1])
        return
    by_rest: dict[str, list[tuple[Any, Facts]]] = {}
    for facts, row in rows(point, program, data):
        by_rest.setdefault(str({**facts, field.name: None}), []).append((facts[field.name], row))
    assert not any(is_wrong(*pair) for each in by_rest.values() for pair in permutations(each, 2))
