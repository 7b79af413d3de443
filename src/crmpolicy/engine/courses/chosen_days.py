"""Days that rules name: the 20th, the last, a weekday, the last Friday, the day itself."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from crmpolicy.calendar.periods import months_after
from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.case import Ruling
from crmpolicy.engine.courses.docket import said
from crmpolicy.policy.duties import MonthEnd
from crmpolicy.values import WEEKDAYS

_NAMED = ("day", "weekday", "last_weekday")


def names_a_day(ruling: Ruling) -> bool:
    """Whether a rule names a day of the month or of the week."""
    return any(said(ruling, name) is not None for name in _NAMED)


def day_between(ruling: Ruling, first: date, last: date) -> date:
    """Give the day that a rule names between two days, their last where it names none.

    A day of the month is looked for in the last day's month; where it lies outside, the nearest stands in.
    Of the days with a weekday's name it is the first, or the last if so said.

    >>> weekly = Ruling("doc", "", "r", {"weekday": "friday"})
    >>> str(day_between(weekly, date(2026, 3, 2), date(2026, 3, 8)))
    '2026-03-06'
    """
    number, weekday, last_weekday = (said(ruling, name) for name in _NAMED)
    if weekday is not None:
        found = on_or_after(first, weekday)
    elif last_weekday is not None:
        found = on_or_after(last - timedelta(days=6), last_weekday)
    else:
        found = last if number in (None, "last") else day_of_month(ruling, last)
    return min(max(found, first), last)


def day_of_month(ruling: Ruling, day: date) -> date:
    """Give the day that a rule names in the month of another day; that day where it names none.

    >>> str(day_of_month(Ruling("doc", "", "r", {"day": 31}), date(2026, 2, 3)))
    '2026-02-28'
    >>> str(day_of_month(Ruling("doc", "", "r", {"last_weekday": "friday"}), date(2026, 2, 3)))
    '2026-02-27'
    """
    number, weekday, last_weekday = (said(ruling, name) for name in ("day", "weekday", "last_weekday"))
    if weekday is not None:
        return on_or_after(day.replace(day=1), weekday)
    if last_weekday is None and number is None:
        return day
    last = day.replace(day=monthrange(day.year, day.month)[1])
    if last_weekday is not None:
        return on_or_after(last - timedelta(days=6), last_weekday)
    return last if number == "last" else day.replace(day=min(number, last.day))


def one_day(ruling: Ruling, anchor: date, month_end: MonthEnd) -> date:
    """Give the one day that a rule names, counted from another.

    Where it names a weekday and no month, that is the next such day, the anchor's own included.

    >>> str(one_day(Ruling("doc", "", "r", {"months_after": 1, "day": 31}), date(2026, 1, 20), "last day"))
    '2026-02-28'
    """
    months, weekday = said(ruling, "months_after"), said(ruling, "weekday")
    if months is None and weekday is not None:
        return on_or_after(anchor, weekday)
    if said(ruling, "same_day") or not names_a_day(ruling):
        return months_after(anchor, months or 0, month_end=month_end)
    return day_of_month(ruling, months_after(anchor.replace(day=1), months or 0))


def moment_of(ruling: Ruling, time: WorkingTime, day: date) -> datetime:
    """Give the moment of a day at which a rule falls due: its time of day, else the close."""
    at = said(ruling, "at")
    return time.close_of(day) if at is None else time.at(day, at)


def on_or_after(day: date, weekday: str) -> date:
    """Give the first day of a weekday's name from a day on.

    >>> str(on_or_after(date(2026, 3, 7), "friday"))
    '2026-03-13'
    """
    return day + timedelta(days=(WEEKDAYS.index(weekday) - day.weekday()) % 7)
