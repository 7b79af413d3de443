"""Laws of whole histories under the shipped policies: order of listing, versions, pauses, what is refused."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.engine import PolicySet
from crmpolicy.errors import CalendarHorizonError, FactsError, InvalidPolicySetError
from crmpolicy.testing import load_texts
from crmpolicy.visits import visit_plan
from tests.property.histories import (
    DAY,
    LAW,
    MINUTE,
    SHANGHAI,
    STEEL_GRADES,
    ask,
    branch,
    company,
    drawn,
    dues,
    happened,
    limits,
    paused_time,
    pauses,
    receipts,
)

KEY: Mapping[str, Any] = {
    "topic": "late_delivery",
    "severity": "serious",
    "is_key_account": True,
    **STEEL_GRADES["A"],
}
QUESTIONS: Mapping[str, Mapping[str, Any]] = {
    "complaint_response": KEY,
    "lighting.complaint_response": {**KEY, "lighting.grade": "key"},
    "steel.complaint_response": {},
    "steel.complaint_case": {"customer_satisfied": True},
    "lighting.complaint_escalation": {"topic": "fault", "touches_major_decision": False},
    "lighting.after_sales_case": {"topic": "fault", "customer_confirmed": False},
    "visit_cadence": {"completed_orders": 2, **KEY},
    "handbook.after_sales_response": {},
    "customer_care": {
        "is_key_account": True, "contact_birthday": "1980-02-29", "greeting_day": "1980-02-29",
        "coming_festival": "national_day", "coming_festival_on": "2026-10-01",
    },
}  # fmt: skip
NAMES = (
    "respond", "start", "contact", "record", "solution", "progress", "hand_up", "hand_over", "result",
    "reply", "find_cause", "reopen", "close", "visit", "follow_up", "phone_follow_up", "news", "break_down",
    "repair",
)  # fmt: skip
BY = (None, "account_manager", "service_specialist", "sales_director")


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[tuple[Any, ...]], datetime]:
    """Draw what happens to a case, each at a moment of its own, and a moment of the question."""
    receipt = draw(receipts)
    later = draw(st.lists(st.integers(1, 40 * 24 * 60), unique=True, max_size=8))
    paused = draw(pauses(receipt))
    events: list[tuple[Any, ...]] = [
        (
            draw(st.sampled_from(NAMES)),
            receipt + (2 * each + 1) * timedelta(seconds=30),
            draw(st.sampled_from(BY)),
        )
        for each in later
    ]
    now = receipt + draw(st.integers(0, 60 * 24 * 60)) * MINUTE
    return [("receive", receipt), *events, *paused], now


@LAW
@given(
    st.sampled_from(sorted(QUESTIONS)), st.sampled_from(drawn(limits, 6)).map(company), histories(), st.data()
)
def test_the_order_in_which_events_are_listed_does_not_matter(
    question: str, policies: PolicySet, history: tuple[list[tuple[Any, ...]], datetime], data: st.DataObject
) -> None:
    """Nor do events that have not happened yet."""
    events, now = history
    listed = data.draw(st.permutations(events))
    seen = [each for each in events if each[1] <= now]
    first, second, third = (
        ask(policies, question, each, now, QUESTIONS[question]) for each in (events, listed, seen)
    )
    assert first == second == third


TURN = datetime(2026, 3, 10, tzinfo=SHANGHAI)
CHANGED = """\
parameters:
  lighting.respond_limit: {dated: [{value: 4h}, {from: 2026-03-10, value: 3h}]}
  lighting.progress_limit: {dated: [{value: 24h}, {from: 2026-03-10, value: 20h}]}
  steel.solution_limit: {dated: [{value: 3 working days}, {from: 2026-03-10, value: 2 working days}]}
  lighting.front_line_dwell: {dated: [{value: 4 working hours}, {from: 2026-03-10, value: 2 working hours}]}
