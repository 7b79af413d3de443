"""Whole cases under the shipped policies: values of parameters within their ranges, histories, questions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.engine.decision import Outcome
from crmpolicy.testing.picking import pick
from tests.oracle.shipped import filled

LAW = settings(max_examples=200, deadline=None)
SHANGHAI = ZoneInfo("Asia/Shanghai")
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
Events = Sequence[tuple[Any, ...]]
"""Each: name, moment, perhaps the role that did it and a mapping of details."""

TOPICS = ("quality", "fault", "installation", "return_or_exchange", "late_delivery", "other")
GRADES = ("key", "general", "potential")
STEEL_GRADES: Mapping[str, Mapping[str, Any]] = {
    "A": {"sales_share": "2%", "contribution": "large", "cooperation": "close", "reputation": "good"},
    "B": {"sales_share": "0.5%", "contribution": "large", "cooperation": "close", "reputation": "good"},
    "C": {"sales_share": "0.2%", "contribution": "large", "cooperation": "close", "reputation": "good"},
    "D": {"sales_share": "0%", "contribution": "large", "cooperation": "close", "reputation": "good"},
}
"""Facts of the steel document by the grade that they give, best first."""

TURNS = (510, 720, 810, 1050)
"""The minutes of a day at which the example group opens and closes."""

minutes_of_the_year = st.integers(0, 300 * 24 * 60)
moments = minutes_of_the_year.map(lambda minute: datetime(2026, 1, 1, tzinfo=UTC) + minute * MINUTE)
near_turns = st.builds(
    lambda day, minute: datetime(2026, 1, 1, tzinfo=SHANGHAI) + DAY * day + MINUTE * minute,
    st.sampled_from([2, 3, 43, 44, 45, 53, 58, 59, 69, 70, 89, 92, 119, 124, 127, 269, 275, 281]),
    st.one_of(
        st.sampled_from(TURNS),
        st.sampled_from([0, 509, 511, 719, 721, 809, 811, 1049, 1051, 1439]),
    ),
).map(lambda moment: moment.astimezone(UTC))
"""Moments beside the opening and the close of days around holidays and make-up workdays."""

receipts = st.one_of(moments, near_turns)


def company(values: Mapping[str, Any]) -> PolicySet:
    """Give the example group with other values of parameters."""
    return filled("example-group", values)


def drawn(make: Callable[[Random], Mapping[str, Any]], count: int) -> tuple[Mapping[str, Any], ...]:
    """Make values of parameters, the same in every run."""
    return tuple(make(Random(seed)) for seed in range(count))  # noqa: S311 - nothing secret


def limits(random: Random) -> Mapping[str, Any]:
    """Make limits within their ranges, as units and orders allow them."""
    respond, progress = sorted(random.sample(range(1, 73), 2))
    start, contact = random.randint(1, respond), random.randint(1, 12 + 24 * 4)
    days = -(-(contact - 12) // 24) + 1 if contact > 12 else 1  # IS6: a day may end at noon, as 31 December
    engineer = random.randint(1, min(24, respond))  # IS7

    def term(most: int) -> str:
        unit = random.choice(["h", "working hours", "working days", "days"])
        return f"{random.randint(1, most if unit.endswith('h') or 'hours' in unit else 6)} {unit}"

    forward = random.randint(1, 16)
    return {
        "lighting.respond_limit": f"{respond}h",
        "lighting.start_limit": f"{start}h",
        "lighting.progress_limit": f"{progress}h",
        "lighting.manager_limit": term(60),
        "lighting.engineer_limit": f"{engineer}h",
        "lighting.at_once_limit": f"{random.randint(1, engineer * 60)} min",
        "lighting.progress_for_all": random.choice(["yes", "no"]),
        "steel.record_limit": f"{random.randint(1, contact * 60)} min",
        "steel.contact_limit": f"{contact}h",
        "steel.solution_limit": f"{random.randint(days, 7)} working days",
        "steel.correction_limit": term(80),
        "key_accounts.handover_limit": term(20),
        "key_accounts.handling_limit": term(40),
        "key_accounts.reply_limit": term(20),
        "key_accounts.follow_up_delay": f"{random.randint(1, 20)} days",
        "handbook.complaint_limit": term(60),
        "relationship.forward_limit": f"{forward} working hours",
        "relationship.solution_limit": f"{forward + random.randint(0, 16)} working hours",
    }


@cache
def branch(text: str) -> PolicySet:
    """Load a company that extends the example group; what is its own is written as an owner writes it."""
    head = "format: 1\ncompany: own\ntitle: {zh: 例, en: own}\nextends: example-group\n"
    with TemporaryDirectory() as folder:
        file = Path(folder) / "own.yaml"
        file.write_text(head + text, encoding="utf-8")
        return load_policy_set(file)


def happened(events: Iterable[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Write events as a caller gives them."""
    found = []
    for name, at, *more in events:
        by, details = (*more, None, None)[:2]
        row = {"event": name, "at": at.isoformat()}
        found.append({**row, **({"by": by} if by else {}), **(details or {})})
    return found


def ask(
    policies: PolicySet, question: str, events: Events, now: datetime, facts: Mapping[str, Any]
) -> dict[str, Any]:
    """Give the outcome of a question about a case."""
    given = {**facts, "events": happened(events)}
    return dict(policies.point(question).evaluate(given, now=now).outcome)


def dues(outcome: Mapping[str, Any]) -> dict[str, datetime]:
    """Give the due moment of each duty that has one; where roles have their own, by duty and role."""
    found = {}
    for name, status in outcome.items():
        if isinstance(status, Outcome):
            found.update({f"{name}:{who}": each.due for who, each in status.items() if each.due})
        elif isinstance(status, DutyStatus) and status.due is not None:
            found[name] = status.due
    return found


def never_later(one: Mapping[str, datetime], other: Mapping[str, datetime]) -> bool:
    """Tell whether each moment of the other is there in the one, and not later; what is not due is latest."""
    return all(name in one and one[name] <= moment for name, moment in other.items())


def local_day(moment: datetime) -> date:
    """Give the day on the company's calendar."""
    return moment.astimezone(SHANGHAI).date()


@st.composite
def pauses(draw: st.DrawFn, since: datetime, most: int = 2) -> list[tuple[str, datetime]]:
    """Draw pauses of a case, one after another; many turn at an opening or a close, the last may go on."""
    found, at = [], since
    for name in (("pause", "resume") * most)[: draw(st.integers(0, 2 * most))]:
        at += draw(st.integers(1, 3 * 24 * 60)) * MINUTE
        turn = pick(draw, (None, *TURNS))
        at = at if turn is None else _next_turn(at, turn)
        found.append((name, at))
    return found


def _next_turn(at: datetime, minute: int) -> datetime:
    """Give the next moment at which a clock in Shanghai shows a minute of the day."""
    midnight = at.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    turn = midnight + minute * MINUTE
    return (turn if turn >= at else turn + DAY).astimezone(UTC)


def paused_time(events: Events, until: datetime) -> timedelta:
    """Add up the pauses of a case up to a moment."""
    whole = timedelta()
    for name, at, *_ in events:
        sign = {"pause": 1, "resume": -1}.get(name, 0)
        whole += sign * max(until - at, timedelta())
    return whole
