"""Openings laid out year by year."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from crmpolicy.calendar.hours import Schedule
from crmpolicy.calendar.openings import Openings, openings

SHANGHAI = ZoneInfo("Asia/Shanghai")
NINE_TO_FIVE = Schedule((((540, 1020),),) * 5 + ((), ()))
HOUR = 3_600_000_000


@pytest.fixture
def table() -> Openings:
    """One year."""
    return openings(NINE_TO_FIVE, SHANGHAI, 2026, 2026, None)


@pytest.mark.parametrize("years", [(2024, 2024), (2028, 2030), (2025, 2027)])
def test_a_table_that_has_grown_is_as_if_laid_out_at_once(table: Openings, years: tuple[int, int]) -> None:
    """Towards the past, the future and both; the years between are laid out too."""
    first, last = min(2026, years[0]), max(2026, years[1])
    assert openings(NINE_TO_FIVE, SHANGHAI, *years, table) == openings(
        NINE_TO_FIVE, SHANGHAI, first, last, None
    )


def test_each_search_says_so_where_it_leaves_the_table(table: Openings) -> None:
    total = table.before[-1]
    assert total == 261 * 8 * HOUR
    assert table.reaches(total) == table.ends[-1]
    assert table.reaches(total + 1) is None
    assert table.exceeds(total) is None
    assert table.exceeds(-1) is None
    assert table.exceeds(0) == table.begins[0]
    assert table.opening(table.ends[-1]) is None
    assert table.opening(table.ends[-1] - 1) == table.ends[-1] - 1


def test_nothing_is_worked_before_the_first_opening_and_after_the_last(table: Openings) -> None:
    assert table.worked(table.lower) == 0
    assert table.worked(table.upper) == table.before[-1]


def test_the_openings_of_a_day_are_told_apart_from_those_around(table: Openings) -> None:
    assert [row.day for row in table.of_day(date(2026, 3, 6))] == [date(2026, 3, 6).toordinal()]
    assert table.of_day(date(2026, 3, 7)) == ()


def test_a_year_without_any_opening_is_an_empty_table() -> None:
    empty = openings(Schedule(((),) * 7), SHANGHAI, 2026, 2026, None)
    assert empty.rows == ()
    assert empty.workdays == ()
    assert empty.worked(empty.upper) == 0
    assert empty.opening(empty.lower) is None


def test_hours_that_the_clocks_skip_are_left_out() -> None:
    """New York has no 02:15 to 02:45 on the 8th of March, and its hours over the gap are an hour shorter."""
    night = Schedule((((135, 165), (170, 240)),) * 7)
    table = openings(night, ZoneInfo("America/New_York"), 2026, 2026, None)
    rows = table.of_day(date(2026, 3, 8))
    assert [row.end - row.begin for row in rows] == [HOUR]
    assert [row.end - row.begin for row in table.of_day(date(2026, 3, 9))] == [HOUR // 2, HOUR * 70 // 60]


def test_an_hour_shown_twice_is_open_twice_where_no_border_lies_in_it() -> None:
    """On the 1st of November 01:00 to 02:00 takes two hours; 01:00 to 01:30 is over at its first showing."""
    for hours, length in ((((60, 120),), 2 * HOUR), (((60, 90),), HOUR // 2), (((90, 120),), 3 * HOUR // 2)):
        table = openings(Schedule((hours,) * 7), ZoneInfo("America/New_York"), 2026, 2026, None)
        assert [row.end - row.begin for row in table.of_day(date(2026, 11, 1))] == [length]
