"""Laws of tables that facts break."""

from decimal import Decimal
from pathlib import Path

from crmpolicy.engine import Decision
from tests.unit.verify.small_policies import table, told

HIGH = "{id: high, when: {sales: {at_least: 10元}}, then: {grade: A}, clause: doc.1}"
LOW = "{id: low, when: {sales: {under: 10元}}, then: {grade: C}, clause: doc.2}"
LAW = "    properties:\n      - «{id: more-is-better, never: worse grade, when: higher sales}\n"


def test_a_law_that_holds_is_proved(tmp_path: Path) -> None:
    """For all amounts, not for some that were tried."""
    report = told(tmp_path, table(HIGH, LOW, keys=LAW)).report
    assert report.clean
    assert report.proved["broken-property"] == 1


def test_a_grade_that_falls_with_rising_purchases_breaks_the_law(tmp_path: Path) -> None:
    """Two witnesses differ in the purchases only."""
    rules = HIGH.replace("grade: A", "grade: C"), LOW.replace("grade: C", "grade: A")
    found = told(tmp_path, table(*rules, keys=LAW))
    finding = found.only("CRM201")
    assert finding.sentence() == "grading breaks its law `more-is-better`"
    assert finding.sentence("zh") == "“评级”不合性质`more-is-better`"
    before, after = finding.witnesses
    assert before.facts["sales"] < after.facts["sales"]
    grades = [found.replayed(finding, witness) for witness in (0, 1)]
    assert [each.outcome["grade"] for each in grades if isinstance(each, Decision)] == ["A", "C"]
    assert len(finding.shown) == 2


def test_a_law_about_answers_under_a_condition_is_tried(tmp_path: Path) -> None:
    """Whoever buys nothing is never first."""
    law = "    properties:\n      - «{id: nothing, always: {grade: C}, when: {sales: {under: 20元}}}\n"
    found = told(tmp_path, table(HIGH, LOW, keys=law))
    finding = found.only("CRM201")
    assert Decimal(10) <= finding.witnesses[0].facts["sales"] < Decimal(20)
    decision = found.replayed(finding)
    assert isinstance(decision, Decision)
    assert decision.outcome["grade"] == "A"


def test_a_law_may_speak_of_facts_that_a_required_question_asks(tmp_path: Path) -> None:
    """Where it fails is told in those facts."""
    final = (
        "  final:\n    title: {zh: 总评, en: final}\n    requires: {grade: grading.grade}\n"
        "    outputs: {done: {title: {zh: 完成, en: done}, type: boolean}}\n"
        "    properties:\n      - «{id: law, never: {done: yes}, when: {sales: {over: 5元}}}\n"
        "    rules:\n      - {id: first, when: {grade: A}, then: {done: yes}, clause: doc.1}\n"
        "    otherwise: {id: rest, then: {done: no}, clause: doc.2}\n"
    )
    found = told(tmp_path, table(HIGH, LOW) + final)
    finding = found.only("CRM201")
    assert finding.region is not None
    assert finding.region.zh.startswith("采购额")
    decision = found.replayed(finding)
    assert isinstance(decision, Decision)
    assert decision.outcome["done"] is True


def test_a_law_about_facts_that_no_rule_looks_at_stays_open(tmp_path: Path) -> None:
    """It cannot mean what its owner thinks, and is never taken for proved."""
    law = "    properties:\n      - «{id: law, never: {grade: C}, when: {rebate: yes}}\n"
    finding = told(tmp_path, table(HIGH, LOW, keys=law)).only("CRM001")
    assert "facts that no rule looks at" in finding.sentence()
