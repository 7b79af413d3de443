"""Which hours a day has as declared."""

from datetime import date

import pytest

from crmpolicy.calendar.hours import Schedule, schedule

OFFICE = ((510, 720), (810, 1050))
WEEK = (*(OFFICE,) * 5, (), ())
FRIDAY, SATURDAY = date(2026, 2, 13), date(2026, 2, 14)


def hours(made: Schedule, day: date) -> object:
    """Give the hours of one day."""
    return dict(made.days(day, day))[day]


def test_a_weekday_has_its_weekly_hours() -> None:
    assert hours(Schedule(WEEK), FRIDAY) == OFFICE
    assert hours(Schedule(WEEK), SATURDAY) == ()


def test_a_makeup_workday_has_makeup_hours_and_a_day_off_none() -> None:
    made = Schedule(WEEK, ((540, 720),), frozenset({FRIDAY}), frozenset({SATURDAY}))
    assert hours(made, SATURDAY) == ((540, 720),)
    assert hours(made, FRIDAY) == ()


def test_a_special_day_has_its_own_hours_whatever_else_is_said_of_it() -> None:
    both = frozenset({FRIDAY, SATURDAY})
    own = frozenset({(FRIDAY, ((0, 60),)), (SATURDAY, ())})
    made = Schedule(WEEK, OFFICE, both, both, own)
    assert hours(made, FRIDAY) == ((0, 60),)
    assert hours(made, SATURDAY) == ()


def test_spans_that_touch_are_one_span() -> None:
    """Equal hours make equal calendars, however they are cut."""
    cut = schedule([[(0, 60), (60, 90), (90, 1440)]] * 7, [], [], [], {})
    assert cut == schedule([[(0, 1440)]] * 7, (), (), (), {})


@pytest.mark.parametrize(
    "wrong", [[(60, 60)], [(90, 60)], [(60, 120), (90, 150)], [(60, 120), (30, 40)], [(-1, 5)], [(0, 1441)]]
)
def test_hours_that_overlap_run_backwards_or_leave_the_day_are_refused(wrong: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="does not follow"):
        schedule([wrong] * 7, [], [], [], {})
    with pytest.raises(ValueError, match="does not follow"):
        schedule([[]] * 7, [], [], [], {FRIDAY: wrong})


def test_a_week_has_seven_days() -> None:
    with pytest.raises(ValueError, match="seven days, not 5"):
        schedule([OFFICE] * 5, [], [], [], {})


def test_there_are_no_hours_where_no_day_can_ever_be_open() -> None:
    """Make-up hours without a make-up day open nothing, nor does a special day without hours."""
    closed = ((),) * 7
    assert not Schedule(closed, OFFICE, special=frozenset({(FRIDAY, ())})).has_hours
    assert Schedule(closed, OFFICE, working=frozenset({SATURDAY})).has_hours
    assert Schedule(closed, special=frozenset({(FRIDAY, OFFICE)})).has_hours
