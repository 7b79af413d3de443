"""The questions behind a question."""

from crmpolicy.engine.behind import asked_with
from tests.unit.engine.conftest import Load
from tests.unit.engine.small_overrides import BOTH


def test_a_question_and_those_that_decide_its_facts_come_once_each(load: Load) -> None:
    policies = load(BOTH, {"doc.approver": "director"})
    found = {
        name: [each.name for each in asked_with(policies, f"doc.{name}")] for name in ("credit", "delivery")
    }
    assert found == {"credit": ["doc.credit"], "delivery": ["doc.delivery", "doc.order", "doc.credit"]}
