"""Facts whose words a parameter lists: what is not listed is refused, in each period by its own list."""

from datetime import UTC, datetime
from typing import Any

import pytest

from crmpolicy.errors import FactsError, MissingParameterError
from tests.unit.engine.conftest import Load

RULES = """
facts:
  rows:
    title: {zh: 读数, en: readings}
    type: list
    of:
      name: {title: {zh: 指标, en: indicator}, type: text, range: {among: {parameter: [high, low]}}}
      value: {title: {zh: 数值, en: value}, type: number, unknown: allowed}
  shade: {title: {zh: 色号, en: shade}, type: text, range: {among: {parameter: shades}}}
  there: {title: {zh: 已有, en: there}, type: list, of: text}
  lacking: {title: {zh: 缺, en: lacking}, type: list, of: text, derived: {missing: high, in: there}}
parameters:
  high: {title: {zh: 上限, en: high}, type: mapping, keys: [name], of: number, else: unknown, HIGH}
  low: {title: {zh: 下限, en: low}, type: mapping, keys: [name], of: number, else: 未知, value: {满意度: 70}}
  shades:
    title: {zh: 色号, en: shades}
    type: list
    of: text
    dated: [{value: [红]}, {from: 2027-01-01, value: [红, 蓝]}]
decisions:
  warned:
    title: {zh: 预警, en: warned}
    of: rows
    combine: {warned: any}
    empty: {warned: no}
    hit: any
    outputs: {warned: {title: {zh: 预警, en: warned}, type: boolean}}
    rules:
      - {id: risen, when: {value: {at_least: high}}, then: {warned: yes}, clause: doc.1}
      - {id: fallen, when: {value: {up_to: low}}, then: {warned: yes}, clause: doc.1}
    otherwise: {id: quiet, then: {warned: no}, clause: doc.1}
  painted:
    title: {zh: 上色, en: painted}
    outputs: {done: {title: {zh: 已上色, en: done}, type: boolean}}
    rules: [{id: all, when: {shade: {known: yes}}, then: {done: yes}, clause: doc.1}]
  gaps:
    title: {zh: 缺口, en: gaps}
    outputs: {lacking: {title: {zh: 缺, en: lacking}, type: list, of: text}}
    rules: [{id: all, then: {lacking: lacking}, clause: doc.1}]
"""
NOW = datetime(2026, 5, 20, tzinfo=UTC)


def ask(
    load: Load, question: str, facts: Any, *, high: str = "value: {天数: 30, 次数: 3}", now: datetime = NOW
) -> Any:
    """Ask and give the outcome."""
    return load(RULES.replace("HIGH", high)).point(question).evaluate(facts, now=now).outcome


def reading(name: str, value: int | None) -> dict[str, Any]:
    """Give a list of one reading."""
    return {"rows": [{"name": name, "value": value}]}


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("天数", 30, True),
        ("天数", 29, False),
        ("满意度", 70, True),
        ("满意度", 71, False),
        ("次数", None, False),
    ],
)
def test_a_word_that_a_mapping_does_not_list_has_no_value_there(
    load: Load,
    name: str,
    value: int | None,
    wanted: bool,  # noqa: FBT001 - wanted
) -> None:
    """`else: unknown`: no test against what is not listed holds."""
    assert ask(load, "warned", reading(name, value))["warned"] is wanted


@pytest.mark.parametrize("name", ["天數", "天数 数", "x"])
def test_a_word_that_no_parameter_lists_is_refused_with_its_entry(load: Load, name: str) -> None:
    with pytest.raises(FactsError) as caught:
        ask(load, "warned", {"rows": [*reading("天数", 1)["rows"], *reading(name, 999)["rows"]]})
    said = caught.value.faults[0].message("en")
    assert f"entry 2: `name` (indicator): {name} is not one of" in said
    assert all(each in said for each in ("天数", "次数", "满意度"))


def test_where_nothing_is_listed_nothing_is_allowed(load: Load) -> None:
    rules = RULES.replace("value: {满意度: 70}", "value: {}").replace("HIGH", "value: {}")
    with pytest.raises(FactsError):
        load(rules).point("warned").evaluate(reading("天数", 1), now=NOW)


def test_a_list_that_is_not_filled_is_missing(load: Load) -> None:
    with pytest.raises(MissingParameterError) as caught:
        ask(load, "warned", reading("天数", 1), high="value: required")
    assert [fault.arguments["name"] for fault in caught.value.faults] == ["doc.high"]


def test_each_period_has_its_own_list(load: Load) -> None:
    later = datetime(2027, 5, 20, tzinfo=UTC)
    assert ask(load, "painted", {"shade": "蓝"}, now=later)["done"]
    with pytest.raises(FactsError):
        ask(load, "painted", {"shade": "蓝"})


def test_a_mapping_stands_for_its_words_where_a_list_is_compared(load: Load) -> None:
    assert set(ask(load, "gaps", {"there": ["天数"]})["lacking"]) == {"次数"}
    assert ask(load, "gaps", {"there": ["次数", "天数"]})["lacking"] == ()
