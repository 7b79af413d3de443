"""What a rule says of a duty: every way to say when, in both languages."""

from typing import Any

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.explaining.calling import Caller
from crmpolicy.explaining.duty_says import asks_for_something, duty_says
from crmpolicy.explaining.saying import Said
from crmpolicy.explaining.telling import Teller
from crmpolicy.policy.duties import Duties
from crmpolicy.wording import Language
from tests.unit.explaining.small_courses import workshop

FIVE = Said("5 日", 5)
QUARTER = {"zh": Said("每季度"), "en": Said("every quarter")}


@pytest.fixture(scope="module")
def policies() -> PolicySet:
    return workshop()


def told(policies: PolicySet, language: Language, says: dict[str, Any]) -> str:
    caller, course = _caller(policies, language)
    every = {"duty": Said("", "visit"), **says}
    return duty_says(caller, course, every).partition("：" if language == "zh" else ": ")[2]


def _caller(policies: PolicySet, language: Language) -> tuple[Caller, Duties]:
    tables = policies.point("handling").tables
    course = tables[0].course
    assert isinstance(course, Duties)
    teller = Teller.of(policies.effective, tables, language)
    return Caller.of(teller, policies.effective, tables), course


@pytest.mark.parametrize(
    ("says", "zh", "en"),
    [
        ({"within": Said("2h")}, "自收到起 2h内", "within 2h from ‘received’"),
        (
            {"within": Said("2h"), "from": Said("", "answer"), "each": Said("", value=True)},
            "每次答复后 2h内",
            "within 2h of every ‘answer’",
        ),
        ({"day": Said("5", 5)}, "收到后，5 日", "day 5, after ‘received’"),
        ({"day": Said("", "last")}, "收到后，月末", "the last day of the month, after ‘received’"),
        (
            {"day": Said("5", 5), "months_after": Said("0", 0), "at": Said("12:00")},
            "收到后，当月 5 日 12:00 前",
            "day 5 of the same month by 12:00, after ‘received’",
        ),
        (
            {"day": Said("5", 5), "months_after": Said("3", 3), "at_closing": Said("", value=True)},
            "收到后，之后第 3 个月的 5 日下班前",
            "day 5, 3 months later by closing time, after ‘received’",
        ),
        ({"weekday": Said("Friday", "friday")}, "收到后，Friday", "Friday, after ‘received’"),
        (
            {"last_weekday": Said("Friday"), "each": Said("", value=True)},
            "每次收到后，最后一个 Friday",
            "the last Friday, after every ‘received’",
        ),
        ({"same_day": Said("", value=True)}, "收到后，当天", "the same day, after ‘received’"),
        (
            {"next": Said("", "repair")},
            "收到后，下一次“修好”到期时",
            "when ‘repair’ is next due after ‘received’",
        ),
        ({"rrule": Said("FREQ=MONTHLY")}, "按日程 FREQ=MONTHLY", "by the schedule FREQ=MONTHLY"),
        ({"never": Said("", value=True), "who": Said("clerk")}, "不作要求", "not asked for"),
        (
            {"within": Said("2h"), "off_day": Said("", "keep")},
            "自收到起 2h内，休息日也算",
            "within 2h from ‘received’, days off included",
        ),
        (
            {"within": Said("2h", title="T"), "who": Said("W", title="X")},
            "自收到起 2h内（T），由W负责",
            "within 2h from ‘received’ (T), by the W",
        ),
    ],
)
def test_every_way_to_say_when_is_a_sentence(policies: PolicySet, says: Any, zh: str, en: str) -> None:
    assert told(policies, "zh", says).replace(" ", "") == zh.replace(" ", "")
    assert told(policies, "en", says) == en


@pytest.mark.parametrize(
    ("more", "zh", "en"),
    [
        ({}, "每季度一次", "once every quarter"),
        ({"times": Said("3", 3)}, "每季度 3 次", "3 times every quarter"),
        (
            {"day": FIVE, "at": Said("18:00")},
            "每季度一次，不晚于 5 日 18:00 前",
            "once every quarter, by day 5 by 18:00",
        ),
        ({"since": Said("D")}, "每季度一次，从D算起", "once every quarter, counted from D"),
        ({"times": Said("0", 0)}, "不作要求", "not asked for"),
    ],
)
def test_how_often_is_a_sentence_too(policies: PolicySet, more: Any, zh: str, en: str) -> None:
    found = {each: told(policies, each, {"every": QUARTER[each], **more}) for each in ("zh", "en")}
    assert found["zh"].replace(" ", "") == zh.replace(" ", "")
    if "day" not in more:
        assert found["en"] == en


def test_what_is_not_set_asks_for_nothing(policies: PolicySet) -> None:
    caller, course = _caller(policies, "en")
    unset = {"duty": Said("", "visit"), "within": Said("", title="limit", unset=True), "who": Said("clerk")}
    assert duty_says(caller, course, unset) == "visit: not asked for (limit is not set)"
    assert not asks_for_something(caller, course, unset)
    assert asks_for_something(caller, course, {"duty": Said("", "visit"), "within": Said("2h")})
