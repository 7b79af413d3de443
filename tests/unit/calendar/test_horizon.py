"""Which days a calendar knows, and what it says of others."""

from datetime import date

import pytest

from crmpolicy.calendar.horizon import FIRST, LAST, Horizon
from crmpolicy.errors import CalendarHorizonError

BEGINS, ENDS = date(2026, 1, 1), date(2026, 12, 31)
NEXT = frozenset({date(2027, 1, 1), date(2027, 1, 2), date(2027, 3, 1)})


def test_days_that_are_covered_are_known_and_no_others() -> None:
    horizon = Horizon(BEGINS, ENDS, "refuse", frozenset())
    assert [horizon.knows(day) for day in (BEGINS, ENDS, date(2025, 12, 31), date(2027, 1, 1))] == [
        True,
        True,
        False,
        False,
    ]


def test_special_days_are_known_wherever_they_lie() -> None:
    """They lengthen the unbroken stretch where they join it."""
    horizon = Horizon(BEGINS, ENDS, "refuse", NEXT | {date(2025, 12, 31)})
    assert horizon.certain == (date(2025, 12, 31), date(2027, 1, 2))
    horizon.demand(date(2027, 3, 1), date(2027, 3, 1))
    horizon.demand(date(2025, 12, 31), date(2027, 1, 2))


def test_an_unknown_day_between_refuses_the_whole_answer() -> None:
    """The error tells the first unknown day and how far the calendar reaches."""
    with pytest.raises(CalendarHorizonError) as caught:
        Horizon(BEGINS, ENDS, "refuse", NEXT).demand(date(2026, 6, 1), date(2027, 3, 1))
    assert caught.value.code == "calendar-horizon"
    told = {"day": "2027-01-03", "from": "2026-01-01", "until": "2027-01-02"}
    assert caught.value.fault.arguments == told
    assert "2027-01-03" in str(caught.value)


def test_weekends_answer_for_unknown_days_and_the_known_stretch_stays() -> None:
    horizon = Horizon(BEGINS, ENDS, "weekends", frozenset())
    horizon.demand(FIRST, LAST)
    assert horizon.certain == (BEGINS, ENDS)


@pytest.mark.parametrize("beyond", ["refuse", "weekends"])
@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2201, 1, 1), date.min, date(9999, 12, 30)])
def test_nothing_is_said_of_days_before_1900_and_after_2200(beyond: str, day: date) -> None:
    """Not of a special day either."""
    horizon = Horizon(FIRST, LAST, "refuse" if beyond == "refuse" else "weekends", frozenset({day}))
    with pytest.raises(CalendarHorizonError):
        horizon.demand(day, day)
