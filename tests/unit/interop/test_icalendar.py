"""A plan as a calendar file, read back with the package that wrote it."""

import sys
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.errors import CrmPolicyError, DigestMismatchError
from crmpolicy.interop.icalendar import calendar
from crmpolicy.visits import VisitPlan, visit_plan
from crmpolicy.wording import Language

GROUP = load_policy_set("example-group")
NEW_YEAR = datetime.fromisoformat("2026-01-01T00:00+08:00")
MARCH = datetime.fromisoformat("2026-03-04T09:00+08:00")
NAMES = ("客户; 甲, \\乙", "C-1 " + "very long " * 20)
MADE = [{"event": "sales_visit", "at": "2026-01-20T10:00+08:00", "by": "handler"}]


def plan_of(year: int = 2026, now: datetime = MARCH, policies: PolicySet = GROUP) -> VisitPlan:
    facts = {"visit_class": "important", "service_grade": "D", "events": MADE}
    customers = [{"customer": name, **facts} for name in NAMES]
    return visit_plan(policies, customers, year=year, now=now, document="handbook")


def events_of(written: bytes) -> list[Any]:
    return list(Calendar.from_ical(written).walk("VEVENT"))


def test_every_visit_is_one_event_of_a_whole_day() -> None:
    plan = plan_of()
    events = events_of(calendar(plan, GROUP))
    assert len(events) == len(plan.entries) == 90
    for entry, event in zip(plan.entries, events, strict=True):
        assert event["dtstart"].dt == entry.day
        assert type(event["dtstart"].dt) is date
        assert event["dtend"].dt - entry.day == timedelta(days=1)
        assert event["dtstamp"].dt == plan.now
        assert str(event["summary"]).startswith(f"{entry.customer}：")
        assert all(clause in str(event["description"]) for clause in entry.clauses)


def test_an_event_says_by_when_by_whom_and_what_was_done() -> None:
    event = events_of(calendar(plan_of(), GROUP, language="en"))[0]
    assert str(event["summary"]) == f"{NAMES[0]}: sales visit"
    assert str(event["description"]).splitlines() == [
        "due 2026-03-31 17:30 (Asia/Shanghai)",
        "who: person in charge",
        "1 of 6 in this period",
        "by: handbook.form8.visitfreq.important",
        "done on 2026-01-20 10:00",
    ]
    assert [str(each) for each in event["categories"].cats] == ["sales visit"]
    assert (str(event["status"]), str(event["transp"])) == ("CONFIRMED", "TRANSPARENT")


@pytest.mark.parametrize(("language", "name"), [("zh", "2026 年拜访与回访周期"), ("en", "2026")])
def test_the_calendar_has_a_name_and_the_companys_zone(language: Language, name: str) -> None:
    made = Calendar.from_ical(calendar(plan_of(), GROUP, language=language))
    assert name in str(made["x-wr-calname"])
    assert (str(made["x-wr-timezone"]), str(made["version"])) == ("Asia/Shanghai", "2.0")


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    written = calendar(plan_of(), GROUP)
    lines = written.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert calendar(plan_of(), GROUP) == calendar(plan_of(), GROUP)


def test_identities_are_unique_and_outlast_a_new_plan_and_new_values() -> None:
    """What is planned anew moves events that are there; who changed a value elsewhere duplicates none."""
    before, after = plan_of(now=NEW_YEAR), plan_of(now=MARCH)
    others = load_policy_set("example-group", parameters={"steel.contact_limit": "6h"})
    elsewhere = plan_of(policies=others)
    identities = [[str(each["uid"]) for each in events_of(calendar(plan, GROUP))] for plan in (before, after)]
    assert len(set(identities[0])) == len(identities[0])
    assert set(identities[0]) == set(identities[1])
    assert [str(each["uid"]) for each in events_of(calendar(elsewhere, others))] == identities[1]


def test_what_rests_on_unknown_holidays_is_tentative() -> None:
    plan = plan_of(2027)
    events = events_of(calendar(plan, GROUP))
    assert {str(each["status"]) for each in events} == {"TENTATIVE"}
    assert all("暂按周末推算" in str(each["description"]) for each in events)


def test_other_policies_than_those_of_the_plan_are_refused() -> None:
    others = load_policy_set("example-group", parameters={"steel.contact_limit": "6h"})
    with pytest.raises(DigestMismatchError):
        calendar(plan_of(), others)


def test_a_missing_package_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(CrmPolicyError) as caught:
        calendar(plan_of(), GROUP)
    assert "crmpolicy[interop]" in str(caught.value)
