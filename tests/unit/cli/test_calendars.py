from datetime import date, timedelta

from crmpolicy.cli.calendars import MOST_SPECIAL, calendar_blocks, calendar_data
from crmpolicy.cli.printing import laid_out
from crmpolicy.cli.speaking import Speaker
from crmpolicy.policy.calendars import Calendar, HolidayTable

OFFICE = ((510, 720), (810, 1050))
HOLIDAYS = HolidayTable("cn", date(2026, 1, 1), date(2026, 12, 31), frozenset(), frozenset())


def test_days_with_the_same_hours_stand_together() -> None:
    calendar = Calendar(weekly=(OFFICE, OFFICE, OFFICE, OFFICE, ((540, 720),), (), ()), makeup=OFFICE)
    lines = [
        " ".join(line.split()) for line in laid_out(calendar_blocks(Speaker("en"), calendar)).split("\n")
    ]
    assert lines == [
        "Monday to Thursday 08:30–12:00, 13:30–17:30",
        "Friday 09:00–12:00",
        "Saturday to Sunday closed",
        "make-up workdays 08:30–12:00, 13:30–17:30",
        "without a table of holidays",
    ]


def test_the_days_of_the_table_of_holidays_are_told_with_their_horizon() -> None:
    calendar = Calendar(weekly=(OFFICE,) * 5 + ((), ()), holidays=HOLIDAYS)
    told = laid_out(calendar_blocks(Speaker("zh"), calendar))
    assert "节假日和调休上班日见表 cn，涵盖 2026-01-01 至 2026-12-31" in told
    found = calendar_data(calendar)
    assert found is not None
    assert found["holidays"] == {"table": "cn", "covered_from": "2026-01-01", "covered_until": "2026-12-31"}
    assert found["hours"]["friday"] == ["08:30-12:00", "13:30-17:30"]


def test_few_days_of_its_own_are_listed_and_the_rest_counted() -> None:
    days = {date(2026, 3, 1) + timedelta(days=number): () for number in range(MOST_SPECIAL + 2)}
    calendar = Calendar(weekly=(OFFICE,) * 7, special=days)
    told = laid_out(calendar_blocks(Speaker("en"), calendar))
    assert "2026-03-08" in told
    assert "2026-03-09" not in told
    assert "and 2 more days with hours of their own" in told


def test_without_a_calendar_that_is_said() -> None:
    assert "没有给出工作时间" in laid_out(calendar_blocks(Speaker("zh"), None), 110)
    assert calendar_data(None) is None
