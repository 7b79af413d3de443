"""Trying other values of facts: the axes of a program, and the outcome at any combination of segments."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from crmpolicy.engine.answer import Unsettled
from crmpolicy.engine.asking import asked_by
from crmpolicy.engine.axes import ORDERED, between, is_indexed, step_from, tests_of
from crmpolicy.engine.decision import Outcome
from crmpolicy.engine.facts import Facts, facts_class
from crmpolicy.engine.fields import Field
from crmpolicy.engine.folding import FoldedTest
from crmpolicy.engine.folds import add, subtract
from crmpolicy.engine.indexing import Indexed
from crmpolicy.engine.program import Program
from crmpolicy.engine.regions import Segment, segments
from crmpolicy.errors import BadValueError
from crmpolicy.policy.guards import Literally

MOST_TRIED = 20_000  # combinations; beyond them an answer says less, never something wrong


@dataclass(frozen=True, slots=True)
class Search:
    """A program and the segments of each fact that its rules compare with written values."""

    program: Program
    axes: Mapping[str, tuple[Segment, ...]]

    @classmethod
    def of(cls, program: Program) -> "Search":
        """Cut every fact of a program that can be cut; values outside a fact's range are left out."""
        cuts: dict[str, list[Any]] = {}
        for table in program.indexed:
            for part in table:
                for axis in part.axes:
                    cuts.setdefault(axis.fact, []).extend(axis.cuts or tuple(axis.words or ()))
                for test in tests_apart(part):
                    if test.constant and is_indexed(program.kinds[test.fact]):
                        named = () if test.operator == "known" else test.values
                        cuts.setdefault(test.fact, []).extend(named)
        by_key = {field.key: field for field in program.fields}
        axes = {}
        for fact, values in cuts.items():
            if fact in by_key:
                found = segments(by_key[fact].name, by_key[fact].fact.type, values)
                legal = (inside(by_key[fact], segment) for segment in found)
                axes[fact] = tuple(segment for segment in legal if segment is not None)
        return cls(program, axes)

    def outcome(self, row: Sequence[Any]) -> Outcome | None:
        """Give the outcome at a row of facts; ``None`` where it is undecided."""
        program = self.program
        facts = facts_class(program.names)(row)
        masks = program.masks(facts)
        known = program.answers.get(masks)
        if known is not None:
            return known.outcome
        try:
            return program.settle(masks, facts).outcome
        except Unsettled:
            return None

    def try_facts(self, facts: Facts, changed: Sequence[str]) -> dict[tuple[Segment, ...], Outcome | None]:
        """Give the outcome at every combination of segments of some facts, the rest as given."""
        places = [self.program.places[fact] for fact in changed]
        tried = {}
        row = list(facts)
        for combination in product(*(self.axes[fact] for fact in changed)):
            for place, segment in zip(places, combination, strict=True):
                row[place] = segment.sample
            tried[combination] = self.outcome(row)
        return tried

    def size(self, changed: Sequence[str]) -> int:
        """Count the combinations of some facts' segments."""
        count = 1
        for fact in changed:
            count *= len(self.axes[fact])
        return count

    def blurred(self) -> set[str]:
        """Name the cut facts whose outcome need not be one and the same all over a stretch.

        Rules repeat such a fact in their outcome, or compare it with another fact; words are told one by one.
        """
        cut = {fact for fact in self.axes if self.program.kinds[fact].name in ORDERED}
        return cut & self.unindexed()

    def unindexed(self) -> set[str]:
        """Name the facts that the rules use in a way that no segment tells (compared with facts, or said)."""
        asked = {fact for table in self.program.tables for part in table.parts for fact in asked_by(part)}
        rest = {
            fact
            for table in self.program.tables
            for part in table.parts
            for rule in (*part.rules, *((part.otherwise,) if part.otherwise else ()))
            for _, operand in rule.then
            for fact in getattr(operand, "keys", ()) or ((operand.key,) if hasattr(operand, "key") else ())
        }
        loose = {
            fact
            for table in self.program.indexed
            for part in table
            for test in tests_apart(part)
            if not (test.constant and is_indexed(self.program.kinds[test.fact]))
            for fact in (test.fact, *(each.key for each in test.operands if hasattr(each, "key")))
        }
        free = {fact for fact in self.axes if self.program.kinds[fact].name == "text"}  # other texts exist
        return (asked - self.axes.keys()) | rest | loose | free


def tests_apart(part: Indexed) -> Iterator[FoldedTest]:
    """Give the tests that no axis of a part holds: of its own guard, and those that mix facts."""
    for guard in (*(left for _, left in part.rest), *((part.applies,) if part.applies else ())):
        yield from tests_of(guard)


def inside(field: Field, segment: Segment) -> Segment | None:
    """Give a segment with a sample that the fact can take, or nothing where it can take none there."""
    region = segment.region
    if region.words:
        return segment if _legal(field, segment.sample) else None
    bounds = [each.value for _, each in field.fact.range.bounds() if isinstance(each, Literally)]
    ends = [each for each in (region.low, region.high) if each is not None]
    tried = [segment.sample, *bounds, *_beside(field, [*ends, *bounds])]
    tried += [between(*sorted((bound, end))) for bound in bounds for end in ends if bound != end]
    if (
        field.fact.type.name == "integer"
    ):  # halfway between whole numbers may lie a whole number, as a fraction
        tried = [int(sample) for sample in tried if sample == int(sample)]
    for sample in tried:
        if region.holds(sample) and _legal(field, sample):
            return segment._replace(sample=sample)
    return None


def _beside(field: Field, values: Sequence[Any]) -> list[Any]:
    """Give the values one step away, for facts that move in steps."""
    step = getattr(field.fact.type, "step", None)
    if step is None:
        return [step_from(value, sign) for value in values for sign in (1, -1)]
    return [move(value, step) for value in values for move in (add, subtract)]


def _legal(field: Field, sample: Any) -> bool:
    """Tell whether a fact can take a value: inside its range and on its step."""
    on_step = getattr(field.fact.type, "on_step", None)
    if on_step is not None and not on_step(sample):
        return False
    try:
        field.fact.check_range(sample)
    except BadValueError:
        return False
    return True
