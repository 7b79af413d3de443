"""A lifecycle in sentences: an order of the workshop."""

import pytest

from crmpolicy.engine import PolicySet
from tests.unit.explaining.small_courses import told, workshop

APPROVED = ("approve", "2026-03-02 10:00", "head")


@pytest.fixture(scope="module")
def policies() -> PolicySet:
    return workshop()


def test_the_state_and_what_may_come_next_with_its_role(policies: PolicySet) -> None:
    lines = told(policies, "order", [], "2026-03-02 09:00")
    assert lines[0] == "订单过程：已下单"
    assert "接下来可以：同意（由主管来做）" in lines


def test_the_way_so_far_names_moments_events_and_roles(policies: PolicySet) -> None:
    lines = told(policies, "order", [APPROVED], "2026-03-02 11:00", language="en")
    assert "2026-03-02 10:00 approved (by the head) → confirmed" in lines
    assert "Told by the last move: clerk" in lines
    assert "May come next: delivered, sent back" in lines


def test_only_the_moves_that_were_made_are_given_as_reasons(policies: PolicySet) -> None:
    lines = told(policies, "order", [APPROVED], "2026-03-02 11:00", language="en")
    reasons = lines[lines.index("Because:") + 1 : lines.index("What would change the rules that apply:") - 1]
    assert reasons == ["In every case → ‘approved’ leads to confirmed, by the head; told: clerk [workshop.5]"]


def test_a_final_state_is_the_end(policies: PolicySet) -> None:
    lines = told(policies, "order", [APPROVED, ("deliver", "2026-03-02 11:00")], "2026-03-02 12:00")
    assert lines[0] == "订单过程：已交货"
    assert "已经是终点，不会再变" in lines


def test_an_event_that_the_facts_do_not_allow_is_told_as_refused(policies: PolicySet) -> None:
    late = ("deliver", "2026-03-02 11:00")
    lines = told(policies, "order", [APPROVED, late], "2026-03-02 12:00", urgent=True, language="en")
    assert any(line.startswith("Not counted: delivered (2026-03-02 11:00), because") for line in lines)
    assert "Urgent is ‘no’: adds ‘delivered’ leads to delivered" in lines
