"""The relation with a key account and who may hand in a suggestion, as shipped, against the same rivals."""

import random
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from benchmarks.racing import Contest
from crmpolicy import load_policy_set

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
COMPANY = "example-group"
WEIGHTS = {"satisfaction": "30%", "loyalty": "20%", "project_progress": "20%", "target_score": "30%"}
SET = {
    "key_accounts.relationship_weights": WEIGHTS,
    "key_accounts.good_relation_min": "80%",
    "key_accounts.plain_relation_min": "60%",
    "handbook.suggestion_channels": ["box"],
    "handbook.closed_topics": False,
    "handbook.line_approval_required": False,
}
GOOD, PLAIN = Decimal("0.8"), Decimal("0.6")
THREE, TWO = Decimal("0.3"), Decimal("0.2")
ELIGIBLE_IN_CEL = """{
  "eligible": author_is_employee && in_writing && suggestion_channel == "box", "topic_accepted": true} """


def accounts() -> list[dict[str, Any]]:
    """Make assessments, in shares."""
    rng = random.Random(9)
    return [{name: Decimal(rng.randrange(40, 101)).scaleb(-2) for name in WEIGHTS} for _ in range(300)]


def suggestions() -> list[dict[str, Any]]:
    """Make suggestions: most are in order."""
    rng = random.Random(11)
    topics = ("marketing_strategy", "development_and_sales", "customer_management", "other")
    return [
        {
            "author_is_employee": rng.random() < 0.9,
            "in_writing": rng.random() < 0.9,
            "suggestion_channel": rng.choice(["box", "box", "electronic_box"]),
            "suggestion_topic": rng.choice(topics),
        }
        for _ in range(300)
    ]


def relation_by_hand(facts: Any) -> dict[str, Any]:
    """Weigh the four marks."""
    score = facts.satisfaction * THREE + facts.loyalty * TWO
    score += facts.project_progress * TWO + facts.target_score * THREE
    if score >= GOOD:
        return {"grade": "good", "improvement_plan": False}
    return {"grade": "plain" if score >= PLAIN else "troubled", "improvement_plan": True}


def eligible_by_hand(facts: Any) -> dict[str, Any]:
    """Look at the author, the paper and the box; every topic is taken."""
    in_the_box = facts.in_writing and facts.suggestion_channel == "box"
    return {"eligible": facts.author_is_employee and in_the_box, "topic_accepted": True}


def contests() -> dict[str, Contest]:
    """Give both questions with their rivals."""
    group = load_policy_set(COMPANY, parameters=SET)
    relation, eligible = (
        group.point(each) for each in ("key_accounts.relationship_grade", "handbook.suggestion_eligibility")
    )
    found = (
        Contest("relation (4 marks, 3 rows)", relation, NOW, accounts(), relation_by_hand, ""),
        Contest(
            "suggestion (4 facts, 10 rows)",
            eligible,
            NOW,
            suggestions(),
            eligible_by_hand,
            ELIGIBLE_IN_CEL,
        ),
    )
    return {each.name: each for each in found}


CONTESTS = contests()


@pytest.mark.parametrize("name", CONTESTS)
def test_ready_facts_cost_at_most_five_times_the_hand_written_code(name: str, race: Any) -> None:
    CONTESTS[name].against_hand(race)


def test_raw_facts_cost_less_than_the_cel_binding(race: Any) -> None:
    CONTESTS["suggestion (4 facts, 10 rows)"].against_cel(race)
