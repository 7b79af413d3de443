"""Weekdays and days of the month."""

from typing import Any

import numpy as np
import pytest

from crmpolicy.errors import BadValueError
from crmpolicy.values import WEEKDAYS, DayOfMonth, Weekday


@pytest.mark.parametrize("text", ["friday", "Friday", "星期五", "周五", "礼拜五"])
def test_a_weekday_has_several_names(text: str) -> None:
    assert Weekday().parse(text) == "friday"


@pytest.mark.parametrize("text", ["星期日", "星期天", "周日", "周天", "礼拜天"])
def test_sunday_has_more(text: str) -> None:
    assert Weekday().read(text) == "sunday"


@pytest.mark.parametrize("given", [5, "5", "fri", "FRIDAY", "星期八", None])
def test_numbers_and_short_forms_are_no_weekdays(given: object) -> None:
    with pytest.raises(BadValueError):
        Weekday().read(given)


def test_weekdays_are_shown_in_both_languages_and_have_no_order() -> None:
    assert [Weekday().show(day, "zh") for day in WEEKDAYS][::6] == ["星期一", "星期日"]
    assert Weekday().show("friday", "en") == "Friday"
    assert Weekday().compare("monday", "friday") is None


@pytest.mark.parametrize("given", [20, "20", "20日", "20 日", "20号", 20.0, np.int8(20)])
def test_a_day_of_the_month_is_a_number(given: object) -> None:
    assert DayOfMonth().read(given) == 20


@pytest.mark.parametrize("given", ["last", "月末", "最后一天"])
def test_the_last_day_is_a_word(given: str) -> None:
    assert DayOfMonth().read(given) == "last"


@pytest.mark.parametrize("given", [0, 32, -1, "0", "32", "1.0", "", 2.5, True, None, 10**30])
def test_other_days_are_refused(given: object) -> None:
    with pytest.raises(BadValueError):
        DayOfMonth().read(given)


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        (1, 2, -1),
        (20, 20, 0),
        ("last", "last", 0),
        ("last", 27, 1),
        (27, "last", -1),
        ("last", 28, None),
        (31, "last", None),
    ],
)
def test_the_last_day_comes_after_the_27th_and_is_open_from_there(
    one: Any, other: Any, order: int | None
) -> None:
    assert DayOfMonth().compare(one, other) == order


def test_days_are_shown_as_people_say_them() -> None:
    assert DayOfMonth().show(20, "zh") == "20日"
    assert DayOfMonth().show("last", "zh") == "月末"
    assert DayOfMonth().show(20, "en") == "20"
    assert DayOfMonth().plain("last") == "last"
    assert DayOfMonth().plain(20) == 20
