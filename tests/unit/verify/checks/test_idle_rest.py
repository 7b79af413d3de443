"""Catch-alls to which the rules leave nothing."""

from pathlib import Path

from tests.unit.verify.small_policies import table, told

HIGH = "{id: high, when: {sales: {at_least: 10元}}, then: {grade: A}, clause: doc.1}"
LOW = "{id: low, when: {sales: {under: 10元}}, then: {grade: C}, clause: doc.2}"
REST = "    otherwise: «{id: rest, then: {grade: C}, clause: doc.2}\n"


def test_a_catch_all_with_something_to_catch_is_sound(tmp_path: Path) -> None:
    """Here it takes the lower amounts."""
    assert told(tmp_path, table(HIGH, keys=REST)).report.clean


def test_a_catch_all_of_a_complete_table_is_idle(tmp_path: Path) -> None:
    """It is a warning, for no answer is wrong."""
    finding = told(tmp_path, table(HIGH, LOW, keys=REST)).only("CRM105")
    assert finding.severity == "warning"
    assert finding.sentence() == "the catch-all `rest` of grading never speaks: the rules leave nothing to it"
    assert finding.sentence("zh") == "“评级”的兜底规则`rest`永远用不到：别的规则已经管到所有情况"


def test_an_unknown_is_left_to_the_catch_all(tmp_path: Path) -> None:
    """Yes and no are not all that can be known."""
    rules = [
        f"{{id: r{word}, when: {{rebate: {word}}}, then: {{grade: A}}, clause: doc.1}}"
        for word in ("yes", "no")
    ]
    assert told(tmp_path, table(*rules, keys=REST)).report.clean
