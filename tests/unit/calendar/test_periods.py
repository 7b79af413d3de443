"""Calendar periods and months from an anchor."""

from datetime import UTC, date, datetime, timedelta

import pytest

from crmpolicy.calendar.periods import (
    calendar_period,
    local_day,
    months_after,
    months_between,
    open_window,
    window,
)
from crmpolicy.values import Period, Term


@pytest.mark.parametrize(
    ("unit", "first", "last"),
    [
        ("day", "2026-08-16", "2026-08-16"),
        ("week", "2026-08-10", "2026-08-16"),
        ("month", "2026-08-01", "2026-08-31"),
        ("quarter", "2026-07-01", "2026-09-30"),
        ("half year", "2026-07-01", "2026-12-31"),
        ("year", "2026-01-01", "2026-12-31"),
    ],
)
def test_a_calendar_period_has_its_first_and_last_day(unit: str, first: str, last: str) -> None:
    """A week begins on Monday: the 16th of August 2026 is the Sunday that ends one."""
    assert calendar_period(date(2026, 8, 16), unit) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("unit", ["day", "week", "month", "quarter", "half year", "year"])
def test_calendar_periods_follow_each_other_without_gap(unit: str) -> None:
    day = date(2023, 12, 31)
    for _ in range(20):
        first, last = calendar_period(day, unit)
        assert first <= day <= last
        assert calendar_period(first, unit) == calendar_period(last, unit) == (first, last)
        day = last + timedelta(days=1)
        assert calendar_period(day, unit)[0] == day


@pytest.mark.parametrize(
    ("day", "months", "last_day", "rolled"),
    [
        ("2026-01-31", 1, "2026-02-28", "2026-03-01"),
        ("2026-01-31", 2, "2026-03-31", "2026-03-31"),
        ("2024-02-29", 12, "2025-02-28", "2025-03-01"),
        ("2026-03-31", -1, "2026-02-28", "2026-03-01"),
        ("2026-08-31", 1, "2026-09-30", "2026-10-01"),
        ("2026-02-28", 1, "2026-03-28", "2026-03-28"),
    ],
)
def test_a_day_that_a_month_does_not_have_is_its_last_or_rolls_over(
    day: str, months: int, last_day: str, rolled: str
) -> None:
    """Months are counted from the anchor: two months after the 31st of January is the 31st of March."""
    anchor = date.fromisoformat(day)
    assert str(months_after(anchor, months)) == last_day
    assert str(months_after(anchor, months, month_end="roll over")) == rolled


@pytest.mark.parametrize(
    ("last", "first_day", "last_day"),
    [
        ("quarter", "2026-04-01", "2026-06-30"),
        ("week", "2026-08-03", "2026-08-09"),
        ("day", "2026-08-15", "2026-08-15"),
        ("2 months", "2026-06-17", "2026-08-16"),
        ("10 days", "2026-08-07", "2026-08-16"),
    ],
)
def test_a_window_is_the_last_closed_period_or_a_length_that_ends_today(
    last: str, first_day: str, last_day: str
) -> None:
    """Today is that of the place: at 17:00 in UTC on the 15th it is the 16th in Shanghai."""
    now = datetime(2026, 8, 15, 17, tzinfo=UTC)
    found = window(Period.parse(last), now, "Asia/Shanghai")
    assert found == (date.fromisoformat(first_day), date.fromisoformat(last_day))


def test_a_term_is_a_length_that_ends_today() -> None:
    now = datetime(2026, 8, 16, 1, tzinfo=UTC)
    assert window(Term.parse("2 weeks"), now, "Asia/Shanghai") == (date(2026, 8, 3), date(2026, 8, 16))


def test_months_between_two_days_are_whole_and_have_a_sign() -> None:
    assert months_between(date(2026, 1, 31), date(2026, 3, 30)) == 1
    assert months_between(date(2026, 3, 30), date(2026, 1, 31)) == -1


def test_a_day_stays_itself_wherever_it_is_asked_for() -> None:
    assert local_day(date(2026, 8, 16), "Asia/Shanghai") == date(2026, 8, 16)
    assert local_day(datetime(2026, 8, 15, 17, tzinfo=UTC), "Asia/Shanghai") == date(2026, 8, 16)


@pytest.mark.parametrize(
    ("within", "today", "first_day"),
    [
        ("24 months", "2026-11-22", "2024-11-22"),
        ("1 day", "2026-11-22", "2026-11-21"),
        ("2 weeks", "2026-11-22", "2026-11-08"),
        ("1 month", "2026-03-31", "2026-03-01"),  # of the 28th of February it ended on the 28th of March
        ("1 month", "2026-02-28", "2026-01-28"),
        ("1 year", "2025-02-28", "2024-02-28"),
        ("1 year", "2025-03-01", "2024-03-01"),
        ("1 year", "2024-02-29", "2023-03-01"),
        ("36h", "2026-11-22", "2026-11-20"),
    ],
)
def test_a_length_is_open_on_its_corresponding_day_and_not_on_the_next(
    within: str, today: str, first_day: str
) -> None:
    """As a duty within that length would be: the day it begins on does not count."""
    now = datetime.fromisoformat(f"{today}T00:00+08:00")
    first, last = open_window(Term.parse(within), now, "Asia/Shanghai")
    assert (str(first), str(last)) == (first_day, today)
    assert open_window(Period.parse(within), now, "Asia/Shanghai")[0] == first if "h" not in within else True


@pytest.mark.parametrize(("last", "days"), [("36h", 2), ("24h", 1), ("30 min", 1), ("4 working hours", 1)])
def test_hours_count_as_the_whole_days_that_they_touch(last: str, days: int) -> None:
    now = datetime(2026, 5, 20, 4, tzinfo=UTC)
    first, until = window(Term.parse(last), now, "Asia/Shanghai")
    assert (until - first).days + 1 == days
