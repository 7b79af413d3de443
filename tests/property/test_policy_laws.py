"""37 and IX5, and the course of papers: who signs, when a policy is in force, what a word means."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.errors import MissingParameterError
from tests.oracle.shipped import COMPANIES, loaded
from tests.property.histories import DAY, LAW, branch, company, happened

NOW = datetime.fromisoformat("2026-06-30T09:00+08:00")
START = datetime.fromisoformat("2026-03-02T09:00+08:00")
FIRST = date(2026, 3, 1)
POLICIES = ("development", "ordering", "service")
ROLES = ("sales_department", "marketing_director", "general_manager", "president", "sales_manager")
SIGNERS: Mapping[str, Sequence[str]] = {
    "development": ("president",),
    "ordering": ("marketing_director", "general_manager"),
    "service": ("sales_manager",),
}
"""Who signs each of the handbook's policies, in turn; the last is filled in by the company of these tests."""

SIGNOFF = (
    ("compiled_by", "compiled_on"), ("reviewed_by", "reviewed_on"),
    ("approver_name", "approved_on"), (None, "effective_on"),
)  # fmt: skip
STAGES = ("drafted", "checked", "endorsed", "effective")
ELEMENTS = {
    "summary": {"purpose", "customer_goals", "overall_view"},
    "customer": {"key_persons", "needs", *(f"customer_{each}" for each in (
        "strengths", "weaknesses", "opportunities", "threats"))},
    "competition": {"rival_strengths", "rival_weaknesses", "competition_now", "suggested_strategy"},
    "relation": {"history", "present_business", "life_cycle", "own_strengths_weaknesses",
        "own_opportunities", "own_threats", "manager_relation"},
    "plan": {"maintenance_goals", "action_plan"},
}  # fmt: skip
"""The five parts of a maintenance plan."""

days = st.integers(-3, 3).map(lambda days: FIRST + timedelta(days=days))
STEPS = ("write_scheme", "review_scheme", "write_plan", "adjust_plan", "file_plan")
services = {"handbook.service_approver": "sales_manager"}


def outcome(question: str, facts: Mapping[str, Any], values: Mapping[str, Any] | None = None) -> Any:
    """Ask the example group."""
    return company(values or services).point(question).evaluate(facts, now=NOW).outcome


@LAW
@given(st.sampled_from(POLICIES), st.lists(days, min_size=4, max_size=4), st.sampled_from(STAGES), st.data())
def test_a_signoff_is_in_order_where_nobody_signed_before_the_one_above(
    policy: str, signed: list[date], stage: str, data: st.DataObject
) -> None:
    """37: compiled, reviewed, approved, in force; on one day too."""
    facts: dict[str, Any] = {}
    for (name, day), on in zip(SIGNOFF, signed, strict=True):
        facts |= {day: on, **({name: "甲"} if name else {})}
    left_out = data.draw(st.sets(st.sampled_from(sorted(facts))))
    facts = {key: each for key, each in facts.items() if key not in left_out}
    point = company(services).point(f"handbook.{policy}_signoff")
    found = point.evaluate({**facts, "stage": stage}, now=NOW).outcome
    reached = SIGNOFF[: STAGES.index(stage) + 1]
    assert set(found["missing"]) == {each for pair in reached for each in pair if each and each in left_out}
    dates = [facts.get(day) for _, day in SIGNOFF]
    early = sum(1 for one, two in pairwise(dates) if one and two and two < one)
    assert len(found["broken"]) == early
    assert found["complete"] == (not found["missing"] and not early)


papers = st.fixed_dictionaries(
    {
        "handbook_policy": st.sampled_from(POLICIES),
        "policy_drafted_by": st.sampled_from(ROLES),
        "policy_reviewed_by": st.sampled_from([None, *ROLES]),
        "policy_approved_by": st.sampled_from([None, *ROLES]),
        "policy_approved_on": st.none() | days,
        "policy_published_on": st.none() | days,
        "asked_on": days,
    }
)


