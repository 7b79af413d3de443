"""On which day of its period each visit is planned."""

from datetime import date

import pytest

from crmpolicy.engine.courses.occasions import Occasion
from crmpolicy.visits.spreading import Spreading
from tests.unit.engine.small_duties import NO_HOURS, OFFICE, at


def spread(begins: str, ends: str, number: int, due: str, now: str = "2026-01-01 00:00") -> list[str]:
    first, last = date.fromisoformat(begins), date.fromisoformat(ends)
    occasion = Occasion("visit", None, first, last, at(due), number, number)
    return [f"{day:%m-%d}" for day in Spreading(OFFICE, at(now)).days(occasion)]


def test_parts_of_a_period_end_on_open_days() -> None:
    """Part ends on 11 (a Sunday), 21 and 31 January (a Saturday)."""
    assert spread("2026-01-02", "2026-01-31", 3, "2026-01-30 17:30") == ["01-09", "01-20", "01-30"]


def test_a_part_that_begins_with_days_off_goes_to_the_first_open_day() -> None:
    """Monday 16 to Monday 23 February is off: no part may end before its period."""
    assert spread("2026-02-16", "2026-02-28", 4, "2026-02-28 17:30") == ["02-24", "02-24", "02-24", "02-28"]


def test_the_last_time_falls_on_the_day_it_is_due() -> None:
    assert spread("2026-03-01", "2026-03-31", 1, "2026-03-20 15:00") == ["03-20"]
    assert spread("2026-05-01", "2026-05-03", 1, "2026-05-04 00:00") == ["05-03"]  # kept on a day off


def test_what_would_be_done_after_its_period_is_done_before_its_end() -> None:
    """A month that ends on Saturday and moves to the Monday after: a visit on Monday would not count."""
    assert spread("2026-01-01", "2026-01-31", 1, "2026-02-02 17:30") == ["01-30"]


def test_a_period_without_open_day_is_left_to_its_due_day() -> None:
    assert spread("2026-02-16", "2026-02-22", 1, "2026-02-24 17:30") == ["02-24"]


def test_more_visits_than_days_share_days() -> None:
    assert spread("2026-03-02", "2026-03-03", 4, "2026-03-03 17:30") == ["03-02", "03-02", "03-02", "03-03"]


@pytest.mark.parametrize(
    ("now", "day", "expected"),
    [
        ("2026-03-04 09:00", "2026-03-02", "2026-03-04"),
        ("2026-03-04 09:00", "2026-03-20", "2026-03-20"),
        ("2026-03-04 20:00", "2026-03-04", "2026-03-05"),
        ("2026-03-04 12:30", "2026-03-04", "2026-03-04"),  # the lunch break ends today
        ("2026-04-01 09:00", "2026-03-20", "2026-03-20"),  # the period is over
        ("2026-03-31 20:00", "2026-03-20", "2026-03-20"),  # no open time left in it
    ],
)
def test_what_is_still_to_be_done_is_not_planned_in_the_past(now: str, day: str, expected: str) -> None:
    march = Occasion("visit", None, date(2026, 3, 1), date(2026, 3, 31), at("2026-03-31 17:30"), 1, 1)
    found = Spreading(OFFICE, at(now)).still(march, date.fromisoformat(day))
    assert found.isoformat() == expected


def test_without_hours_every_day_will_do() -> None:
    march = Occasion("visit", None, date(2026, 3, 1), date(2026, 3, 31), at("2026-04-01 00:00"), 2, 2)
    spreading = Spreading(NO_HOURS, at("2026-03-21 09:00"))  # a Saturday
    assert [day.day for day in spreading.days(march)] == [15, 31]
    assert spreading.still(march, date(2026, 3, 15)) == date(2026, 3, 21)
