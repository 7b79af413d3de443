"""Duties, chains and lifecycles as they are declared: what `show` and `points` say of them."""

from collections.abc import Callable
from typing import Any

from click.testing import Result

from crmpolicy.cli.courses import course_blocks, course_data
from crmpolicy.cli.printing import laid_out
from crmpolicy.cli.speaking import Speaker
from tests.unit.explaining.small_courses import workshop

Run = Callable[..., Result]
SAID_RAW = ("said ", "at_most", "months_after", "at_risk_from", "listed")


def shown(point: str, language: str = "en") -> str:
    policies = workshop()
    (table,) = policies.point(point).tables
    text = laid_out(course_blocks(Speaker("zh" if language == "zh" else "en"), policies, table), 200)
    return " ".join(text.split())


def test_a_rule_of_a_duty_is_a_sentence() -> None:
    text = shown("handling")
    assert "answer: within 4 working hours from ‘received’ (limit to answer), by the clerk" in text
    assert "thanks: day 5 of the next month by 12:00, after ‘received’" in text
    assert "visit: 2 times every quarter, by the clerk" in text
    assert "help sent: not asked for (limit to send help is not set)" in text
    assert "答复：自收到起 4 个工作小时内（答复时限），由接待员负责" in shown("handling", "zh")


def test_conventions_are_sentences() -> None:
    text = shown("handling")
    for sentence in (
        "Begins with ‘received’",
        "Ends with any of: closed",
        "From ‘waiting’ to ‘answered’ the clock stands still, of these only: repair",
        "‘reopened’ starts anew: answer",
        "A duty is at risk once 75% of its limit has run",
        "It counts as done whoever does it",
        "Days whose holidays are not known count by the weekly hours for the time being",
    ):
        assert sentence in text


def test_what_counts_as_done_is_told_of_each_duty() -> None:
    assert "answer answer answer (only with by phone is ‘yes’)" in shown("handling")


def test_a_level_is_told_with_owner_stay_and_who_is_told() -> None:
    text = shown("signing")
    assert "with the clerk, for at most 4 working hours" in text
    assert "with the owner, for at most 1 hour; told then: owner" in text
    assert "no lower than the level ‘head’" in text
    assert "‘approved’ passes the case on to the level above" in text
    assert "‘sent back’ ends it (refused)" in text
    assert "Once the last level has passed it on, it is done (signed)" in text


def test_a_move_is_told_from_where_to_where_and_by_whom() -> None:
    text = shown("order")
    assert "State: ordered (start), confirmed, delivered (final)" in text
    assert "from ordered: ‘approved’ leads to confirmed, by the head; told: clerk" in text
    assert "已确认时，“交货”后转为“已交货”" in shown("order", "zh")


def test_nothing_is_called_by_its_raw_name() -> None:
    for point in ("handling", "signing", "order"):
        assert not [each for each in SAID_RAW if each in shown(point)]


def test_data_has_the_same_in_both_languages() -> None:
    policies = workshop()
    (table,) = policies.point("handling").tables
    found = course_data(policies, table)
    assert found["kind"] == "duties"
    assert found["conventions"]["en"][0] == "Begins with ‘received’"
    assert found["says"][""]["repair"]["zh"] == "修好：自答复起 2 天内，由主管负责"
    assert [each["duty"] for each in found["duties"]] == ["answer", "repair", "help", "thanks", "visit"]


def test_show_has_the_calendar_of_a_question_about_time_and_of_no_other(data: Callable[..., Any]) -> None:
    course = data("show", "complaint_escalation", "--company", "example-group")
    assert course["calendar"]["special_days"]["2026-12-31"] == ["08:30-12:00"]
    assert course["tables"][0]["course"]["kind"] == "chain"
    assert "calendar" not in data("show", "customer_grade", "--company", "example-group")


def test_show_tells_rules_and_calendar_in_words(run: Run) -> None:
    told = run("show", "lighting.complaint_response", "--company", "example-group").stdout
    assert "Monday to Friday" in told
    assert "within 2 hours from" in " ".join(told.split())
    assert not [each for each in ("said duty", "said within") if each in told]


def test_points_list_the_events_of_a_question(data: Callable[..., Any]) -> None:
    asked = {each["point"]: each for each in data("points", "example-group")["points"]}
    events = {each["event"]: each["title"]["en"] for each in asked["complaint_escalation"]["events"]}
    assert events["receive"] == "received"
    assert {"hand_up", "solve", "close", "pause", "resume"} <= events.keys()
    assert asked["customer_grade"]["events"] == []


def test_points_show_the_events_in_text(run: Run) -> None:
    told = run("points", "lighting", "--language", "zh").stdout
    assert "hand_up   上报\n" in told
