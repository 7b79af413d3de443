from collections.abc import Callable
from typing import Any

import pytest

Demo = Callable[..., str]

pytestmark = pytest.mark.xdist_group("demonstration")  # which is told once for all


def test_the_figures_are_those_of_the_order_book(demo_data: Any) -> None:
    """The counts stand in the README of the data, too; shares of the grades make up the whole."""
    found = demo_data
    assert found["example"] is True
    assert [(each["grade"], each["customers"]) for each in found["grades"]] == [
        ("A", 6), ("B", 76), ("C", 228), ("D", 383),
    ]  # fmt: skip
    assert [each["customer"] for each in found["best"]][:2] == ["RB-19360", "TA-21385"]
    assert len(found["best"]) == 6


def test_who_moves_at_the_lower_threshold_is_told(demo_data: Any) -> None:
    found = demo_data["moved"]
    assert (found["parameter"], found["from"], found["to"]) == ("steel.grade_a_share", "1%", "0.9%")
    assert found["customers"] == [
        {"customer": "TS-21370", "sales_share": "0.00914096", "from": "B", "to": "A"}
    ]


def test_one_decision_is_explained_in_both_languages(demo: Demo, demo_data: Any) -> None:
    found = demo_data["explained"]
    assert found["zh"].startswith("客户等级：B 级")
    assert found["en"].startswith("Customer grade: grade B")
    assert found["decision"]["outcome"] == {"grade": "B"}
    for language in ("zh", "en"):
        text = demo("--language", language)
        assert "  客户等级：B 级\n" in text
        assert "  Customer grade: grade B\n" in text


def test_the_data_are_called_an_example(demo: Demo) -> None:
    assert "示例数据" in demo("--language", "zh").split("\n")[0]
    assert "example data" in demo().split("\n")[0]


def test_text_and_json_give_the_same_figures(demo: Demo, demo_data: Any) -> None:
    text = demo()
    for each in demo_data["grades"]:
        row = next(line for line in text.split("\n") if line.split()[:2] == ["grade", each["grade"]])
        assert row.split()[2:] == [
            str(each["customers"]),
            f"{float(each['sales']):,.2f}",
            each["share_of_sales"],
        ]
