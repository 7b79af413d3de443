"""Catch-alls without a clause that answer better than the worst value."""

from pathlib import Path

import pytest

from tests.unit.verify.small_policies import table, told

HIGH = "{id: high, when: {sales: {at_least: 10元}}, then: {grade: A}, clause: doc.1}"
SWITCH = "gift: {title: {zh: 赠品, en: gift}, type: boolean}"


def rest(answer: str, why: str = "no clause: yes") -> str:
    """Write a catch-all."""
    return f"    otherwise: {{id: rest, then: {{{answer}}}, {why}}}\n"


@pytest.mark.parametrize(
    ("answer", "why"),
    [("grade: C", "no clause: yes"), ("grade: B", "clause: doc.1"), ("grade: C", "example: yes")],
)
def test_the_worst_value_or_a_clause_is_sound(tmp_path: Path, answer: str, why: str) -> None:
    """Either nobody profits, or the text wants it so."""
    assert told(tmp_path, table(HIGH, keys=rest(answer, why))).report.clean


@pytest.mark.parametrize("why", ["no clause: yes", "example: yes"])
def test_a_better_value_without_a_clause_is_mild(tmp_path: Path, why: str) -> None:
    """The value and the worst one are told."""
    text = table(HIGH, keys=rest("grade: B", why).replace("{id", "«{id"))
    finding = told(tmp_path, text).only("CRM107")
    assert finding.severity == "warning"
    assert finding.sentence() == (
        "the catch-all `rest` of grading cites no clause, yet grade is second, not third, the worst"
    )
    assert finding.sentence("zh") == ("“评级”的兜底规则`rest`没有条款依据，却把等级定为“乙”，不是最差的“丙”")


def test_no_is_the_worst_of_a_truth(tmp_path: Path) -> None:
    """A gift for whoever nobody thought of is mild."""
    rule = "{id: some, when: {sales: {at_least: 10元}}, then: {gift: no}, clause: doc.1}"
    found = told(tmp_path, table(rule, outputs=SWITCH, keys=rest("gift: yes").replace("{id", "«{id")))
    assert found.only("CRM107").arguments["worst"] == ("否", "no")


def test_the_values_of_a_parameter_are_looked_at(tmp_path: Path) -> None:
    """A grade that a parameter gives counts like a written one."""
    parameters = (
        "parameters:\n  fallback: {title: {zh: 兜底, en: fallback}, type: choice, scale: grade,"
        " value: B, clause: doc.2}\n"
    )
    keys = rest("grade: {parameter: fallback}").replace("{id", "«{id")
    told(tmp_path, table(HIGH, keys=keys, parameters=parameters)).only("CRM107")
