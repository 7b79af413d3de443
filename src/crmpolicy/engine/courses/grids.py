"""The periods in which something comes back: of the calendar, from a first day on, or of an RFC 5545 rule."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final

from crmpolicy.calendar.periods import calendar_period, months_after
from crmpolicy.calendar.recurrence import occurrences
from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.case import Ruling
from crmpolicy.engine.courses.chosen_days import day_between, day_of_month, moment_of, on_or_after
from crmpolicy.engine.courses.docket import said
from crmpolicy.engine.courses.limits import CLOCK, DAYS, MONTHS, Limit
from crmpolicy.policy.duties import Counting, OffDay
from crmpolicy.values import Period, Term

DAY: Final = timedelta(days=1)
_FIRST: Final = date(2000, 1, 1)
_WINDOWS: Final = (1, 10, 100)  # years in which the next occurrence is looked for

Span = tuple[date, date]
"""First and last day of a period."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Periods one after another without gaps.

    Attributes:
        ruling: the rule that says when it falls due in each.
        counting: the conventions.
        period: gives the period in which a day lies; None where there are none any more.
        chooses: whether the rule's day is one of the period's days, not always its last.
        first: the first day on which something falls due, where that is known.
    """

    ruling: Ruling
    counting: Counting
    period: Callable[[date], Span | None]
    chooses: bool = False
    first: date | None = None

    def served(self, day: date) -> date:
        """Give a day of the period that is served by what was done on a day.

        In a calendar period that is the day itself. Between two set days it is the nearer: a greeting that
        comes a day late is not the next year's. What was done before the first period serves none.
        """
        span = None if self.chooses else self.period(day)
        if span is None or day < span[0]:
            return day
        before, after = span[0] - DAY, span[1]
        known = self.first is None or before >= self.first
        return before if known and day - before < after - day else after

    def onward(self, day: date) -> Iterator[Span]:
        """Give the period in which a day lies, and those after it."""
        span = self.period(day)
        while span is not None:
            yield span
            span = self.period(span[1] + DAY)

    def limit(self, span: Span, time: WorkingTime) -> Limit:
        """Give when it falls due in a period.

        A day off moves earlier where nothing else is said, but never out of a period of which no day is open:
        then it moves to the next working day.
        """
        day = day_between(self.ruling, *span) if self.chooses else span[1]
        off_day: OffDay = said(self.ruling, "off_day") or self.counting.off_day or "earlier working day"
        there = time.rolled(day, off_day)
        if there < span[0]:
            there = time.rolled(day, "next working day")
        return Limit(moment_of(self.ruling, time, there), day)

    def after(self, moment: datetime, time: WorkingTime) -> Limit | None:
        """Give when it falls due for the first time after a moment; None where it does not any more."""
        span = self._before(self.period(time.day_of(moment)), moment, time)
        onward = () if span is None else self.onward(span[1])
        limits = (self.limit(each, time) for each in onward)
        return next((limit for limit in limits if limit.due > moment), None)

    def _before(self, span: Span | None, moment: datetime, time: WorkingTime) -> Span | None:
        """Go back to a period whose time is over at a moment: one may fall due after its last day."""
        while span is not None and self.limit(span, time).due > moment:
            earlier = self.period(span[0] - DAY)
            if earlier is None or earlier[1] >= span[0]:
                break
            span = earlier
        return span


def grid_of(ruling: Ruling, counting: Counting, time: WorkingTime) -> Grid | None:
    """Give the periods of a recurring rule; None for one that counts from the last time.

    >>> office = WorkingTime("UTC", [[(540, 1020)]] * 5 + [[], []])
    >>> grid = grid_of(Ruling("doc", "", "r", {"every": Period("month"), "day": 20}), Counting(), office)
    >>> grid.after(office.at(date(2026, 3, 20), 1020), office).due.isoformat()
    '2026-04-20T17:00:00+00:00'
    """
    every, since, rule = (said(ruling, name) for name in ("every", "since", "rrule"))
    if rule is not None:
        return Grid(ruling, counting, partial(_by_rule, rule, since or _FIRST), first=since or _FIRST)
    if not isinstance(every, Period):
        return None
    if every.calendar is not None:
        unit = every.calendar
        return Grid(ruling, counting, lambda day: calendar_period(day, unit), chooses=True)
    if since is None or every.length.unit in CLOCK:
        return None
    grid_day, number_near = (
        partial(_grid_day, ruling, counting, time),
        partial(_number_near, since, every.length),
    )
    return Grid(ruling, counting, partial(_from_day, grid_day, number_near), first=since)


def _grid_day(ruling: Ruling, counting: Counting, time: WorkingTime, number: int) -> date:
    """Give the day of a number on the grid of a length, 0 being that of the first day."""
    length, since = said(ruling, "every").length, said(ruling, "since")
    amount = int(length.amount) * number
    if length.unit == "working day":
        return time.working_day(since, amount)
    if length.unit in DAYS:
        weekday = said(ruling, "weekday") or said(ruling, "last_weekday")
        day: date = since + DAY * DAYS[length.unit] * amount
        return day if weekday is None else on_or_after(day, weekday)
    return day_of_month(
        ruling, months_after(since, amount * MONTHS[length.unit], month_end=counting.month_end)
    )


def _number_near(since: date, length: Term, day: date) -> int:
    """Guess the number of the grid's day from a day on, by the calendar alone: it is not far off."""
    if length.unit in MONTHS:
        units = ((day.year - since.year) * 12 + day.month - since.month) // MONTHS[length.unit]
    elif length.unit in DAYS:
        units = (day - since).days // DAYS[length.unit]
    else:
        units = (day - since).days * 5 // 7  # working days
    return max(units // max(int(length.amount), 1), 0)


def _from_day(grid_day: Callable[[int], date], number_near: Callable[[date], int], day: date) -> Span:
    """Find the period of a day: from the day after the grid's day before it to the grid's day from it on.

    Looks around the guess in ever longer steps: reckoning a day of the grid costs more than all else here.
    """
    first = last = number_near(day)
    step = 1
    while grid_day(last) < day:
        first, last, step = last + 1, last + step, step * 2
    step = 1
    while first > 0 and grid_day(first - 1) >= day:
        first, last, step = max(first - step, 0), first - 1, step * 2
    number = first + bisect_left(range(first, last), day, key=grid_day)
    return grid_day(number - 1) + DAY, grid_day(number)


def _by_rule(rule: str, since: date, day: date) -> Span | None:
    """Find the period of a day: from the day after an occurrence to the next one."""
    for years in _WINDOWS:
        days = occurrences(rule, since, date(min(day.year + years, date.max.year), 12, 31))
        place = bisect_left(days, day)
        if place < len(days):
            return (days[place - 1] if place else since - DAY) + DAY, days[place]
    return None
