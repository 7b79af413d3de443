"""Laws of limits under the shipped policies (IS1 to IS5, IS7, IS8, L1, 31), for any values of a company."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.engine import PolicySet
from crmpolicy.errors import InvalidPolicySetError
from tests.property.histories import (
    DAY,
    GRADES,
    LAW,
    MINUTE,
    STEEL_GRADES,
    TOPICS,
    ask,
    company,
    drawn,
    dues,
    limits,
    local_day,
    never_later,
    paused_time,
    pauses,
    receipts,
)

STEP = timedelta(microseconds=1)
Facts = Mapping[str, Any]


COMPANIES = drawn(limits, 14)
companies = st.sampled_from(COMPANIES).map(company)
topics = st.sampled_from(TOPICS)
severities = st.sampled_from(["ordinary", "serious"])
lighting_facts = st.fixed_dictionaries(
    {"topic": topics, "severity": severities, "grade": st.sampled_from(GRADES)}
)
joined_facts = st.builds(
    lambda topic, severity, key, grade: {
        "topic": topic, "severity": severity, "is_key_account": key, **STEEL_GRADES[grade]
    },
    topics, severities, st.booleans(), st.sampled_from("ABCD"),
)  # fmt: skip
QUESTIONS: Mapping[str, st.SearchStrategy[Facts]] = {
    "complaint_response": joined_facts,
    "lighting.complaint_response": lighting_facts,
    "steel.complaint_response": st.just({}),
    "key_accounts.complaint_response": st.just({"is_key_account": True}),
    "relationship.complaint_response": st.just({}),
    "handbook.complaint_response": st.just({}),
    "lighting.after_sales_response": st.fixed_dictionaries({"topic": topics}),
    "steel.inquiry_response": st.just({}),
}
questions = st.sampled_from(sorted(QUESTIONS))
ORDERS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "lighting.complaint_response": (("respond", "progress"), ("respond", "start")),
    "steel.complaint_response": (("record", "contact", "solution"),),
    "key_accounts.complaint_response": (("hand_over", "result", "reply", "evaluate"),),
    "relationship.complaint_response": (("hand_over", "solution"),),
    "lighting.after_sales_response": (("respond", "contact"),),
    "complaint_response": (("hand_over", "result", "reply", "evaluate"), ("respond", "start")),
}
SHIPPED = (
    ("record", "contact", "solution"),
    ("respond", "contact"),
    ("respond", "start"),
    ("respond", "progress"),
)
"""What holds of all documents together with the example group's values."""


def due_under(
    policies: PolicySet, question: str, receipt: datetime, facts: Facts, *more: Any, now: Any = None
) -> dict[str, datetime]:
    """Give the due moments of a case as they stand at a moment, that of its receipt if nothing is said."""
    events = [("receive", receipt), *more]
    return dues(ask(policies, question, events, now or receipt, facts))


@LAW
@given(st.data(), st.sampled_from(sorted(ORDERS)), companies, receipts)
def test_what_comes_first_is_due_first(
    data: st.DataObject, question: str, policies: PolicySet, receipt: datetime
) -> None:
    """IS1: recorded, answered, told of progress, solved; where it is serious, answered before it is begun."""
    facts = data.draw(QUESTIONS[question])
    paused = data.draw(pauses(receipt))
    now = max([receipt, *(at for _, at in paused)])
    found = due_under(policies, question, receipt, facts, *paused, now=now)
    assert all(in_order(found, order) for order in ORDERS[question])


def in_order(found: Mapping[str, datetime], order: tuple[str, ...]) -> bool:
    """Tell whether what is due comes in an order; what is not due is left out."""
    moments = [found[name] for name in order if name in found]
    return moments == sorted(moments)


@LAW
@given(receipts, joined_facts)
def test_what_comes_first_is_due_first_in_all_documents_together(receipt: datetime, facts: Facts) -> None:
    """IS1: an order within each document is none of their joins; the example group keeps it all the same."""
    found = due_under(company({}), "complaint_response", receipt, facts)
    assert all(in_order(found, order) for order in SHIPPED)


@LAW
@given(st.data(), companies, receipts, topics)
def test_a_serious_complaint_is_due_no_later(
    data: st.DataObject, policies: PolicySet, receipt: datetime, topic: str
) -> None:
    """IS2: for each milestone, in one document and in all of them together."""
    question = data.draw(st.sampled_from(["complaint_response", "lighting.complaint_response"]))
    facts = {**data.draw(QUESTIONS[question]), "topic": topic}
    serious, ordinary = (
        due_under(policies, question, receipt, {**facts, "severity": each})
        for each in ("serious", "ordinary")
    )
    assert never_later(serious, ordinary)


