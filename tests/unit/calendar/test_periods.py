"""Calendar periods and months from an anchor."""

from datetime import UTC, date, datetime, timedelta

import pytest

from crmpolicy.calendar.periods import calendar_period, local_day, months_after, months_between, window
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
