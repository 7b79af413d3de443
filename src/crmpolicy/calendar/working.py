"""Working time: when a place is open, and moments reckoned by its open hours and its working days."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

from crmpolicy.calendar.clocks import instant, microseconds, moment_at, wall_clock
from crmpolicy.calendar.extent import Extent
from crmpolicy.calendar.horizon import FIRST, LAST, Beyond, Horizon
from crmpolicy.calendar.hours import MIDNIGHT, Hours, Schedule, schedule
from crmpolicy.calendar.openings import Openings
from crmpolicy.errors import PolicyError

AtClosing = Literal["stay", "next opening"]
Roll = Literal["next working day", "earlier working day", "keep"]
NO_DAYS: Final[Mapping[date, Hours]] = MappingProxyType({})
_DAY: Final = timedelta(days=1)
_SECOND: Final = 1_000_000
_SECONDS: Final = 86_400


@dataclass(frozen=True, slots=True, init=False)
class WorkingTime:
    """A calendar on the clocks of one zone. Moments go in with any zone and come out in UTC.

    Equal for equal declarations, hashable, can be pickled, and shared by threads: the table behind it is laid
    out year by year when it is first needed.

    Args:
        zone: an IANA name.
        weekly: the hours of Monday to Sunday, each a list of spans from minute to minute (0 to 1440).
        makeup: the hours of a make-up workday.
        off: days on which nobody works.
        working: days of rest that were made workdays.
        special: days with hours of their own, whatever else is said of them.
        covered_from: the first day whose holidays are known; without it there is no such limit.
        covered_until: the last one.
        beyond: what becomes of a question about other days: it is refused, or answered by the weekly hours.

    Raises:
        ValueError: hours that overlap, run backwards or leave the day, or a week that has not seven days.

    >>> office = [(510, 720), (810, 1050)]                               # 8:30 to 12:00, 13:30 to 17:30
    >>> work = WorkingTime("Asia/Shanghai", [office] * 5 + [[], []])
    >>> friday = work.at(date(2026, 3, 6), time(16, 30))
    >>> work.add_hours(friday, timedelta(hours=2)).astimezone(ZoneInfo("Asia/Shanghai")).isoformat()
    '2026-03-09T09:30:00+08:00'
    """

    zone: str
    schedule: Schedule
    horizon: Horizon
    has_hours: bool = field(compare=False)
    _extent: Extent = field(compare=False, repr=False)

    def __init__(
        self,
        zone: str,
        weekly: Sequence[Iterable[tuple[int, int]]],
        *,
        makeup: Iterable[tuple[int, int]] = (),
        off: Collection[date] = frozenset(),
        working: Collection[date] = frozenset(),
        special: Mapping[date, Iterable[tuple[int, int]]] = NO_DAYS,
        covered_from: date | None = None,
        covered_until: date | None = None,
        beyond: Beyond = "refuse",
    ) -> None:
        declared = schedule(weekly, makeup, off, working, special)
        known = max(covered_from or FIRST, FIRST), min(covered_until or LAST, LAST)
        self._settle(zone, declared, Horizon(*known, beyond, frozenset(special)))

    def _settle(self, zone: str, declared: Schedule, horizon: Horizon) -> None:
        settle = object.__setattr__  # frozen from here on
        settle(self, "zone", zone)
        settle(self, "schedule", declared)
        settle(self, "horizon", horizon)
        settle(self, "has_hours", declared.has_hours)
        settle(self, "_extent", Extent(ZoneInfo(zone), declared, horizon))

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self.zone, self.schedule, self.horizon)

    def day_of(self, moment: datetime) -> date:
        """Give the day that the clocks of the zone show at a moment.

        >>> shanghai = WorkingTime("Asia/Shanghai", [[]] * 7)
        >>> str(shanghai.day_of(datetime.fromisoformat("2026-03-31T20:00Z")))
        '2026-04-01'
        """
        return self._extent.day(microseconds(moment))

    def at(self, day: date, when: time | int) -> datetime:
        """Give the moment of a time of day, or of a minute of the day from 0 to 1440.

        A time that the clocks skip moves on by what was skipped; of a time shown twice the first is meant.

        >>> new_york = WorkingTime("America/New_York", [[]] * 7)
        >>> new_york.at(date(2026, 3, 8), time(2, 30)).isoformat()       # 02:30 is skipped: 03:30
        '2026-03-08T07:30:00+00:00'
        >>> new_york.at(date(2026, 11, 1), 90).isoformat()               # 01:30 comes twice: the first
        '2026-11-01T05:30:00+00:00'
        """
        shown = wall_clock(day, when) if isinstance(when, int) else datetime.combine(day, when)
        return moment_at(instant(shown, self._extent.zone))

    def is_open(self, moment: datetime) -> bool:
        """Whether the place is open; it is at an opening and is not any more at a closing.

        Raises:
            CalendarHorizonError: the day is not known.
        """
        asked = self._open_extent().instant(moment)
        return self._opening(asked) == asked

    def is_working_day(self, day: date) -> bool:
        """Whether the place is open at any time of a day.

        Raises:
            CalendarHorizonError: the day is not known.
        """
        return bool(self._open_extent().of_day(day).of_day(day))

    def spans(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """Give the openings and closings of a day; hours that the clocks skip are not among them.

        Raises:
            CalendarHorizonError: the day is not known.
        """
        rows = self._open_extent().of_day(day).of_day(day)
        return tuple((moment_at(row.begin), moment_at(row.end)) for row in rows)

    def close_of(self, day: date) -> datetime:
        """Give the last closing of a day; 24:00 where it is not open at all, and where there are no hours.

        Raises:
            CalendarHorizonError: the day is not known.

        >>> WorkingTime("Asia/Shanghai", [[(540, 1020)]] * 7).close_of(date(2026, 3, 6)).isoformat()
        '2026-03-06T09:00:00+00:00'
        """
        rows = self._extent.of_day(day).of_day(day) if self.has_hours else ()
        return moment_at(rows[-1].end) if rows else self.at(day, MIDNIGHT)

    def next_opening(self, moment: datetime) -> datetime:
        """Give the moment itself where it is open, else the next opening.

        Raises:
            CalendarHorizonError: some day between is not known.
        """
        return moment_at(self._opening(self._open_extent().instant(moment)))

    def add_hours(self, moment: datetime, length: timedelta, *, at_closing: AtClosing = "stay") -> datetime:
        """Go on by so much working time, or back where it is negative.

        Args:
            moment: where it begins, open or not.
            length: working time; none at all gives the next opening.
            at_closing: whether an end exactly at a closing stays there or is the next opening.

        Raises:
            CalendarHorizonError: some day between is not known.

        >>> work = WorkingTime("Asia/Shanghai", [[(540, 1020)]] * 7)
        >>> nine = work.at(date(2026, 3, 6), 540)
        >>> work.worked(nine, work.add_hours(nine, timedelta(hours=8))) == timedelta(hours=8)
        True
        """
        since = self._open_extent().instant(moment)
        wanted = (length.days * _SECONDS + length.seconds) * _SECOND + length.microseconds
        if wanted == 0:
            return moment_at(self._opening(since))
        if wanted < 0:
            return moment_at(self._back(since, -wanted))
        stays = at_closing == "stay"
        search = Openings.reaches if stays else Openings.exceeds
        return moment_at(
            self._on(since, lambda table: search(table, table.worked(since) + wanted), stays=stays)
        )

    def worked(self, since: datetime, until: datetime) -> timedelta:
        """Measure the working time between two moments, negative where the second lies before the first.

        Raises:
            CalendarHorizonError: some day between is not known.
        """
        extent = self._open_extent()
        first, last = extent.instant(since), extent.instant(until)
        if last < first:
            return -self._between(last, first)
        return self._between(first, last)

    def laid_out(self, first: date, last: date) -> Openings:
        """Give the openings of the years of some days, to be used within :meth:`answered_between` alone.

        For whole columns of moments, which are reckoned as :meth:`add_hours` and :meth:`worked` reckon one.

        Raises:
            PolicyError: there are no hours.
        """
        extent = self._open_extent()
        low, high = (self.horizon.answered[0].year, self.horizon.answered[1].year)
        years = (min(max(each.year, low), high) for each in (first, last))
        return extent.years(*years)

    def answered_between(self) -> tuple[int, int]:
        """Give the instants between which open time may be used for an answer; the second is beyond it.

        Raises:
            PolicyError: there are no hours.
        """
        return self._open_extent().answered

    def working_day(self, day: date, count: int) -> date:
        """Give the working day that lies so many working days after a day, or before it; 0 is the day itself.

        Raises:
            CalendarHorizonError: some day between is not known.

        >>> work = WorkingTime("Asia/Shanghai", [[(540, 1020)]] * 5 + [[], []])
        >>> str(work.working_day(date(2026, 3, 6), 1)), str(work.working_day(date(2026, 3, 8), -1))
        ('2026-03-09', '2026-03-06')
        """
        extent = self._open_extent()
        if count == 0:
            return day
        if not FIRST <= day <= LAST:
            raise self.horizon.refusal(day)
        step = 1 if count > 0 else -1
        near = day + step * _DAY
        table = extent.of_day(near)
        while (found := _counted(table, day, count)) is None:
            table = extent.farther(table, near, step)
        self.horizon.demand(min(near, found), max(near, found))
        return found

    def rolled(self, day: date, how: Roll) -> date:
        """Move a day on which nobody works; without any hours, no day moves.

        Raises:
            CalendarHorizonError: some day between is not known.

        >>> work = WorkingTime("Asia/Shanghai", [[(540, 1020)]] * 5 + [[], []])
        >>> str(work.rolled(date(2026, 3, 7), "next working day"))
        '2026-03-09'
        """
        if how == "keep" or not self.has_hours or self.is_working_day(day):
            return day
        return self.working_day(day, 1 if how == "next working day" else -1)

    def provisional(self, when: date) -> bool:
        """Whether a day or a moment lies beyond the known holidays and is answered all the same.

        A moment exactly at the end of the last known day is certain.
        """
        if self.horizon.beyond == "refuse" or not self.has_hours:
            return False
        if isinstance(when, datetime):
            low, high = self._extent.certain
            return not low <= microseconds(when) <= high
        first, last = self.horizon.certain
        return not first <= when <= last

    def _open_extent(self) -> Extent:
        if not self.has_hours:
            raise PolicyError("calendar-missing")
        return self._extent

    def _opening(self, since: int) -> int:
        return self._on(since, lambda table: table.opening(since), stays=False)

    def _on(self, since: int, search: Callable[[Openings], int | None], *, stays: bool) -> int:
        """Search forwards; an end that stays at a closing asks nothing of the time after it."""
        extent = self._extent
        table = extent.around(since)
        while (found := search(table)) is None:
            table = extent.farther(table, extent.day(since), 1)
        extent.demand(since, found - 1 if stays else found)
        return found

    def _back(self, since: int, wanted: int) -> int:
        """Search backwards for the last moment from which so much is worked: it is always open."""
        extent = self._extent
        table = extent.around(since - 1)
        while (found := table.exceeds(table.worked(since) - wanted)) is None:
            table = extent.farther(table, extent.day(since - 1), -1)
        extent.demand(found, since - 1)
        return found

    def _between(self, first: int, last: int) -> timedelta:
        if first == last:
            return timedelta(0)
        extent = self._extent
        extent.demand(first, last - 1)
        table = extent.around(first)
        if last > table.upper:
            table = extent.years(table.first, extent.day(last - 1).year)
        return timedelta(microseconds=table.worked(last) - table.worked(first))


def _restored(zone: str, declared: Schedule, horizon: Horizon) -> WorkingTime:
    """Make a calendar again from what was pickled; its table is laid out anew."""
    made = object.__new__(WorkingTime)
    made._settle(zone, declared, horizon)
    return made


def _counted(table: Openings, day: date, count: int) -> date | None:
    """Count working days from a day; None beyond the table."""
    days, ordinal = table.workdays, day.toordinal()
    place = bisect_right(days, ordinal) + count - 1 if count > 0 else bisect_left(days, ordinal) + count
    return date.fromordinal(days[place]) if 0 <= place < len(days) else None
