"""Companies with credit rules of their own, and customers who buy, owe and pay: what the credit laws draw."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import strategies as st

from crmpolicy.engine import PolicySet
from tests.property.histories import company, drawn

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
CENT = Decimal("0.01")
MOST = Decimal(10) ** 15
SCORES = ("operations_score", "finances_score", "record_score", "standing_score", "agency_score")
PAPERS = ("营业执照", "财务报表", "税务记录")
GRADES = ("good", "fair", "poor")
STATES = ("free", "reduced", "suspended")
STEPS = ("none", "notice", "phone", "visit", "lawsuit")


def rules(random: Random) -> Mapping[str, Any]:
    """Make values of everything that a company fills in for credit, within their ranges."""
    phone, visit, lawsuit = sorted(random.sample(range(1, 200), 3))
    long = random.randint(phone + 1, 220)
    fair, good = sorted(random.sample(range(1, 101), 2))
    return {
        "steel.credit_weights": weights(random),
        "steel.good_score": good,
        "steel.fair_score": fair,
        **limits(random),
        "steel.phone_from": phone,
        "steel.visit_from": visit,
        "steel.lawsuit_from": lawsuit,
        "steel.long_overdue_from": long,
        "steel.suspend_from": random.randint(long, 240),
        "steel.increases_allowed": random.random() < 0.5,
        "steel.increase_approver": "sales_director",
        "steel.exception_approver": "general_manager",
        "steel.ageing_bounds": sorted(random.sample(range(1, 400), random.randint(1, 6))),
    }


def weights(random: Random) -> Mapping[str, str]:
    """Make weights that add up to one."""
    cuts = sorted(random.sample(range(101), 4))
    parts = [high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
    return {name: f"{part}%" for name, part in zip(SCORES, parts, strict=True)}


def limits(random: Random) -> Mapping[str, Decimal]:
    """Make limits by grade, each to the cent; the poor have none, whatever a company wants."""
    fair = random.randint(1, 10**8)
    good = fair + random.randint(1, 10**9)
    found = {"limit_fair": fair, "limit_good": good, "reduced_limit": random.randint(0, fair - 1)}
    return {f"steel.{name}": Decimal(value) * CENT for name, value in found.items()}


VALUES = drawn(rules, 16)
companies = st.sampled_from(VALUES)
money = st.one_of(
    st.sampled_from([Decimal(0), CENT, Decimal(1), MOST, MOST - CENT]),
    st.decimals(0, 10**7, places=2),
    st.decimals(0, MOST, places=2),
)
days = st.one_of(st.integers(0, 260), st.integers(0, 10**6))
scores = st.fixed_dictionaries(
    {name: st.integers(0, 10000).map(lambda each: Decimal(each) * CENT) for name in SCORES[:4]}
    | {"agency_score": st.one_of(st.none(), st.integers(0, 100).map(Decimal))}
)
papers = st.lists(st.sampled_from([*PAPERS, "其他"]), unique=True)
arrears = st.fixed_dictionaries(
    {
        "days_overdue": days,
        "overdue_amount": money,
        "hold_active": st.booleans(),
        "all_settled_since_assessment": st.booleans(),
        "limit_lowered": st.booleans(),
    }
)

increases = st.fixed_dictionaries(
    {
        "amount": money,
        "starts_on": st.integers(-3, 3).map(lambda number: day(60 + number)),
        "lapses_on": st.integers(-3, 3).map(lambda number: day(60 + number)),
        "approved_by": st.sampled_from(["sales_director", "sales_director", "account_manager", None]),
        "name": st.sampled_from(["李明", "李明", ""]),
        "reason": st.sampled_from(["国庆备货", "国庆备货", ""]),
    }
)
"""Temporary increases around the day of the question, some without name, reason or the right approval."""


def ask(values: Mapping[str, Any], question: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Give the outcome of a question for a company with values of its own."""
    return asked(company(values), question, facts)


def asked(policies: PolicySet, question: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Give the outcome of a question."""
    return dict(policies.point(question).evaluate(facts, now=NOW).outcome)


def day(number: int) -> date:
    """Give a day of 2026 by its number."""
    return date.fromordinal(date(2026, 1, 1).toordinal() + number)