@LAW
@given(companies, receipts, topics, severities, st.booleans())
def test_a_better_customer_is_due_no_later(
    policies: PolicySet,
    receipt: datetime,
    topic: str,
    severity: str,
    key: bool,  # noqa: FBT001 - drawn
) -> None:
    """IS3, L1, 31: a key customer, whose example names 24 hours, is never served after an ordinary one."""
    facts = {"topic": topic, "severity": severity}
    alone = [
        due_under(policies, "lighting.complaint_response", receipt, {**facts, "grade": grade})
        for grade in GRADES
    ]
    together = [
        due_under(policies, "complaint_response", receipt, {**facts, "is_key_account": key, **grade})
        for grade in STEEL_GRADES.values()
    ]
    for found in (alone, together):
        for place, better in enumerate(found):
            assert all(never_later(better, worse) for worse in found[place:])


@LAW
@given(companies, receipts, joined_facts)
def test_a_further_document_never_makes_anything_later(
    policies: PolicySet, receipt: datetime, facts: Facts
) -> None:
    """IS4: what all documents ask together is the earliest of what each asks."""
    together = due_under(policies, "complaint_response", receipt, facts)
    each: dict[str, list[datetime]] = {}
    for document in policies.point("complaint_response").documents:
        for name, due in due_under(policies, f"{document}.complaint_response", receipt, facts).items():
            each.setdefault(name, []).append(due)
    assert together == {name: min(moments) for name, moments in each.items()}


FURTHER = (
    ("lighting.progress_for_all", "no", "yes"),
    ("relationship.solution_limit", None, "9 working hours"),
    ("key_accounts.total_limit", None, "20h"),
)


@cache
def with_and_without(place: int) -> tuple[PolicySet, PolicySet]:
    """Give companies that differ in one clause: one has it, the other has not."""
    name, without, having = FURTHER[place]
    lacking = {key: value for key, value in COMPANIES[place].items() if key != name}
    return company({**lacking, name: having}), company({**lacking, **({name: without} if without else {})})


@LAW
@given(st.integers(0, len(FURTHER) - 1), receipts, joined_facts)
def test_a_further_clause_never_makes_anything_later(place: int, receipt: datetime, facts: Facts) -> None:
    """IS4: a limit that a company may set or leave out only ever brings something forward."""
    having, lacking = with_and_without(place)
    assert never_later(
        due_under(having, "complaint_response", receipt, facts),
        due_under(lacking, "complaint_response", receipt, facts),
    )


@LAW
@given(st.data(), questions, companies, receipts, receipts)
def test_what_comes_in_later_is_due_no_earlier(
    data: st.DataObject, question: str, policies: PolicySet, one: datetime, other: datetime
) -> None:
    """IS5: and nothing is due before it came in."""
    facts = data.draw(QUESTIONS[question])
    first, second = (due_under(policies, question, each, facts) for each in sorted((one, other)))
    assert first.keys() == second.keys()
    assert all(due > min(one, other) for due in first.values())
    assert all(first[name] <= second[name] for name in first)


ON_THE_CLOCK = {
    "lighting.complaint_response": {"respond", "start", "contact", "carrier", "progress"},
    "steel.complaint_response": {"record", "contact"},
}


@LAW
@given(st.data(), st.sampled_from(sorted(ON_THE_CLOCK)), companies, receipts, st.integers(1, 40 * 24 * 60))
def test_hours_on_the_clock_move_with_the_receipt(
    data: st.DataObject, question: str, policies: PolicySet, receipt: datetime, minutes: int
) -> None:
    """IS5: over nights, weekends and holidays alike."""
    facts = data.draw(QUESTIONS[question])
    before, after = (
        due_under(policies, question, each, facts) for each in (receipt, receipt + minutes * MINUTE)
    )
    for name in ON_THE_CLOCK[question] & before.keys():
        assert after[name] - before[name] == minutes * MINUTE


REST = ((datetime(2026, 2, 14, 16, tzinfo=UTC), 9), (datetime(2026, 3, 6, 16, tzinfo=UTC), 2))
"""Midnights in Shanghai at which days of rest begin, and how many there are: Spring Festival, a weekend."""


@LAW
@given(companies, st.sampled_from(REST), st.data())
def test_days_of_one_rest_share_their_working_days(
    policies: PolicySet, rest: tuple[datetime, int], data: st.DataObject
) -> None:
    """IS5: and such a limit ends on a working day; the Saturday before the festival is one."""
    begins, count = rest
    minutes = st.integers(0, count * 24 * 60 - 1)
    received = [begins + data.draw(minutes) * MINUTE for _ in range(2)]
    one, other, before = (
        due_under(policies, "steel.complaint_response", each, {})["solution"]
        for each in (*received, begins - DAY - MINUTE)
    )
    assert one == other
    assert before < one
    assert {local_day(one), local_day(before)}.isdisjoint(local_day(begins) + DAY * n for n in range(count))


