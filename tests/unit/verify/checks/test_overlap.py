"""Overlaps: two rules for the same facts that say different things."""

from decimal import Decimal
from pathlib import Path

from tests.unit.verify.small_policies import table, told, words

HIGH = "{id: high, when: {sales: {at_least: 10元}}, then: {grade: A}, clause: doc.1}"
LOW = "«{id: low, when: {sales: {up_to: 10元}}, then: {grade: C}, clause: doc.2}"


def test_rules_that_meet_do_not_overlap(tmp_path: Path) -> None:
    """At least and under share no amount."""
    assert told(tmp_path, table(HIGH, LOW.replace("up_to", "under"))).report.clean


def test_a_bound_that_both_rules_take_is_an_overlap(tmp_path: Path) -> None:
    """The second rule is where it is told, the first is named beside it."""
    found = told(tmp_path, table(HIGH, LOW))
    finding = found.only("CRM102")
    assert finding.arguments["first"] == "high"
    assert finding.sentence() == "`high` and `low` of grading apply at once and say different things"
    assert finding.sentence("zh") == "“评级”的`high`和`low`会同时适用，结论却不一样"
    assert finding.clauses == ("doc.1", "doc.2")
    assert [each.line for each in finding.related] == [finding.place.line - 1 if finding.place else 0]
    assert words(finding) == ("采购额正好为 10元", "purchases is exactly 10 CNY")
    assert finding.witnesses[0].facts == {"sales": Decimal(10)}
    assert found.replayed(finding) == "undecided-several-rules"


def test_under_first_the_earlier_rule_counts(tmp_path: Path) -> None:
    """Only tables that want one answer can contradict themselves."""
    assert told(tmp_path, table(HIGH, LOW, keys="    hit: first\n")).report.clean
