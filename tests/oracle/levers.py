"""How a fact gets the values beside a threshold: itself, or in a line of a list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crmpolicy.engine import DecisionPoint
from crmpolicy.engine.fields import Field
from crmpolicy.engine.program import Program
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.testing.amounts import allowed, neighbours
from crmpolicy.testing.thresholds import thresholds

AGAINST = 1000
AGAINST_WHOLE = 6
"""What the other fact is, where a rule compares two; of whole numbers so few that lists may be as long."""

Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Lever:
    """A fact that a caller gives, with values at and beside its thresholds.

    ``base`` is given as a whole, ``fact`` is written in notations: a fact of the question, or a field in the
    lines of a list.
    """

    base: Field
    fact: Fact
    cuts: Sequence[Any]
    beside: Sequence[Any]

    def put(self, others: Given, value: Any) -> dict[str, Any]:
        """Give a value beside other facts; of a list the first line has it."""
        if self.fact is self.base.fact:
            return {**others, self.base.name: value}
        first, *rest = others[self.base.name]
        kind = self.base.fact.type
        if isinstance(kind, ListOf) and self.fact.name in kind.unique:
            mine = self.fact.type.read(value)
            rest = [line for line in rest if line[self.fact.name] != mine]
        return {**others, self.base.name: [{**first, self.fact.name: value}, *rest]}


def against(fact: Fact) -> int:
    """Give what a fact is tried against where it is compared with another."""
    return AGAINST_WHOLE if fact.type.name == "integer" else AGAINST


def lever_of(program: Program, key: str, cuts: Sequence[Any] = ()) -> Lever:
    """Find how a fact is given, be it one of the question or a field of the lines of a list.

    Args:
        program: a question in a period.
        key: the full name of the fact.
        cuts: its thresholds, where they are no values that rules compare it with.
    """
    by_key = {each.key: each for each in program.fields}
    base = by_key.get(key) or by_key[key.rpartition(":")[0]]
    fact = base.fact if base.key == key else next(each for each in lines_of(base) if each.key == key)
    cuts = cuts or thresholds(program)[key] or (fact.type.read(against(fact)),)
    beside = [value for value in neighbours(fact, cuts) if allowed(fact, value)]
    return Lever(base, fact, cuts, beside)


def decided_by(lever: Lever, told: Mapping[Any, Any]) -> list[Any]:
    """Give the thresholds at which answers change: from the value below, or to the one above.

    Args:
        lever: a fact with its values.
        told: the answers by value.
    """
    values = sorted(lever.beside)
    found = []
    for cut in lever.cuts:
        near = [max((each for each in values if each < cut), default=cut), cut]
        near.append(min((each for each in values if each > cut), default=cut))
        if len({repr(told[each]) for each in near if each in told}) > 1:
            found.append(cut)
    return found


def lines_of(field: Field) -> Sequence[Fact]:
    """Give the fields of a list's entries."""
    return field.fact.type.fields if isinstance(field.fact.type, ListOf) else ()


def others_given(point: DecisionPoint, program: Program, lever: Lever) -> list[Field]:
    """Choose which other facts are given: what rules ask, or what it is reckoned from where that is free.

    A form asks for all its entries, but none may stand beside what follows from it. What follows from the
    fact of the lever is left to follow.
    """
    by_key = {each.key: each for each in program.fields}
    base, mine = lever.base, {*below(by_key, lever.base)}
    hidden = {key for key in mine if isinstance(point, RecordPoint) or not by_key[key].wanted}
    given: dict[str, Field] = {base.key: base} if lever.fact is not base.fact else {}
    for each in program.fields:
        if each.key == base.key or each.key in hidden or not each.wanted or each.key in counters(point):
            continue
        parts = [*below(by_key, each, but=base.key)]
        follows = (bool(parts) or base.key in below(by_key, each)) and not {*parts} & hidden
        bases = [by_key[key] for key in parts if by_key[key].derived is None] if follows else [each]
        given.update({one.key: one for one in bases if one.key != base.key})
    return [*given.values()]


def counters(point: DecisionPoint) -> set[str]:
    """Name what the engine alone counts of a form: lines that break a rule. Nobody declares or gives it."""
    demands = point.form.demands if isinstance(point, RecordPoint) else ()
    return {each.counter for each in demands if each.counter is not None}


def below(by_key: Mapping[str, Field], field: Field, *, but: str = "") -> Iterator[str]:
    """Give what a fact is reckoned from, and what that is reckoned from; one fact may be passed over."""
    for source in field.derived.sources if field.derived else ():
        if source in by_key and source != but:
            yield source
            yield from below(by_key, by_key[source], but=but)
