"""One decision: against hand-written code on the same facts, and against the CEL binding on raw mappings."""

import random
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from benchmarks.racing import Contest
from crmpolicy import load_policy_set

POLICIES = Path(__file__).parent / "policies"
NOW = datetime(2026, 1, 5, tzinfo=UTC)
A, B, C, C_LARGE = Decimal("0.05"), Decimal("0.02"), Decimal("0.005"), Decimal("0.01")
CONTRACT_FROM, LARGE = Decimal(50_000), Decimal(1_000_000)
GRADE_IN_CEL = """
  sales_share >= 0.05 && reputation == "good" && relationship in ["close", "stable"] ? "A"
  : sales_share >= 0.02 && reputation in ["good", "fair"] ? "B"
  : sales_share >= 0.005 && relationship != "unstable" ? "C"
  : sales_share >= 0.01 ? "C" : "D" """
RELEASE_IN_CEL = """
  overdue_days > 60 ? "hold" : !has_contract && order_amount > 50000 ? "hold"
  : credit_grade == "poor" && overdue_days > 0 ? "hold" : order_amount > 1000000 ? "hold"
  : exposure + order_amount > limit ? "refer" : overdue_days > 30 ? "refer"
  : credit_grade == "poor" ? "refer" : "release" """


def grades() -> list[dict[str, Any]]:
    rng = random.Random(1)
    return [
        {
            "sales_share": min(rng.randrange(1000), rng.randrange(10001)) / 10000,
            "reputation": rng.choice(["good", "fair", "unproven"]),
            "relationship": rng.choice(["close", "stable", "ordinary", "unstable"]),
        }
        for _ in range(500)
    ]


def orders() -> list[dict[str, Any]]:
    rng = random.Random(3)
    return [
        {
            "credit_grade": rng.choice(["good", "average", "poor"]),
            "overdue_days": rng.choice([0, rng.randrange(91)]),
            "exposure": rng.randrange(200_001),
            "order_amount": rng.randrange(100_001),
            "limit": rng.randrange(100_000, 300_001),
            "has_contract": rng.random() < 0.8,
        }
        for _ in range(300)
    ]


def grade_by_hand(facts: Any) -> str:
    share, reputation, relationship = facts.sales_share, facts.reputation, facts.relationship
    if share >= A and reputation == "good" and (relationship in {"close", "stable"}):
        return "A"
    if share >= B and (reputation in {"good", "fair"}):
        return "B"
    if share >= C and relationship != "unstable":
        return "C"
    return "C" if share >= C_LARGE else "D"


def release_by_hand(facts: Any) -> str:  # noqa: PLR0911 - as people write it
    if facts.overdue_days > 60:
        return "hold"
    if not facts.has_contract and facts.order_amount > CONTRACT_FROM:
        return "hold"
    if facts.credit_grade == "poor" and facts.overdue_days > 0:
        return "hold"
    if facts.order_amount > LARGE:
        return "hold"
    if facts.exposure + facts.order_amount > facts.limit:
        return "refer"
    if facts.overdue_days > 30:
        return "refer"
    return "refer" if facts.credit_grade == "poor" else "release"


def contests() -> dict[str, Contest]:
    """Give both questions with their rivals, who give the one output."""
    grade, release = (load_policy_set(POLICIES / each) for each in ("grade", "release"))
    found = (
        Contest(
            "grade (3 inputs)",
            grade.point("customer_grade"),
            NOW,
            grades(),
            grade_by_hand,
            GRADE_IN_CEL,
            output="grade",
        ),
        Contest(
            "release (6 inputs, 8 rows)",
            release.point("order_release"),
            NOW,
            orders(),
            release_by_hand,
            RELEASE_IN_CEL,
            output="verdict",
        ),
    )
    return {each.name: each for each in found}


CONTESTS = contests()


@pytest.mark.parametrize("name", CONTESTS)
def test_ready_facts_cost_at_most_five_times_the_hand_written_code(name: str, race: Any) -> None:
    CONTESTS[name].against_hand(race)


@pytest.mark.parametrize("name", CONTESTS)
def test_raw_facts_cost_at_most_three_fifths_of_the_cel_binding(name: str, race: Any) -> None:
    CONTESTS[name].against_cel(race)
