"""Joins of the shipped catalogue that no two shipped documents put to use: two small ones do here."""

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.company.values_in_force import parameters_of
from crmpolicy.engine import PolicySet
from crmpolicy.errors import MissingParameterError
from crmpolicy.explaining import explain

POLICIES = Path(__file__).parents[3] / "policies"
NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
IDENTITY = """format: 1
document: {key}
title: {{zh: 例, en: {key}}}
version: 1
zone: Asia/Shanghai
currency: 元
"""
SECTION = """format: 1
scales:
  level:
    title: {{zh: 资源, en: resources}}
    order: best first
    values:
      - {{id: more, title: {{zh: 增加, en: more}}}}
      - {{id: standard, title: {{zh: 标准, en: standard}}}}
decisions:
  discount:
    outputs: {{terms: {{of: text}}, resources: {{scale: {scale}}}, preferential: {{}}, rate: {{cap: discount_cap}}}}
    rules: [{{id: all, then: {{terms: {terms}, resources: {resources}, preferential: {preferential}, rate: {rate}}}, no clause: yes}}]
  service_entitlement:
    outputs: {{services: {{of: text}}, skipped_steps: {{of: text}}, documents: {{of: text}}, handlers: {{of: text}}}}
    rules: [{{id: all, then: {{services: {terms}, skipped_steps: {terms}, documents: {terms}, handlers: {terms}}}, no clause: yes}}]
"""  # noqa: E501 - written as an owner writes it
COMPANY = """format: 1
company: pair
title: {zh: 例, en: pair}
zone: Asia/Shanghai
currency: 元
adopts: [one@1, two@1]
scales: {two.level: {to: one.level, values: {more: more, standard: standard}}}
parameters: {shared.stacking: STACKING, shared.discount_cap: 9%}
"""
GENEROUS = {"terms": "[账期, 试用]", "resources": "more", "preferential": "yes", "rate": "5%"}
PLAIN = {"terms": "[试用, 培训]", "resources": "standard", "preferential": "no", "rate": "3%"}


def pair(folder: Path, stacking: str) -> PolicySet:
    """Load two documents that answer the same questions, under the shipped catalogue."""
    for name in ("subjects.yaml", "facts.yaml"):
        shutil.copy(POLICIES / name, folder)
    for key, said in (("one", GENEROUS), ("two", PLAIN)):
        (folder / key).mkdir()
        files: Mapping[str, str] = {
            "policy.yaml": IDENTITY.format(key=key),
            "rules.yaml": SECTION.format(scale="level", **said),
        }
        for name, text in files.items():
            (folder / key / name).write_text(text, encoding="utf-8")
    file = folder / "pair.yaml"
    file.write_text(COMPANY.replace("STACKING", stacking), encoding="utf-8")
    return load_policy_set(file)


def outcome(policies: PolicySet, question: str) -> dict[str, Any]:
    """Give what both documents say together."""
    return dict(policies.point(question).evaluate({}, now=NOW).outcome)


@pytest.mark.parametrize(("stacking", "rate"), [("max", "0.05"), ("sum", "0.08")])
def test_favours_of_two_documents_are_all_granted_and_rates_combine_as_the_company_says(
    tmp_path: Path, stacking: str, rate: str
) -> None:
    """Terms are gathered, the better resources count, and who is favoured by one is favoured."""
    found = outcome(pair(tmp_path, stacking), "discount")
    assert set(found["terms"]) == {"培训", "试用", "账期"}
    assert (found["resources"], found["preferential"], str(found["rate"])) == ("more", True, rate)


def test_services_of_two_documents_are_all_granted(tmp_path: Path) -> None:
    found = outcome(pair(tmp_path, "max"), "service_entitlement")
    assert set(found) == {"services", "skipped_steps", "documents", "handlers"}
    assert all(set(each) == {"账期", "试用", "培训"} for each in found.values())


@pytest.mark.parametrize(
    ("cap", "rate", "cut"), [("9%", "0.08", False), ("8%", "0.08", False), ("6%", "0.06", True)]
)
def test_what_documents_add_up_to_keeps_to_the_one_cap_and_a_cut_is_told(
    tmp_path: Path,
    cap: str,
    rate: str,
    cut: bool,  # noqa: FBT001 - one of a row
) -> None:
    """Neither rate is over the cap; only their sum may be."""
    pair(tmp_path, "sum")
    file = tmp_path / "pair.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("discount_cap: 9%", f"discount_cap: {cap}"), encoding="utf-8")
    policies = load_policy_set(file)
    decision = policies.point("discount").evaluate({}, now=NOW)
    assert str(decision.outcome["rate"]) == rate
    assert ("为限" in str(explain(policies, decision))) is cut


def test_the_switch_and_the_cap_are_among_what_a_joined_question_rests_on(tmp_path: Path) -> None:
    policies = pair(tmp_path, "sum")
    named = {each.key for each in parameters_of(policies, "discount")}
    assert {"shared.stacking", "shared.discount_cap"} <= named
    assert "shared.stacking" not in {each.key for each in parameters_of(policies, "one.discount")}
    file = tmp_path / "pair.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("shared.discount_cap: 9%", ""), encoding="utf-8")
    with pytest.raises(MissingParameterError, match="discount_cap"):
        outcome(load_policy_set(file), "discount")
