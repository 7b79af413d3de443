"""Axes: for each fact that a table compares with written values, which rules survive in each segment.

A segment is a stretch of values that no rule tells apart. The rules that match a case are the
intersection of the masks of its segments, one look-up a fact.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from crmpolicy.engine.folding import FoldedGuard, FoldedTest
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.policy.scales import Choice
from crmpolicy.values import WEEKDAYS, ValueType

UNLISTED = "\0unlisted"


@dataclass(frozen=True, slots=True)
class Axis:
    """One fact of one table: segments and the mask of surviving rules in each.

    On an ordered axis segment ``2 * i`` lies below ``cuts[i]`` and segment ``2 * i + 1`` is the cut itself;
    on an axis of words ``words`` has a mask for each word told apart and ``rest`` for all others.
    ``unknown`` is the mask of an unknown.
    """

    fact: str
    unknown: int
    cuts: tuple[Any, ...] = ()
    masks: tuple[int, ...] = ()
    words: Mapping[Any, int] | None = None
    rest: int = 0

    def mask(self, value: Any) -> int:
        """Give the rules that survive at a value."""
        if value is None:
            return self.unknown
        if self.words is not None:
            return self.words.get(value, self.rest)
        return self.masks[bisect_left(self.cuts, value) + bisect_right(self.cuts, value)]


def is_indexed(kind: ValueType) -> bool:
    """Tell whether values of a type can be cut into segments."""
    return isinstance(kind, Choice) or kind.name in ORDERED or kind.name in _WORDS


ORDERED = frozenset({"ratio", "money", "number", "integer", "quantity", "date", "instant", "time of day"})
_WORDS = frozenset({"boolean", "role", "text", "weekday"})


def axis_of(fact: str, kind: ValueType, guards: Sequence[FoldedGuard]) -> Axis:
    """Cut one fact into segments.

    Args:
        fact: the fact's key.
        kind: its type.
        guards: for each rule, what it asks of this fact alone.
    """
    constants = _constants(guards)
    kinds = {fact: kind}

    def mask(value: Any) -> int:
        return sum(
            1 << place for place, guard in enumerate(guards) if guard_holds(guard, lambda _: value, kinds)
        )

    if isinstance(kind, Choice) or kind.name in _WORDS:
        listed = kind.scale.ids if isinstance(kind, Choice) else _listed(kind, constants)
        words = {word: mask(word) for word in listed}
        return Axis(
            fact, mask(None), words=words, rest=mask(UNLISTED) if kind.name in ("text", "role") else 0
        )
    cuts = tuple(sorted(set(constants)))
    return Axis(fact, mask(None), cuts, tuple(mask(each) for each in samples(cuts)))


def samples(cuts: Sequence[Any]) -> list[Any]:
    """Give one value of each segment: below, at and between the cuts, above.

    >>> samples([1, 2])
    [0, 1, Fraction(3, 2), 2, 3]
    """
    if not cuts:
        return [0]
    found: list[Any] = [step_from(cuts[0], -1)]
    for place, cut in enumerate(cuts):
        above = between(cut, cuts[place + 1]) if place + 1 < len(cuts) else step_from(cut, 1)
        found += [cut, above]
    return found


def step_from(value: Any, sign: int) -> Any:
    """Give a value next to another, one unit or one day away."""
    if isinstance(value, datetime):
        return value + sign * timedelta(microseconds=1)
    if isinstance(value, date):
        return value + sign * timedelta(days=1)
    if isinstance(value, time):
        beside = datetime.combine(date(2000, 1, 1), value) + sign * timedelta(microseconds=1)
        return (
            beside.time() if beside.date() == date(2000, 1, 1) else value
        )  # a day has a first and a last moment
    return Fraction(value) + sign if isinstance(value, Decimal | Fraction) else value + sign


def between(low: Any, high: Any) -> Any:
    """Give a value between two others; where a calendar has none, the lower one's successor."""
    if isinstance(low, date):
        return low + (high - low) / 2 if isinstance(low, datetime) else step_from(low, 1)
    if isinstance(low, time):
        return low.replace(microsecond=(low.microsecond + 1) % 1_000_000)
    return (Fraction(low) + Fraction(high)) / 2


def _listed(kind: ValueType, constants: Sequence[Any]) -> tuple[Any, ...]:
    fixed = {"boolean": (False, True), "weekday": WEEKDAYS}
    return fixed.get(kind.name) or tuple(dict.fromkeys(constants))


def _constants(guards: Sequence[FoldedGuard]) -> list[Any]:
    found: list[Any] = []
    for guard in guards:
        for test in tests_of(guard):
            if test.operator != "known":
                found += test.values
    return found


def tests_of(guard: FoldedGuard) -> list[FoldedTest]:
    """Give every test of a guard, those of its alternatives too."""
    found = list(guard.tests)
    for group in guard.alternatives:
        for each in group:
            found += tests_of(each)
    return found