@LAW
@given(papers, st.integers(0, 2))
def test_a_policy_is_in_force_from_its_day_where_the_right_person_approved(
    facts: Mapping[str, Any], lag: int
) -> None:
    """Reading H26: each policy has an approver of its own; a department and a reviewer for one only."""
    policy, published = facts["handbook_policy"], facts["policy_published_on"]
    values = {**services, "handbook.ordering_lag": lag, "handbook.service_lag": lag}
    found = outcome("handbook.policy_governance", facts, values)
    wait = timedelta(days=0 if policy == "development" else lag)
    approved = facts["policy_approved_by"] == SIGNERS[policy][-1]
    if published is not None:  # published after approval
        approved &= facts["policy_approved_on"] is not None and facts["policy_approved_on"] <= published
    assert found["in_force"] == (approved and published is not None and published + wait <= facts["asked_on"])
    right = (facts["policy_drafted_by"], facts["policy_reviewed_by"]) == ROLES[:2]
    assert found["right_people"] == (right or policy != "ordering")


@LAW
@given(st.sampled_from(["market", "other"]), st.sampled_from(ROLES), st.none() | days, days)
def test_the_measures_are_in_force_once_passed_and_promulgated(
    author: str, passed_by: str, promulgated: date | None, asked: date
) -> None:
    """Relationship 14 and 15: the day of promulgation counts."""
    facts = {
        "measures_author": "marketing_sales_department" if author == "market" else "finance",
        "measures_passed_by": "office_meeting" if passed_by == "president" else passed_by,
        "promulgated_on": promulgated, "asked_on": asked,
    }  # fmt: skip
    found = outcome("relationship.governance", facts)
    assert found["right_author"] == (author == "market")
    day = promulgated is not None and promulgated <= asked
    assert found["in_force"] == (day and passed_by == "president")


@LAW
@given(st.sampled_from(POLICIES), st.sampled_from(ROLES), st.lists(st.sampled_from(ROLES), max_size=5))
def test_a_policy_is_approved_by_its_signers_in_turn_and_by_nobody_who_submitted_it(
    policy: str, submitter: str, signers: list[str]
) -> None:
    events: list[tuple[Any, ...]] = [("submit_paper", START, submitter)]
    events += [("approve", START + DAY * (place + 1), by) for place, by in enumerate(signers)]
    facts = {"handbook_policy": policy, "events": happened(events)}
    found = outcome("handbook.policy_approval", facts)
    wanted, left = list(SIGNERS[policy]), list(signers)
    while left and wanted and left[0] == wanted[0] != submitter:
        wanted.pop(0)
        left.pop(0)
    assert found["state"] == ("open" if wanted else "approved")
    assert found["owner"] == (wanted[0] if wanted else None)


@LAW
@given(st.sets(st.sampled_from(sorted(set().union(*ELEMENTS.values())))), st.text(min_size=1, max_size=3))
def test_what_a_plan_lacks_is_what_it_does_not_hold_and_one_entry_more_never_lacks_more(
    held: set[str], extra: str
) -> None:
    """IA7."""
    lacking = set().union(*ELEMENTS.values()) - held
    found = outcome("relationship.plan_content", {"plan_elements": sorted(held)})
    assert set(found["missing"]) == lacking
    assert found["complete"] == (not lacking)
    for more in (*sorted(lacking)[:2], f"附件{extra}"):
        after = outcome("relationship.plan_content", {"plan_elements": [*sorted(held), more]})
        assert set(after["missing"]) == lacking - {more}


@LAW
@given(st.sets(st.sampled_from(["sales_staff", "customer_service_staff", "technical_support", "finance"])))
def test_a_team_lacks_the_kinds_of_staff_that_it_does_not_have(team: set[str]) -> None:
    found = outcome("steel.team_organisation", {"team_roles": sorted(team)})
    lacking = {"sales_staff", "customer_service_staff", "technical_support"} - team
    assert (set(found["missing"]), found["complete"]) == (lacking, not lacking)


