"""Titles of rules: as written, else worded from the guard with every value of its parameters."""

from typing import Any

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.explaining import rule_title

CASES = [
    ("{share: {at_least: min_share}}", "占比不低于 1%（最低占比）", "share is at least 1% (lowest share)"),
    ("{years: {over: open}}", "合作年限多于待定年限（待填）", "over years to be settled (to be filled in)"),
    (
        "{purchases: {under: most}}",
        "采购额不受限制（没有设定最高采购额）",
        "purchases is without limit (highest purchases",
    ),
    ("{purchases: {over: limit}}", "采购额超过额度", "purchases is over credit limit"),
    (
        "{by_share: no, vip: yes}",
        "按占比为“否”，且贵宾为“是”",
        "by share is ‘no’ and guest of honour is ‘yes’",
    ),
    ("{years: {known: no}}", "合作年限未知", "years together is unknown"),
    (
        "{years: {known: yes, not: [1, 2]}}",
        "合作年限已知，且合作年限不属于 1、2",
        "years together is none of 1, 2",
    ),
    ("{colour: [red, green]}", "颜色属于红、绿", "colour is one of red, green"),
    ("{colour: {not: red}}", "颜色不是红", "colour is not red"),
    ("{colours: red}", "常购颜色包含红", "usual colours includes red"),
    ("{colours: {not: red}}", "常购颜色不包含红", "usual colours does not include red"),
    (
        "{any: [{vip: yes}, {years: {over: 3}}]}",
        "（贵宾为“是”或合作年限多于 3）",
        "(guest of honour is ‘yes’ or years",
    ),
    ("{any: [{vip: yes}]}", "贵宾为“是”", "guest of honour is ‘yes’"),
    (
        "{purchases: {over: by_reputation}}",
        "采购额超过 fair: 20元;good: 10元;poor: 30元（各信誉起点）",
        "over fair: 20 CNY; good: 10 CNY; poor: 30 CNY (bound by reputation)",
    ),
    (
        "{purchases: {over: {parameter: by_reputation, entry: good}}}",
        "采购额超过 10元（各信誉起点）",
        "over 10 CNY (bound by reputation)",
    ),
]


@pytest.mark.parametrize(("guard", "zh", "en"), CASES)
def test_a_rule_is_worded_from_its_guard(shop: Any, guard: str, zh: str, en: str) -> None:
    policies = shop(f"""
        grade:
          outputs: {{grade: {{scale: grade}}}}
          rules: [{{id: one, when: {guard}, then: {{grade: A}}}}]
    """)
    rule = policies.effective.tables["shop.grade"].parts[0].rules[0]
    assert rule_title(policies, "shop", rule) == zh
    assert en in rule_title(policies, "shop", rule, "en")


def test_a_written_title_is_used_as_it_is(shop: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules:
            - {id: one, title: {zh: 老主顾, en: old friend}, when: {vip: yes}, then: {grade: A}}
            - {id: two, when: {vip: no}, then: {grade: B}}
          otherwise: {id: rest, then: {grade: C}}
    """)
    part = policies.effective.tables["shop.grade"].parts[0]
    assert rule_title(policies, "shop", part.rules[0], "en") == "old friend"
    assert rule_title(policies, "shop", part.otherwise) == "没有其他规则适用"


def test_a_rule_that_asks_nothing_always_applies(shop: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules: [{id: all, then: {grade: A}}]
    """)
    rule = policies.effective.tables["shop.grade"].parts[0].rules[0]
    assert rule_title(policies, "shop", rule) == "任何情况都适用"
    assert rule_title(policies, "shop", rule, "en") == "in every case"


def test_later_values_of_a_parameter_are_named_with_their_day() -> None:
    policies = load_policy_set("example-group")
    rule = policies.effective.tables["steel.customer_grade"].parts[0].rules[0]
    zh = "销售占比不低于 1%、2027年1月1日起为 0.9%（A 级客户最低占比）"
    assert rule_title(policies, "steel", rule) == zh
    english = "share of sales is at least 1%, 0.9% from 2027-01-01 (lowest share of grade A)"
    assert rule_title(policies, "steel", rule, "en") == english
