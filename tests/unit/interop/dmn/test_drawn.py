"""Files as the tools that people draw tables with write them: each becomes a policy that decides so."""

from pathlib import Path
from typing import Any

import pytest

from crmpolicy.interop.dmn import DmnError
from tests.unit.interop.dmn.small_models import Rows, loaded, model, table, texts
from tests.unit.interop.dmn.test_importing import asked

DRAWN = Path(__file__).parent / "drawn"


def data(name: str) -> bytes:
    return (DRAWN / f"{name}.dmn").read_bytes()


@pytest.mark.parametrize(
    ("facts", "rate"),
    [
        ({"grade": "金卡", "pieces": 1}, "0.1"),
        ({"grade": "银卡", "pieces": 9}, "0"),
        ({"grade": "银卡", "pieces": 10}, "0.05"),
        ({"grade": "普通", "pieces": 99}, "0"),
        ({"grade": "普通", "pieces": 100}, "0.05"),
    ],
)
def test_a_table_alone_of_camunda_names_its_inputs_by_its_columns(facts: dict[str, Any], rate: str) -> None:
    """Its words are the values of the column, its types whole and broken numbers, empty entries pass."""
    assert str(asked(loaded(data("camunda_single")), point="折扣率", **facts)) == rate
    files = texts(data("camunda_single"))
    assert "title: {zh: 订单件数, en: 订单件数}, type: integer" in files["facts.yaml"]
    assert "title: {zh: 金卡客户不论件数" in files["decisions.yaml"]


@pytest.mark.parametrize(
    ("temperature", "day", "dish"),
    [(11, "Weekday", "Light Salad"), (10, "Weekday", "Roastbeef"), (10, "Holiday", "Stew")],
)
def test_a_graph_of_camunda_calls_decisions_by_id_or_output(temperature: int, day: str, dish: str) -> None:
    policies = loaded(data("camunda_graph"))
    assert asked(policies, point="Dish_Decision", temperature=temperature, dayType=day) == dish


@pytest.mark.parametrize(
    ("age", "history", "risk"),
    [
        (60, "good", "Medium"),
        (61, "good", "High"),
        (25, "bad", "Low"),
        (24, "bad", "Medium"),
        (24, "good", "Low"),
    ],
)
def test_a_ranked_table_of_trisotech(age: int, history: str, risk: str) -> None:
    policies = loaded(data("trisotech"))
    found = asked(policies, point="Applicant_Risk_Rating", Applicant_Age=age, Medical_History=history)
    assert found == risk
    assert "title: {zh: old age" in texts(data("trisotech"))["decisions.yaml"]


@pytest.mark.parametrize(("speed", "fine"), [(109, None), (110, 500), (129, 500), (130, 1000)])
def test_a_reckoning_table_of_kie(speed: int, fine: int | None) -> None:
    facts = {"Violation_Type": "speed", "Actual_Speed": speed, "Speed_Limit": 100}
    assert asked(loaded(data("kie")), point="Fine", **facts) == fine


def test_columns_that_reckon_name_numbers() -> None:
    """Without a diagram of inputs, what is reckoned with is a number; what is no expression is told."""
    rows: Rows = [(["> 1", "true"], ["1"]), (["<= 1", "-"], ["0"])]
    decision = table("answer", ["a - b", "c"], ["out"], rows, types={"c": "boolean"})
    assert asked(loaded(model(decision)), a=5, b=3, c=True) == 1
    assert asked(loaded(model(decision)), a=5, b=4, c=True) == 0
    with pytest.raises(DmnError) as error:
        texts(model(table("answer", ["count(a)"], ["out"], [(["> 1"], ["1"])])))
    assert error.value.code == "dmn-not-feel"
