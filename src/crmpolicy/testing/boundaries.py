"""Boundary steps: whether cases stand exactly at each value that rules compare with, and just beside it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple

from crmpolicy.engine import ABSENT, Decision, Facts
from crmpolicy.engine.folding import Lookup
from crmpolicy.engine.guarding import value_of
from crmpolicy.engine.program import Program
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.guards import FactOf, Literally
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.testing.asked import Asked
from crmpolicy.testing.beside import Way, has_beside, is_beside, may_be
from crmpolicy.testing.coverage import BoundaryCoverage, Side
from crmpolicy.testing.thresholds import Comparison, comparisons

Read = Callable[[str], Any]
Operand = Literally | FactOf | Lookup
Step = tuple[str, str, Any, Side]
"""A folder, a fact, a value (or the parameters whose value cases set), a side."""

_WAYS: Final[Mapping[Side, Way]] = {"below": -1, "above": 1}
_SIDES: Final[Mapping[str, tuple[Side, ...]]] = {
    "at_least": ("at", "below"),
    "under": ("at", "below"),
    "over": ("at", "above"),
    "up_to": ("at", "above"),
    "is": ("at", "below", "above"),
    "not": ("at", "below", "above"),
}


def boundaries_taken(asked: Sequence[Asked]) -> tuple[BoundaryCoverage, ...]:
    """Look for each boundary step of the questions that were asked for a case that takes it.

    Values count as they are in force in the period of the case. Where no file gives a parameter its value,
    those that cases set for it make one boundary together; a case that tries another value than the written
    one makes none. A step that the range of the fact forbids is none either.
    """
    ledger = _Ledger()
    for each in asked:
        for decision in each.decisions:
            for met in _met(each, decision):
                ledger.note(met, each.case.case)
    return tuple(sorted(ledger.entries(), key=lambda entry: (entry.document, entry.place or ())))


class _Met(NamedTuple):
    """A step that a case could take, whether the case sets the value itself, and whether it takes it."""

    folder: str
    entry: BoundaryCoverage
    given: bool
    taken: bool


@dataclass(slots=True)
class _Ledger:
    """The steps met so far, those whose value only cases set kept apart, and who takes them."""

    written: dict[Step, BoundaryCoverage] = field(default_factory=dict)
    given: dict[Step, BoundaryCoverage] = field(default_factory=dict)
    taken: dict[Step, str] = field(default_factory=dict)

    def note(self, met: _Met, case: str) -> None:
        """Note one step that a case could take."""
        entry = met.entry
        step = (met.folder, entry.fact, entry.value, entry.side)
        pooled = (met.folder, entry.fact, entry.parameters, entry.side)
        if met.given:
            self.given.setdefault(pooled, replace(entry, value=None))
        else:
            self.written.setdefault(step, entry)
        if met.taken:
            self.taken.setdefault(step, case)
            self.taken.setdefault(pooled, case)

    def entries(self) -> Iterator[BoundaryCoverage]:
        """Give each step with the first case that takes it."""
        named = {(folder, entry.fact, entry.parameters) for (folder, *_), entry in self.written.items()}
        left = {step: entry for step, entry in self.given.items() if step[:3] not in named}
        for step, entry in (*self.written.items(), *left.items()):
            yield replace(entry, reached_by=self.taken.get(step))


def _met(each: Asked, decision: Decision) -> Iterator[_Met]:
    """Give the steps of the question that was decided."""
    effective = each.policies.effective
    program = each.policies.point(decision.subject).program_of(decision)
    facts = _declared(effective, program)
    for comparison in comparisons(program):
        fact = facts[comparison.test.fact]
        folder = effective.documents[comparison.document].folder
        given = any(effective.parameters[key].origin == "given" for key in comparison.test.parameters)
        reads = list(_readers(program, decision.facts, comparison))
        for operand, bound, side in _asked_of(fact, comparison):
            taken = any(_taken(fact, read, operand, bound, side) for read in reads)
            yield _Met(folder, _entry(comparison, fact, bound, side), given, taken)


def _entry(comparison: Comparison, fact: Fact, bound: Any, side: Side) -> BoundaryCoverage:
    return BoundaryCoverage(
        document=comparison.document,
        fact=fact.key,
        title=fact.title,
        type=fact.type,
        value=bound,
        parameters=comparison.test.parameters,
        side=side,
        place=comparison.place,
        reached_by=None,
    )


def _asked_of(fact: Fact, comparison: Comparison) -> Iterator[tuple[Operand, Any, Side]]:
    """Give the bounds of a comparison with their sides, those left out that the fact can never have."""
    operator = comparison.test.operator
    worded = isinstance(fact.type, Choice) and operator in ("is", "not")
    if not fact.type.ordered or worded:
        return
    for operand in comparison.test.operands:
        for bound in _bounds(operand):
            for side in _SIDES[operator]:
                possible = may_be(fact, bound) if side == "at" else has_beside(fact, bound, _WAYS[side])
                if possible:
                    yield operand, bound, side


def _bounds(operand: Operand) -> Iterator[Any]:
    """Give the values that an operand may stand for, each once; another fact has no fixed one."""
    values: tuple[Any, ...] = ()
    if isinstance(operand, Literally):
        values = (operand.value,)
    elif isinstance(operand, Lookup):
        values = (*operand.entries.values(), operand.otherwise)
    return (each for each in dict.fromkeys(values) if each is not None and each is not UNLIMITED)


def _taken(fact: Fact, read: Read, operand: Operand, bound: Any, side: Side) -> bool:
    """Tell whether a case stands on a side of a bound that counts at its facts."""
    value = read(fact.key)
    if value is None or value is ABSENT or value_of(operand, read) != bound:
        return False
    if side == "at":
        return fact.type.compare(value, bound) == 0
    return is_beside(fact.type, value, bound, _WAYS[side])


def _readers(program: Program, row: Facts, comparison: Comparison) -> Iterator[Read]:
    """Give what reads the fact of a comparison: one a case, or one an entry of the list that it is of."""
    key = comparison.test.fact
    if key in program.places:
        yield program.reader(row)
        return
    for each in _lists(program, comparison):
        given = row[program.places[each]]  # no list where it was left out
        for entry in given if isinstance(given, tuple) else ():
            yield program.entry_reader(entry, row)


def _lists(program: Program, comparison: Comparison) -> tuple[str, ...]:
    owner, _, _ = comparison.test.fact.rpartition(":")
    if owner in program.places:
        return (owner,)
    asked = (table.table for table in program.tables if table.table.document == comparison.document)
    return tuple(table.of for table in asked if table.of is not None)


def _declared(effective: Effective, program: Program) -> Mapping[str, Fact]:
    """Give every fact that a program may look at by its full name, the fields of lists too."""
    own = (fact for table in program.tables for fact in table.table.derive)
    every = (*effective.facts.values(), *own)
    inside = (field for fact in every if isinstance(fact.type, ListOf) for field in fact.type.fields)
    return {fact.key: fact for fact in (*every, *inside)}
