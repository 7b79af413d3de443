"""Axes: the values of one fact, cut into segments that no rule tells apart; only legal values count.

A set of segments is an integer, one bit a segment; the last bit is the unknown, where it is allowed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, Final

from crmpolicy.engine.axes import ORDERED, UNLISTED, survivors
from crmpolicy.engine.folding import FoldedGuard, FoldedTest
from crmpolicy.engine.regions import Region, segments
from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import Fact, ListOf, Range, check_range
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.policy.semantics import holds
from crmpolicy.values import LIMIT, WEEKDAYS, Term, ValueType
from crmpolicy.verify.facts.lengths import lengths_around
from crmpolicy.verify.facts.smallest import smallest
from crmpolicy.verify.undecided import NotDecidedError

MOST_WORDS: Final = 10  # of a set that rules tell apart: a set has two to that power of subsets
_MONTH: Final = (*range(1, 32), "last")


@dataclass(frozen=True, slots=True)
class Axis:
    """One fact and its segments.

    ``regions`` tells each segment, ``samples`` its smallest legal value (``None``: the unknown, or none at
    all), ``alive`` which segments have one. ``cuts`` are the values between segments where the fact is a
    number or a moment; ``ascending`` tells whether segments rise in the order of their values. ``marks`` are
    the lengths of time that rules name: a segment lies between two of them, though its region names a single
    value.
    """

    key: str
    fact: Fact
    regions: tuple[Region, ...]
    samples: tuple[Any, ...]
    alive: int
    unknown: int = 0
    cuts: tuple[Any, ...] | None = None
    ascending: bool = False
    marks: tuple[Any, ...] = ()

    def where(self, test: FoldedTest) -> int:
        """Give the segments in which a test of this fact against written values holds."""
        if test.operator == "known":
            return (self.alive & ~self.unknown) if test.values[0] else self.unknown
        if self.cuts is not None:
            return survivors(self.fact.type, self.cuts, FoldedGuard((test,))) & self.alive
        return self.such_that(lambda value: holds(self.fact.type, value, _operator(test), test.values))

    def such_that(self, question: Any) -> int:
        """Give the segments whose sample, when known, passes a question."""
        found = 0
        for place, sample in enumerate(self.samples):
            bit = 1 << place
            if bit & self.alive & ~self.unknown and question(sample):
                found |= bit
        return found

    def places(self, found: int) -> list[int]:
        """Give the numbers of the segments of a set."""
        return [place for place in range(len(self.regions)) if found >> place & 1]


def _operator(test: FoldedTest) -> Any:
    return test.operator


def axis_of(fact: Fact, key: str, constants: Iterable[Any], *, unknown: bool) -> Axis:
    """Cut a fact at the values that rules compare it with.

    Args:
        fact: the fact; its range and step say which values are legal.
        key: its full name.
        constants: every value that it is compared with.
        unknown: whether it can be unknown.

    Raises:
        NotDecidedError: its values cannot be cut into few enough segments.
    """
    kind = fact.type
    if kind.name in ORDERED:
        bounds = [each.value for _, each in fact.range.bounds() if isinstance(each, Literally)]
        cuts = tuple(sorted({*constants, *bounds}))
        found = [segment.region for segment in segments(key, kind, cuts)] if cuts else [Region(key)]
        samples = [legal_in(fact, region) for region in found]
        return _axis(fact, key, found, samples, unknown=unknown, cuts=cuts, ascending=True)
    values = [each for each in fact.range.among or _values(kind, tuple(constants)) if is_legal(fact, each)]
    distinct = _told_apart(fact, values, constants)
    found = [Region(key, (value,)) for value in distinct]
    ascending = isinstance(kind, Choice) or kind.name in ("boolean", "day of month")
    marks = tuple(constants) if kind.name in ("term", "period") and not fact.range.among else ()
    return _axis(fact, key, found, distinct, unknown=unknown, cuts=None, ascending=ascending, marks=marks)


def shared_axis(facts: Sequence[Fact], key: str, constants: Iterable[Any], *, unknown: bool) -> Axis:
    """Cut a fact that several policies declare: only values that all of them allow count.

    Args:
        facts: the declarations; they may differ in range, step and words.
        key: its full name.
        constants: every value that it is compared with.
        unknown: whether any of them lets it be unknown.

    Raises:
        NotDecidedError: they are of different types, or cannot be cut into few enough segments.
    """
    first, *others = facts
    others = [each for each in others if (each.type, each.range) != (first.type, first.range)]
    if any(each.type.name != first.type.name for each in others):
        raise NotDecidedError("verify-types-differ", fact=first.title)
    bounds = [each.value for fact in others for _, each in fact.range.bounds() if isinstance(each, Literally)]
    among = [value for fact in facts for value in fact.range.among]
    axis = axis_of(first, key, [*constants, *bounds, *(among if others else ())], unknown=unknown)
    for other in others:
        axis = _agreed(axis, other)
    return axis


def _agreed(axis: Axis, other: Fact) -> Axis:
    """Keep the segments that hold a value which another declaration allows too."""
    samples = list(axis.samples)
    alive = axis.alive
    for place in axis.places(axis.alive & ~axis.unknown):
        samples[place] = _allowed_by(axis, place, other)
        if samples[place] is None:
            alive &= ~(1 << place)
    return replace(axis, samples=tuple(samples), alive=alive)


def _allowed_by(axis: Axis, place: int, other: Fact) -> Any:
    tried = [axis.samples[place]]
    if axis.cuts is not None:
        tried.append(legal_in(other, axis.regions[place]))
    return next(
        (each for each in tried if each is not None and is_legal(axis.fact, each) and is_legal(other, each)),
        None,
    )


def _axis(
    fact: Fact, key: str, regions: list[Region], samples: Sequence[Any], *, unknown: bool, **more: Any
) -> Axis:
    alive = sum(1 << place for place, sample in enumerate(samples) if sample is not None)
    bit = 1 << len(regions) if unknown else 0
    if unknown:
        regions, samples = [*regions, Region(key, (None,))], [*samples, None]
    return Axis(key, fact, tuple(regions), tuple(samples), alive | bit, bit, **more)


def legal_in(fact: Fact, region: Region, *, lowest: bool = False) -> Any:
    """Give the smallest legal value of a stretch that no bound of the fact's range cuts."""
    if fact.range.among:
        inside = sorted(value for value in fact.range.among if region.holds(value))
        return next((value for value in inside if is_legal(fact, value)), None)
    if fact.type.name not in ("date", "instant", "time of day"):
        region = _within_limit(region)
    found = smallest(fact.type, region, lowest=lowest)
    return found if found is not None and is_legal(fact, found) else None


