"""Three opinions on generated tables: decision diagrams, the solver, and the full grid."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice, repeat
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings

from crmpolicy.engine import PolicySet
from crmpolicy.policy.properties import Direction
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import HITS
from crmpolicy.values import ValueType
from crmpolicy.verify.answers import Said
from crmpolicy.verify.comparing import changes_between
from crmpolicy.verify.composing import side_by_side
from crmpolicy.verify.directions import lies
from crmpolicy.verify.gaps import MOST_TOLD, gaps
from crmpolicy.verify.layers import Layer
from crmpolicy.verify.moving import moved
from crmpolicy.verify.overlaps import overlaps
from crmpolicy.verify.prover import Prover
from crmpolicy.verify.question import Question
from crmpolicy.verify.replaying import is_undecided, shown
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.verify.unreached import unreached
from crmpolicy.verify.witness import Period, Witness
from tests.oracle.grid import Asked, Grid, members, told_by
from tests.property.big_tables import Big, big_tables
from tests.property.cells import Cells

NOW: Final = datetime(2026, 7, 1, 12, tzinfo=UTC)
POINT: Final = "doc.answer"
BUDGET: Final = 100_000  # a question of these sizes that needs more is rare, and slow
MOST_CHANGES: Final = 100  # a table that lists what all its rules say can have thousands
MOST_PROVED: Final = 8  # rules: beyond, asking the solver for every two of them takes too long
MOST_OPEN: Final = 0.03
FAMILIES: Final = {
    "one rule": ("unique", "any"),
    "the first": ("first", "priority"),
    "several rules": tuple(each for each in HITS if each not in ("unique", "any", "first", "priority")),
}


class Opinions:
    """The opinions on one table."""

    def __init__(self, policies: PolicySet, open_ones: Counter[str], budget: int = BUDGET) -> None:
        self.policies = policies
        self.open = open_ones
        self.question = Question(policies, POINT, Period(None, None, NOW), budget=budget)
        self.point = policies.point(POINT)
        self.program = self.point.program(NOW)
        self.grid = Grid.over(self.program)
        self.asked = Asked(self.program, self.grid, NOW)
        self.cells = Cells(self.grid, self.question.space)

    def masks(self, witness: Witness) -> Sequence[int]:
        """Give the rules that match the facts of a witness, by part."""
        found = self.program.masks(self.point.facts(witness.facts, now=NOW))
        return found if len(self.program.tables[0].parts) != 1 else (found,)

    def tell(self, question: Callable[[], Any]) -> Any:
        """Ask the diagram; count what it cannot tell."""
        try:
            self.open["asked"] += 1
            return question()
        except NotDecidedError as undecided:
            self.open["open"] += 1
            self.open[undecided.fault.code] += 1
            return None


def assert_gaps_agree(told: Opinions, layer: Layer, part: int) -> None:
    """Compare gaps cell by cell, and try the witness of each region."""
    boxes = told.tell(lambda: gaps(told.question, layer))
    if boxes is None:
        return
    cells, covered = told.asked.gap(part), 0
    for box in boxes:
        inside = told.cells.inside(box)
        assert not inside & ~cells
        covered |= inside
        witness = shown(told.question, box, is_undecided)
        assert told.masks(witness)[part] == 0
        assert told_by(told.point, witness.facts, NOW) is None
    if len(boxes) < MOST_TOLD:
        assert covered == cells
    assert bool(boxes) or not cells
    if told.grid.complete:
        assert bool(cells) or not boxes


def assert_overlaps_agree(told: Opinions, layer: Layer, part: int) -> None:
    """Compare the pairs of rules that overlap, and whether they contradict each other."""
    found = told.tell(lambda: overlaps(told.question, layer))
    if found is None:
        return
    seen = told.asked.pairs(part)
    pairs = {(each.one, each.other): each.says[0].says != each.says[1].says for each in found}
    assert seen.items() <= pairs.items()
    if told.grid.complete:
        assert pairs == seen
    for each in found:
        wanted = 1 << each.one | 1 << each.other
        together = told.asked.where(part, lambda mask, bits=wanted: mask >= 0 and mask & bits == bits)
        assert not told.cells.inside(each.box) & ~together
    for each in found[:3]:
        assert {each.one, each.other} <= set(members(told.masks(told.question.witness(each.box))[part]))


def assert_silent_rules_agree(told: Opinions, layer: Layer, part: int) -> None:
    """Compare the rules that never decide, and why."""
    found = told.tell(lambda: unreached(told.question, layer))
    if found is None:
        return
    seen = told.asked.silent(part)
    reasons = {each.rule: each.why for each in found}
    assert reasons.keys() <= seen.keys()
    if told.grid.complete:
        assert reasons == seen


def assert_answers_agree(told: Opinions) -> None:
    """Compare the answer of the diagram with that of the engine in every cell."""
    question = told.question
    book = question.book()
    node = told.tell(lambda: question.answers.node(book, question.order))
    if node is None:
        return
    columns = [told.cells.column(axis) for axis in question.order]
    every = zip(*columns, strict=True) if columns else repeat((), told.grid.count)
    known: dict[tuple[int, ...], Any] = {}
    for places, outcome in zip(every, told.asked.outcomes, strict=True):
        if places not in known:
            answer = book.at(node, places)
            known[places] = dict(answer.values) if isinstance(answer, Said) else None
        assert known[places] == outcome


def direction_of(kind: ValueType) -> tuple[Direction, Callable[[Any], Any]] | None:
    """Give the way up for values of a type, and their height; ``None`` where values have no order."""
    if isinstance(kind, Choice) and kind.scale.ordered:
        return "better", lambda value: -kind.scale.ids.index(value)
    if kind.name == "boolean":
        return "better", int
    if kind.name in ("date", "instant", "time of day"):
        return "later", lambda value: value
    return (
        ("higher", lambda value: value)
        if kind.name in ("ratio", "money", "number", "integer", "quantity")
        else None
    )


DOWN: Final[Mapping[Direction, Direction]] = {"better": "worse", "higher": "lower"}


def assert_moves_agree(told: Opinions, prover: Prover | None) -> None:
    """Compare whether moving a fact up ever makes an output lower, for two facts of the table."""
    listed = told.program.tables[0].parts[0].part.hit in ("collect", "rule order", "output order")
    kinds = told.point.outcome
    output = next((name for name, kind in kinds.items() if direction_of(kind)), None)
    if (
        output is None
        or (listed and not told.program.tables[0].combine)
        or "list" in told.program.tables[0].combine.values()
    ):
        return
    up, height = direction_of(kinds[output])  # type: ignore[misc]  # it has one
    for place, each in list(enumerate(told.grid.fields))[:2]:
        way = direction_of(each.fact.type)
        if way is not None:
            _assert_move(told, prover, place, way, output, DOWN[up], height)


def _assert_move(
    told: Opinions,
    prover: Prover | None,
    place: int,
    way: tuple[Direction, Callable[[Any], Any]],
    output: str,
    never: Direction,
    height: Callable[[Any], Any],
) -> None:
    direction, rises = way
    field = told.grid.fields[place]
    kind = told.point.outcome[output]
    found = told.tell(
        lambda: (
            moved(
                told.question, field.key, direction, output, lambda one, other: lies(kind, never, one, other)
            ),
        )
    )
    seen = told.asked.breaks(place, rises, output, lambda value: -height(value))
    if found is not None:
        assert bool(found[0]) or not seen
        if told.grid.complete:
            assert seen or not found[0]
        if found[0]:
            before, after = found[0].before, found[0].after
            assert_moved(told, (before.facts, after.facts), field, rises, output, height)
    if prover is not None:
        shown_by = prover.moves(field.key, direction, output, never)
        assert bool(shown_by) or not seen
        assert seen or not shown_by


def assert_moved(
    told: Opinions,
    pair: Sequence[Mapping[str, Any]],
    field: Any,
    rises: Callable[[Any], Any],
    output: str,
    height: Callable[[Any], Any],
) -> None:
    """Ask the engine twice: one fact is higher, all else is equal, and the output is lower."""
    first, second = pair
    assert {name for name in first if first[name] != second[name]} == {field.name}
    assert rises(first[field.name]) < rises(second[field.name])
    answers = [told_by(told.point, each, NOW) for each in pair]
    assert height(answers[0][output]) > height(answers[1][output])  # type: ignore[index]  # both are decided


def assert_solver_agrees(told: Opinions, prover: Prover, part: int) -> None:
    """Compare gaps, overlaps and silent rules with what the solver says; the grid is complete."""
    rules = told.program.tables[0].parts[part].rules
    assert (prover.gap(0, part) is not None) == bool(told.asked.gap(part))
    seen = told.asked.pairs(part)
    for one in range(len(rules)):
        for other in range(one + 1, len(rules)):
            assert (prover.overlap(0, part, one, other) is not None) == ((one, other) in seen)
    silent = told.asked.silent(part)
    last = 1 if told.program.tables[0].parts[part].otherwise is not None else 0
    for rule in range(len(rules) + last):
        assert (prover.reached(0, part, rule) is None) == (rule in silent)


def assert_diffs_agree(told: Opinions, edited: PolicySet, *, proved: bool) -> None:
    """Compare the regions of an edit cell by cell, and try the witness of each change."""
    after = Question(edited, POINT, told.question.period, budget=told.question.budget)
    before, _ = side_by_side([told.question, after])
    changes = told.tell(lambda: list(islice(changes_between(told.question, after, deep=False), MOST_CHANGES)))
    grid = Grid.over(told.program, after.program)
    sides = [Asked(each, grid, NOW) for each in (told.program, after.program)]
    cells = sides[0].differing(sides[1])
    if proved:
        different = Prover(told.program).differs(Prover(after.program))
        assert different is not None or not cells
        assert cells or different is None or not grid.complete
    if changes is None:
        return
    placed, found = Cells(grid, before.space), 0
    for change in changes:
        inside = 0
        for box in change.boxes:
            inside |= placed.inside(box)
        found |= inside
        for cell in grid.among(inside):
            assert (sides[0].outcomes[cell], sides[1].outcomes[cell]) == (change.before, change.after)
        assert told_by(told.point, change.witness.facts, NOW) == change.before
        assert told_by(after.point, change.witness.facts, NOW) == change.after
    assert found == cells or (len(changes) == MOST_CHANGES and not found & ~cells)
    assert bool(cells) or not changes or not grid.complete


def assert_agree(big: Big, open_ones: Counter[str]) -> None:
    """Compare all opinions on one table."""
    told = Opinions(big.loaded(), open_ones)
    small = (
        told.grid.complete and len(big.whole["decisions"]["answer"].get("rules", range(99))) <= MOST_PROVED
    )
    prover = Prover(told.program) if small else None
    for part, layer in enumerate(told.question.layers):
        assert_gaps_agree(told, layer, part)
        assert_overlaps_agree(told, layer, part)
        assert_silent_rules_agree(told, layer, part)
        if prover is not None:
            assert_solver_agrees(told, prover, part)
    assert_answers_agree(told)
    assert_moves_agree(told, prover)
    assert_diffs_agree(told, big.changed(), proved=prover is not None)


def agree(family: str, examples: int) -> None:
    """Compare all opinions on many tables; hardly any question may stay open."""
    open_ones: Counter[str] = Counter()

    @settings(max_examples=examples, suppress_health_check=list(HealthCheck))
    @given(big_tables(hits=FAMILIES[family]))
    def every(big: Big) -> None:
        assert_agree(big, open_ones)

    every()
    assert open_ones["open"] <= MOST_OPEN * open_ones["asked"], open_ones


@pytest.mark.parametrize("family", FAMILIES)
def test_diagram_solver_and_grid_agree_on_generated_tables(family: str) -> None:
    agree(family, 100)


@pytest.mark.soak
@pytest.mark.parametrize("family", FAMILIES)
def test_diagram_solver_and_grid_agree_on_many_generated_tables(family: str) -> None:
    agree(family, 667)
