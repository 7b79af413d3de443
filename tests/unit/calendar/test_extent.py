"""The years laid out so far, and more of them when a question needs them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from crmpolicy.calendar.extent import Extent
from crmpolicy.calendar.horizon import FIRST, LAST, Horizon
from crmpolicy.calendar.hours import Schedule
from crmpolicy.errors import BadValueError, CalendarHorizonError

OPEN_ENDED = Horizon(FIRST, LAST, "refuse", frozenset())
THIS_YEAR = Horizon(date(2026, 1, 1), date(2026, 12, 31), "refuse", frozenset())


def extent(horizon: Horizon = OPEN_ENDED) -> Extent:
    """Make one that has laid out nothing yet."""
    return Extent(ZoneInfo("Asia/Shanghai"), Schedule((((540, 1020),),) * 7), horizon)


def test_only_the_year_that_is_asked_for_is_laid_out() -> None:
    made = extent()
    table = made.of_day(date(2026, 3, 6))
    assert (table.first, table.last) == (2026, 2026)
    assert made.around(made.instant(datetime(2026, 5, 1, tzinfo=UTC))) is table


def test_the_year_is_that_of_the_place() -> None:
    """At 20:00 in UTC on the last day of the year it is the new year in Shanghai."""
    made = extent()
    assert made.around(made.instant(datetime(2026, 12, 31, 20, tzinfo=UTC))).first == 2027


def test_each_step_farther_doubles_the_table() -> None:
    """So a search over a hundred years lays them out in seven steps."""
    made = extent()
    table, sizes = made.of_day(date(2026, 3, 6)), []
    for _ in range(3):
        table = made.farther(table, date(2026, 3, 6), 1)
        sizes.append(table.last - table.first + 1)
    assert sizes == [2, 4, 8]
    assert made.farther(table, date(2026, 3, 6), -1).first == 2018


def test_a_search_ends_with_the_year_2200_and_with_1900() -> None:
    made = extent()
    for day, step in ((date(2199, 5, 1), 1), (date(1901, 5, 1), -1)):
        table = made.farther(made.of_day(day), day, step)
        with pytest.raises(CalendarHorizonError):
            made.farther(table, day, step)


def test_a_search_ends_where_days_are_not_known() -> None:
    made = extent(THIS_YEAR)
    table = made.of_day(date(2026, 5, 1))
    for step, unknown in ((1, "2027-01-01"), (-1, "2025-12-31")):
        with pytest.raises(CalendarHorizonError) as caught:
            made.farther(table, date(2026, 5, 1), step)
        assert caught.value.fault.arguments["day"] == unknown


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(BadValueError) as caught:
        extent().instant(datetime(2026, 1, 1))  # noqa: DTZ001 - that is what is tried
    assert caught.value.code == "value-without-zone"


@pytest.mark.parametrize("year", [1, 1899, 2202, 9999])
def test_a_moment_outside_all_calendars_is_refused(year: int) -> None:
    """The first and the last moment that Python knows as well."""
    with pytest.raises(CalendarHorizonError):
        extent().instant(datetime(year, 12 if year > 1 else 1, 1, tzinfo=UTC))
