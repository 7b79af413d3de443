"""The opinions on one table: what the diagrams, the solver and the full grid say of its rules."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import combinations, repeat
from typing import Any, Final

from crmpolicy.engine import PolicySet
from crmpolicy.engine.program import Program
from crmpolicy.verify.diagrams.answers import Said
from crmpolicy.verify.diagrams.layers import Layer
from crmpolicy.verify.facts.witness import Period
from crmpolicy.verify.prover import Prover, given_facts
from crmpolicy.verify.questions.gaps import MOST_TOLD, gaps
from crmpolicy.verify.questions.overlaps import overlaps
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.questions.replaying import is_undecided, shown
from crmpolicy.verify.questions.unreached import unreached
from crmpolicy.verify.undecided import NotDecidedError
from tests.oracle.grid import NONE_SPEAKS, Asked, Grid, deciding, members, told_by
from tests.oracle.literals import seen
from tests.oracle.tables import tell
from tests.oracle.worlds import World
from tests.property.big_tables import Whole, text_of
from tests.property.cells import Cells

NOW: Final = datetime(2026, 7, 1, 12, tzinfo=UTC)
POINT: Final = "doc.answer"
READ_AGAIN: Final = 5  # cells of each table
SAMPLED: Final = 2  # pairs and rules of each sort that the solver is asked for in a large table
SAMPLED_MS: Final = 2_000
CELLS_A_POINT: Final = 5  # a grid of more cells for each point that is drawn else is too large
BUDGET: Final = 50_000  # a question of these sizes that needs more is rare, and slow


class Opinions:
    """The opinions on one table; ``open`` counts what the diagram was asked and could not tell."""

    def __init__(self, policies: PolicySet, open_ones: Counter[str], *, most_proved: int, drawn: int) -> None:
        self.open, self.drawn = open_ones, drawn
        self.question = Question(policies, POINT, Period(None, None, NOW), budget=BUDGET)
        self.point = policies.point(POINT)
        self.program = self.point.program(NOW)
        self.table = self.program.tables[0]
        self.grid = self.over(self.program)
        self.asked = Asked(self.program, self.grid, NOW)
        self.cells = Cells(self.grid, self.question.space)
        small = self.grid.complete and sum(len(part.rules) for part in self.table.parts) <= most_proved
        self.prover = Prover(self.program) if small else None
        self.sampler = None if small else Prover(self.program, timeout_ms=SAMPLED_MS)

    def over(self, *programs: Program) -> Grid:
        """Lay a grid over some programs, or draw points where it would have too many cells."""
        return Grid.over(*programs, most=self.drawn * CELLS_A_POINT, drawn=self.drawn)

    def masks(self, facts: Mapping[str, Any]) -> Sequence[int]:
        """Give the rules that match some facts, by part."""
        found = self.program.masks(self.point.facts(facts, now=NOW))
        return found if len(self.table.parts) != 1 else (found,)

    def facts(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Give what the solver names as the facts that a caller gives."""
        return given_facts(self.program, values, NOW)

    def sample(self, question: Callable[[Prover], Any], wanted: bool) -> None:  # noqa: FBT001 - an answer
        """Ask the solver one question of a large table: it has to find facts just where the diagram did."""
        if self.sampler is None:
            return
        try:
            values = question(self.sampler)
        except NotDecidedError:
            self.open["solver"] += 1
            return
        self.open["sampled"] += 1
        assert (values is not None) == wanted

    def tell(self, question: Callable[[], Any]) -> Any:
        """Ask the diagram; ``None`` and a count where it cannot tell."""
        self.open["asked"] += 1
        try:
            return question()
        except NotDecidedError as undecided:
            self.open["open"] += 1
            self.open[undecided.fault.code] += 1
            return None