def _within_limit(region: Region) -> Region:
    """Cut a stretch without an upper end at the largest number there is."""
    if region.high is None and region.low is not None:
        return region._replace(high=LIMIT, high_included=True)
    return region


def is_legal(fact: Fact, value: Any) -> bool:
    """Tell whether a caller may give a value: inside the range and on the step."""
    on_step = getattr(fact.type, "on_step", None)
    if on_step is not None and not on_step(value):
        return False
    if isinstance(fact.type, Choice) and value not in fact.type.scale.ranks:
        return False
    return is_in_range(fact.type, fact.range, value)


def is_in_range(kind: ValueType, allowed: Range, value: Any) -> bool:
    """Tell whether a range allows a value; bounds that are parameters are left out."""
    try:
        check_range(kind, allowed, value)
    except BadValueError:
        return False
    return True


def any_value(fact: Fact) -> Any:
    """Give the smallest legal value of a fact that no rule asks; the unknown where there is none.

    >>> from crmpolicy.values import Integer
    >>> any_value(Fact("n", "n", ("n", "n"), Integer()))
    0
    """
    if isinstance(fact.type, ListOf):
        return []
    axis = axis_of(fact, fact.key, (), unknown=fact.unknown)
    return axis.samples[axis.places(axis.alive)[0]]


def any_word(kind: ValueType) -> Any:
    """Give a word of a type whose words nobody lists."""
    return _other(()) if kind.name == "text" else UNLISTED


def _values(kind: ValueType, constants: tuple[Any, ...]) -> Sequence[Any]:
    """Give values of a type without stretches: all of them, or enough to be told apart in every way."""
    if isinstance(kind, Choice):
        return kind.scale.ids
    if isinstance(kind, Choices):
        return [kind.sort(each) for each in _subsets(kind.scale.ids, constants)]
    if isinstance(kind, ListOf):
        return list(_subsets(tuple(dict.fromkeys(constants)), constants))
    fixed = {"boolean": (False, True), "weekday": WEEKDAYS, "day of month": _MONTH}
    if kind.name in fixed:
        return fixed[kind.name]
    if kind.name in ("term", "period"):
        return lengths_around(kind, constants)
    return [*dict.fromkeys(constants), _other(constants)]


def _other(constants: Sequence[Any]) -> str:
    """Give a text that no rule names."""
    return next(
        word for word in ("-", *(f"-{each}" for each in constants), UNLISTED) if word not in constants
    )


def _subsets(words: Sequence[Any], constants: Sequence[Any]) -> list[tuple[Any, ...]]:
    named = {each for one in constants for each in (one if isinstance(one, tuple) else (one,))}
    mentioned = [word for word in words if word in named]
    others = [word for word in words if word not in named][:1]
    told = [*mentioned, *others]
    if len(told) > MOST_WORDS:
        raise NotDecidedError("verify-many-words", count=str(len(told)))
    return [each for size in range(len(told) + 1) for each in combinations(told, size)]


def _told_apart(fact: Fact, values: Sequence[Any], constants: Iterable[Any]) -> list[Any]:
    """Keep one value of each group that no comparison with the constants can tell apart.

    Words are all kept: a reader wants to see them, and there are few.
    """
    if fact.type.name not in ("term", "period"):
        return list(values)
    seen: dict[Any, Any] = {}
    for value in values:
        order = tuple(fact.type.compare(value, each) for each in constants)
        if order not in seen or _is_plainer(value, seen[order]):
            seen[order] = value
    return list(seen.values())


def _is_plainer(one: Any, other: Any) -> bool:
    """Tell whether a term is easier to read than another of the same length: 2 days, not 2,880 minutes."""
    return isinstance(one, Term) and isinstance(other, Term) and one.amount < other.amount
