"""Whole policy sets and whole complaints: all kinds come, and what is made can be asked."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from crmpolicy.engine import PolicySet
from crmpolicy.errors import FactsError
from crmpolicy.testing import ComplaintHistory, complaint_histories, policy_sets
from crmpolicy.testing.made_sets import KINDS
from tests.oracle.shipped import NOW, loaded

FEW = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


def test_small_policies_of_every_kind_are_valid() -> None:
    """Each kind comes among two hundred; how often is chance."""
    small = {each for each in KINDS if each != "company"}
    made = Counter[str]()

    @FEW
    @given(policy_sets(kinds=sorted(small)))
    def it_can_be_asked(policies: PolicySet) -> None:
        course = policies.effective.tables["doc.answer"].course
        made[type(course).__name__.lower() if course else "table"] += 1
        assert policies.point("answer").program(NOW)

    it_can_be_asked()
    assert made.keys() == small


@pytest.mark.soak
@pytest.mark.parametrize("kind", [each for each in KINDS if each != "company"])
def test_many_small_policies_of_a_kind_are_valid(kind: str) -> None:
    """The same for each kind alone, as often as above for all."""

    @FEW
    @given(policy_sets(kinds=[kind]))
    def it_can_be_asked(policies: PolicySet) -> None:
        course = policies.effective.tables["doc.answer"].course
        assert (type(course).__name__.lower() if course else "table") == kind
        assert policies.point("answer").program(NOW)

    it_can_be_asked()


@FEW
@given(policy_sets(kinds=["company"], companies=["example-steel", loaded("example-joined")]))
def test_varied_companies_keep_their_rules(policies: PolicySet) -> None:
    before = loaded(policies.company).effective
    assert policies.effective.tables == before.tables
    moved = [key for key, each in policies.effective.parameters.items() if each != before.parameters[key]]
    assert len(moved) <= 4


@FEW
@given(complaint_histories(loaded("example-group"), point="steel.complaint_response", now=NOW))
def test_a_complaint_begins_and_goes_on_and_can_be_asked(made: ComplaintHistory) -> None:
    moments = [each["at"] for each in made.events]
    assert moments == sorted(moments)
    assert moments[0] <= made.now == NOW
    assert timedelta() <= made.now - moments[0] <= timedelta(days=20)
    assert loaded("example-group").point(made.point).evaluate(made.given, now=made.now).outcome


def test_a_question_without_events_has_no_histories() -> None:
    with pytest.raises(FactsError, match="looks at no events"):
        complaint_histories(loaded("example-group"), point="steel.customer_grade")
