"""Due moments, by every unit and convention, with pauses: against an oracle that goes on minute by minute."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from itertools import product
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crmpolicy.engine import PolicySet
from crmpolicy.testing import load_texts
from tests.oracle.duties import Ways, due
from tests.property.histories import LAW, MINUTE, ask, company, drawn, limits, pauses, receipts

TERMS = (
    (1, "min"), (95, "min"), (4, "h"), (50, "h"),
    (1, "working hours"), (4, "working hours"), (19, "working hours"),
    (1, "working days"), (2, "working days"), (3, "working days"), (7, "working days"),
    (1, "days"), (2, "days"), (9, "days"),
    (2, "weeks"), (1, "months"), (1, "quarter"), (2, "months"),
)  # fmt: skip
WAYS = [
    Ways(*each)
    for each in product(
        ("not counted", "counted"),
        ("close", "same time"),
        ("stay", "next opening"),
        ("next working day", "earlier working day", "keep"),
        ("last day", "roll over"),
    )
]
CLOSE = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)  # of a Monday, in Shanghai
COMPANY = """\
format: 1
company: co
title: {zh: 公司, en: company}
zone: Asia/Shanghai
currency: 元
adopts: [doc@1]
calendar:
  holidays: cn
  hours: {monday to friday: ["08:30-12:00", "13:30-17:30"]}
  special_days:
    - {date: 2026-03-12, hours: none, title: {zh: 厂庆, en: anniversary}}
    - {date: 2026-12-31, hours: ["08:30-12:00"], title: {zh: 半天, en: half day}}
"""


@cache
def under(ways: Ways) -> PolicySet:
    """Load a policy of one duty for each term, that counts in certain ways."""
    words = ("starting_day", "day_ends", "at_closing", "off_day", "month_end")
    counting = ", ".join([f"{word}: {getattr(ways, word)}" for word in words] + ["beyond_horizon: weekends"])
    duties = "".join(f"      d{place}: {{title: {{zh: 事, en: d}}}}\n" for place in range(len(TERMS)))
    rules = "".join(
        f"      - {{id: r{place}, then: {{duty: d{place}, within: {amount} {unit}}}, no clause: yes}}\n"
        for place, (amount, unit) in enumerate(TERMS)
    )
    text = (
        "format: 1\nevents:\n"
        + "".join(
            f"  {name}: {{title: {{zh: 事件, en: event}}}}\n" for name in ("receive", "pause", "resume")
        )
        + "decisions:\n  answer:\n    title: {zh: 时限, en: limits}\n    kind: duties\n    starts: receive\n"
        + "    governed_by: now\n    clause: doc.1\n"
        + f"    pauses: {{from: pause, to: resume}}\n    counting: {{{counting}}}\n"
        + f"    duties:\n{duties}    rules:\n{rules}"
    )
    return load_texts({"doc/rules.yaml": text, "co.yaml": COMPANY}, "co.yaml")


def stretches(events: list[tuple[str, datetime]], now: datetime) -> list[tuple[datetime, datetime]]:
    """Give the pauses; one that is not over lasts till now."""
    at = [*(moment for _, moment in events), *([now] if len(events) % 2 else [])]
    return list(zip(at[::2], at[1::2], strict=True))


@st.composite
def histories(draw: st.DrawFn) -> tuple[datetime, list[tuple[str, datetime]], datetime]:
    """Draw a receipt, pauses and a moment of the question."""
    receipt = draw(receipts)
    paused = draw(pauses(receipt, most=3))
    now = max([receipt, *(at for _, at in paused)]) + draw(st.integers(0, 3000)) * MINUTE
    return receipt, paused, now


History = tuple[datetime, list[tuple[str, datetime]], datetime]


def agree(ways: Ways, history: History) -> None:
    """Compare the due moment of each term."""
    receipt, paused, now = history
    found = ask(under(ways), "answer", [("receive", receipt), *paused], now, {})
    for place, (amount, unit) in enumerate(TERMS):
        expected = due(receipt, amount, unit, stretches(paused, now), ways)
        assert found[f"d{place}"].due == expected, (amount, unit, ways)


@pytest.mark.long
@LAW
@given(st.sampled_from(WAYS), histories())
@example(Ways("counted"), (CLOSE, [], CLOSE))
@example(Ways("counted", "same time", "next opening"), (CLOSE, [], CLOSE))
def test_due_moments_are_those_of_stepping(ways: Ways, history: History) -> None:
    """Around holidays, make-up workdays, breaks and closings, by all conventions."""
    agree(ways, history)


@pytest.mark.soak
@settings(max_examples=6000, deadline=None)
@given(st.sampled_from(WAYS), histories())
def test_many_due_moments_are_those_of_stepping(ways: Ways, history: History) -> None:
    """The same, as many as a soak has time for."""
    agree(ways, history)


SHIPPED: Mapping[str, tuple[tuple[str, str, str, bool], ...]] = {
    "steel": (
        ("record", "record_limit", "receive", False),
        ("contact", "contact_limit", "receive", False),
        ("solution", "solution_limit", "receive", True),
        ("correct", "correction_limit", "find_cause", True),
    ),
    "lighting": (
        ("respond", "respond_limit", "receive", False),
        ("manager", "manager_limit", "receive", False),
        ("carrier", "at_once_limit", "receive", False),
        ("progress", "progress_limit", "receive", True),
    ),
    "key_accounts": (
        ("hand_over", "handover_limit", "receive", False),
        ("result", "handling_limit", "hand_over", False),
        ("reply", "reply_limit", "result", False),
        ("evaluate", "follow_up_delay", "reply", False),
    ),
    "relationship": (
        ("hand_over", "forward_limit", "receive", False),
        ("solution", "solution_limit", "receive", False),
    ),
    "handbook": (("respond", "complaint_limit", "receive", False),),
}
"""Of each document: duty, limit, the event from which it counts, whether a pause stops its clock."""

FACTS: Mapping[str, Mapping[str, Any]] = {
    "lighting": {"severity": "ordinary", "topic": "late_delivery", "grade": "key"},
    "key_accounts": {"is_key_account": True},
}
STEPS = ("receive", "hand_over", "find_cause", "result", "reply")


@pytest.mark.long
@LAW
@given(
    st.sampled_from(sorted(SHIPPED)),
    st.sampled_from(drawn(limits, 14)),
    histories(),
    st.lists(st.integers(0, 3000), min_size=4, max_size=4),
    st.integers(1, 5),
)
def test_the_shipped_limits_are_those_of_stepping(
    document: str, values: Mapping[str, Any], history: History, gaps: list[int], known: int
) -> None:
    """From whatever event a limit counts, and whether or not waiting for the customer stops it."""
    receipt, paused, now = history
    moments = [receipt + sum(gaps[:place]) * MINUTE for place in range(len(STEPS))]
    happened = dict(list(zip(STEPS, moments, strict=True))[:known])
    now = max([now, *happened.values()])
    facts = FACTS.get(document, {})
    found = ask(company(values), f"{document}.complaint_response", [*happened.items(), *paused], now, facts)
    for name, limit, start, stops in SHIPPED[document]:
        if start in happened:
            ((amount, unit),) = re.findall(r"(\d+) ?(.*)", values[f"{document}.{limit}"])
            still = stretches(paused, happened.get(name, now)) if stops else []
            assert found[name].due == due(happened[start], int(amount), unit, still), name
