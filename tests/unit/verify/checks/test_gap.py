"""Gaps: facts for which no rule speaks."""

from decimal import Decimal
from pathlib import Path

from tests.unit.verify.small_policies import table, told, words

HIGH = "{id: high, when: {sales: {at_least: 10元}}, then: {grade: A}, clause: doc.1}"
LOW = "{id: low, when: {sales: {under: 10元}}, then: {grade: C}, clause: doc.2}"


def test_a_table_that_covers_everything_is_sound(tmp_path: Path) -> None:
    """At least and under meet without a gap."""
    report = told(tmp_path, table(HIGH, LOW)).report
    assert report.clean
    assert report.proved["gap"] == 1


def test_a_bound_that_both_rules_leave_out_is_a_gap(tmp_path: Path) -> None:
    """Whoever is exactly on it gets no answer."""
    found = told(tmp_path, table(HIGH.replace("at_least", "over"), LOW).replace("  grading", "  «grading"))
    finding = found.only("CRM101")
    assert finding.severity == "error"
    assert finding.clauses == ("doc.1", "doc.2")
    assert finding.sentence() == "no rule of grading covers some facts"
    assert finding.sentence("zh") == "有些情况，“评级”没有一条规则管到"
    assert words(finding) == ("采购额正好为 10元", "purchases is exactly 10 CNY")
    assert finding.witnesses[0].facts == {"sales": Decimal(10)}
    assert found.replayed(finding) == "undecided-no-rule"


def test_an_unknown_that_no_rule_takes_is_a_gap(tmp_path: Path) -> None:
    """An unknown passes no test but that it is not known."""
    rules = [
        f"{{id: r{word}, when: {{rebate: {word}}}, then: {{grade: A}}, clause: doc.1}}"
        for word in ("yes", "no")
    ]
    found = told(tmp_path, table(*rules).replace("  grading", "  «grading"))
    finding = found.only("CRM101")
    assert words(finding) == ("返利为未知", "rebate is unknown")
    assert finding.witnesses[0].facts == {"rebate": None}
    assert found.replayed(finding) == "undecided-no-rule"


def test_an_open_threshold_is_tried_in_every_order(tmp_path: Path) -> None:
    """The values for which it goes wrong are told."""
    parameters = (
        "parameters:\n"
        "  high_from:\n"
        "    {title: {zh: 高, en: high}, type: money, step: 1元, value: required, clause: doc.1}\n"
        "  low_to:\n"
        "    {title: {zh: 低, en: low}, type: money, step: 1元, value: required,"
        " range: {over: 0元, up_to: high_from}, clause: doc.1}\n"
    )
    rules = HIGH.replace("10元", "high_from"), LOW.replace("10元", "low_to")
    found = told(tmp_path, table(*rules, parameters=parameters).replace("  grading", "  «grading"))
    findings = found.report.findings
    assert {each.code for each in findings} == {"CRM101"}
    assert all(each.filling["doc.low_to"] < each.filling["doc.high_from"] for each in findings)
    assert {found.replayed(each) for each in findings} == {"undecided-no-rule"}
