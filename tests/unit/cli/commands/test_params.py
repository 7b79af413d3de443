from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

from crmpolicy.company import shipped

Run = Callable[..., Result]


def test_a_parameter_is_told_with_values_days_clauses_and_places(data: Callable[..., Any]) -> None:
    (group,) = data("params", "example-group")["policies"]
    share = next(each for each in group["parameters"] if each["parameter"] == "steel.grade_a_share")
    file = str(shipped() / "companies" / "example-group.yaml")
    assert (share["type"], share["unit"], share["status"]) == ("ratio", None, "filled")
    assert share["clauses"] == ["steel.2.2.1.d", "steel.2.2.2.d"]
    assert share["covers"] == ["share_min_A", "share_max_B"]
    assert [(each["value"], each["from"], each["to"]) for each in share["values"]] == [
        ("0.01", None, "2026-12-31"),
        ("0.009", "2027-01-01", None),
    ]
    assert {each["place"]["file"] for each in share["values"]} == {file}
    assert share["declared"]["file"] == str(shipped() / "steel" / "tiering.yaml")


def test_a_value_that_is_missing_is_marked(run: Run, data: Callable[..., Any]) -> None:
    (steel,) = data("params", "steel")["policies"]
    status = {each["parameter"]: each["status"] for each in steel["parameters"]}
    assert (status["steel.grade_a_share"], status["steel.share_basis"]) == ("missing", "filled")
    missing = [each for each in status.values() if each == "missing"]
    assert run("params", "steel", "--language", "zh").stdout.count("待填") == len(missing) > 5


def test_without_a_path_all_shipped_documents_are_listed(data: Callable[..., Any]) -> None:
    named = [each["policies"] for each in data("params")["policies"]]
    assert named == sorted(named)
    assert {"lighting", "steel"} <= set(named)


def test_only_what_a_question_lacks_is_missing(data: Callable[..., Any]) -> None:
    """`any` needs neither weights nor a score: the grade lacks nothing in the joined company."""
    (joined,) = data("params", "example-joined", "--missing")["policies"]
    points = {each["point"]: each for each in joined["points"]}
    assert {"customer_grade", "key_customer"}.isdisjoint(points)
    size = [each["parameter"] for each in points["customer_size"]["missing"]]
    assert size == ["steel.large_min", "steel.medium_min"]


def test_what_is_missing_is_grouped_by_question(run: Run) -> None:
    lines = run("params", "example-joined", "--missing", "--language", "zh").stdout.split("\n")
    assert lines[0] == "示例合并公司（数值均为虚构示例）  example-joined"
    assert "  客户规模（customer_size）还缺：" in lines
    assert lines[-2].startswith("请填写在 ")
    assert lines[-2].endswith("example-joined.yaml 的 parameters 下。")


def test_a_document_says_who_fills_it(run: Run) -> None:
    text = run("params", "steel", "--missing").stdout
    assert "customer grade (customer_grade) lacks:" in text
    assert "customer size (customer_size) lacks:" in text
    assert "begin with crmpolicy init DIR" in text


def test_a_company_that_lacks_nothing_is_told_so(run: Run, data: Callable[..., Any]) -> None:
    result = run("params", "example-group", "--missing", "--language", "zh")
    assert (result.exit_code, result.stdout) == (0, "示例集团（数值均为虚构示例）：没有缺少的数值\n")
    assert data("params", "example-group", "--missing")["policies"][0]["points"] == []


def test_a_slot_without_rules_is_missing_too(run: Run, data: Callable[..., Any], gappy: Path) -> None:
    """The company has to write its rules, as it has to write its values."""
    file = gappy / "rules.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("    rules:\n")] + "    rules: required\n", encoding="utf-8")
    (found,) = data("params", str(gappy), "--missing")["policies"]
    assert found["points"][0]["slots"] == ["gappy.fitness"]
    assert "rules" in run("params", str(gappy), "--missing").stdout


def test_no_limit_is_a_word_for_what_is_not_set(run: Run, data: Callable[..., Any], gappy: Path) -> None:
    """An optional value that is not set stands in no question's way."""
    file = gappy / "rules.yaml"
    limit = "{title: {zh: 上限, en: limit}, type: integer, value: optional, clause: gappy.1}"
    optional = f"parameters:\n  most: {limit}\n"
    file.write_text(
        file.read_text(encoding="utf-8").replace("decisions:\n", optional + "decisions:\n"), encoding="utf-8"
    )
    assert data("params", str(gappy))["policies"][0]["parameters"][0]["status"] == "optional"
    assert "not set: no limit" in run("params", str(gappy)).stdout
