"""Windows of dates: the last closed calendar period, or a length of time that ends now.

Months are counted by pendulum from one anchor, never added to each other: 31 January and one month is the
last of February, and two months is 31 March.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache
from math import ceil
from typing import Final, Literal
from zoneinfo import ZoneInfo

from crmpolicy.values import Period, Term

MonthEnd = Literal["last day", "roll over"]
MOST_KEPT: Final = 4_096  # days; what falls due every month or every year is reckoned again and again
_MONTHS = {"month": 1, "quarter": 3, "half year": 6, "year": 12}
_A_DAY = {"minute": 24 * 60, "hour": 24, "working hour": 24, "day": 1, "working day": 1}
"""How many of a unit fill a day of the window; what is left of one counts as a whole day."""


def window(
    last: Period | Term, now: datetime, zone: str, *, times: int = 1, begins: int = 1
) -> tuple[date, date]:
    """Give the first and the last day of the time that a count looks at.

    A calendar period is the last one that has closed, or the last ones; a length ends today.

    Args:
        last: ``quarter`` or ``3 months``.
        now: the moment of the question, aware.
        zone: whose days count, an IANA name.
        times: how many calendar periods in a row.
        begins: the month in which a year begins.

    >>> from datetime import UTC
    >>> str(window(Period.parse("quarter"), datetime(2026, 5, 3, tzinfo=UTC), "Asia/Shanghai")[1])
    '2026-03-31'
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    if isinstance(last, Period) and last.calendar is not None:
        begin = first = _start_of(today, last.calendar, begins)
        for _ in range(times):
            first = _start_of(first - timedelta(days=1), last.calendar, begins)
        return first, begin - timedelta(days=1)
    length = last.length if isinstance(last, Period) else last
    return _back(today, length, times) + timedelta(days=1), today


def open_window(within: Period | Term, now: datetime, zone: str) -> tuple[date, date]:
    """Give the first and the last day from which a length of time has not run out on the day of ``now``.

    Counted as limits are: the day it begins on does not count, and it ends on the corresponding day, or on
    the last day of a month that has no such day. What began 24 months ago today is open until tonight.

    Args:
        within: the length, ``24 months``.
        now: the moment of the question, aware.
        zone: whose days count, an IANA name.

    >>> from datetime import UTC
    >>> now = datetime(2026, 3, 31, 4, tzinfo=UTC)
    >>> [str(each) for each in open_window(Term.parse("1 month"), now, "Asia/Shanghai")]
    ['2026-03-01', '2026-03-31']
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    length = within.length if isinstance(within, Period) else within
    begin = _back(today, length)
    while length.unit in _MONTHS and months_after(begin, _MONTHS[length.unit] * int(length.amount)) < today:
        begin += timedelta(days=1)  # the last of a shorter month has run out already
    return begin, today


def counted_days(
    length: Period | Term, now: datetime, zone: str, *, times: int = 1, begins: int = 1, still_open: bool
) -> tuple[date, date]:
    """Give the first and the last day that a count looks at: of what has not run out, or of a window.

    Args:
        length: what a count writes after ``within`` or ``last``.
        now: the moment of the question, aware.
        zone: whose days count, an IANA name.
        times: how many calendar periods in a row.
        begins: the month in which a year begins.
        still_open: whether it is ``within``.

    >>> from datetime import UTC
    >>> now, month = datetime(2026, 4, 15, 4, tzinfo=UTC), Term.parse("1 month")
    >>> [str(counted_days(month, now, "Asia/Shanghai", still_open=each)[0]) for each in (True, False)]
    ['2026-03-15', '2026-03-16']
    """
    if still_open:
        return open_window(length, now, zone)
    return window(length, now, zone, times=times, begins=begins)


def local_day(when: date, zone: str) -> date:
    """Give the day of a moment where a zone's clocks are read; a day stays itself.

    >>> from datetime import UTC
    >>> str(local_day(datetime(2026, 3, 31, 20, tzinfo=UTC), "Asia/Shanghai"))
    '2026-04-01'
    """
    return when.astimezone(ZoneInfo(zone)).date() if isinstance(when, datetime) else when


def months_between(first: date, second: date) -> int:
    """Count whole months from one day to another, negative when the second lies before.

    >>> months_between(date(2026, 1, 31), date(2026, 2, 28))
    1
    """
    if second < first:
        return -months_between(second, first)
    months = (second.year - first.year) * 12 + second.month - first.month
    return months if months_after(first, months) <= second else months - 1


def months_after(day: date, months: int, *, month_end: MonthEnd = "last day") -> date:
    """Give the corresponding day of a later (or earlier) month.

    Args:
        day: the anchor; months are always counted from it.
        months: how many, negative for earlier ones.
        month_end: what stands for a day that the month does not have: its last day, or the first day of the
            month that follows (what RFC 7529 calls to skip forward).

    >>> str(months_after(date(2026, 1, 31), 1))
    '2026-02-28'
    >>> str(months_after(date(2026, 1, 30), 1, month_end="roll over"))
    '2026-03-01'
    """
    found = _moved(day.year, day.month, day.day, months)
    return found + timedelta(days=1) if month_end == "roll over" and found.day < day.day else found


@lru_cache(MOST_KEPT)
def _moved(year: int, month: int, day: int, months: int) -> date:
    import pendulum  # noqa: PLC0415 - costs as much as all else; loaded when months are counted

    moved = pendulum.date(year, month, day).add(months=months)
    return date(moved.year, moved.month, moved.day)


def calendar_period(day: date, unit: str) -> tuple[date, date]:
    """Give the first and the last day of the calendar period in which a day lies.

    Args:
        day: any day of it.
        unit: ``day``, ``week`` (from Monday on), ``month``, ``quarter``, ``half year`` or ``year``.

    >>> [str(each) for each in calendar_period(date(2026, 5, 3), "half year")]
    ['2026-01-01', '2026-06-30']
    """
    begin = _start_of(day, unit)
    return begin, _next(begin, unit) - timedelta(days=1)


def _start_of(day: date, unit: str, begins: int = 1) -> date:
    if unit == "day":
        return day
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "year":
        return date(day.year if day.month >= begins else day.year - 1, begins, 1)
    length = _MONTHS[unit]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def _next(begin: date, unit: str) -> date:
    days = {"day": 1, "week": 7}.get(unit)
    return begin + timedelta(days=days) if days else months_after(begin, _MONTHS[unit])


def _back(today: date, last: Term, times: int = 1) -> date:
    amount = last.amount * times
    if last.unit in _MONTHS:
        return months_after(today, -_MONTHS[last.unit] * int(amount))
    days = 7 * amount if last.unit == "week" else ceil(amount / _A_DAY[last.unit])
    return today - timedelta(days=int(days))