@pytest.mark.parametrize("name", COMPANIES)
def test_each_word_of_a_company_means_one_role_and_is_no_other_roles_title(name: str) -> None:
    """IX5, of roles and departments alike."""
    effective = loaded(name).effective
    for word, role in effective.roles.items():
        titled = {key for key, title in effective.role_titles.items() if word in (key, *title)}
        assert role in effective.role_titles
        assert not titled or role in titled


@LAW
@given(st.data())
def test_a_companys_word_and_the_title_lead_to_the_same_answer(data: st.DataObject) -> None:
    """IX5: who acts may be named by id, by either title, or by any word of the company for that post."""
    policies = company(services)
    titles = loaded("relationship").effective.role_titles
    role = data.draw(st.sampled_from(sorted(titles)))
    own = [word for word, each in policies.effective.roles.items() if each == role]
    words = [role, *titles[role], *own]
    step = data.draw(st.sampled_from(STEPS))
    point = policies.point("relationship.plan_approval")
    found = {
        point.evaluate({"plan_step": step, "acting_role": word}, now=NOW).outcome["allowed"] for word in words
    }
    assert len(found) == 1


REQUIRED: tuple[tuple[str, str, str, Mapping[str, Any], set[str]], ...] = (
    ("relationship", "relationship.art8.1.b", "staff_rank", {"reader_role": "finance"}, {"rank_of_post"}),
    ("relationship", "relationship.art7.4.b", "records_review", {"events": []},
        {"file_update_limit", "file_correction_limit"}),
    ("steel", "steel.6.1.2", "records_review", {"events": []}, {"file_update_limit", "file_update_by"}),
    ("key_accounts", "key_accounts.8.1.3", "records_access", {}, {"crm_readers"}),
    ("lighting", "lighting.2.3.a", "records_access", {}, {"disclosure_authoriser"}),
    ("handbook", "handbook.dev.head", "development_header", {},
        {"development_policy_number", "development_department"}),
    ("handbook", "handbook.svc.art12b", "policy_revision", {"events": []}, {"service_revised_by"}),
)  # fmt: skip


@pytest.mark.parametrize(("document", "clause", "question", "facts", "names"), REQUIRED)
def test_nothing_is_decided_without_the_values_that_the_text_leaves_open(
    document: str, clause: str, question: str, facts: Mapping[str, Any], names: set[str]
) -> None:
    """39: all of them are named, with their clause."""
    with pytest.raises(MissingParameterError) as raised:
        loaded(document).point(f"{document}.{question}").evaluate(facts, now=NOW)
    assert {str(fault.arguments["name"]).rpartition(".")[2] for fault in raised.value.faults} == names
    assert clause in {each for fault in raised.value.faults for each in fault.clause or ()}


@LAW
@given(st.sampled_from(["general_manager", "president"]), st.integers(-40, 40))
def test_a_paper_under_way_keeps_the_approver_of_the_day_on_which_it_was_submitted(
    signer: str, days_off: int
) -> None:
    """IX4: the approver changes on 1 April, whenever the question is asked."""
    policies = branch(
        "parameters:\n  handbook.ordering_approver:\n"
        "    dated: [{value: general_manager}, {from: 2026-04-01, value: president}]\n"
    )
    submitted = datetime.fromisoformat("2026-04-01T00:00+08:00") + DAY * days_off
    events = [
        ("submit_paper", submitted, "sales_department"),
        ("approve", submitted + DAY, "marketing_director"),
        ("approve", submitted + DAY * 2, signer),
    ]
    facts = {"handbook_policy": "ordering", "events": happened(events)}
    found = policies.point("handbook.policy_approval").evaluate(facts, now=NOW).outcome
    wanted = "general_manager" if days_off < 0 else "president"
    assert found["state"] == ("approved" if signer == wanted else "open")
