"""Axes: for each fact that a table compares with written values, which rules survive in each segment.

A segment is a stretch of values that no rule tells apart. The rules that match a case are the
intersection of the masks of its segments, one look-up a fact.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from itertools import accumulate
from operator import or_, xor
from typing import Any

from crmpolicy.engine.folding import FoldedGuard, FoldedTest
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.semantics import holds
from crmpolicy.policy.unlimited import UNLIMITED
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
    unknown = _bits(guard_holds(guard, lambda _: None, {fact: kind}) for guard in guards)
    constants = _constants(guards)
    if isinstance(kind, Choice) or kind.name in _WORDS:
        listed = kind.scale.ids if isinstance(kind, Choice) else _listed(kind, constants)
        bits = {word: 1 << place for place, word in enumerate(listed)}
        found = [_surviving_words(kind, bits, guard) for guard in guards]
        *masks, rest = rules_by_segment(found, len(bits) + 1)
        words = dict(zip(bits, masks, strict=True))
        return Axis(fact, unknown, words=words, rest=rest if kind.name in ("text", "role") else 0)
    cuts = tuple(sorted(set(constants)))
    found = [survivors(kind, cuts, guard) for guard in guards]
    return Axis(fact, unknown, cuts, rules_by_segment(found, 2 * len(cuts) + 1))


def survivors(kind: ValueType, cuts: Sequence[Any], guard: FoldedGuard) -> int:
    """Give the segments of an ordered fact in which a guard holds, one bit a segment.

    Bit ``2 * i`` stands for what lies below ``cuts[i]`` (and above the cut before), bit ``2 * i + 1`` for
    the cut itself, the last bit for all that lies above. A segment counts although the type may have no value
    there: no time of day comes before midnight. Unknown is not among the segments.

    Args:
        kind: the type of the fact, one of ``ORDERED``.
        cuts: values in rising order; every value that the guard compares with is one of them.
        guard: what is asked of this fact alone, against written values alone.

    >>> from crmpolicy.policy.guards import Literally
    >>> from crmpolicy.values import Number
    >>> guard = FoldedGuard((FoldedTest("n", "at_least", (Literally(2),)),))
    >>> f"{survivors(Number(), (1, 2), guard):05b}"
    '11000'
    """
    every = (1 << 2 * len(cuts) + 1) - 1

    def passing(test: FoldedTest) -> int:
        if test.operator in ("is", "not"):
            return _named(test, every, [1 << 2 * bisect_left(cuts, each) + 1 for each in _written(test)])
        if not _written(test):
            return _unplaced(kind, test, every)
        place = 2 * bisect_left(cuts, test.values[0])
        below, at = (2 << place) - 1, 2 << place
        lower = below | at if test.operator in ("up_to", "over") else below
        return lower if test.operator in ("under", "up_to") else every ^ lower

    return _surviving(guard, passing, every)


def _surviving_words(kind: ValueType, bits: Mapping[Any, int], guard: FoldedGuard) -> int:
    """Give the words for which a guard holds, one bit a word; the last bit stands for words not listed."""
    every = (2 << len(bits)) - 1

    def passing(test: FoldedTest) -> int:
        if test.operator in ("is", "not"):
            return _named(test, every, [bits.get(each, 0) for each in _written(test)])
        if not _written(test):
            return _unplaced(kind, test, every)
        operator: Any = test.operator
        return _bits(holds(kind, word, operator, test.values) for word in bits)

    return _surviving(guard, passing, every)


def _surviving(guard: FoldedGuard, passing: Callable[[FoldedTest], int], every: int) -> int:
    """Give the segments where all tests hold and one guard of each group does."""
    found = every
    for test in guard.tests:
        found &= passing(test)
    for group in guard.alternatives:
        found &= reduce(or_, (_surviving(each, passing, every) for each in group), 0)
    return found


def _written(test: FoldedTest) -> list[Any]:
    """Give the values that a test compares with and that have a place among others."""
    if test.operator == "known":
        return []
    return [each for each in test.values if each is not None and each is not UNLIMITED]


def _named(test: FoldedTest, every: int, bits: Sequence[int]) -> int:
    """Give the segments of the values that a test names, or of all others; of none where one is unknown."""
    named = reduce(or_, bits, 0)
    if test.operator == "is":
        return named
    return 0 if None in test.values else every ^ named


def _unplaced(kind: ValueType, test: FoldedTest, every: int) -> int:
    """Give all segments or none: whether it is known, a comparison with no limit or with an unknown."""
    operator: Any = test.operator
    anything = UNLISTED  # what value it is does not matter
    return every if holds(kind, anything, operator, test.values) else 0


def rules_by_segment(found: Sequence[int], count: int) -> tuple[int, ...]:
    """Turn the segments of each rule into the rules of each segment, by the ends of the runs alone."""
    toggled = [0] * (count + 1)
    for place, bits in enumerate(found):
        ends = bits ^ (bits << 1)
        while ends:
            lowest = ends & -ends
            toggled[lowest.bit_length() - 1] ^= 1 << place
            ends ^= lowest
    return tuple(accumulate(toggled[:count], xor))


def _bits(held: Iterable[bool]) -> int:
    """Give a number with a bit for each that holds."""
    return sum(1 << place for place, each in enumerate(held) if each)


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
            found += _written(test)
    return found


def tests_of(guard: FoldedGuard) -> list[FoldedTest]:
    """Give every test of a guard, those of its alternatives too."""
    found = list(guard.tests)
    for group in guard.alternatives:
        for each in group:
            found += tests_of(each)
    return found
