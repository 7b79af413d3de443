"""An oracle for due moments: it goes on minute by minute, or day by day, and looks at the clock on the wall.

It shares no code with the engine: which days are worked it asks another package, and it has its own months,
its own ends of days and its own pauses.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import chinese_calendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
MONTHS = {"month": 1, "quarter": 3, "half year": 6, "year": 12}
SPECIAL = {date(2026, 3, 12): (), date(2026, 12, 31): ((510, 720),)}
"""The example group's own days."""

Stopped = Sequence[tuple[datetime, datetime]]


@dataclass(frozen=True)
class Ways:
    """Conventions of counting, by the words of the grammar."""

    starting_day: str = "not counted"
    day_ends: str = "close"
    at_closing: str = "stay"
    off_day: str = "next working day"
    month_end: str = "last day"


@cache
def hours(day: date) -> tuple[tuple[int, int], ...]:
    """Give the minutes of a day at which the example group opens and closes."""
    if day in SPECIAL:
        return SPECIAL[day]
    known = 2004 <= day.year <= 2026
    worked = chinese_calendar.is_workday(day) if known else day.weekday() < 5
    return ((510, 720), (810, 1050)) if worked else ()


def moment(day: date, minute: int) -> datetime:
    """Give the moment at which so many minutes of a day have passed; in Shanghai no clock changes."""
    return (datetime.combine(day, time(), SHANGHAI) + minute * MINUTE).astimezone(UTC)


def shown(at: datetime) -> tuple[date, int]:
    """Read day and minute from the clock on the wall."""
    local = at.astimezone(SHANGHAI)
    return local.date(), local.hour * 60 + local.minute


def close(day: date) -> datetime:
    """Give the close of a day; a day without hours ends at midnight."""
    return moment(day, hours(day)[-1][1] if hours(day) else 1440)


def is_open(at: datetime) -> bool:
    """Tell whether the minute that begins now is worked."""
    day, minute = shown(at)
    return any(opens <= minute < closes for opens, closes in hours(day))


def due(start: datetime, amount: int, unit: str, stopped: Stopped = (), ways: Ways = Ways()) -> datetime:
    """Give the last moment in time of a limit that counts from a moment.

    Args:
        start: from when, at a whole minute.
        amount: how many units, at least one.
        unit: a unit of lengths of time.
        stopped: from when till when the clock stood still, at whole minutes.
        ways: the conventions.
    """
    if unit in ("min", "h", "working hours"):
        return _by_minutes(start, amount * (1 if unit == "min" else 60), unit, stopped, ways)
    if unit == "working days":
        return _by_working_days(start, amount, stopped, ways)
    seen: list[tuple[datetime, datetime]] = []
    for stretch in sorted(stopped):  # once a limit is over, a pause does not bring it back
        if stretch[0] < _by_calendar(start, amount, unit, seen, ways):
            seen.append(stretch)
    return _by_calendar(start, amount, unit, seen, ways)


def _by_minutes(start: datetime, left: int, unit: str, stopped: Stopped, ways: Ways) -> datetime:
    at = start
    while left:
        if not any(stops <= at < resumes for stops, resumes in stopped):
            left -= unit != "working hours" or is_open(at)
        at += MINUTE
    if unit == "working hours" and ways.at_closing == "next opening":
        while not is_open(at) or any(stops < at < resumes for stops, resumes in stopped):
            at += MINUTE
    return at


def _by_working_days(start: datetime, amount: int, stopped: Stopped, ways: Ways) -> datetime:
    begun, minute = shown(start)
    counted = ways.starting_day == "counted"
    at = minute if ways.day_ends == "same time" and not (amount == 1 and counted) else None
    if at is not None and not hours(begun):
        at = 0 if counted else None
    day = begun if counted else begun + DAY
    while True:
        if hours(day) and not _stands_still(_end(day, at, ways), stopped):
            amount -= 1
        if amount <= 0 and hours(day):
            end = _end(day, at, ways)
            if end > start and not _stands_still(end, stopped):
                return end
        day += DAY


def _by_calendar(start: datetime, amount: int, unit: str, stopped: Stopped, ways: Ways) -> datetime:
    begun, minute = shown(start)
    counted = ways.starting_day == "counted"
    single = unit == "days" and amount == 1 and counted
    at = minute if ways.day_ends == "same time" and not single else None

    def ends(day: date) -> datetime:
        return close(day) if at is None else moment(day, at)

    last = max(begun, _corresponding(begun, amount, unit, ways) - DAY * counted)
    day = begun if counted else begun + DAY
    while day <= last:
        last += DAY * _stands_still(ends(day), stopped)
        day += DAY
    for direction in (ways.off_day, "keep" if ways.off_day == "keep" else "next working day"):
        there = _rolled(last, direction)
        found = ends(there) if there == last else _end(there, at, ways)
        if found > start and not _stands_still(found, stopped):
            return found
    while found <= start or _stands_still(found, stopped):
        last += DAY
        there = _rolled(last, direction)
        found = ends(there) if there == last else _end(there, at, ways)
    return found


def _corresponding(day: date, amount: int, unit: str, ways: Ways) -> date:
    if unit in ("days", "weeks"):
        return day + DAY * amount * (7 if unit == "weeks" else 1)
    return months_later(day, amount * MONTHS[unit.removesuffix("s")], over=ways.month_end == "roll over")


def months_later(day: date, months: int, *, over: bool = False) -> date:
    """Give the day of the same number so many months later, else the month's last or the one after."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    if day.day <= last:
        return date(year, month + 1, day.day)
    return date(year, month + 1, last) + DAY * over


def _rolled(day: date, direction: str) -> date:
    while direction != "keep" and not hours(day):
        day += DAY if direction == "next working day" else -DAY
    return day


def _end(day: date, minute: int | None, ways: Ways) -> datetime:
    """Give the end of a working day: its close, or a time of day that is moved into its hours."""
    if minute is None:
        return close(day)
    while minute < 1440:
        stays = ways.at_closing == "stay" and any(minute == closes for _, closes in hours(day))
        if stays or any(opens <= minute < closes for opens, closes in hours(day)):
            return moment(day, minute)
        minute += 1
    return close(day)


def _stands_still(at: datetime, stopped: Stopped) -> bool:
    return any(stops < at <= resumes for stops, resumes in stopped)


def next_time(period: str, days: Sequence[date], times: int = 1, *, early: bool = False) -> datetime:
    """Give by when something that comes back is due again.

    Args:
        period: a calendar period, or a length like ``3 months``, ``45 days``, ``6 weeks``.
        days: the days on which it was done, at least one.
        times: how often it has to be done in a period.
        early: whether a length that ends on a day off ends before it, not after it.
    """
    last = max(days)
    if period in MONTHS:
        first = date(last.year, (last.month - 1) // MONTHS[period] * MONTHS[period] + 1, 1)
        while sum(first <= day < months_later(first, MONTHS[period]) for day in days) >= times:
            first = months_later(first, MONTHS[period])
        return close(_rolled(months_later(first, MONTHS[period]) - DAY, "earlier working day"))
    amount, unit = period.split()
    day = _corresponding(last, int(amount), unit, Ways())
    there = _rolled(day, "earlier working day" if early else "next working day")
    return close(there if there > last else _rolled(day, "next working day"))
