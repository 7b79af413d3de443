"""Which facts of a question are told by stretches: rules compare them with written numbers and no more."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.behind import asked_with
from crmpolicy.engine.fields import Field, limits
from crmpolicy.engine.program import Program
from crmpolicy.engine.searching import Search
from crmpolicy.errors import BadValueError, MissingParameterError, UnknownPointError
from crmpolicy.policy.facts import Fact

_NUMBERS: Final = frozenset({"ratio", "money", "number", "integer"})
_DIGITS: Final = 15  # of a decimal that a binary number of 64 bits tells from its neighbours


@dataclass(frozen=True, slots=True)
class Stretches:
    """A fact that is told by stretches: between two cuts, and at each cut, all numbers have one answer.

    ``low`` and ``high`` are the ends of its range with whether they are outside of it; ``scale`` is a power
    of ten such that times it a legal value is whole, None where it has no step.
    """

    cuts: tuple[float, ...]
    low: float | None
    over: bool
    high: float | None
    under: bool
    scale: int | None


def known_by(point: DecisionPoint) -> Iterator[Fact]:
    """Give every fact that a question takes, also what its tables reckon for themselves."""
    yield from point.reach()
    for table in point.tables:
        yield from table.derive


def stretches_of(
    policies: PolicySet, name: str, now: datetime, given: Collection[str]
) -> Mapping[str, Stretches]:
    """Give the facts of a question that are told by stretches, by key.

    Args:
        policies: the policy set.
        name: the question.
        now: the moment of the question.
        given: keys of the facts that rows have; what follows from others is told so only where those are
            not given.
    """
    cuts: dict[str, set[Any]] = {}
    fields: dict[str, Field] = {}
    other: set[str] = set()
    for point in asked_with(policies, name):
        try:
            program = point.program(now)
        except (MissingParameterError, UnknownPointError):
            return {}
        _gather(program, cuts, other, given)
        fields |= {each.key: each for each in program.fields}
    found = {}
    for key, values in cuts.items():
        fact = fields[key].fact if key in fields else None
        told = _stretches(fact, sorted(values)) if fact is not None and key not in other else None
        if told is not None:
            found[key] = told
    return found


def _gather(program: Program, cuts: dict[str, set[Any]], other: set[str], given: Collection[str]) -> None:
    """Add the cuts of a program, and the facts that it uses in another way."""
    search = Search.of(program)
    other |= search.unindexed() | set(program.repeated or ())
    sources = {each.key: each.derived.sources for each in program.fields if each.derived is not None}
    for key, below in sources.items():
        other |= set(below)
        if not set(given).isdisjoint(_all_below(key, sources)):
            other.add(key)
    if program.courses:
        other |= {field.key for field in program.fields}
    for table in program.indexed:
        for part in table:
            for axis in part.axes:
                cuts.setdefault(axis.fact, set()).update(axis.cuts)
    for key, segments in search.axes.items():
        ends = {end for each in segments for end in (each.region.low, each.region.high) if end is not None}
        cuts.setdefault(key, set()).update(ends)


def _all_below(key: str, sources: Mapping[str, Collection[str]]) -> set[str]:
    """Name all facts from which one follows, however far."""
    found: set[str] = set()
    waiting = list(sources.get(key, ()))
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += sources.get(each, ())
    return found


def _stretches(fact: Fact, cuts: Sequence[Any]) -> Stretches | None:
    """Put cuts into binary numbers that compare as the exact ones do; None where they cannot be."""
    if fact.type.name not in _NUMBERS:
        return None
    low, over, high, under = limits(fact)
    told = [None if each is None else _binary(fact, each) for each in (*cuts, low, high)]
    if any(each is None for each, exact in zip(told, (*cuts, low, high), strict=True) if exact is not None):
        return None
    step = getattr(fact.type, "step", None)
    scale = 1 if fact.type.name == "integer" else None if step is None else _scale(step)
    if step is not None and scale is None:
        return None
    *found, least, most = told
    return Stretches(tuple(each for each in found if each is not None), least, over, most, under, scale)


def _binary(fact: Fact, exact: Any) -> float | None:
    """Give the binary number that is read as exactly this value; None where there is none."""
    number = Fraction(exact)
    told = float(number)
    if len(Decimal(repr(told)).normalize().as_tuple().digits) > _DIGITS:
        return None
    try:
        read = fact.type.read(told if fact.type.name != "integer" else int(told))
    except BadValueError:
        return told if Fraction(repr(told)) == number else None
    return told if Fraction(read) == number else None


def _scale(step: Decimal) -> int | None:
    """Give the power of ten of a step of 1, 0.1, 0.01, ...; None for others."""
    sign, digits, exponent = step.normalize().as_tuple()
    if sign or digits != (1,) or not isinstance(exponent, int) or not -_DIGITS < exponent <= 0:
        return None
    return int(10**-exponent)
