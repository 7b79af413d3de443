"""Remedies that name what can never matter."""

from pathlib import Path

import pytest

from tests.unit.verify.small_policies import table, told

RULES = (
    "{id: a, when: {sales: {at_least: 10元}}, then: {grade: A}, clause: doc.1}",
    "{id: c, when: {sales: {under: 10元}}, then: {grade: C}, clause: doc.1}",
)
BEHIND = """\
  behind:
    title: {zh: 后面的事项, en: question behind}
    outputs: {big: {title: {zh: 大, en: big}, type: boolean}}
    rules:
      - {id: big, when: {rebate: yes}, then: {big: yes}, clause: doc.2}
      - {id: small, when: {any: [{rebate: no}, {rebate: {known: no}}]}, then: {big: no}, clause: doc.2}
"""


def remedy(name: str) -> str:
    return f"    remedy: {{reach: {{grade: [A]}}, by_changing: [{name}]}}\n"


def test_what_the_rules_look_at_matters(tmp_path: Path) -> None:
    assert told(tmp_path, table(*RULES, keys=remedy("sales"))).report.clean


def test_what_a_question_behind_looks_at_matters(tmp_path: Path) -> None:
    """However far behind: it changes what that question says."""
    rules = (
        "{id: a, when: {big: yes}, then: {grade: A}, clause: doc.1}",
        "{id: c, when: {big: no}, then: {grade: C}, clause: doc.1}",
    )
    keys = f"    requires: {{big: behind.big}}\n{remedy('rebate')}"
    assert told(tmp_path, table(*rules, keys=keys) + BEHIND).report.clean


@pytest.mark.parametrize("rest", ["", BEHIND])
def test_what_nothing_of_the_question_looks_at_never_matters(tmp_path: Path, rest: str) -> None:
    """Nor does it where another question does, which this one does not ask."""
    text = (table(*RULES, keys=remedy("rebate")) + rest).replace("  grading:", "  «grading:")
    finding = told(tmp_path, text).only("CRM108")
    assert finding.severity == "warning"
    assert finding.sentence() == "the remedy of grading names `rebate` (rebate), which never matters to it"
    assert finding.sentence("zh") == "《评级》的放行办法写了改变“返利”（`rebate`），但它从来不影响这个事项"
