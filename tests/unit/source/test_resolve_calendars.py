"""Calendars: hours, holidays, and the days that are a company's own."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from crmpolicy.policy.calendars import Calendar, HolidayTable
from crmpolicy.source import read_calendar, read_company

OPEN = ((510, 720), (810, 1050))
TABLE = HolidayTable(
    "cn", date(2025, 1, 1), date(2026, 12, 31), frozenset({date(2026, 1, 1)}), frozenset({date(2026, 1, 4)})
)
COMPANY = """\
format: 1
company: shop
title: {zh: 店, en: shop}
zone: Asia/Shanghai
currency: 元
adopts: [steel@1]
calendar:
"""
HOURS = '  hours: {monday to friday: ["08:30-12:00", "13:30-17:30"]}\n'


@pytest.fixture
def calendar(policies: Any) -> Any:
    """Read the calendar of a company that goes by the table above."""

    def read(text: str, table: HolidayTable = TABLE) -> Calendar:
        policies.write("company.yaml", COMPANY + text)
        shared = policies.shared()
        document = policies.document()
        found = read_company(
            policies.folder / "company.yaml",
            shared,
            {"steel": document},
            policies.faults,
            holidays={"cn": table},
        )
        assert policies.told() == []
        assert found is not None
        assert found.calendar is not None
        return found.calendar

    return read


def test_hours_are_minutes_of_the_day_monday_first(calendar: Any) -> None:
    found = calendar(HOURS)
    assert found.weekly == (OPEN, OPEN, OPEN, OPEN, OPEN, (), ())
    assert (found.makeup, found.holidays, found.special) == (OPEN, None, {})


@pytest.mark.parametrize(
    ("days", "open_on"),
    [
        ("monday to friday", (0, 1, 2, 3, 4)),
        ("周一至周五", (0, 1, 2, 3, 4)),
        ("周一到周三", (0, 1, 2)),
        ("monday-wednesday", (0, 1, 2)),
        ('"周一、周三、星期日"', (0, 2, 6)),
        ('"monday, thursday to friday"', (0, 3, 4)),
        ("saturday to monday", (0, 5, 6)),
        ("sunday", (6,)),
        ("every day", (0, 1, 2, 3, 4, 5, 6)),
        ("每天", (0, 1, 2, 3, 4, 5, 6)),
    ],
)
def test_days_of_the_week_are_read_in_both_languages(
    calendar: Any, days: str, open_on: tuple[int, ...]
) -> None:
    found = calendar(f'  hours: {{{days}: "09:00-24:00"}}\n')
    assert found.weekly == tuple(((540, 1440),) if day in open_on else () for day in range(7))


def test_spans_stand_in_their_order_and_may_touch(calendar: Any) -> None:
    found = calendar('  hours: {monday: ["12:00-13:00", "08:00-12:00"], tuesday: none}\n')
    assert found.weekly[:2] == (((480, 720), (720, 780)), ())


def test_a_makeup_workday_has_the_hours_of_the_first_day_that_has_some(calendar: Any) -> None:
    written = '  hours: {saturday: "09:00-12:00", tuesday: "08:00-10:00"}\n'
    assert calendar(written).makeup == ((480, 600),)
    assert calendar(written + '  makeup_hours: "10:00-11:00"\n').makeup == ((600, 660),)


def test_a_companys_own_days_are_special_ones(calendar: Any) -> None:
    found = calendar(
        HOURS + "  special_days:\n"
        '    - {date: 2026-12-31, hours: ["08:30-12:00"]}\n'
        "    - {date: 2026-03-12, hours: none, title: {zh: 厂庆, en: anniversary}}\n"
        "  days_off: [2026-05-05, {day: 2026-05-06}, {from: 2026-08-01, to: 2026-08-02}]\n"
        "  workdays: [2026-05-09]\n"
    )
    assert found.special == {
        date(2026, 3, 12): (),
        date(2026, 5, 5): (),
        date(2026, 5, 6): (),
        date(2026, 5, 9): OPEN,
        date(2026, 8, 1): (),
        date(2026, 8, 2): (),
        date(2026, 12, 31): ((510, 720),),
    }


def test_a_company_goes_by_a_table_or_by_none(calendar: Any) -> None:
    assert calendar(HOURS + "  holidays: cn\n").holidays == TABLE
    assert calendar(HOURS + "  holidays: none\n").holidays is None


def test_years_join_on_to_the_table(calendar: Any) -> None:
    year = "{days_off: [{from: 2027-01-01, to: 2027-01-02}], workdays: [2027-01-03]}"
    found = calendar(HOURS + f"  holidays: cn\n  years: {{2027: {year}}}\n").holidays
    assert (found.covered_from, found.covered_until) == (date(2025, 1, 1), date(2027, 12, 31))
    assert found.off == TABLE.off | {date(2027, 1, 1), date(2027, 1, 2)}
    assert found.working == TABLE.working | {date(2027, 1, 3)}


def test_the_last_year_may_be_known_in_part(calendar: Any) -> None:
    years = "  holidays: cn\n  covered_until: 2027-06-30\n  years: {2027: {days_off: []}}\n"
    assert calendar(HOURS + years).holidays.covered_until == date(2027, 6, 30)


def test_the_rest_of_a_year_can_be_added(calendar: Any) -> None:
    half = HolidayTable("cn", date(2026, 1, 1), date(2026, 6, 30), frozenset(), frozenset())
    years = "  holidays: cn\n  years: {2026: {days_off: [2026-10-01]}}\n"
    found = calendar(HOURS + years, half).holidays
    assert (found.covered_until, found.off) == (date(2026, 12, 31), {date(2026, 10, 1)})


def test_a_year_that_the_table_has_may_be_said_again(calendar: Any) -> None:
    """So a newer table, in which the company's own year has come, breaks nobody's file."""
    years = "  holidays: cn\n  years: {2026: {days_off: [2026-01-01], workdays: [2026-01-04]}}\n"
    found = calendar(HOURS + years).holidays
    assert (found.off, found.working, found.covered_until) == (TABLE.off, TABLE.working, TABLE.covered_until)


def test_years_without_a_table_are_one(calendar: Any) -> None:
    found = calendar(HOURS + "  years: {2026: {days_off: [2026-01-01]}}\n").holidays
    assert (found.covered_from, found.covered_until) == (date(2026, 1, 1), date(2026, 12, 31))
    assert found.off == {date(2026, 1, 1)}


def test_the_table_that_travels_is_sound(checkout: Path) -> None:
    """What its days are, is compared elsewhere with those who publish them."""
    faults: list[Any] = []
    found = read_calendar(checkout / "policies/calendars/cn.yaml", faults)
    assert faults == []
    assert found is not None
    assert found.key == "cn"
    assert found.covered_until - found.covered_from > timedelta(days=20 * 365)
    assert not found.off & found.working
