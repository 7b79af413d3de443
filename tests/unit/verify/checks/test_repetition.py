"""Repetitions: two rules of a unique table that say the same of the same facts."""

from decimal import Decimal
from pathlib import Path

from tests.unit.verify.small_policies import table, told, words

HIGH = "{id: high, when: {sales: {at_least: 10元}}, then: {grade: A}, clause: doc.1}"
LOW = "{id: low, when: {sales: {under: 10元}}, then: {grade: C}, clause: doc.2}"
COPY = "«{id: copy, when: {sales: {at_least: 50元}}, then: {grade: A}, clause: doc.1}"


def test_a_rule_that_repeats_another_is_told(tmp_path: Path) -> None:
    """The later one is the copy."""
    found = told(tmp_path, table(HIGH, LOW, COPY))
    finding = found.only("CRM103")
    assert finding.sentence() == "`high` and `copy` of grading apply at once and say the same"
    assert finding.sentence("zh") == "“评级”的`high`和`copy`会同时适用，说的是同一个结论"
    assert words(finding) == ("采购额不低于 50元", "purchases is at least 50 CNY")
    assert finding.witnesses[0].facts == {"sales": Decimal(50)}
    assert found.replayed(finding) == "undecided-several-rules"


def test_under_any_several_reasons_may_agree(tmp_path: Path) -> None:
    """That is what the word is for."""
    assert told(tmp_path, table(HIGH, LOW, COPY, keys="    hit: any\n")).report.clean
