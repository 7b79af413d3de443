"""Laws of recurring duties under the shipped policies (IC1 to IC6, 30), whatever periods a company gives."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crmpolicy.engine import PolicySet
from crmpolicy.errors import InvalidPolicySetError
from crmpolicy.policy.duties import Duties
from tests.oracle.duties import next_time
from tests.property.histories import (
    DAY,
    LAW,
    MINUTE,
    STEEL_GRADES,
    ask,
    company,
    drawn,
    local_day,
)

WORDS = ("month", "quarter", "half year", "year")
MONTHS = {"month": 1, "quarter": 3, "half year": 6, "year": 12}
moments = st.integers(0, 600 * 24 * 60).map(lambda minute: datetime(2025, 1, 1, tzinfo=UTC) + minute * MINUTE)
waits = st.integers(0, 500 * 24 * 60).map(lambda minutes: minutes * MINUTE)


def ordered(random: Random, count: int) -> list[str]:
    """Make periods, the shorter first: all of the calendar, or all counted from the last time."""
    months = sorted(random.choices([1, 3, 6, 12], k=count))
    words = {months: word for word, months in MONTHS.items()}
    by_calendar = random.random() < 0.6
    return [words[each] if by_calendar else f"{each} months" for each in months]


def values(random: Random) -> Mapping[str, Any]:
    """Make periods, the shorter for the better customer, and a longest gap for the last grade or none."""
    a, b, c = ordered(random, 3)
    key, general = ordered(random, 2)
    rounds = ordered(random, 4)
    gap = {"steel.max_gap_d": "2 years"} if random.random() < 0.5 else {}
    return {
        **dict(zip(("steel.follow_up_a", "steel.follow_up_b", "steel.follow_up_c"), (a, b, c), strict=True)),
        **gap,
        "lighting.key_visit_every": key,
        "lighting.general_visit_every": general,
        "lighting.phone_every": random.choice([*WORDS, "2 months", "5 weeks", "40 days"]),
        "relationship.old_customer_every": random.choice([*WORDS, "3 months", "6 weeks", "100 days"]),
        "relationship.phone_follow_up_every": random.choice([*WORDS, "45 days"]),
        "key_accounts.return_visit_every": random.choice([*WORDS, "2 months"]),
        "key_accounts.min_meetings": random.randint(1, 3),
        "handbook.round_every": dict(zip("ABCD", rounds, strict=True)),
        "handbook.return_visit_every": random.choice([*WORDS, "3 months", "60 days"]),
    }


VALUES = drawn(values, 14)
companies = st.sampled_from(VALUES).map(company)
KEY_ACCOUNT = {"is_key_account": True, "completed_orders": 3}
PLAIN: Mapping[str, Mapping[str, Any]] = {
    "steel.visit_cadence": {"grade": "B"},
    "lighting.visit_cadence": {"grade": "general"},
    "relationship.visit_cadence": {"completed_orders": 3},
    "key_accounts.visit_cadence": {"is_key_account": True},
    "handbook.visit_cadence": {"visit_class": "important", "service_grade": "B"},
    "visit_cadence": {**KEY_ACCOUNT, **STEEL_GRADES["B"]},
}
"""A customer for each question, with duties."""

CONTACTS: Mapping[str, tuple[str, str | None, Mapping[str, Any]]] = {
    "follow_up": ("follow_up", None, {}),
    "visit": ("visit", "account_manager", {"mode": "face_to_face"}),
    "executive_contact": ("executive_contact", "sales_director", {"counterpart": "executives"}),
    "phone_follow_up": ("phone_follow_up", "account_manager", {"mode": "phone"}),
    "meeting": ("meeting", "key_account_manager", {"mode": "face_to_face"}),
    "return_visit": ("return_visit", "service_specialist", {}),
    "sales_visit": ("sales_visit", "handler", {}),
    "service_round": ("visit", "service_staff", {}),
}
"""By duty: the event that performs it, by whom, with which details."""
FOLLOWED: Mapping[str, tuple[str, ...]] = {
    "steel.visit_cadence": ("follow_up",),
    "lighting.visit_cadence": ("visit", "phone_follow_up"),
    "relationship.visit_cadence": ("visit", "phone_follow_up", "return_visit"),
    "key_accounts.visit_cadence": ("meeting", "return_visit"),
    "handbook.visit_cadence": ("service_round",),
}
followed = st.sampled_from([(question, duty) for question, duties in FOLLOWED.items() for duty in duties])


def contact(duty: str, at: datetime) -> tuple[Any, ...]:
    """Make the event that performs a duty."""
    name, by, details = CONTACTS[duty]
    return name, at, by, details


def status(
    policies: PolicySet, question: str, duty: str, at: list[datetime], now: datetime, **facts: Any
) -> Any:
    """Tell how a duty stands after some contacts."""
    events = [contact(duty, each) for each in at]
    return ask(policies, question, events, now, {**PLAIN[question], **facts})[duty]


PERIODS: Mapping[tuple[str, str], str] = {
    ("steel.visit_cadence", "follow_up"): "steel.follow_up_b",
    ("lighting.visit_cadence", "visit"): "lighting.general_visit_every",
    ("lighting.visit_cadence", "phone_follow_up"): "lighting.phone_every",
    ("relationship.visit_cadence", "visit"): "relationship.old_customer_every",
    ("relationship.visit_cadence", "phone_follow_up"): "relationship.phone_follow_up_every",
    ("relationship.visit_cadence", "return_visit"): "relationship.return_visit_every",
    ("key_accounts.visit_cadence", "meeting"): "month",
    ("key_accounts.visit_cadence", "return_visit"): "key_accounts.return_visit_every",
    ("handbook.visit_cadence", "service_round"): "handbook.round_every",
}
"""The parameter of each duty's period, or the period itself."""


