"""Joins of the shipped catalogue that no two shipped documents put to use: two small ones do here."""

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet

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
