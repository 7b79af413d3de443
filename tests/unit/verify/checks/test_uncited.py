"""Rules that say nowhere on what they rest."""

from pathlib import Path

import pytest

from tests.unit.verify.small_policies import company, table, told


@pytest.mark.parametrize(
    "ground", ["clause: doc.1", "no clause: yes", "example: yes", "clause: [doc.1, doc.2]"]
)
def test_a_rule_that_tells_its_ground_is_sound(tmp_path: Path, ground: str) -> None:
    """A clause, or openly none."""
    assert told(tmp_path, table(f"{{id: all, when: {{}}, then: {{grade: C}}, {ground}}}")).report.clean


def test_a_rule_without_ground_is_told(tmp_path: Path) -> None:
    """The clause of its table does not count for it."""
    text = table("«{id: all, when: {}, then: {grade: A}}", keys="    clause: doc.1\n")
    finding = told(tmp_path, text).only("CRM401")
    assert finding.sentence() == "`all` of grading cites no clause"
    assert finding.sentence("zh") == "“评级”的`all`没有写依据哪一条"


def test_a_catch_all_needs_its_ground_too(tmp_path: Path) -> None:
    """Here it answers with the worst, which is a ground for nothing."""
    rest = "    otherwise: «{id: rest, then: {grade: C}}\n"
    rule = "{id: high, when: {sales: {at_least: 10元}}, then: {grade: A}, clause: doc.1}"
    told(tmp_path, table(rule, keys=rest)).only("CRM401")


def test_an_example_table_needs_no_clauses(tmp_path: Path) -> None:
    """All its rules are examples."""
    assert told(
        tmp_path, table("{id: all, when: {}, then: {grade: A}}", keys="    example: yes\n")
    ).report.clean


def test_rules_that_a_company_writes_need_a_ground(tmp_path: Path) -> None:
    """In its own file."""
    document = table(keys="").replace("    rules:\n", "    rules: required\n")
    slot = "slots:\n  doc.grading:\n    rules:\n      - «{id: all, when: {}, then: {grade: A}}\n"
    files = {"doc/rules.yaml": document, "firm.yaml": company(slot)}
    told(tmp_path / "bare", files, "firm.yaml").only("CRM401")
    files["firm.yaml"] = company(slot.replace("«", "").replace("A}}", "A}, example: yes}"))
    assert told(tmp_path / "example", files, "firm.yaml").report.clean