def period_of(values: Mapping[str, Any], name: str) -> str:
    """Look a period up: among the values that were made, else among the example group's."""
    found = values.get(name, {"relationship.return_visit_every": "half year"}.get(name, name))
    return found["B"] if isinstance(found, dict) else str(found)


BETTER = {
    ("steel.visit_cadence", "follow_up"): [{"grade": each} for each in "ABCD"],
    ("lighting.visit_cadence", "visit"): [{"grade": each} for each in ("key", "general", "potential")],
    ("handbook.visit_cadence", "service_round"): [{"service_grade": each} for each in "ABCD"],
    ("visit_cadence", "follow_up"): [{**KEY_ACCOUNT, **each} for each in STEEL_GRADES.values()],
}
"""Facts of the same customer in classes that are ever worse."""


@LAW
@given(
    st.sampled_from(sorted(BETTER)), st.sampled_from(VALUES), st.lists(moments, min_size=1, max_size=3), waits
)
def test_a_better_class_is_never_due_later(
    asked: tuple[str, str], values: Mapping[str, Any], contacts: list[datetime], wait: timedelta
) -> None:
    """IC1, IC2: with the same contacts an upgrade never postpones; only the last class may have no period."""
    question, duty = asked
    now = max(contacts) + wait
    due = [status(company(values), question, duty, contacts, now, **each).due for each in BETTER[asked]]
    never = question == "lighting.visit_cadence" or (duty == "follow_up" and "steel.max_gap_d" not in values)
    assert [each is None for each in due] == [False] * (len(due) - 1) + [never]
    finite = [each for each in due if each is not None]
    assert finite == sorted(finite)


@pytest.mark.parametrize(("c", "gap"), [("year", "year"), ("year", "half year"), ("6 months", "6 months")])
def test_the_last_class_waits_longer_than_the_one_before(c: str, gap: str) -> None:
    """IC1: a gap that is no longer than the period of grade C is refused."""
    with pytest.raises(InvalidPolicySetError):
        company({"steel.follow_up_a": "month", "steel.follow_up_c": c, "steel.max_gap_d": gap})


@pytest.mark.parametrize("asked", PERIODS)
@LAW
@given(st.sampled_from(VALUES), st.lists(moments, min_size=1, max_size=4), waits)
def test_the_next_time_is_the_next_period_not_yet_served_or_so_long_after_the_last(
    asked: tuple[str, str], values: Mapping[str, Any], contacts: list[datetime], wait: timedelta
) -> None:
    """IC3, 30: reckoned by hand; what counts from the last time is due after it, however early that was."""
    question, duty = asked
    every, times = PERIODS[asked], values["key_accounts.min_meetings"] if duty == "meeting" else 1
    found = status(company(values), question, duty, contacts, max(contacts) + wait)
    days = [local_day(each) for each in contacts]
    early = question.startswith(("steel", "lighting"))
    expected = next_time(period_of(values, every), days, times, early=early)
    assert found.due == expected
    assert found.due > max(contacts) or period_of(values, every) in WORDS


@LAW
@given(followed, companies, st.lists(moments, min_size=2, max_size=4), waits)
def test_a_later_last_contact_is_never_due_earlier(
    asked: tuple[str, str], policies: PolicySet, contacts: list[datetime], wait: timedelta
) -> None:
    """IC3: nor does a further contact ever bring the next one forward."""
    question, duty = asked
    now = max(contacts) + wait
    due = [status(policies, question, duty, [each], now).due for each in sorted(contacts)]
    assert due == sorted(due)
    assert status(policies, question, duty, contacts, now).due >= due[-1]


EVENTS = sorted(CONTACTS)


