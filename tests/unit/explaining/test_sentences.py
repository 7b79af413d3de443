"""Whole explanations: the header, the paragraphs, facts that other points decide, refusals."""

import pickle
from datetime import UTC, datetime
from typing import Any

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.errors import DigestMismatchError
from crmpolicy.explaining import explain
from crmpolicy.policy.documents import Clause
from crmpolicy.wording import Words

STEEL = {
    "annual_purchases": "950万元",
    "company_sales": "10亿元",
    "contribution": "大",
    "cooperation": "紧密",
    "reputation": "良好",
}

COMPANY = "example steel trader (all values are invented examples)"
SHARE = "销售占比 0.95%，不低于 0.3%（B 级客户最低占比）且低于 1%（A 级客户最低占比）"

JOINED = {
    **STEEL,
    "contribution": "较小",
    "has_purchased": "是",
    "cooperation_years": "unknown",
    "industry_influence": "中",
}


@pytest.fixture(scope="module")
def steel() -> PolicySet:
    """The shipped example of one document."""
    return load_policy_set("example-steel")


@pytest.fixture(scope="module")
def group() -> PolicySet:
    """The shipped example of all documents."""
    return load_policy_set("example-group")


def test_an_owner_reads_what_was_decided_for_whom_when_and_by_what(steel: PolicySet, told: Any) -> None:
    head = told(steel, STEEL, "customer_grade").split("\n\n")[0]
    assert head.splitlines() == [
        "客户等级：B 级",
        "公司：示例钢贸公司（数值均为虚构示例）；时刻：2026年7月1日 10:00（Asia/Shanghai）",
        "依据：《钢材公司客户管理制度》第 1 版",
        "采用的条文解读：S1、S3、S4、S5、S6、S8",
    ]


def test_an_english_reader_gets_english_sentences(steel: PolicySet, told: Any) -> None:
    head = told(steel, STEEL, "customer_grade", language="en").split("\n\n")[0]
    assert head.splitlines() == [
        "Customer grade: grade B",
        f"Company: {COMPANY}; moment: 2026-07-01 10:00 (Asia/Shanghai)",
        "By: customer management policy of a steel trader, version 1",
        "Readings of the text: S1, S3, S4, S5, S6, S8",
    ]


def test_the_binding_reason_comes_first_with_facts_bounds_and_derivations(
    steel: PolicySet, told: Any
) -> None:
    reasons = told(steel, STEEL, "customer_grade").split("\n\n")[1]
    assert reasons.splitlines() == [
        "决定结果的理由：",
        f"- 占比：{SHARE} → B 级【steel.2.2.2.d】",
        "    销售占比 0.95%：取金额占比 0.95%（占比口径为金额比金额）",
        "    金额占比 0.95%：年采购额 950万元 ÷ 公司总销售额 10亿元",
        "同时适用、但没有决定结果的规则：",
        "- 业绩贡献：业绩贡献为大 → A 级【steel.2.2.1.a】",
        "- 合作关系：合作关系为紧密 → A 级【steel.2.2.1.b】",
        "- 信誉：信誉为良好 → A 级【steel.2.2.1.c】",
    ]


def test_places_of_clauses_are_named_where_they_are_known(steel: PolicySet, told: Any) -> None:
    clause = Clause("steel.2.2.2.d", "二(二)2", Words("占比", "share"), "classification", "yes")
    text = told(steel, STEEL, "customer_grade", clauses={clause.id: clause})
    assert "→ B 级【二(二)2，steel.2.2.2.d】" in text
    assert "→ A 级【steel.2.2.1.a】" in text


def test_joined_documents_are_named_and_their_words_are_converted(told: Any) -> None:
    text = told(load_policy_set("example-joined"), JOINED, "customer_grade")
    assert "依据：《灯具厂销售部客户管理方案》第 1 版、《钢材公司客户管理制度》第 1 版" in text
    assert "- 《钢材公司客户管理制度》，业绩贡献：业绩贡献为较小 → D 级【steel.2.2.4.a】" in text
    assert "→ 一般客户（折合 B 级）【lighting.3.1.a；lighting.1.3.b】（按解读 L7）" in text
    english = told(load_policy_set("example-joined"), JOINED, "customer_grade", language="en")
    assert "→ general customer (counts as grade B) [lighting.3.1.a; lighting.1.3.b] (reading L7)" in english


def test_a_fact_that_another_point_decided_is_told_in_an_indented_paragraph(told: Any) -> None:
    lines = told(load_policy_set("example-joined"), JOINED, "customer_grade").splitlines()
    start = lines.index("其中达到重点客户标准由“重点客户认定”得出：")
    assert lines[start + 1 : start + 7] == [
        "    重点客户认定：达到重点客户标准为“否”",
        "    理由：",
        "    - 满足一项即可：没有其他规则适用 → 达到重点客户标准为“否”【lighting.3.1.a】",
        "        年采购额 950万元，不超过 1,000万元",
        "        合作年限未知",
        "        行业影响力为中，低于高",
    ]