@pytest.mark.parametrize(
    "values",
    [
        {"lighting.at_once_limit": "61 min"},
        {"lighting.engineer_limit": "20 min"},
        {"lighting.respond_limit": "90 min"},
        {"steel.record_limit": "8h 1 min"},
        {"lighting.start_limit": "3 working hours", "lighting.respond_limit": "2 working hours"},
    ],
)
def test_at_once_is_no_later_than_an_hour_and_that_no_later_than_four(values: Facts) -> None:
    """IS7: values that turn the order round are refused."""
    with pytest.raises(InvalidPolicySetError):
        company(values)


@LAW
@given(st.data(), companies, receipts, st.integers(0, 14 * 24 * 60), st.integers(-2, 2))
def test_a_breach_is_what_is_not_done_by_its_due_moment(
    data: st.DataObject, policies: PolicySet, receipt: datetime, wait: int, steps: int
) -> None:
    """IS8: exactly at the due moment is in time, one step later is not; done late stays late."""
    facts = data.draw(joined_facts)
    found = due_under(policies, "steel.complaint_response", receipt, facts)
    name = data.draw(st.sampled_from(sorted(found)))
    due = found[name]
    done = max(receipt, due + steps * STEP)
    undone = ask(policies, "steel.complaint_response", [("receive", receipt)], done, facts)[name]
    assert (undone.state == "breached") == (done > due)
    events = [("receive", receipt), (name, done)]
    judged = ask(policies, "steel.complaint_response", events, done + wait * MINUTE, facts)[name]
    assert judged.state == ("late" if done > due else "met")
    assert judged.shortfall == (done > due)


@LAW
@given(companies, receipts, st.lists(st.integers(0, 4000), min_size=4, max_size=4), st.integers(0, 4))
def test_clocks_in_a_row_run_one_after_another(
    policies: PolicySet, receipt: datetime, gaps: list[int], known: int
) -> None:
    """31: each limit ends after the moment from which it counts: the last step, or its forecast."""
    names = ("hand_over", "result", "reply", "evaluate")
    events = [("receive", receipt)]
    for name, gap in list(zip(names, gaps, strict=True))[:known]:
        events.append((name, events[-1][1] + gap * MINUTE))
    facts = {"is_key_account": True}
    found = ask(policies, "key_accounts.complaint_response", events, events[-1][1], facts)
    since = receipt
    for place, name in enumerate(names):
        assert found[name].since == since
        assert found[name].due > since
        since = events[place + 1][1] if place < known else found[name].due


def totals(random: Random) -> Facts:
    """Make three limits in a row, in one unit, and one in all that is no shorter than their sum."""
    unit = random.choice(["h", "working hours"])
    parts = [random.randint(1, 20) for _ in range(3)]
    names = ("handover_limit", "handling_limit", "reply_limit", "total_limit")
    limits = (*parts, sum(parts) + random.randint(0, 10))
    return {f"key_accounts.{name}": f"{each} {unit}" for name, each in zip(names, limits, strict=True)}


@LAW
@given(
    st.sampled_from(drawn(totals, 8)).map(company),
    receipts,
    st.lists(st.fractions(0, 1), min_size=3, max_size=3),
)
def test_whoever_keeps_each_part_keeps_the_whole(policies: PolicySet, receipt: datetime, shares: Any) -> None:
    """31: a limit in all that is no shorter than the sum of the parts never binds before them."""
    events, facts = [("receive", receipt)], {"is_key_account": True}
    for name, share in zip(("hand_over", "result", "reply"), shares, strict=True):
        since = events[-1][1]
        status = ask(policies, "key_accounts.complaint_response", events, since, facts)[name]
        assert status.rule != "total"
        minutes = (status.due - since) // MINUTE
        events.append((name, since + int(minutes * share) * MINUTE))
        after = ask(policies, "key_accounts.complaint_response", events, events[-1][1], facts)[name]
        assert after.state == "met"


@LAW
@given(st.data(), companies, receipts)
def test_a_pause_moves_what_it_stops_by_just_as_long(
    data: st.DataObject, policies: PolicySet, receipt: datetime
) -> None:
    """Waiting for the customer stops the report on progress, and never the first response."""
    facts = {**data.draw(lighting_facts), "topic": "late_delivery"}
    paused = data.draw(pauses(receipt))
    now = max([receipt, *(at for _, at in paused)])
    still = due_under(policies, "lighting.complaint_response", receipt, facts, now=now)
    found = due_under(policies, "lighting.complaint_response", receipt, facts, *paused, now=now)
    late = paused_time(paused, found["progress"]) if now > found["progress"] else paused_time(paused, now)
    assert found == {**still, "progress": still["progress"] + late}