@LAW
@given(st.data(), st.sampled_from(sorted(PLAIN)), companies, st.lists(moments, max_size=3), waits)
def test_a_contact_of_one_kind_never_stands_in_for_another(
    data: st.DataObject, question: str, policies: PolicySet, contacts: list[datetime], wait: timedelta
) -> None:
    """IC4: only what a duty declares as doing it counts; a call is no visit, nor is everybody's visit."""
    now = max([*contacts, datetime(2026, 6, 1, tzinfo=UTC)]) + wait
    events = [contact(data.draw(st.sampled_from(EVENTS)), each) for each in contacts]
    name, by, details = CONTACTS[data.draw(st.sampled_from(EVENTS))]
    other = (name, now - wait, by, details)
    before, after = (
        ask(policies, question, each, now, PLAIN[question]) for each in (events, [*events, other])
    )
    met_by = {
        (duty.name, event)
        for table in policies.point(question).tables
        if isinstance(table.course, Duties)
        for duty in table.course.duties
        for event in duty.met_by
    }
    for duty, found in before.items():
        if (duty, name) not in met_by:
            assert after[duty] == found


WRONG = [
    ("lighting.visit_cadence", "visit", {"mode": "phone"}, "account_manager"),
    ("lighting.visit_cadence", "visit", {}, "account_manager"),
    ("lighting.visit_cadence", "visit", {"mode": "face_to_face"}, "sales_staff"),
    ("lighting.visit_cadence", "phone_follow_up", {"mode": "phone"}, None),
    ("key_accounts.visit_cadence", "meeting", {"mode": "message"}, "key_account_manager"),
    ("key_accounts.visit_cadence", "return_visit", {}, "key_account_manager"),
    ("relationship.visit_cadence", "visit", {"mode": "message"}, None),
    ("handbook.visit_cadence", "service_round", {}, "account_manager"),
]


@LAW
@given(st.sampled_from(WRONG), companies, st.lists(moments, min_size=1, max_size=3), waits)
def test_a_contact_in_the_wrong_way_or_by_somebody_else_does_not_count(
    wrong: tuple[str, str, Mapping[str, Any], str | None],
    policies: PolicySet,
    contacts: list[datetime],
    wait: timedelta,
) -> None:
    """IC4: what a duty asks of the event, and whom it asks."""
    question, duty, details, by = wrong
    now = max(contacts) + wait
    events = [contact(duty, each) for each in contacts]
    extra = (CONTACTS[duty][0], max(contacts) + wait / 2, by, details)
    before, after = (
        ask(policies, question, each, now, PLAIN[question]) for each in (events, [*events, extra])
    )
    assert after[duty] == before[duty]


@LAW
@given(followed, companies, st.lists(moments, max_size=3), waits, waits)
def test_what_is_overdue_stays_so_until_the_next_contact(
    asked: tuple[str, str], policies: PolicySet, contacts: list[datetime], wait: timedelta, more: timedelta
) -> None:
    """IC5."""
    question, duty = asked
    now = max([*contacts, datetime(2026, 3, 1, tzinfo=UTC)]) + wait
    before, after = (status(policies, question, duty, contacts, each) for each in (now, now + more))
    if before.state == "breached":
        assert (after.state, after.due) == ("breached", before.due)
        assert after.remaining <= before.remaining
    if contacts:
        assert after.due == before.due


@LAW
@given(st.sampled_from([("quarter", 183), ("half year", 365), ("month", 61)]), moments)
def test_contacts_in_time_lie_at_most_two_periods_apart(period: tuple[str, int], last: datetime) -> None:
    """IC5: by the calendar, contacts that are in time may lie almost two periods apart, no further."""
    word, most = period
    policies = company({"lighting.phone_every": word})
    due = status(policies, "lighting.visit_cadence", "phone_follow_up", [last], last).due
    assert local_day(due) - local_day(last) <= most * DAY


@LAW
@given(
    st.sampled_from(VALUES), st.integers(1, 50), st.lists(moments, max_size=3), waits, st.sampled_from("ABCD")
)
def test_every_old_customer_has_a_next_visit(
    values: Mapping[str, Any], orders: int, contacts: list[datetime], wait: timedelta, grade: str
) -> None:
    """IC6, B5: whatever the grade; what counts from the last time needs one, a calendar period does not."""
    begun = contacts or values["relationship.old_customer_every"] in WORDS
    assume(begun)
    now = max([*contacts, datetime(2026, 1, 1, tzinfo=UTC)]) + wait
    facts = {"is_key_account": False, "completed_orders": orders, **STEEL_GRADES[grade]}
    events = [contact("visit", each) for each in contacts]
    found = ask(company(values), "visit_cadence", events, now, facts)["visit"]
    assert found.due is not None
    own = ask(company(values), "relationship.visit_cadence", events, now, {"completed_orders": orders})
    assert found.due <= own["visit"].due