"""
OLD, NEW = (
    {"lighting.respond_limit": respond, "lighting.progress_limit": progress,
     "steel.solution_limit": solution, "lighting.front_line_dwell": dwell}
    for respond, progress, solution, dwell in (
        ("4h", "24h", "3 working days", "4 working hours"), ("3h", "20h", "2 working days", "2 working hours")
    )
)  # fmt: skip
near_the_turn = st.integers(-10 * 24 * 60, 10 * 24 * 60).map(
    lambda minute: (TURN + minute * MINUTE).astimezone(UTC)
)
CASES = (
    "lighting.complaint_response",
    "steel.complaint_response",
    "complaint_response",
    "lighting.complaint_escalation",
)


@LAW
@given(st.sampled_from(CASES), near_the_turn, st.data(), st.integers(0, 20 * 24 * 60))
def test_a_case_keeps_the_version_of_its_first_event(
    question: str, receipt: datetime, data: st.DataObject, wait: int
) -> None:
    """However late one asks: values that came into force since are for later cases; no pause is lost."""
    events = [("receive", receipt), *data.draw(pauses(receipt, most=3))]
    now = receipt + wait * MINUTE
    events = [each for each in events if each[1] <= now]
    facts = {**KEY, "touches_major_decision": False, "lighting.grade": "key"}
    version = company(OLD if receipt < TURN else NEW)
    assert ask(branch(CHANGED), question, events, now, facts) == ask(version, question, events, now, facts)


@LAW
@given(st.lists(st.sampled_from(drawn(limits, 8)), min_size=2, max_size=2), receipts, st.data())
def test_a_policy_that_changes_in_mid_flight_never_forgets_a_pause(
    values: list[Mapping[str, Any]], receipt: datetime, data: st.DataObject
) -> None:
    """A case judged by one policy yesterday and by another today has stood still as long under both."""
    paused = data.draw(pauses(receipt))
    now = max([receipt, *(at for _, at in paused)])
    for each in values:
        policies = company(each)
        facts = {**KEY, "lighting.grade": "key"}
        found, still = (
            ask(policies, "lighting.complaint_response", [("receive", receipt), *some], now, facts)[
                "progress"
            ]
            for some in (paused, [])
        )
        assert found.due - still.due == paused_time(paused, min(now, found.due))


def faults(question: str, events: Any, now: datetime, **facts: Any) -> list[str]:
    """Name the faults of a history."""
    with pytest.raises(FactsError) as caught:
        company({}).point(question).evaluate({**facts, **QUESTIONS[question], "events": events}, now=now)
    return [fault.code for fault in caught.value.faults]


cases = st.sampled_from(["complaint_response", "steel.complaint_response", "lighting.complaint_escalation"])


@LAW
@given(cases, receipts, st.integers(1, 10_000), st.sampled_from(["close", "close", "pause"]))
def test_what_happened_before_the_case_began_is_refused(
    question: str, receipt: datetime, minutes: int, name: str
) -> None:
    events = [("receive", receipt), (name, receipt - minutes * MINUTE)]
    assert "event-before-start" in faults(question, happened(events), receipt)


@LAW
@given(cases, receipts, st.lists(st.integers(1, 3000), min_size=3, max_size=3), st.booleans())
def test_a_case_resumed_twice_or_paused_twice_is_refused(
    question: str,
    receipt: datetime,
    gaps: list[int],
    twice: bool,  # noqa: FBT001 - drawn
) -> None:
    names = ("pause", "resume", "resume") if twice else ("pause", "pause", "resume")
    at = [receipt + sum(gaps[: place + 1]) * MINUTE for place in range(3)]
    events = happened([("receive", receipt), *zip(names, at, strict=True)])
    code = "event-resume-without-pause" if twice else "event-pause-twice"
    assert set(faults(question, events, at[-1])) == {code}


@LAW
@given(st.sampled_from(sorted(QUESTIONS)), receipts, st.sampled_from(["visti", "solv", "打电话", "receive "]))
def test_an_activity_that_nobody_knows_is_refused_by_its_name(
    question: str, receipt: datetime, name: str
) -> None:
    events = happened([("receive", receipt), (name, receipt)])
    found = faults(question, events, receipt)
    assert set(found) <= {"event-unknown", "event-unknown-near", "value-surrounding-space"}
    assert found


@LAW
@given(st.sampled_from(sorted(QUESTIONS)), receipts)
def test_times_without_a_zone_are_refused(question: str, receipt: datetime) -> None:
    """Both of an event and of the question."""
    naive = receipt.replace(tzinfo=None)
    given_facts = {**QUESTIONS[question], "events": [{"event": "receive", "at": naive.isoformat()}]}
    with pytest.raises(FactsError, match="has no zone"):
        company({}).point(question).evaluate(given_facts, now=receipt)
    assert faults(question, happened([("receive", receipt)]), naive) == ["now-without-zone"]


@pytest.mark.parametrize("question", ["steel.complaint_response", "lighting.complaint_escalation"])
def test_a_case_without_its_first_event_is_refused(question: str) -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    for events in ([], [("close", now)], [("receive", now + DAY)]):
        assert faults(question, happened(events), now) == ["fact-event-missing"]


def test_an_unknown_zone_is_refused() -> None:
    """In a company file, and where a moment is made."""
    with pytest.raises(InvalidPolicySetError) as caught:
        branch("zone: Asia/Shanghia\n")
    assert [fault.code for fault in caught.value.faults] == ["name-unknown-zone"]
    with pytest.raises(KeyError):
        ZoneInfo("Asia/Shanghia")


@LAW
@given(st.integers(0, 200 * 24 * 60))
def test_limits_beyond_the_published_holidays_are_refused_and_visits_are_provisional(minutes: int) -> None:
    """The end of 2026; a limit that ends before it is reckoned as ever."""
    receipt = datetime(2026, 12, 20, tzinfo=UTC) + minutes * MINUTE
    known = receipt < datetime(2026, 12, 28, 16, tzinfo=UTC)  # three working days are left after the 28th
    events = [("receive", receipt)]
    if known:
        found = dues(ask(company({}), "steel.complaint_response", events, receipt, {}))
        assert found["solution"] < datetime(2027, 1, 1, tzinfo=SHANGHAI)
    else:
        with pytest.raises(CalendarHorizonError, match="does not know 20"):
            ask(company({}), "steel.complaint_response", events, receipt, {})
    visit = ask(company({}), "steel.visit_cadence", [("follow_up", receipt)], receipt, {"grade": "A"})[
        "follow_up"
    ]
    assert visit.provisional
    assert visit.due > receipt


STRICT = """\
format: 1
company: strict
title: {zh: 例, en: strict}
zone: Asia/Shanghai
currency: 元
adopts: [doc@1]
calendar: {holidays: cn, hours: {monday to friday: ["09:00-17:00"]}}
"""
MONTHLY = """\
format: 1
decisions:
  visits:
    title: {zh: 拜访, en: visits}
    kind: duties
    clause: doc.1
    governed_by: now
    duties: {visit: {title: {zh: 拜访, en: visit}}}
    rules: [{id: monthly, then: {duty: visit, every: month}, clause: doc.1}]
"""


def test_a_plan_beyond_the_published_holidays_is_refused_where_weekends_may_not_stand_in() -> None:
    """The shipped cadences let them, and say so of each entry."""
    strict = load_texts({"doc/visits.yaml": MONTHLY, "strict.yaml": STRICT}, "strict.yaml")
    now = datetime(2026, 3, 2, tzinfo=UTC)
    customers = [{"customer": "C-1"}]
    assert len(visit_plan(strict, customers, year=2026, now=now, subject="visits").entries) == 10
    with pytest.raises(CalendarHorizonError, match="does not know 2027"):
        visit_plan(strict, customers, year=2027, now=now, subject="visits")
    shipped = visit_plan(
        company({}), [{"customer": "C-1", "grade": "A"}], year=2027, now=now, document="steel"
    )
    assert {each.provisional for each in shipped.entries} == {True}


def test_a_plan_names_the_customer_whose_activity_nobody_knows() -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    customers = [
        {"customer": name, "grade": "A", "events": happened([(event, now)])}
        for name, event in (("C-1", "follow_up"), ("C-2", "folow_up"))
    ]
    with pytest.raises(FactsError, match=r"`C-2`.*`folow_up`"):
        visit_plan(company({}), customers, year=2026, now=now, document="steel")
