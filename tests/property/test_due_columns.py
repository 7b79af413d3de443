"""Due moments of whole columns are those of one limit after another, on every calendar and clock."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final, get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.calendar.clocks import microseconds
from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.limits import limit_after
from crmpolicy.errors import CalendarHorizonError
from crmpolicy.policy.duties import AtClosing, Counting, DayEnds, MonthEnd, OffDay, StartingDay
from crmpolicy.portfolio.clocked import local_days
from crmpolicy.portfolio.due_columns import UNTOLD, on_days, running, runs
from crmpolicy.testing.working_calendars import CHANGES, MadeCalendar, calendars
from crmpolicy.values import Term

MINUTE: Final = timedelta(minutes=1)
DAY: Final = timedelta(days=1)
SHOWN: Final = (0, 30, 119, 120, 121, 150, 179, 180, 509, 510, 720, 1019, 1020, 1021, 1380, 1439)
UNITS: Final = ("minute", "hour", "working hour", "day", "week", "month", "quarter", "working day")
countings = st.builds(
    Counting,
    starting_day=st.sampled_from(get_args(StartingDay)),
    day_ends=st.sampled_from(("close", *get_args(DayEnds))),
    at_closing=st.sampled_from(get_args(AtClosing)),
    off_day=st.sampled_from((None, *get_args(OffDay))),
    month_end=st.sampled_from(get_args(MonthEnd)),
)
terms = st.builds(Term, st.integers(0, 12), st.sampled_from(UNITS))


def column(starts: list[datetime], term: Term, counting: Counting, time: WorkingTime) -> list[int]:
    """Give the due moments of all at once."""
    moments = np.array([microseconds(each) for each in starts])
    if runs(term):
        return list(running(moments, term, time, counting.at_closing).tolist())

    def limit(since: datetime) -> datetime:
        return limit_after(since, term, counting, time).due

    at_close = counting.day_ends == "close"
    return list(on_days(moments, limit, time.zone, at_close=at_close).tolist())


def one_by_one(starts: list[datetime], term: Term, counting: Counting, time: WorkingTime) -> list[int]:
    """Give them one after another; where the calendar does not reach, none."""
    found = []
    for each in starts:
        try:
            found.append(microseconds(limit_after(each, term, counting, time).due))
        except CalendarHorizonError:
            found.append(UNTOLD)
    return found


@settings(max_examples=200, deadline=None)
@given(calendars(), st.integers(0, 10**6), terms, countings)
def test_columns_are_limits_one_after_another(
    made: MadeCalendar, seed: int, term: Term, counting: Counting
) -> None:
    """Breaks, holidays, clocks that change both ways by an hour, half of one, at midnight, by a day."""
    random, time = Random(seed), made.time  # noqa: S311 - nothing secret
    if not time.has_hours:
        return
    starts = []
    for days in range(made.days):
        for minute in random.sample(SHOWN, 6):
            at = time.at(made.first + DAY * days, minute)
            starts += [at, at - MINUTE, at + timedelta(microseconds=random.randint(-1, 1))]
    random.shuffle(starts)
    assert column(starts, term, counting, time) == one_by_one(starts, term, counting, time)


OFFICE: Final = [[(540, 720), (780, 1020)]] * 5 + [[], []]


@pytest.mark.parametrize("beyond", ["refuse", "weekends"])
@pytest.mark.parametrize("unit", UNITS)
def test_the_end_of_the_calendar_is_told_as_one_by_one(unit: Any, beyond: Any) -> None:
    """What rests on days that nobody has published is left to the single evaluation, and nothing else is."""
    time = WorkingTime(
        "Asia/Shanghai",
        OFFICE,
        covered_from=date(2026, 1, 1),
        covered_until=date(2026, 12, 31),
        beyond=beyond,
    )
    starts = [time.at(date(2026, 12, 20) + DAY * (n // 24), 60 * (n % 24)) for n in range(24 * 14)]
    starts += [time.at(date(2025, 12, 30) + DAY * (n // 24), 60 * (n % 24)) for n in range(24 * 4)]
    term, counting = Term(3, unit), Counting()
    found, expected = (each(starts, term, counting, time) for each in (column, one_by_one))
    assert any(each != UNTOLD for each in found)
    if beyond == "weekends":
        assert found == expected
    else:  # at the very border a column may leave to the single evaluation what that can tell
        assert all(mine in (one, UNTOLD) for mine, one in zip(found, expected, strict=True))
        untold = sum(mine != one for mine, one in zip(found, expected, strict=True))
        assert untold <= (2 if unit == "working hour" else 0)


@pytest.mark.parametrize("zone", CHANGES)
def test_days_are_those_that_the_clocks_show(zone: str) -> None:
    """Around every change, minute by minute."""
    time = WorkingTime(zone, [[]] * 7)
    for day in CHANGES[zone]:
        begin = time.at(day - DAY, 0)
        moments = [begin + MINUTE * each for each in range(3 * 1440)]
        days, _ = local_days(np.array([microseconds(each) for each in moments]), zone)
        assert days.tolist() == [(time.day_of(each) - date(1970, 1, 1)).days for each in moments]


def test_a_day_is_asked_about_a_few_times_only() -> None:
    """All moments of a day whose first and last have the same due moment are answered by these two."""
    time = WorkingTime("Asia/Shanghai", OFFICE)
    asked: list[datetime] = []

    def limit(since: datetime) -> datetime:
        asked.append(since)
        return limit_after(since, Term(2, "day"), Counting(), time).due

    moments = np.arange(10 * 1440) * 60_000_000 + microseconds(time.at(date(2026, 3, 2), 0))
    on_days(moments, limit, time.zone)
    assert len(asked) == 2 * 10
