"""How a fact gets the values beside a threshold: itself, in a line of a list, or by what it follows from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from crmpolicy.engine import DecisionPoint
from crmpolicy.engine.fields import Field
from crmpolicy.engine.program import Program
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.testing.amounts import allowed, neighbours
from crmpolicy.testing.thresholds import thresholds

AGAINST = 1000
"""What the other fact is, where a rule compares two."""

Given = Mapping[str, Any]
Reckon = Callable[[str, Given], Fraction]


@dataclass(frozen=True, slots=True)
class Lever:
    """A fact that a caller gives, with values at and beside its thresholds.

    ``asked`` is what rules compare with the thresholds. ``base`` is given as a whole, ``fact`` is written in
    notations: a fact of the question, or a field in the lines of a list.
    """

    asked: Fact
    base: Field
    fact: Fact
    cuts: Sequence[Any]
    beside: Sequence[Any]

    def put(self, others: Given, value: Any) -> dict[str, Any]:
        """Give a value beside other facts; of a list the first line has it."""
        if self.fact is self.base.fact:
            return {**others, self.base.name: value}
        first, *rest = others[self.base.name]
        return {**others, self.base.name: [{**first, self.fact.name: value}, *rest]}

    def values(self, _: Given) -> Sequence[Any]:
        """Give the values that are given beside other facts."""
        return self.beside


@dataclass(frozen=True, slots=True)
class Source(Lever):
    """What another question decides, and a fact follows from one for one.

    The engine asks that question although the fact itself is given, and then refuses both: so this one is
    given in its stead, and ``reckon`` tells what follows.
    """

    reckon: Reckon = field(kw_only=True)

    def values(self, others: Given) -> Sequence[Any]:
        """Give the values with which the fact has those beside its thresholds; none where one is illegal."""
        start = self.reckon(self.asked.name, self.put(others, Decimal(0)))
        moved = [Decimal(each) - Decimal(start.numerator) / start.denominator for each in self.beside]
        reached = [self.reckon(self.asked.name, self.put(others, each)) for each in moved]
        assert reached == [Fraction(each) for each in self.beside]
        return moved if all(allowed(self.fact, each) for each in moved) else []


def lever_of(point: DecisionPoint, program: Program, key: str, reckon: Reckon) -> Lever:
    """Find how a fact is given, be it one of the question or a field of the lines of a list.

    Args:
        point: the question.
        program: its program of the period.
        key: the full name of the fact.
        reckon: works out a fact, by plain name, from what is given.
    """
    by_key = {each.key: each for each in program.fields}
    base = by_key.get(key) or by_key[key.rpartition(":")[0]]
    fact = base.fact if base.key == key else next(each for each in lines_of(base) if each.key == key)
    cuts = thresholds(program)[key] or (fact.type.read(AGAINST),)
    beside = [value for value in neighbours(fact, cuts) if allowed(fact, value)]
    decided = {each.full for each in point.requires.needed} & {*below(by_key, base)}
    if not decided:
        return Lever(fact, base, fact, cuts, beside)
    source = by_key[min(decided)]
    return Source(fact, source, source.fact, cuts, beside, reckon=reckon)


def lines_of(field: Field) -> Sequence[Fact]:
    """Give the fields of a list's entries."""
    return field.fact.type.fields if isinstance(field.fact.type, ListOf) else ()


def others_given(point: DecisionPoint, program: Program, lever: Lever) -> list[Field]:
    """Choose which other facts are given: what rules ask, or what it is reckoned from where that is free.

    A form asks for all its entries, but none may stand beside what follows from it.
    """
    by_key = {each.key: each for each in program.fields}
    base, mine = lever.base, {*below(by_key, lever.base)}
    hidden = {key for key in mine if isinstance(point, RecordPoint) or not by_key[key].wanted}
    given: dict[str, Field] = {base.key: base} if lever.fact is not base.fact else {}
    for each in program.fields:
        if each.key == base.key or each.key in hidden or not each.wanted or each.key in counters(point):
            continue
        parts = [*below(by_key, each)]
        follows = bool(parts) and not {*parts} & hidden
        bases = [by_key[key] for key in parts if by_key[key].derived is None] if follows else [each]
        given.update({one.key: one for one in bases if one.key != base.key})
    return [*given.values()]


def counters(point: DecisionPoint) -> set[str]:
    """Name what the engine alone counts of a form: lines that break a rule. Nobody declares or gives it."""
    demands = point.form.demands if isinstance(point, RecordPoint) else ()
    return {each.counter for each in demands if each.counter is not None}


def below(by_key: Mapping[str, Field], field: Field) -> Iterator[str]:
    """Give what a fact is reckoned from, and what that is reckoned from."""
    for source in field.derived.sources if field.derived else ():
        if source in by_key:
            yield source
            yield from below(by_key, by_key[source])