def assert_engine_agrees(told: Opinions, whole: Whole) -> None:
    """Compare some cells of the grid with the reading of the text that shares no code with the engine."""
    if any(fact["type"] == "term" for fact in whole["facts"].values()):
        return  # that reading measures in hours only
    world = World([text_of(whole)])
    names = [each.name for each in told.grid.fields]
    for cell in range(0, told.grid.count, -(-told.grid.count // READ_AGAIN)):
        said = tell(world, "answer", dict(zip(names, map(seen, told.grid.row(cell)), strict=True)))
        parts = zip(told.table.parts, told.asked.masks[cell], strict=True)
        assert [each for _, each in said.matched] == [
            None if mask < 0 else {part.rules[place].rule.id for place in members(mask)}
            for part, mask in parts
        ]
        outcome = told.asked.outcomes[cell]
        assert said.outcome == (outcome and {name: seen(value) for name, value in outcome.items()})


def assert_gaps_agree(told: Opinions, layer: Layer, part: int) -> None:
    """Compare gaps cell by cell, and try the witness of each region."""
    boxes = told.tell(lambda: gaps(told.question, layer))
    cells = told.asked.gap(part)
    if told.prover is not None:
        values = told.prover.gap(0, part)
        assert (values is not None) == bool(cells)
        assert values is None or told.masks(told.facts(values))[part] == 0
    if boxes is None:
        return
    told.sample(lambda solver: solver.gap(0, part), bool(boxes))
    covered = 0
    for box in boxes:
        covered |= told.cells.inside(box)
        witness = shown(told.question, box, is_undecided)
        assert told.masks(witness.facts)[part] == 0
        assert told_by(told.point, witness.facts, NOW) is None
    assert not covered & ~cells
    assert covered == cells or len(boxes) == MOST_TOLD
    assert cells or not boxes or not told.grid.complete


def assert_overlaps_agree(told: Opinions, layer: Layer, part: int) -> None:
    """Compare the pairs of rules that overlap, and whether they contradict each other."""
    found = told.tell(lambda: overlaps(told.question, layer))
    seen = told.asked.pairs(part)
    if told.prover is not None:
        for one, other in combinations(range(len(told.table.parts[part].rules)), 2):
            values = told.prover.overlap(0, part, one, other)
            assert (values is not None) == ((one, other) in seen)
            assert values is None or {one, other} <= set(members(told.masks(told.facts(values))[part]))
    if found is None:
        return
    pairs = {(each.one, each.other): each.says[0].says != each.says[1].says for each in found}
    every = combinations(range(len(told.table.parts[part].rules)), 2)
    apart = [pair for pair in every if pair not in pairs]
    for one, other in (*list(pairs)[:SAMPLED], *apart[:SAMPLED]):
        told.sample(partial(Prover.overlap, table=0, part=part, one=one, other=other), (one, other) in pairs)
    assert seen.items() <= pairs.items()
    assert pairs == seen or not told.grid.complete
    for each in found:
        wanted = 1 << each.one | 1 << each.other
        together = told.asked.where(part, partial(_holds, wanted))
        assert not told.cells.inside(each.box) & ~together
        witness = told.question.witness(each.box)
        assert {each.one, each.other} <= set(members(told.masks(witness.facts)[part]))


def _holds(wanted: int, mask: int) -> bool:
    return mask >= 0 and mask & wanted == wanted


def assert_silent_rules_agree(told: Opinions, layer: Layer, part: int) -> None:
    """Compare the rules that never decide, and why."""
    found = told.tell(lambda: unreached(told.question, layer))
    seen = told.asked.silent(part)
    folded = told.table.parts[part]
    if told.prover is not None:
        for rule in range(len(folded.rules) + (folded.otherwise is not None)):
            values = told.prover.reached(0, part, rule)
            assert (values is None) == (rule in seen)
            if values is not None:
                mask = told.masks(told.facts(values))[part]
                wanted = rule if rule < len(folded.rules) else NONE_SPEAKS
                assert wanted in deciding(told.table, folded, mask)
    if found is None:
        return
    reasons = {each.rule: each.why for each in found}
    speaking = [rule for rule in range(len(folded.rules)) if rule not in reasons]
    for rule in (*list(reasons)[:SAMPLED], *speaking[-SAMPLED:]):
        told.sample(partial(Prover.reached, table=0, part=part, rule=rule), rule not in reasons)
    assert reasons.keys() <= seen.keys()
    assert reasons == seen or not told.grid.complete


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
