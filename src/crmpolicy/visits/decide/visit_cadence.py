"""The question `visit_cadence`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame, Numeric

VisitCadenceFacts = TypedDict(
    "VisitCadenceFacts",
    {
        "annual_purchases": Numeric,  # 年采购额; yearly purchases
        "annual_volume": Numeric,  # 年采购量; yearly volume
        "company_sales": Numeric,  # 公司总销售额; company sales
        "company_volume": Numeric,  # 公司总销量; company volume
        "completed_orders": int | str,  # 已完成订单数; completed orders
        "contribution": Literal["large", "大", "fairly_large", "较大", "fairly large", "較大", "average", "一般", "fairly_small", "较小", "fairly small", "較小"],  # 业绩贡献; contribution
        "cooperation": Literal["close", "紧密", "緊密", "fairly_steady", "较为稳定", "fairly steady", "較為穩定", "average", "一般", "unsteady", "不太稳定", "not very steady", "不太穩定"],  # 合作关系; cooperation
        "cooperation_years": Numeric | None,  # 合作年限; years of cooperation
        "deals_a_year": int | str | None,  # 年合作次数; dealings a year
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "grade": Literal["key", "重点客户", "key customer", "重點客戶", "general", "一般客户", "general customer", "普通客户", "一般客戶", "普通客戶", "potential", "潜在客户", "potential customer", "潛在客戶"],  # 等级; grade
        "has_purchased": bool,  # 已有成交; has purchased
        "industry_influence": Literal["high", "高", "medium", "中", "low", "低"] | None,  # 行业影响力; influence in the trade
        "is_key_account": bool,  # 是大客户; is a key account
        "key_customer": bool,  # 达到重点客户标准; meets the standard of a key customer
        "old_customer": bool,  # 老客户; old customer
        "reputation": Literal["good", "良好", "fairly_good", "较好", "fairly good", "較好", "acceptable", "尚可", "unproven", "有待观察", "to be observed", "有待进一步观察", "有待觀察", "有待進一步觀察"],  # 信誉; reputation
        "sales_share": Numeric,  # 销售占比; share of sales
        "service_grade": Literal["A", "A 类", "class A", "A类", "A級", "A级", "B", "B 类", "class B", "B类", "B級", "B级", "C", "C 类", "class C", "C类", "C級", "C级", "D", "D 类", "class D", "D类", "D級", "D级"],  # 客户类别; service grade
        "share_by_amount": Numeric,  # 金额占比; share by amount
        "share_by_volume": Numeric,  # 吨位占比; share by volume
        "steel.grade": Literal["A", "A 级", "grade A", "A级", "A級", "B", "B 级", "grade B", "B级", "B級", "C", "C 级", "grade C", "C级", "C級", "D", "D 级", "grade D", "D级", "D級"],  # 等级; grade
        "visit_class": Literal["important", "重要客户", "important customer", "general", "一般客户", "general customer", "potential", "潜在客户", "potential customer"],  # 客户级别; visit class
    },
    total=False,
)
VisitCadenceFacts.__doc__ = """The facts of :func:`evaluate_visit_cadence` (拜访与回访周期); the policies say which they need.

Example:
    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_visit_cadence, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: VisitCadenceFacts = {
    ...     "visit_class": "重要客户",
    ...     "service_grade": "A",
    ...     "events": [],
    ... }
    >>> now = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
    >>> decision = evaluate_visit_cadence(policies, facts, now=now, document="handbook")
    >>> decision.outcome["sales_visit"]["handler"].state
    'open'
"""


def evaluate_visit_cadence(
    policies: PolicySet,
    facts: VisitCadenceFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the cadence of visits and follow-ups (拜访与回访周期).

    Args:
        policies: what is in force.
        facts: see :class:`VisitCadenceFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts, lighting, relationship, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.form8.visitfreq.important, handbook.form8.visitfreq.ordinary,
    handbook.form8.visitfreq.potential, handbook.svc.art3b, handbook.svc.art8.post1a, key_accounts.7.1.1,
    key_accounts.6.3.3, key_accounts.3.1.4b, lighting.4.2.b, lighting.3.2.d, lighting.4.2.c,
    lighting.3.ex1.b, lighting.3.ex2.a, relationship.art12.11.a, relationship.art12.11.b,
    relationship.art13.4.a, steel.4.1.1.a, steel.4.1.1.b, steel.4.1.1.c, steel.4.1.1.d, steel.4.1.1.e.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import evaluate_visit_cadence, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "visit_class": "重要客户",
        ...     "service_grade": "A",
        ...     "events": [],
        ... }
        >>> now = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
        >>> decision = evaluate_visit_cadence(policies, facts, now=now, document="handbook")
        >>> decision.outcome["sales_visit"]["handler"].state
        'open'
    """
    name = "visit_cadence" if document is None else f"{document}.visit_cadence"
    return policies.point(name).evaluate(facts, now=now)
