from pathlib import Path

import pytest

from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import (
    fact_said,
    fold_said,
    kind_said,
    percent,
    place_said,
    range_said,
    short,
    unit_of,
    value_data,
    value_said,
)
from crmpolicy.company import load_policy_set, shipped
from crmpolicy.errors import Location
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.scales import Choices, Scale, ScaleValue
from crmpolicy.policy.tables import FOLDS
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import Integer, Money, Quantity, Ratio, ValueType
from crmpolicy.wording import Words

ZH, EN = Speaker("zh"), Speaker("en")
LETTERS = Scale(
    "letters",
    Words("字母", "letters"),
    ordered=False,
    open=False,
    values=tuple(ScaleValue(each, Words(each, each)) for each in "abcdefghij"),
)


@pytest.mark.parametrize(
    ("kind", "chinese", "english"),
    [
        (Ratio(), "比率", "ratio"),
        (Money("美元"), "金额（美元）", "amount of money (USD)"),
        (Quantity("t"), "数量（吨）", "quantity (t)"),
        (ListOf(item=Integer()), "列表（整数）", "list (whole number)"),
        (MappingOf(of=Ratio()), "对照表（比率）", "mapping (ratio)"),
        (
            Choices(LETTERS),
            "可选多项：a / b / c / d / e / f / g / h 等 10 项",
            "any of a / b / c / d / e / f / g / h and others, 10 in all",
        ),
    ],
)
def test_a_type_is_worded_for_owners(kind: ValueType, chinese: str, english: str) -> None:
    assert (kind_said(ZH, kind), kind_said(EN, kind)) == (chinese, english)


def test_a_list_of_entries_names_their_fields() -> None:
    facts = load_policy_set("steel").effective.facts
    fields = ListOf(fields=(facts["steel.sales_share"], facts["steel.reputation"]))
    assert kind_said(ZH, fields) == "列表（销售占比，信誉）"


def test_a_fact_tells_its_range_and_whether_it_may_be_unknown() -> None:
    facts = load_policy_set("lighting").effective.facts
    assert fact_said(ZH, facts["lighting.cooperation_years"]) == "数值，不低于 0，可以未知"
    assert fact_said(EN, facts["lighting.has_purchased"]) == "yes or no"


def test_bounds_that_name_parameters_are_left_out_of_a_range() -> None:
    parameter = load_policy_set("steel").effective.parameters["steel.grade_a_share"]
    assert range_said(EN, parameter.type, parameter.range) == "up to 100%"


def test_no_limit_and_unknown_are_words() -> None:
    assert [value_said(ZH, Ratio(), each) for each in (UNLIMITED, None, Ratio().parse("5%"))] == [
        "不限", "未知", "5%",
    ]  # fmt: skip
    assert [value_data(Ratio(), each) for each in (UNLIMITED, None, Ratio().parse("5%"))] == [
        "unlimited", None, "0.05",
    ]  # fmt: skip


def test_a_unit_is_given_as_policies_write_it() -> None:
    assert [unit_of(kind) for kind in (Quantity("t"), Money(), Ratio())] == ["t", "元", None]


@pytest.mark.parametrize("fold", FOLDS)
def test_every_fold_has_its_words(fold: str) -> None:
    assert fold_said(ZH, fold) != fold_said(EN, fold)


def test_paths_are_shortened_where_that_is_clear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From where one stands, and from the library's folder for what travels with it."""
    monkeypatch.chdir(tmp_path)
    assert short(str(tmp_path / "cases" / "a.yaml")) == "cases/a.yaml"
    assert short(str(shipped() / "steel" / "tiering.yaml")) == "policies/steel/tiering.yaml"
    assert short("/elsewhere/a.yaml") == "/elsewhere/a.yaml"
    assert place_said(Location(str(tmp_path / "a.yaml"), 3, 5)) == "a.yaml:3"
    assert place_said(None) == ""


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(1, 3, "33.33%"), (2, 3, "66.67%"), (1, 1, "100.00%"), (0, 5, "0.00%"), (1, 0, "0.00%")],
)
def test_a_share_has_two_decimals(part: int, whole: int, said: str) -> None:
    assert percent(part, whole) == said
