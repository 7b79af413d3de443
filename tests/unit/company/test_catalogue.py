from datetime import date
from pathlib import Path

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.company.catalogue import asked_points, moments, programs, question_of, subjects
from crmpolicy.errors import MissingParameterError, UnknownPointError


def test_subjects_come_without_the_documents_own_points() -> None:
    policies = load_policy_set("example-group")
    found = subjects(policies)
    assert {"customer_grade", "complaint_response", "visit_cadence", "key_customer"} <= set(found)
    assert found == tuple(name for name in policies.points if "." not in name)


def test_a_question_names_who_answers_it() -> None:
    """The chosen document alone, or all that are joined."""
    named = {
        company: [each.key for each in question_of(load_policy_set(company), "customer_grade").documents]
        for company in ("example-group", "example-joined")
    }
    assert named == {"example-group": ["steel"], "example-joined": ["lighting", "steel"]}


def test_outputs_of_a_joined_question_are_on_the_target_scale() -> None:
    ((name, title, kind),) = question_of(load_policy_set("example-joined"), "customer_grade").outputs
    assert (name, title.zh, kind.parse("A")) == ("grade", "等级", "A")


def test_an_unknown_question_is_refused() -> None:
    with pytest.raises(UnknownPointError):
        question_of(load_policy_set("steel"), "nothing")


def test_facts_that_switches_leave_out_are_marked() -> None:
    """Those of a question that is asked first count as used."""
    facts = {
        each.name: each for each in question_of(load_policy_set("example-joined"), "customer_grade").facts
    }
    assert (facts["share_by_amount"].used, facts["share_by_volume"].used) == (True, False)
    assert (facts["key_customer"].used, facts["cooperation_years"].used) == (True, True)


def test_nothing_is_known_of_use_while_values_are_missing() -> None:
    policies = load_policy_set("steel")
    for name in ("customer_grade", "customer_size", "inquiry_response"):
        assert {fact.used for fact in question_of(policies, name).facts} == {None}


def test_questions_asked_for_facts_are_found() -> None:
    assert asked_points(load_policy_set("example-group"), "lighting.customer_grade") == (
        "lighting.customer_grade", "lighting.key_customer",
    )  # fmt: skip


def test_every_period_has_its_moment() -> None:
    """One before the first change, and the first moment of each change in the company's zone."""
    before, after = moments(load_policy_set("example-group").point("customer_grade"))
    assert before.year == 1
    assert (after.date(), after.isoformat()) == (date(2027, 1, 1), "2027-01-01T00:00:00+08:00")


def test_periods_out_of_force_are_left_out(gappy: Path) -> None:
    """The document begins in 2026; before that nothing is asked."""
    policies = load_policy_set(gappy)
    assert len(moments(policies.point("fitness"))) == 2
    assert len(list(programs(policies.point("fitness")))) == 1
    assert {fact.used for fact in question_of(policies, "fitness").facts} == {True}


def test_missing_values_are_raised_by_the_programs() -> None:
    with pytest.raises(MissingParameterError):
        list(programs(load_policy_set("steel").point("customer_size")))
