import re
from collections.abc import Callable
from typing import Any

from click.testing import Result

Run = Callable[..., Result]


def test_without_a_path_all_shipped_documents_are_listed(data: Callable[..., Any]) -> None:
    points = data("points")["points"]
    named = [(point["documents"][0]["document"], point["point"]) for point in points]
    assert {("lighting", "customer_grade"), ("lighting", "key_customer"), ("steel", "customer_size")} <= set(
        named
    )
    assert named == sorted(named)


def test_a_point_is_told_with_facts_and_outputs(data: Callable[..., Any]) -> None:
    """Everything that a program needs to ask: names, types, units, what may be unknown, what follows."""
    size = next(point for point in data("points", "steel")["points"] if point["point"] == "customer_size")
    (fact,) = size["facts"]
    assert size["title"] == {"zh": "客户规模", "en": "customer size"}
    assert size["room"] == "tiering"
    assert (fact["fact"], fact["key"], fact["type"], fact["unit"]) == (
        "annual_volume", "steel.annual_volume", "quantity", "t",
    )  # fmt: skip
    assert (fact["unknown"], fact["personal"], fact["follows_from"]) == (False, False, [])
    assert size["outputs"][0]["schema"]["enum"][:3] == ["large", "大型", "大型客户"]


def test_what_follows_from_other_facts_is_told(data: Callable[..., Any]) -> None:
    grade = asked(data, "example-group", "customer_grade")
    facts = {fact["fact"]: fact for fact in grade["facts"]}
    assert facts["sales_share"]["follows_from"] == ["share_by_amount", "share_by_volume"]
    assert (facts["share_by_amount"]["used"], facts["share_by_volume"]["used"]) == (True, False)
    assert grade["documents"] == [
        {
            "document": "steel",
            "version": 1,
            "title": {"zh": "钢材公司客户管理制度", "en": "customer management policy of a steel trader"},
        }
    ]


def test_whether_a_fact_counts_is_open_while_values_are_missing(data: Callable[..., Any]) -> None:
    facts = asked(data, "steel", "customer_grade")["facts"]
    assert {fact["used"] for fact in facts} == {None}


def test_a_fact_that_another_question_decides_names_it(run: Run, data: Callable[..., Any]) -> None:
    facts = {fact["fact"]: fact for fact in asked(data, "lighting", "customer_grade")["facts"]}
    assert facts["key_customer"]["decided_by"] == "lighting.key_customer"
    assert facts["cooperation_years"]["unknown"] is True
    assert re.search(
        r"不给时先判断\s+lighting.key_customer", run("points", "lighting", "--language", "zh").stdout
    )


def test_the_list_reads_well_in_chinese(run: Run) -> None:
    lines = run("points", "example-superstore", "--language", "zh")
    assert lines.exit_code == 2  # examples are no policies: they are named by their folder
    result = run("points", "example-steel", "--language", "zh").stdout.split("\n")
    assert "客户等级  customer_grade · 《钢材公司客户管理制度》第 1 版" in result
    assert "  contribution       业绩贡献       大 / 较大 / 一般 / 较小" in result
    assert "  grade   等级   A 级 / B 级 / C 级 / D 级" in result


def test_the_list_reads_well_on_narrow_paper(run: Run, monkeypatch: Any) -> None:
    """No line is wider than the paper, no name is broken."""
    monkeypatch.setenv("COLUMNS", "48")
    lines = run("points", "example-joined").stdout.split("\n")
    assert max(len(line) for line in lines) <= 48
    assert "  fact   industry_influence" in lines
    assert "  note   does not count with these values" in lines


def asked(data: Callable[..., Any], whose: str, name: str) -> Any:
    """Give one question of those that are listed."""
    return next(point for point in data("points", whose)["points"] if point["point"] == name)
