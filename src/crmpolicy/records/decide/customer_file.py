"""The question `customer_file`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

CustomerFileFacts = TypedDict(
    "CustomerFileFacts",
    {
        "adjustments": Sequence[Mapping[str, object]] | DataFrame | None,  # 调整记录; adjustments
        "analysis": str | None,  # 客户信息分析; analysis
        "company_data": str | None,  # 企业资料; data of the company
        "contact_notes": Sequence[Mapping[str, object]] | DataFrame | None,  # 交往记录; contacts
        "copies": Sequence[Mapping[str, object]] | DataFrame | None,  # 各份档案的保存处; where the copies are kept
        "deciders": Sequence[Mapping[str, object]] | DataFrame | None,  # 购买决策关键人物; those who decide on purchases
        "demand_plan": str | None,  # 需求计划; plan of demand
        "key_person_state": str | None,  # 关键人情况; state of the key persons
        "market_report": str | None,  # 行业和市场信息; industry and market
        "market_sources": Sequence[str] | None,  # 信息来源; sources of information
        "opened_on": date | str | None,  # 建档日期; file opened on
        "organisation": str | None,  # 组织结构与管理体系; organisation and management
        "purchase_procedure": str | None,  # 购买程序; purchasing procedure
        "strategic_direction": str | None,  # 战略方向; strategic direction
    },
    total=False,
)
CustomerFileFacts.__doc__ = """The facts of :func:`evaluate_customer_file` (客户信息档案); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_file, load_policy_set
    >>> policies = load_policy_set("relationship")
    >>> facts: CustomerFileFacts = {
    ...     "market_report": "行业平稳",
    ...     "market_sources": ["企业网站", "老客户"],
    ...     "company_data": "示例企业资料",
    ...     "strategic_direction": "扩建",
    ...     "organisation": "直线职能",
    ...     "purchase_procedure": "招标",
    ...     "demand_plan": "每季一批",
    ...     "analysis": "潜力较大",
    ...     "key_person_state": "总经理负责采购",
    ...     "deciders": [{"decider": "甲", "decider_post": "总经理", "decider_data": "示例资料"}],
    ...     "opened_on": "2026-03-02",
    ...     "copies": [{"copy_holder": "客户服务部"}, {"copy_holder": "销售部"}, {"copy_holder": "市场部"}],
    ...     "adjustments": [{"adjusted_on": "2026-03-02", "adjustment": "改为双周联系", "adjustment_log": "效果良好"}],
    ...     "contact_notes": [{"contact_on": "2026-03-02", "contact_learnt": "希望送货快些"}],
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_customer_file(policies, facts, now=monday, document="relationship")
    >>> decision.outcome["complete"]
    True
"""


def evaluate_customer_file(
    policies: PolicySet,
    facts: CustomerFileFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the customer information file (客户信息档案).

    Args:
        policies: what is in force.
        facts: see :class:`CustomerFileFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (relationship); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses relationship.art7.2, relationship.art7.3.a, relationship.art6b.1, relationship.art6a,
    relationship.art3.1.b, relationship.art13.1.a, relationship.art13.1.b, relationship.art13.4.b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_customer_file, load_policy_set
        >>> policies = load_policy_set("relationship")
        >>> facts = {
        ...     "market_report": "行业平稳",
        ...     "market_sources": ["企业网站", "老客户"],
        ...     "company_data": "示例企业资料",
        ...     "strategic_direction": "扩建",
        ...     "organisation": "直线职能",
        ...     "purchase_procedure": "招标",
        ...     "demand_plan": "每季一批",
        ...     "analysis": "潜力较大",
        ...     "key_person_state": "总经理负责采购",
        ...     "deciders": [{"decider": "甲", "decider_post": "总经理", "decider_data": "示例资料"}],
        ...     "opened_on": "2026-03-02",
        ...     "copies": [{"copy_holder": "客户服务部"}, {"copy_holder": "销售部"}, {"copy_holder": "市场部"}],
        ...     "adjustments": [{"adjusted_on": "2026-03-02", "adjustment": "改为双周联系", "adjustment_log": "效果良好"}],
        ...     "contact_notes": [{"contact_on": "2026-03-02", "contact_learnt": "希望送货快些"}],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_customer_file(policies, facts, now=monday, document="relationship")
        >>> decision.outcome["complete"]
        True
    """
    name = "customer_file" if document is None else f"{document}.customer_file"
    return policies.point(name).evaluate(facts, now=now)
