"""Trying other values of facts: the axes of a program, and the outcome at any combination of segments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from crmpolicy.engine.answer import Unsettled
from crmpolicy.engine.axes import tests_of
from crmpolicy.engine.compiling import asked_by
from crmpolicy.engine.decision import Outcome
from crmpolicy.engine.facts import Facts, facts_class
from crmpolicy.engine.fields import Field
from crmpolicy.engine.program import Program
from crmpolicy.engine.regions import Segment, segments
from crmpolicy.errors import BadValueError

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
                if part.applies is not None:
                    for test in tests_of(part.applies):
                        if test.constant and test.operator != "known":
                            cuts.setdefault(test.fact, []).extend(test.values)
        by_key = {field.key: field for field in program.fields}
        axes = {}
        for fact, values in cuts.items():
            if fact in by_key:
                found = segments(by_key[fact].name, by_key[fact].fact.type, values)
                axes[fact] = tuple(each for each in found if _legal(by_key[fact], each.sample))
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
            for _, guard in part.rest
            for test in tests_of(guard)
            for fact in (test.fact, *(each.key for each in test.operands if hasattr(each, "key")))
        }
        return (asked - self.axes.keys()) | rest | loose


def _legal(field: Field, sample: Any) -> bool:
    try:
        field.fact.check_range(sample)
    except BadValueError:
        return False
    return True
