import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

from crmpolicy.company import shipped

Run = Callable[..., Result]
GRADE = ("show", "customer_grade", "--company")


def values(found: Any) -> dict[str, list[tuple[Any, ...]]]:
    """Give the values shown, by parameter."""
    return {
        each["parameter"]: [(one["value"], one["from"], one["to"]) for one in each["values"]]
        for each in found["parameters"]
    }


def test_every_period_is_shown_where_no_day_is_asked_for(data: Callable[..., Any]) -> None:
    assert values(data(*GRADE, "example-group"))["steel.grade_a_share"] == [
        ("0.01", None, "2026-12-31"),
        ("0.009", "2027-01-01", None),
    ]


def test_a_day_picks_its_values(data: Callable[..., Any]) -> None:
    """The last day of a value and the first of the next."""
    before = values(data(*GRADE, "example-group", "--on", "2026-12-31"))["steel.grade_a_share"]
    after = values(data(*GRADE, "example-group", "--on", "2027-01-01"))["steel.grade_a_share"]
    assert (before, after) == ([("0.01", None, "2026-12-31")], [("0.009", "2027-01-01", None)])


def test_only_the_values_of_the_question_are_shown(data: Callable[..., Any]) -> None:
    """Those of a question that is asked first count too."""
    assert list(values(data("show", "customer_size", "--company", "example-group"))) == [
        "steel.large_min",
        "steel.medium_min",
    ]
    lighting = values(data("show", "lighting.customer_grade", "--company", "example-group"))
    assert "lighting.key_min_years" in lighting
    assert "steel.share_basis" not in lighting


def test_rules_are_worded_with_their_clauses_and_places(data: Callable[..., Any]) -> None:
    (table,) = data(*GRADE, "example-group")["tables"]
    share, contribution, *_ = table["parts"]
    rule = share["rules"][3]
    assert (share["part"], contribution["part"]) == ("share", "contribution")
    assert rule["when"] == {
        "zh": "销售占比低于 0.1%（C 级客户最低占比）",
        "en": "share of sales is under 0.1% (lowest share of grade C)",
    }
    assert rule["then"] == {"zh": {"grade": "D 级"}, "en": {"grade": "grade D"}}
    assert rule["clauses"] == ["steel.2.2.4.d"]
    assert rule["place"]["file"] == str(shipped() / "steel" / "tiering.yaml")


def test_a_switched_part_says_when_it_counts(run: Run) -> None:
    text = run(*GRADE, "example-group", "--language", "zh").stdout
    assert "  各分项分别判断，等级取最差的一个" in text
    assert "  业绩贡献（仅当只看占比为“否”）" in text


def test_a_question_that_is_asked_first_is_named(run: Run) -> None:
    text = run("show", "lighting.customer_grade", "--company", "example-group").stdout
    assert "lighting.key_customer is asked first" in text


def test_a_question_without_parameters_says_so(run: Run) -> None:
    assert (
        "这个事项不用参数"
        in run("show", "customer_industry", "--company", "steel", "--language", "zh").stdout
    )


def test_a_missing_value_is_shown_as_missing(run: Run, data: Callable[..., Any]) -> None:
    line = ("show", "customer_size", "--company", "example-steel")
    assert values(data(*line)) == {"steel.large_min": [], "steel.medium_min": []}
    shown, _, _ = run(*line, "--language", "zh").stdout.partition("\n规则")
    assert shown.count("待填") == 2


def test_origin_tells_who_wrote_each_value(data: Callable[..., Any], run: Run) -> None:
    """The branch's own value, its parent's, and the document's."""
    found = data(*GRADE, "example-branch", "--origin")
    origins = {each["parameter"]: each["values"][0]["origin"] for each in found["parameters"]}
    assert origins["steel.grade_b_share"] == {"source": "company", "name": "example-branch", "shipped": True}
    assert origins["steel.grade_a_share"] == {"source": "parent", "name": "example-group", "shipped": True}
    text = run(*GRADE, "example-branch", "--origin", "--language", "zh").stdout
    assert "公司选定由《钢材公司客户管理制度》回答" in text


def test_origin_tells_files_joins_and_maps(data: Callable[..., Any], run: Run) -> None:
    found = data(*GRADE, "example-joined", "--origin")
    assert found["origin"] == {
        "company_file": str(shipped() / "companies" / "example-joined.yaml"),
        "documents": [
            {"document": key, "folder": str(shipped() / key), "shipped": True}
            for key in ("lighting", "steel")
        ],
        "chosen": None,
        "joins": {"grade": "worst"},
        "scales": [
            {
                "scale": "lighting.customer_grade",
                "to": "steel.customer_grade",
                "values": {"key": "A", "general": "B", "potential": "D"},
            }
        ],
        "map": [],
    }
    text = run(*GRADE, "example-joined", "--origin").stdout
    assert "several documents answer; grade: the worst counts" in text
    assert "key → A, general → B, potential → D" in text


def test_without_origin_nothing_of_it_is_told(data: Callable[..., Any]) -> None:
    found = data(*GRADE, "example-joined")
    assert "origin" not in found
    assert all("origin" not in value for each in found["parameters"] for value in each["values"])


def test_a_local_copy_of_a_document_is_told_from_the_library_s(data: Callable[..., Any], gappy: Path) -> None:
    found = data("show", "fitness", "--company", str(gappy), "--origin")
    assert found["origin"]["documents"] == [{"document": "gappy", "folder": str(gappy), "shipped": False}]


def test_several_outputs_are_told_apart(run: Run, gappy: Path) -> None:
    text = run("show", "fitness", "--company", str(gappy)).stdout
    assert re.search(r"young +age is under 5 +fit no +gappy.2", text)
    assert re.search(r"^ +note young\b", text, re.MULTILINE)


def test_a_day_that_is_none_is_refused(run: Run) -> None:
    result = run(*GRADE, "steel", "--on", "tomorrow")
    assert (result.exit_code, result.stderr) == (2, "`tomorrow` is not a day (write it like 2026-01-05)\n")
