"""Traces in words: every rule looked at, why it did not match, also where nothing was decided."""

from typing import Any

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine import trace
from crmpolicy.errors import DigestMismatchError, UndecidedError
from crmpolicy.explaining import describe_steps, describe_trace

FIRST = """
    grade:
      outputs: {grade: {scale: grade}}
      hit: first
      rules:
        - {id: rich, when: {purchases: {over: 100元}}, then: {grade: A}, clause: [x.1, x.2]}
        - {id: old, when: {years: {up_to: 9}, reputation: {under: good}}, then: {grade: B}}
        - {id: vip, when: {vip: yes, colour: {not: red}}, then: {grade: B}}
      otherwise: {id: rest, then: {grade: C}}
"""
FACTS = {"purchases": "150元", "years": 10, "reputation": "良好", "vip": "是", "colour": "绿"}


def test_every_rule_tells_whether_it_applies_and_why_not(shop: Any, decide: Any) -> None:
    policies = shop(FIRST)
    assert describe_trace(policies, decide(policies, FACTS)).splitlines() == [
        "客户等级：看过的规则",
        "✓ 采购额超过 100元【x.1、x.2】：适用",
        "· 合作年限不多于 9，且信誉低于良好：不必再看，排在前面的规则已经适用",
        "· 贵宾为“是”，且颜色不是红：不必再看，排在前面的规则已经适用",
        "✗ 没有其他规则适用：用不上，因为已有规则适用",
    ]
    why = "not needed, because a rule before it applies"
    assert describe_trace(policies, decide(policies, FACTS), "en").splitlines() == [
        "Customer grade: the rules that were looked at",
        "✓ purchases is over 100 CNY [x.1, x.2]: applies",
        f"· years together is no more than 9 and reputation is below good: {why}",
        f"· guest of honour is ‘yes’ and colour is not red: {why}",
        "✗ no other rule applies: not needed, because another rule applies",
    ]


def test_a_rule_before_the_one_that_applies_tells_why_it_does_not(shop: Any, decide: Any) -> None:
    policies = shop(FIRST)
    decision = decide(policies, {**FACTS, "purchases": "100元"})
    assert describe_trace(policies, decision).splitlines()[1:4] == [
        "✗ 采购额超过 100元【x.1、x.2】：不适用，因为采购额 100元，不超过 100元",
        "✗ 合作年限不多于 9，且信誉低于良好：不适用，因为合作年限 10，多于 9，且信誉为良好，不低于良好",
        "✓ 贵宾为“是”，且颜色不是红：适用",
    ]
    assert [(step.matched, step.needed) for step in trace(policies, decide(policies, FACTS))] == [
        (True, True),
        (False, False),
        (True, False),
        (False, True),
    ]


def test_unknown_facts_are_told_as_what_kept_a_rule_from_applying(shop: Any, decide: Any) -> None:
    policies = shop(FIRST)
    facts = {**FACTS, "purchases": "unknown", "years": "unknown", "colour": "红"}
    lines = describe_trace(policies, decide(policies, facts)).splitlines()
    assert lines[1] == "✗ 采购额超过 100元【x.1、x.2】：不适用，因为采购额未知"
    assert lines[3] == "✗ 贵宾为“是”，且颜色不是红：不适用，因为颜色为红"
    assert lines[4] == "✓ 没有其他规则适用：适用"


def test_alternatives_tell_everything_that_failed(shop: Any, decide: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules:
            - {id: one, when: {any: [{vip: yes}, {years: {over: 3}}]}, then: {grade: A}}
          otherwise: {id: rest, then: {grade: C}}
    """)
    text = describe_trace(policies, decide(policies, {"vip": "否", "years": 1}))
    assert "不适用，因为贵宾为“否”，且合作年限 1，不多于 3" in text


def test_documents_and_parts_are_named(now: Any) -> None:
    policies = load_policy_set("example-joined")
    facts = {
        "sales_share": "0.2%",
        "contribution": "大",
        "cooperation": "一般",
        "reputation": "良好",
        "has_purchased": "是",
        "key_customer": "否",
    }
    text = describe_trace(policies, policies.point("customer_grade").evaluate(facts, now=now))
    assert "✓ 《灯具厂销售部客户管理方案》：已有成交为“是”，且达到重点客户标准为“否”【" in text
    assert "✓ 《钢材公司客户管理制度》，业绩贡献：业绩贡献为大【steel.2.2.1.a】：适用" in text


def test_entries_of_a_list_are_numbered(shop: Any, decide: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          of: orders
          combine: {grade: worst}
          empty: {grade: A}
          rules: [{id: late, when: {late: yes}, then: {grade: C}}]
          otherwise: {id: fine, then: {grade: A}}
    """)
    orders = [{"amount": 1, "late": late, "day": "2026-01-01"} for late in (True, False)]
    lines = describe_trace(policies, decide(policies, {"orders": orders})).splitlines()
    assert lines[1] == "✓ 订单第 1 项：逾期为“是”：适用"
    assert lines[3] == "✗ 订单第 2 项：逾期为“是”：不适用，因为逾期为“否”"
    empty = describe_trace(policies, decide(policies, {"orders": []}), "en")
    assert empty.splitlines()[1:] == ["no rule was looked at"]


def test_a_case_that_stays_undecided_is_told_too(shop: Any, decide: Any, now: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules:
            - {id: rich, when: {purchases: {over: 100元}}, then: {grade: A}}
            - {id: poor, when: {purchases: {under: 50元}}, then: {grade: C}}
    """)
    with pytest.raises(UndecidedError) as caught:
        decide(policies, {"purchases": "70元"})
    steps: Any = caught.value.trace
    assert describe_steps(policies, "grade", steps, now=now).splitlines() == [
        "客户等级：看过的规则",
        "✗ 采购额超过 100元：不适用，因为采购额 70元，不超过 100元",
        "✗ 采购额低于 50元：不适用，因为采购额 70元，不低于 50元",
    ]


def test_several_rules_where_one_should_speak_are_told_too(shop: Any, decide: Any, now: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules:
            - {id: rich, when: {purchases: {over: 100元}}, then: {grade: A}}
            - {id: more, when: {purchases: {over: 50元}}, then: {grade: C}}
    """)
    with pytest.raises(UndecidedError) as caught:
        decide(policies, {"purchases": "170元"})
    steps: Any = caught.value.trace
    text = describe_steps(policies, "grade", steps, "en", now=now)
    assert text.count(": applies") == 2


def test_other_policies_are_refused(shop: Any, decide: Any) -> None:
    policies = shop(FIRST)
    with pytest.raises(DigestMismatchError):
        describe_trace(load_policy_set("example-steel"), decide(policies, FACTS))
