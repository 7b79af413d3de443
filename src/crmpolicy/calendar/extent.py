"""The years of a calendar that have been laid out so far; more are laid out when a question needs them."""

from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from crmpolicy.calendar.clocks import microseconds, moment_at, reached, wall_clock
from crmpolicy.calendar.horizon import FIRST, LAST, Horizon
from crmpolicy.calendar.hours import MIDNIGHT, Schedule
from crmpolicy.calendar.openings import Openings, openings
from crmpolicy.errors import BadValueError

_DAY: Final = timedelta(days=1)
# wide enough for the clocks of every zone on the first and the last day
_OLDEST: Final = microseconds(datetime(FIRST.year - 1, 12, 30, tzinfo=UTC))
_NEWEST: Final = microseconds(datetime(LAST.year + 1, 1, 3, tzinfo=UTC))


class Extent:
    """One calendar on the clocks of one zone, laid out as far as it has been asked for.

    What is laid out never changes; a larger table takes the place of a smaller one by a single assignment. A
    thread that still works with the smaller one is right too: so threads share an extent without a lock.
    """

    __slots__ = ("_openings", "_schedule", "answered", "certain", "horizon", "zone")

    def __init__(self, zone: ZoneInfo, schedule: Schedule, horizon: Horizon) -> None:
        self.zone = zone
        self.horizon = horizon
        self._schedule = schedule
        self.certain = self._instants(*horizon.certain)
        self.answered = self._instants(*horizon.answered)
        self._openings: Openings | None = None

    def _instants(self, first: date, last: date) -> tuple[int, int]:
        return reached(wall_clock(first, 0), self.zone), reached(wall_clock(last, MIDNIGHT), self.zone)

    def instant(self, moment: datetime) -> int:
        """Give the instant of a moment.

        Raises:
            BadValueError: it has no zone.
            CalendarHorizonError: it lies before 1900 or after 2200.
        """
        if moment.tzinfo is None:
            raise BadValueError("value-without-zone", given=str(moment))
        instant = microseconds(moment)
        if not _OLDEST < instant < _NEWEST:
            raise self.horizon.refusal(date(moment.year, moment.month, moment.day))
        return instant

    def day(self, instant: int) -> date:
        """Give the day that the clocks show at an instant."""
        return moment_at(instant).astimezone(self.zone).date()

    def demand(self, first: int, last: int) -> None:
        """See that the time between two instants, both included, may be used for an answer.

        Raises:
            CalendarHorizonError: it may not.
        """
        low, high = self.answered
        if not (low <= first and last < high):
            self.horizon.demand(self.day(first), self.day(last))

    def around(self, instant: int) -> Openings:
        """Give a table in which an instant lies.

        Raises:
            CalendarHorizonError: its day is not known.
        """
        table = self._openings
        if table is not None and table.lower <= instant < table.upper:
            return table
        return self.of_day(self.day(instant))

    def of_day(self, day: date) -> Openings:
        """Give a table in which a day lies.

        Raises:
            CalendarHorizonError: the day is not known.
        """
        self.horizon.demand(day, day)
        return self.years(day.year, day.year)

    def years(self, first: int, last: int) -> Openings:
        """Give a table of at least these years."""
        table = self._openings
        if table is None or first < table.first or table.last < last:
            table = openings(self._schedule, self.zone, first, last, table)
            self._openings = table
        return table

    def farther(self, table: Openings, day: date, step: int) -> Openings:
        """Give a larger table, towards the future or the past: the search that began on a day goes on.

        Raises:
            CalendarHorizonError: some day up to the end of the present table is not known, or time ends.
        """
        size = table.last - table.first + 1
        if step > 0:
            self.horizon.demand(day, date(table.last, 12, 31) + _DAY)
            return self.years(table.first, min(table.last + size, LAST.year))
        self.horizon.demand(date(table.first, 1, 1) - _DAY, day)
        return self.years(max(table.first - size, FIRST.year), table.last)
