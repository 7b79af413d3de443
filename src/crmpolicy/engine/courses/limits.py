"""The moment by which a limit ends: a term from an anchor, by a decision's conventions of counting.

Hours run on the clock, working hours in open time, days and longer end on a day. What lies in a stopped
stretch does not count; how a *day* does not count: when its end lies in one, its begin left out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import partial
from operator import add
from typing import Final

from crmpolicy.calendar.periods import months_after
from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.day_ends import DayEnd, into_open_time
from crmpolicy.engine.courses.stopped import Stretch, merged
from crmpolicy.policy.duties import Counting, OffDay
from crmpolicy.values import Term

DAY: Final = timedelta(days=1)
CLOCK: Final = {"minute": 1, "hour": 60, "working hour": 60}
"""The units that run, in minutes; limits in all others end on a day."""

DAYS: Final = {"day": 1, "week": 7}
MONTHS: Final = {"month": 1, "quarter": 3, "half year": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Limit:
    """The end of a limit: the last moment in time, and the last day, before that moves off a day of rest."""

    due: datetime
    day: date


def due_after(
    anchor: datetime,
    term: Term,
    counting: Counting,
    time: WorkingTime,
    stopped: Sequence[Stretch] = (),
    *,
    off_day: OffDay | None = None,
) -> datetime:
    """Give the last moment that is in time, in UTC.

    Args:
        anchor: the moment from which the term counts, aware.
        term: how long.
        counting: the conventions.
        time: the working time and its zone.
        stopped: stretches in which the clock stands still, in any order; what lies before the anchor or after
            the due moment changes nothing.
        off_day: where a limit in calendar days or longer moves when it ends on a day off; None is what the
            conventions say, and a move to the next working day where they say nothing.

    Raises:
        CalendarHorizonError: the answer depends on a day that the calendar does not reach.
        PolicyError: working time is asked for, and the calendar has no hours.

    >>> office = WorkingTime("UTC", [[(540, 1020)]] * 5 + [[], []])
    >>> friday = office.at(date(2026, 3, 6), 16 * 60)
    >>> due_after(friday, Term(2, "working hour"), Counting(), office).isoformat()
    '2026-03-09T10:00:00+00:00'
    >>> due_after(friday, Term(1, "working day"), Counting(), office).isoformat()
    '2026-03-09T17:00:00+00:00'
    """
    return limit_after(anchor, term, counting, time, stopped, off_day=off_day).due


def limit_after(
    anchor: datetime,
    term: Term,
    counting: Counting,
    time: WorkingTime,
    stopped: Sequence[Stretch] = (),
    *,
    off_day: OffDay | None = None,
) -> Limit:
    """Give the due moment as :func:`due_after` does, and the last day before that moves off a day of rest.

    >>> office = WorkingTime("UTC", [[(540, 1020)]] * 5 + [[], []])
    >>> limit = limit_after(office.at(date(2026, 3, 6), 600), Term(1, "day"), Counting(), office)
    >>> str(limit.day), limit.due.isoformat()
    ('2026-03-07', '2026-03-09T17:00:00+00:00')
    """
    still = merged(stopped)
    if term.unit in ("minute", "hour"):
        return _at(_running(anchor, length_of(term), still, add, _clock), time)
    if term.unit == "working hour":
        adding = partial(time.add_hours, at_closing=counting.at_closing)
        return _at(_running(anchor, length_of(term), still, adding, time.worked), time)
    if term.unit == "working day":
        return _working_days(anchor, term, counting, time, still)
    ends = DayEnd.of(anchor, term, counting, time)
    roll: OffDay = off_day or counting.off_day or "next working day"
    found, counted = _on_day(anchor, term, counting, ends, (), roll), 0
    # a limit that ends before a day off is over by the time of a pause that lies over that day
    while counted < len(still) and still[counted][0] < found.due:
        counted += 1
        found = _on_day(anchor, term, counting, ends, still[:counted], roll)
    return found


def _on_day(  # noqa: PLR0917 - all of one limit
    anchor: datetime, term: Term, counting: Counting, ends: DayEnd, still: Sequence[Stretch], roll: OffDay
) -> Limit:
    last = _days(anchor, term, counting, ends, still)
    return Limit(_moved(anchor, last, ends, still, roll), last)


def length_of(term: Term) -> timedelta:
    """Give the length of a term of minutes or hours, cut to whole microseconds as moments are.

    >>> from decimal import Decimal
    >>> length_of(Term(Decimal("1.5"), "working hour"))
    datetime.timedelta(seconds=5400)
    """
    exactly = Fraction(term.amount) * CLOCK[term.unit] * 60_000_000
    return timedelta(microseconds=int(exactly))


def _at(due: datetime, time: WorkingTime) -> Limit:
    return Limit(due, time.day_of(due))


def _clock(since: datetime, until: datetime) -> timedelta:
    return until - since


def _running(
    start: datetime,
    left: timedelta,
    still: Sequence[Stretch],
    adding: Callable[[datetime, timedelta], datetime],
    measuring: Callable[[datetime, datetime], timedelta],
) -> datetime:
    """Let a length run from stretch to stretch until it is used up."""
    for stops, resumes in still:
        if resumes <= start:
            continue
        due = adding(start, left)
        if due <= stops:
            return due
        left -= measuring(start, max(start, stops))
        start = resumes
    return adding(start, left)


def _working_days(
    anchor: datetime, term: Term, counting: Counting, time: WorkingTime, still: Sequence[Stretch]
) -> Limit:
    ends = DayEnd.of(anchor, term, counting, time)
    first, more = _first_working_day(anchor, int(term.amount), counting, ends)
    last = time.working_day(first, more)
    for stretch in still:
        days = _stopped_days(stretch, first, last, ends)
        last = time.working_day(last, sum(time.is_working_day(day) for day in days))
    return Limit(ends(last), last)


def _first_working_day(anchor: datetime, count: int, counting: Counting, ends: DayEnd) -> tuple[date, int]:
    """Give the first day that counts, and how many more there are; a day that is over is none of them."""
    time, day = ends.working, ends.working.day_of(anchor)
    if count and counting.starting_day == "not counted":
        return time.working_day(day, 1), count - 1
    same = time.rolled(day, "next working day")
    if count <= 1 and ends(same) <= anchor:
        return time.working_day(same, 1), 0
    return same, max(count - 1, 0)


def _stopped_days(stretch: Stretch, first: date, last: date, ends: DayEnd) -> Sequence[date]:
    """Give the days from the first on whose ends lie in a stretch, not at its begin, if it begins in time."""
    stops, resumes = stretch
    begins, until = max(first, ends.working.day_of(stops)), ends.working.day_of(resumes)
    if begins > last or until < first:
        return ()
    begins += DAY * (ends(begins) <= stops)
    until -= DAY * (ends(until) > resumes)
    return [] if begins > last else [begins + DAY * each for each in range((until - begins).days + 1)]


def _days(anchor: datetime, term: Term, counting: Counting, ends: DayEnd, still: Sequence[Stretch]) -> date:
    """Give the last day of a limit in days or longer, before it moves off a day of rest."""
    start, counted = ends.working.day_of(anchor), counting.starting_day == "counted"
    last = max(start, _corresponding(start, term, counting) - DAY * counted)
    for stretch in still:
        last += DAY * len(_stopped_days(stretch, start + DAY * (not counted), last, ends))
    return last


def _corresponding(start: date, term: Term, counting: Counting) -> date:
    count = int(term.amount)
    if term.unit in DAYS:
        return start + DAY * DAYS[term.unit] * count
    return months_after(start, count * MONTHS[term.unit], month_end=counting.month_end)


def _moved(anchor: datetime, last: date, ends: DayEnd, still: Sequence[Stretch], off_day: OffDay) -> datetime:
    """End the limit on its last day or where a day off moves; never before it began, never while stopped."""
    onward: OffDay = "keep" if off_day == "keep" else "next working day"
    due = _rolled(last, ends, off_day)
    if due <= anchor or _is_stopped(due, still):
        due = _rolled(last, ends, onward)
    while due <= anchor or _is_stopped(due, still):
        last += DAY
        due = _rolled(last, ends, onward)
    return due


def _rolled(day: date, ends: DayEnd, off_day: OffDay) -> datetime:
    there = ends.working.rolled(day, off_day)
    due = ends(there)
    return due if there == day else into_open_time(ends.working, there, due, ends.at_closing)


def _is_stopped(moment: datetime, still: Sequence[Stretch]) -> bool:
    return any(stops < moment <= resumes for stops, resumes in still)
