"""Which facts of a question fall into few classes: rules compare them with written values and no more."""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from itertools import chain, pairwise
from typing import Any, Final

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.axes import Axis
from crmpolicy.engine.behind import asked_with
from crmpolicy.engine.fields import Field, limits
from crmpolicy.engine.program import Program
from crmpolicy.engine.searching import Search, tests_apart
from crmpolicy.errors import BadValueError, MissingParameterError, UnknownPointError
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.scales import Choice

_NUMBERS: Final = frozenset({"ratio", "money", "number", "integer", "quantity"})
EXACT: Final = 10.0**15
"""Up to here a number of at most fifteen digits is told from its neighbours by its binary form."""

_DIGITS: Final = 15  # of a decimal that a binary number of 64 bits tells from its neighbours


@dataclass(frozen=True, slots=True)
class Edge:
    """Where one stretch ends and the next begins: at a value, or just ``over`` it."""

    value: Fraction
    over: bool

    @property
    def binary(self) -> float:
        """The least binary number of the stretch that begins here; the value has at most fifteen digits."""
        number = float(self.value)
        return math.nextafter(number, math.inf) if self.over else number


@dataclass(frozen=True, slots=True)
class Stretches:
    """A fact that is told by stretches: all numbers from one edge up to the next have one answer.

    ``low`` and ``high`` are the ends of its range with whether they are outside of it; ``step`` is that of
    its values, None where it has none.
    """

    edges: tuple[Edge, ...]
    low: Fraction | None
    over: bool
    high: Fraction | None
    under: bool
    step: Decimal | None

    @property
    def scale(self) -> int | None:
        """A power of ten such that times it a legal value is whole; None where there is no step."""
        return None if self.step is None else round(1 / self.step)


@dataclass(frozen=True, slots=True)
class Words:
    """A fact that is one of a few words, in the texts that programs most often hold."""

    texts: tuple[str, ...]


Classes = Stretches | Words


def beyond(classes: Classes) -> int:
    """Give the code of what is in none of the classes; one less is that of an empty cell."""
    return len(classes.edges) + 2 if isinstance(classes, Stretches) else len(classes.texts) + 1


def known_by(point: DecisionPoint) -> Iterator[Fact]:
    """Give every fact that a question takes, also what its tables reckon for themselves."""
    yield from point.reach()
    for table in point.tables:
        yield from table.derive


def classes_of(
    policies: PolicySet, name: str, now: datetime, given: Collection[str]
) -> Mapping[str, Classes]:
    """Give the facts of a question whose values fall into a few classes, by key.

    Args:
        policies: the policy set.
        name: the question.
        now: the moment of the question.
        given: keys of the facts that rows have; what follows from others is told so only where those are
            not given.
    """
    found: dict[str, Classes] = {}
    for point in asked_with(policies, name):
        for fact in known_by(point):
            if isinstance(fact.type, Choice):
                found[fact.key] = Words(fact.type.scale.ids)
    return {**found, **stretches_of(policies, name, now, given)}


def stretches_of(
    policies: PolicySet, name: str, now: datetime, given: Collection[str]
) -> Mapping[str, Stretches]:
    """Give the facts of a question that are told by stretches, by key; see :func:`classes_of`."""
    edges: dict[str, set[Edge]] = {}
    fields: dict[str, Field] = {}
    other: set[str] = set()
    for point in asked_with(policies, name):
        try:
            programs = (point.program(now),) if point.governing == ("now",) else point.programs()
        except (MissingParameterError, UnknownPointError):
            return {}
        for program in programs:
            _gather(program, edges, other, given)
            fields |= {each.key: each for each in program.fields}
    found = {}
    for key, values in edges.items():
        fact = fields[key].fact if key in fields else None
        ordered = sorted(values, key=lambda each: (each.value, each.over))
        told = _stretches(fact, ordered) if fact is not None and key not in other else None
        if told is not None:
            found[key] = told
    return found


def _gather(program: Program, edges: dict[str, set[Edge]], other: set[str], given: Collection[str]) -> None:
    """Add the edges of a program, and the facts that it uses in another way."""
    search = Search.of(program)
    other |= search.unindexed() | set(program.repeated or ())
    sources = {each.key: each.derived.sources for each in program.fields if each.derived is not None}
    for key, below in sources.items():
        other |= set(below)
        if not set(given).isdisjoint(_all_below(key, sources)):
            other.add(key)
    if program.courses:
        other |= {field.key for field in program.fields}
    numbers = {each.key for each in program.fields if each.fact.type.name in _NUMBERS}
    for part in chain.from_iterable(program.indexed):
        for axis in part.axes:
            if axis.fact in numbers:
                edges.setdefault(axis.fact, set()).update(_edges_of(axis))
        for test in tests_apart(part):
            if test.constant and test.fact in numbers:
                named = (each for each in test.values if isinstance(each, Decimal | Fraction | int))
                both = {Edge(Fraction(each), over) for each in named for over in (False, True)}
                edges.setdefault(test.fact, set()).update(both)


def _edges_of(axis: Axis) -> Iterator[Edge]:
    """Give the edges at which other rules survive: most rules do not tell a cut from what lies above it."""
    for place, (here, after) in enumerate(pairwise(axis.masks)):
        if here != after:
            yield Edge(Fraction(axis.cuts[place // 2]), over=bool(place % 2))


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


def _stretches(fact: Fact, edges: Sequence[Edge]) -> Stretches | None:
    """Take edges that binary numbers tell as exactly as they are; None where they do not."""
    bounds = fact.range.bounds()
    if fact.range.among or fact.range.listed or not all(isinstance(each, Literally) for _, each in bounds):
        return None
    low, over, high, under = limits(fact)
    ends = [each for each in (low, high) if each is not None]
    if any(_binary(fact, each) is None for each in (*(edge.value for edge in edges), *ends)):
        return None
    step = Decimal(1) if fact.type.name == "integer" else getattr(fact.type, "step", None)
    if step is not None and not _is_power(step):
        return None
    least, most = (None if each is None else Fraction(each) for each in (low, high))
    return Stretches(tuple(edges), least, over, most, under, step)


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


def _is_power(step: Decimal) -> bool:
    """Tell whether a step is 1, 0.1, 0.01, ..."""
    sign, digits, exponent = step.normalize().as_tuple()
    return not sign and digits == (1,) and isinstance(exponent, int) and -_DIGITS < exponent <= 0