def test_a_fact_that_was_given_needs_no_paragraph(told: Any) -> None:
    facts = {"has_purchased": "是", "key_customer": "是"}
    text = told(load_policy_set("example-group"), facts, "lighting.customer_grade")
    assert "由“重点客户认定”得出" not in text
    assert text.startswith("客户等级：重点客户\n")


def test_the_moment_is_told_on_the_clock_of_the_company(steel: PolicySet) -> None:
    decision = steel.point("customer_grade").evaluate(STEEL, now=datetime(2026, 7, 1, 2, tzinfo=UTC))
    assert "时刻：2026年7月1日 10:00（Asia/Shanghai）" in explain(steel, decision)


def test_a_proposal_names_who_decides(shop: Any, told: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          decided_by: manager
          rules: [{id: all, then: {grade: A}}]
    """)
    assert "这是给销售经理的建议，由其最后决定" in told(policies, {})
    assert "This is a proposal to the sales manager, who decides" in told(policies, {}, language="en")


def test_a_proposal_to_a_shared_role_names_it_too(group: PolicySet) -> None:
    facts = {
        "in_grace": False,
        "events": [],
        "fit": True,
        "may_apply": True,
        "may_stay": True,
        "may_return": True,
    }
    point = group.point("key_accounts.key_account_review")
    decision = point.evaluate(facts, now=datetime(2026, 7, 1, 2, tzinfo=UTC))
    assert "这是给公司主管领导的建议，由其最后决定" in explain(group, decision)


def test_a_move_that_wants_a_stay_tells_it(group: PolicySet) -> None:
    """And one that came too early is told with the day from which it may be made."""
    steps = [
        ("apply", "2026-03-02", "key_account_manager"),
        ("approve", "2026-03-03", "sales_head"),
        ("approve", "2026-03-04", "executive"),
        ("open_grace", "2027-01-15", "executive"),
    ]
    point = group.point("key_accounts.key_account_status")
    for day, said in (("2027-07-15", "after a stay of 6 months"), ("2027-07-14", "until 2027-07-15")):
        rows = [*steps, ("withdraw_standing", day, "executive")]
        events = [{"event": name, "at": f"{at}T09:00:00+08:00", "by": by} for name, at, by in rows]
        decision = point.evaluate({"events": events}, now=datetime(2028, 7, 1, 2, tzinfo=UTC))
        assert said in " ".join(explain(group, decision, language="en").split())


def test_a_role_that_documents_share_has_its_title_and_a_score_its_formula(told: Any) -> None:
    group = load_policy_set("example-group")
    rows = [{"year": year, "satisfaction": "95%"} for year in (2023, 2024, 2025)]
    facts = {"satisfaction_by_year": rows}
    assert "建议，由其最后决定" in told(group, facts, "lighting.promotion")
    assert "部门负责人" in told(group, facts, "lighting.promotion")
    year = {"first_quarter": "74%", "second_quarter": "80%", "third_quarter": "90%", "fourth_quarter": "86%"}
    text = told(group, {**year, "whole_year": "80%"}, "key_accounts.appraisal")
    assert "全年加权得分 82%：第一季度得分 74%、第二季度得分 80%" in text


def test_a_decision_from_a_log_is_explained_alike(steel: PolicySet) -> None:
    decision = steel.point("customer_grade").evaluate(STEEL, now=datetime(2026, 7, 1, 2, tzinfo=UTC))
    assert explain(steel, pickle.loads(pickle.dumps(decision))) == explain(steel, decision)  # noqa: S301 - our own


def test_other_policies_than_those_that_decided_are_refused(steel: PolicySet) -> None:
    decision = steel.point("customer_grade").evaluate(STEEL, now=datetime(2026, 7, 1, 2, tzinfo=UTC))
    with pytest.raises(DigestMismatchError):
        explain(load_policy_set("example-joined"), decision)


def test_what_several_documents_ask_of_one_question_is_told_once(told: Any) -> None:
    """Three documents ask whether preferences are suspended; the reader hears of it once."""
    facts = {
        "is_key_account": False,
        "risk_level": "low",
        "value_class": "ordinary",
        "loyalty": None,
        "completed_orders": 4,
        "credit_standing": "good",
        "hold_active": False,
        "business_state": "free",
        "years_of_cooperation": 5,
        "grade": "A",
    }
    text = told(load_policy_set("example-group"), facts, "discount")
    assert text.count("其中暂停优惠由“优惠暂停”得出") == 1
