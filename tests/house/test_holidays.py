"""The shipped public holidays: every day is what two packages say, or what has been decided openly."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import chinese_calendar
import pytest
import yaml
from holidays import country_holidays

from tools.holidays import DECISIONS, FILE, FIRST, LAST, disagreements, text

DAY = timedelta(days=1)


@cache
def shipped() -> Mapping[str, Any]:
    """Read the file as it lies there, by another reader than the library's own: all is text."""
    read: Mapping[str, Any] = yaml.load(FILE.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
    return read


def spans(year: str) -> Iterator[tuple[date, date]]:
    """Give the holidays of a year."""
    for entry in shipped()["years"][year]["days_off"]:
        first, last = (date.fromisoformat(entry.get("day") or entry[key]) for key in ("from", "to"))
        yield first, last


def makeup_days(year: str) -> list[date]:
    """Give the make-up workdays of a year."""
    return [date.fromisoformat(each) for each in shipped()["years"][year]["workdays"]]


@cache
def worked() -> Mapping[date, bool]:
    """Tell of each day whether it is worked from Monday to Friday but for holidays, and on make-up days."""
    found = {
        FIRST + DAY * each: (FIRST + DAY * each).weekday() < 5 for each in range((LAST - FIRST).days + 1)
    }
    for year in shipped()["years"]:
        for first, last in spans(year):
            found.update({first + DAY * each: False for each in range((last - first).days + 1)})
        found.update(dict.fromkeys(makeup_days(year), True))
    return found


def test_the_file_covers_2004_to_2026() -> None:
    assert (shipped()["covered_from"], shipped()["covered_until"]) == ("2004-01-01", "2026-12-31")
    assert list(shipped()["years"]) == [str(year) for year in range(2004, 2027)]
    assert len(worked()) == 8401


@pytest.mark.parametrize("package", ["chinesecalendar", "holidays"])
def test_every_day_is_what_each_package_says_or_decided(package: str) -> None:
    """The days that differ are among those decided, and no decision goes against both."""
    other = country_holidays("CN", years=range(2004, 2027))
    says = chinese_calendar.is_workday if package == "chinesecalendar" else other.is_working_day
    different = {day for day, open_ in worked().items() if says(day) != open_}
    assert different <= set(DECISIONS)
    assert (different == {date(2005, 12, 31)}) == (package == "chinesecalendar")


def test_each_day_on_which_the_packages_do_not_agree_is_decided_with_its_notice() -> None:
    assert disagreements() == set(DECISIONS)
    assert all(
        worked()[day] == open_ and "国办发明电" in reason for day, (open_, reason) in DECISIONS.items()
    )


def test_the_spring_festival_of_2026_is_as_announced() -> None:
    """Nine days from the 15th of February, and the Saturdays on both sides worked."""
    off = [day for day, open_ in worked().items() if day.year == 2026 and day.month == 2 and not open_]
    assert [day.day for day in off] == [1, 7, 8, *range(15, 24)]


def test_holidays_lie_in_their_year_in_order_and_makeup_days_are_days_of_rest() -> None:
    for year, entry in shipped()["years"].items():
        days = [day for span in spans(year) for day in span]
        assert days == sorted(days)
        assert {str(day.year) for day in (*days, *makeup_days(year))} == {year}
        assert all(day.weekday() >= 5 for day in makeup_days(year))
        assert all(entry["title"].keys() == {"zh", "en"} for entry in entry["days_off"])


def test_the_file_is_as_the_tool_writes_it(checkout: Path) -> None:
    assert checkout / "policies" / "calendars" / "cn.yaml" == FILE
    assert FILE.read_text(encoding="utf-8") == text()
