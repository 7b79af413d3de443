"""Every opening of some years as instants, with sums, so that each question is two searches by bisection.

Instants are whole microseconds from 1970 in UTC: no float is near, and what is added can be measured exactly.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from crmpolicy.calendar.clocks import SECOND, reached, wall_clock
from crmpolicy.calendar.hours import MIDNIGHT, Schedule

_MINUTE: Final = 60 * SECOND


class Opening(NamedTuple):
    """One stretch of open time: begin and end in microseconds, and the ordinal of the day it belongs to."""

    begin: int
    end: int
    day: int


@dataclass(frozen=True, slots=True)
class Openings:
    """All openings of whole years, laid out once and never changed.

    Attributes:
        first: the first year.
        last: the last year.
        lower: the instant at which the first year begins.
        upper: the instant at which the last year has ended.
        rows: the openings in order.
        begins: their begins.
        ends: their ends.
        before: the open time before each of them, and before the end of all.
        days: the days to which they belong.
        workdays: the same, each once.
    """

    first: int
    last: int
    lower: int
    upper: int
    rows: tuple[Opening, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    before: tuple[int, ...]
    days: tuple[int, ...]
    workdays: tuple[int, ...]

    def worked(self, instant: int) -> int:
        """Give the open time from the start of the table to an instant."""
        place = bisect_right(self.begins, instant) - 1
        if place < 0:
            return 0
        return self.before[place] + min(instant, self.ends[place]) - self.begins[place]

    def reaches(self, worked: int) -> int | None:
        """Give the first instant at which so much has been worked; None beyond the table."""
        place = bisect_left(self.before, worked) - 1
        if place == len(self.begins):
            return None
        return self.begins[place] + worked - self.before[place]

    def exceeds(self, worked: int) -> int | None:
        """Give the open instant at which so much has been worked; None beyond the table."""
        place = bisect_right(self.before, worked) - 1
        if place < 0 or place == len(self.begins):
            return None
        return self.begins[place] + worked - self.before[place]

    def opening(self, instant: int) -> int | None:
        """Give the instant itself where it is open, else the next opening; None beyond the table."""
        place = bisect_right(self.ends, instant)
        return None if place == len(self.begins) else max(instant, self.begins[place])

    def of_day(self, day: date) -> tuple[Opening, ...]:
        """Give the openings of a day."""
        ordinal = day.toordinal()
        return self.rows[bisect_left(self.days, ordinal) : bisect_right(self.days, ordinal)]


def openings(schedule: Schedule, zone: ZoneInfo, first: int, last: int, known: Openings | None) -> Openings:
    """Lay out the years from the first to the last, those that are known already included.

    >>> nine_to_five = Schedule((((540, 1020),),) * 5 + ((), ()))
    >>> len(openings(nine_to_five, ZoneInfo("Asia/Shanghai"), 2026, 2026, None).rows)
    261
    """
    if known is None:
        rows = tuple(_rows(schedule, zone, first, last))
    else:
        first, last = min(first, known.first), max(last, known.last)
        earlier = _rows(schedule, zone, first, known.first - 1)
        rows = (*earlier, *known.rows, *_rows(schedule, zone, known.last + 1, last))
    begins, ends, days = tuple(zip(*rows, strict=True)) if rows else ((), (), ())
    before = tuple(accumulate((row.end - row.begin for row in rows), initial=0))
    lower, upper = (reached(wall_clock(date(year, 1, 1), 0), zone) for year in (first, last + 1))
    return Openings(first, last, lower, upper, rows, begins, ends, before, days, tuple(dict.fromkeys(days)))


def _rows(schedule: Schedule, zone: ZoneInfo, first: int, last: int) -> Iterator[Opening]:
    """Put the hours of some years on the clocks of a zone; hours that the clocks skip are left out."""
    if first > last:
        return
    midnight = reached(wall_clock(date(first, 1, 1), 0), zone)
    for day, hours in schedule.days(date(first, 1, 1), date(last, 12, 31)):
        begun, midnight = midnight, reached(wall_clock(day, MIDNIGHT), zone)
        plain = midnight - begun == MIDNIGHT * _MINUTE  # the clocks run through: nothing to look up
        for span in hours:
            opened, closed = (
                begun + minute * _MINUTE if plain else reached(wall_clock(day, minute), zone)
                for minute in span
            )
            if opened < closed:
                yield Opening(opened, closed, day.toordinal())
