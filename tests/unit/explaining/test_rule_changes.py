"""What would change the rules that apply to a course."""

import pytest

from crmpolicy.engine import PolicySet, changes
from crmpolicy.engine.decision import Outcome
from tests.unit.explaining.small_courses import decided, told, workshop

RECEIVED = ("receive", "2026-03-02 09:00")


@pytest.fixture(scope="module")
def policies() -> PolicySet:
    return workshop()


def changed(lines: list[str], head: str) -> list[str]:
    return lines[lines.index(head) + 1 :]


def test_a_fact_adds_the_rules_that_ask_for_it(policies: PolicySet) -> None:
    lines = told(policies, "handling", [RECEIVED], "2026-03-02 10:00", language="en")
    (line,) = changed(lines, "What would change the rules that apply:")
    assert line == (
        "Urgent is ‘yes’: adds answer: within 1 hour from ‘received’, by the clerk; "
        "adds thanks: day 5 of the next month by 12:00, after ‘received’"
    )


def test_a_duty_that_would_go_is_named_without_its_limit(policies: PolicySet) -> None:
    """A rule whose place another rule takes for the same duty and role is not told as lost."""
    lines = told(policies, "handling", [RECEIVED], "2026-03-02 10:00", urgent=True)
    assert changed(lines, "什么情况下适用的规则会变：") == ["加急为“否”：不再要求“致谢”"]


def test_rules_that_ask_for_nothing_are_no_change(policies: PolicySet) -> None:
    """Below 100 yuan a rule says that there is no visit, but the quarterly one binds still."""
    lines = told(policies, "handling", [RECEIVED], "2026-03-02 10:00")
    assert not any("金额" in line for line in changed(lines, "什么情况下适用的规则会变："))


def test_changes_of_a_course_are_the_rules_that_would_apply_and_never_the_present_ones(
    policies: PolicySet,
) -> None:
    decision = decided(policies, "handling", [RECEIVED], "2026-03-02 10:00")
    found = changes(policies, decision)
    present = {(each.document, each.part, each.rule, each.said) for each in decision.reasons}
    assert found
    assert all(set(each.outcome) == {"rules"} for each in found)
    assert Outcome((("rules", tuple(present)),)) not in {each.outcome for each in found}
    assert all(set(each.outcome["rules"]) != present for each in found)
