"""Facts that other points decide: each point is asked once, and not for what is given in other words."""

from datetime import UTC, datetime
from typing import Any

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine import Decision
from crmpolicy.errors import FactsError

NOW = datetime(2026, 1, 5, tzinfo=UTC)
CUSTOMER: dict[str, Any] = {"is_key_account": False, "completed_orders": 0, "events": []}
CRITERIA = {"sales_share": "2%", "contribution": "large", "cooperation": "close", "reputation": "good"}


def cadence(**facts: Any) -> Decision:
    """Ask the company that adopts all documents, four of which take their class from the steel grade."""
    given = {name.replace("__", "."): value for name, value in facts.items()}
    return load_policy_set("example-group").point("visit_cadence").evaluate({**CUSTOMER, **given}, now=NOW)


@pytest.mark.parametrize("grade", ["A", "A级", "grade A"])
def test_what_one_document_is_told_the_others_translate(grade: str) -> None:
    decision = cadence(steel__grade=grade)
    facts = decision.facts.given()
    assert (facts["lighting.grade"], facts["visit_class"], facts["steel.grade"]) == ("key", "important", "A")
    assert decision.basis == ()


def test_a_point_that_decides_several_facts_is_asked_once() -> None:
    decision = cadence(**CRITERIA)
    assert [each.subject for each in decision.basis] == ["steel.customer_grade"]
    assert decision.facts.given()["lighting.grade"] == "key"


def test_a_word_of_one_document_says_nothing_of_the_scale_it_comes_from() -> None:
    """Two grades of the steel trader are general customers: from the lamp maker's word no grade follows."""
    with pytest.raises(FactsError):
        cadence(lighting__grade="general")


def test_a_word_that_cannot_be_read_is_told_once() -> None:
    with pytest.raises(FactsError) as caught:
        cadence(steel__grade="Z", **CRITERIA)
    assert [fault.arguments.get("name") for fault in caught.value.faults] == ["steel.grade"]


def test_a_fact_that_one_point_alone_derives_is_not_told_to_the_points_it_asks() -> None:
    """A caller may give it instead of what it follows from; no other point knows its name."""
    point = load_policy_set("example-group").point("lighting.visit_preparation")
    decision = point.evaluate({**CRITERIA, "days_ahead": 0, "sections_lacking": ["x"]}, now=NOW)
    assert dict(decision.outcome) == {"missing": ("x",), "in_time": False}
    assert [each.subject for each in decision.basis] == ["steel.customer_grade"]
