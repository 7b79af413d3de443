"""Milestones on named days that can fall due the wrong way round."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from crmpolicy.company import load_policy_set
from tests.unit.verify.small_duties import duties, law, office
from tests.unit.verify.small_policies import told

FORECAST = "    counting: {not_started: forecast}\n"
BOX = "visit: every: month, day: 20, at: '15:00', off_day: next working day"
OPENED = "call: next: visit, from: receive"
ENDS = "solve: day: last, off_day: earlier working day, from: call"
SHANGHAI = ZoneInfo("Asia/Shanghai")


def laid(*rules: str, said: str = "in_order: [call, solve]", marked: bool = True) -> str:
    """Write duties, forecast from each other, with one law of order."""
    return duties(*rules, laws=law(said, marked=marked), keys=FORECAST)


@pytest.mark.parametrize(
    "rules",
    [
        (BOX, OPENED, ENDS),
        (BOX, OPENED, "solve: months_after: 1, day: 15, off_day: earlier working day, from: call"),
        ("call: day: 10", "solve: months_after: 1, day: last"),
        ("call: within: 3 days", "solve: months_after: 1, day: last, from: call"),
    ],
)
def test_days_that_come_one_after_another_are_sound(tmp_path: Path, rules: tuple[str, ...]) -> None:
    """Weekends, holidays and make-up workdays included."""
    document = laid(*rules, marked=False)
    assert told(tmp_path, office(document, holidays=True), "firm.yaml").report.clean


def test_a_day_counted_from_the_receipt_comes_before_the_opening(tmp_path: Path) -> None:
    """The fifteenth of the month after, with a box that is opened on the twentieth: shown with a receipt."""
    document = laid(BOX, OPENED, "solve: months_after: 1, day: 15, from: receive")
    finding = told(tmp_path, office(document, holidays=True), "firm.yaml").only("CRM601")
    (witness,) = finding.witnesses
    (received,) = witness.facts["events"]
    point = load_policy_set(tmp_path / "firm.yaml").point("doc.response")
    outcome = point.evaluate({**witness.facts, "events": [received]}, now=received["at"]).outcome
    assert outcome["solve"].due < outcome["call"].due
    assert received["at"].astimezone(SHANGHAI).day >= 20


def test_a_shift_alone_is_found(tmp_path: Path) -> None:
    """In order on every plain month; a long holiday moves the first past the second."""
    rules = (
        "call: months_after: 1, day: 1, off_day: next working day",
        "solve: months_after: 1, day: 5, off_day: keep",
    )
    assert told(tmp_path / "plain", office(laid(*rules, marked=False)), "firm.yaml").report.clean
    finding = told(tmp_path / "kept", office(laid(*rules), holidays=True), "firm.yaml").only("CRM601")
    received = finding.witnesses[0].facts["events"][0]["at"].astimezone(SHANGHAI)
    assert received.month in (9, 1, 12, 4)  # what follows is October, or a spring festival, or May


@pytest.mark.parametrize(
    "rules",
    [
        (BOX, OPENED, "solve: within: 5h, from: call"),
        ("call: every: 3 months", "solve: months_after: 1, day: last"),
    ],
)
def test_hours_and_what_counts_from_its_last_time_are_not_decided(
    tmp_path: Path, rules: tuple[str, ...]
) -> None:
    """Only what is due on days is tried day by day."""
    told(tmp_path, office(laid(*rules)), "firm.yaml").only("CRM001")


def test_without_a_forecast_nothing_can_be_compared(tmp_path: Path) -> None:
    """What has not happened has no due moment then."""
    document = laid(BOX, OPENED, ENDS).replace(FORECAST, "")
    told(tmp_path, office(document), "firm.yaml").only("CRM001")


def test_a_document_alone_is_bound_by_no_calendar(tmp_path: Path) -> None:
    """Days off are the company's; the law binds it."""
    document = laid(BOX, OPENED, "solve: months_after: 1, day: 15, from: receive", marked=False)
    assert told(tmp_path, document).report.clean


def test_the_first_receipt_is_where_due_moments_turn(tmp_path: Path) -> None:
    """Hour by hour over two months, the engine shows disorder from just that receipt on."""
    document = laid(BOX, OPENED, "solve: months_after: 1, day: 15, from: receive")
    finding = told(tmp_path, office(document, holidays=True), "firm.yaml").only("CRM601")
    found = finding.witnesses[0].facts["events"][0]["at"]
    point = load_policy_set(tmp_path / "firm.yaml").point("doc.response")
    facts = {key: value for key, value in finding.witnesses[0].facts.items() if key != "events"}
    begins = datetime(2026, 1, 1, tzinfo=SHANGHAI)
    hours = (begins + timedelta(hours=each) for each in range(24 * 60))
    first = next(
        each
        for each in hours
        for outcome in [
            point.evaluate({**facts, "events": [{"event": "receive", "at": each}]}, now=each).outcome
        ]
        if outcome["call"].due > outcome["solve"].due
    )
    assert found == first
