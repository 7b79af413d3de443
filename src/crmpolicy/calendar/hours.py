"""Opening hours as they are declared: which hours a day has, before any clock is asked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

Hours = tuple[tuple[int, int], ...]
"""The open spans of a day from minute to minute, 0 to 1440, in order; empty on a day off."""

MIDNIGHT: Final = 1440
WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Schedule:
    """The hours of each weekday from Monday on, of make-up workdays and of special days; days off have none.

    >>> office = ((510, 720), (810, 1050))
    >>> week = Schedule((office,) * 5 + ((), ()), off=frozenset({date(2026, 1, 1)}))
    >>> [bool(hours) for _, hours in week.days(date(2025, 12, 31), date(2026, 1, 4))]
    [True, False, True, False, False]
    """

    weekly: tuple[Hours, ...]
    makeup: Hours = ()
    off: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()
    special: frozenset[tuple[date, Hours]] = frozenset()

    @property
    def has_hours(self) -> bool:
        """Whether any day can be open at all."""
        return (
            any(self.weekly) or bool(self.working and self.makeup) or any(hours for _, hours in self.special)
        )

    def days(self, first: date, last: date) -> Iterator[tuple[date, Hours]]:
        """Give each day from the first to the last with its hours, as the clocks of its place show them."""
        special = dict(self.special)
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            yield day, special[day] if day in special else self._usual(day)

    def _usual(self, day: date) -> Hours:
        if day in self.off:
            return ()
        return self.makeup if day in self.working else self.weekly[day.weekday()]


def schedule(
    weekly: Iterable[Iterable[tuple[int, int]]],
    makeup: Iterable[tuple[int, int]],
    off: Iterable[date],
    working: Iterable[date],
    special: Mapping[date, Iterable[tuple[int, int]]],
) -> Schedule:
    """Put declared hours into one form, so that equal calendars are equal.

    Raises:
        ValueError: not seven weekdays, or hours that overlap, run backwards or leave the day.

    >>> schedule([[(540, 720), (720, 1020)]] * 7, [], [], [], {}).weekly[0]
    ((540, 1020),)
    """
    week = tuple(_in_order(hours) for hours in weekly)
    if len(week) != WEEK:
        msg = f"a week has seven days, not {len(week)}"
        raise ValueError(msg)
    own = frozenset((day, _in_order(hours)) for day, hours in special.items())
    return Schedule(week, _in_order(makeup), frozenset(off), frozenset(working), own)


def _in_order(hours: Iterable[tuple[int, int]]) -> Hours:
    """Check the spans of a day; spans that touch are one."""
    joined: list[tuple[int, int]] = []
    end = 0
    for begin, until in hours:
        if not end <= begin < until <= MIDNIGHT:
            msg = f"from minute {begin} to {until} does not follow minute {end} within one day"
            raise ValueError(msg)
        if joined and begin == end:
            begin = joined.pop()[0]  # noqa: PLW2901 - the span grows backwards
        joined.append((begin, until))
        end = until
    return tuple(joined)
