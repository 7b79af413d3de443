"""A whole company on paper."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
OWN = """\
format: 1
company: mine
title: {zh: 我们公司, en: our company}
zone: Asia/Shanghai
currency: 元
adopts: [steel@1]
"""


def test_a_company_is_shown_by_its_name_alone(data: Callable[..., Any]) -> None:
    """The option says the same."""
    found = data("show", "example-joined")
    assert found == data("show", "--company", "example-joined")
    assert [each["document"] for each in found["documents"]] == ["lighting", "steel"]
    assert found["scales"][0]["to"] == "steel.customer_grade"


def test_whose_answer_counts_is_told_question_by_question(data: Callable[..., Any]) -> None:
    together = {each["subject"]: each for each in data("show", "example-group")["together"]}
    assert together["customer_grade"]["chosen"] == "steel"
    assert together["records_access"]["joins"] == {"access": "worst"}
    assert together["survey_cadence"]["joins"] == {"survey": "earliest"}
    assert together["discount"]["joins"]["rate"] == {"parameter": "shared.stacking"}


def test_the_owner_reads_it_in_chinese(run: Run) -> None:
    text = run("show", "example-group", "--origin", "--language", "zh").stdout
    for told in (
        "几份制度都回答的事项",
        "公司选定由《钢材公司客户管理制度》回答",
        "优惠比率：按参数“优惠叠加方式”合并",
        "各份制度说的不是同一件事，都算数",
        "財務部門",
        "lighting.return_conditions",
        "8:30",
    ):
        assert told in text


def test_values_are_counted_by_who_wrote_them(run: Run) -> None:
    """A branch has two of its own; the rest is its parent's, and one is not set."""
    text = run("show", "example-branch", "--origin").stdout
    assert "company example-branch" in text
    assert "parent example-group" in text
    assert "not set" in text
    assert "whose values they are" not in run("show", "example-branch").stdout


def test_a_document_s_own_value_is_stated_or_a_default(data: Callable[..., Any]) -> None:
    values = {each["parameter"]: each["values"] for each in data("show", "steel", "--origin")["parameters"]}
    assert values["steel.required_channels"][0]["origin"]["standing"] == "stated"
    assert values["steel.share_basis"][0]["origin"]["standing"] == "default"
    assert values["steel.large_min"] == []


def test_a_day_picks_the_values_of_that_day(data: Callable[..., Any]) -> None:
    shown = {
        each["parameter"]: each["values"]
        for each in data("show", "example-group", "--on", "2027-01-01")["parameters"]
    }
    assert [each["value"] for each in shown["steel.grade_a_share"]] == ["0.009"]


def test_a_document_alone_joins_and_maps_nothing(run: Run) -> None:
    """A slot that is not filled says so."""
    text = run("show", "steel").stdout
    for told in ("none: each has one document", "no names of its own", "the rules are left"):
        assert told in text


@pytest.mark.parametrize("typed", [(), ("customer_grade",), ("exmaple-group",)])
def test_what_is_no_company_asks_for_one(run: Run, typed: tuple[str, ...]) -> None:
    result = run("show", *typed)
    assert (result.exit_code, result.stderr) == (
        2,
        "`--company` is missing (see `crmpolicy show --help`)\n",
    )


def test_a_company_of_one_s_own_is_shown_by_its_folder(data: Callable[..., Any], tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    file = folder / "company.yaml"
    file.write_text(OWN, encoding="utf-8")
    assert data("show", str(folder))["company_file"] == str(file)
