"""Where documents are looked for: beside the company's file, above it, then in the package."""

from pathlib import Path

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.company.places import document_folder
from crmpolicy.testing.texts import write_texts

RULES = """\
format: 1
decisions:
  customer_size:
    title: {zh: 规模, en: size}
    outputs: {size: {title: {zh: 大, en: large}, type: boolean}}
    rules: []
    otherwise: {id: never, then: {size: no}, clause: steel.1}
"""
COMPANY = """\
format: 1
company: mine
title: {zh: 我的公司, en: my company}
zone: Asia/Shanghai
currency: 元
adopts: [steel@1]
"""


@pytest.fixture
def companies(tmp_path: Path) -> Path:
    """A folder of companies below a folder with a document that has the name of one of the library."""
    write_texts({"steel/rules.yaml": RULES, "companies/mine.yaml": COMPANY}, tmp_path)
    (tmp_path / "companies" / "policy.yaml").unlink(missing_ok=True)
    return tmp_path / "companies"


@pytest.mark.parametrize("given", ["mine.yaml", "./mine.yaml", "../companies/mine.yaml"])
def test_a_company_named_from_its_own_folder_finds_the_document_above(
    given: str, companies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder above `.` is not `.`: the local copy comes before the one of the library."""
    monkeypatch.chdir(companies)
    assert load_policy_set(given).points == ("customer_size", "steel.customer_size")


def test_a_folder_above_the_one_above_is_not_itself(companies: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = companies / "deep"
    deep.mkdir()
    monkeypatch.chdir(deep)
    assert document_folder("steel", Path("..")) == Path("../../steel")
