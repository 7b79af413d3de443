"""The question `service_entitlement`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

ServiceEntitlementFacts = TypedDict(
    "ServiceEntitlementFacts",
    {
        "all_settled_since_assessment": bool,  # 重新评估晚于结清; assessed anew after settlement
        "annual_purchases": Numeric,  # 年采购额; yearly purchases
        "annual_volume": Numeric,  # 年采购量; yearly volume
        "business_state": Literal["free", "正常", "reduced", "降额并重评", "limit reduced and reassessed", "suspended", "暂停合作", "暫停合作"],  # 合作状态; state of business
        "company_sales": Numeric,  # 公司总销售额; company sales
        "company_volume": Numeric,  # 公司总销量; company volume
        "completed_orders": int | str,  # 已完成订单数; completed orders
        "contribution": Literal["large", "大", "fairly_large", "较大", "fairly large", "較大", "average", "一般", "fairly_small", "较小", "fairly small", "較小"],  # 业绩贡献; contribution
        "cooperation": Literal["close", "紧密", "緊密", "fairly_steady", "较为稳定", "fairly steady", "較為穩定", "average", "一般", "unsteady", "不太稳定", "not very steady", "不太穩定"],  # 合作关系; cooperation
        "cooperation_years": Numeric | None,  # 合作年限; years of cooperation
        "days_overdue": int | str,  # 逾期天数; days overdue
        "deals_a_year": int | str | None,  # 年合作次数; dealings a year
        "exchange_wanted": bool,  # 客户要求技术交流; technical exchange wanted
        "grade": Literal["key", "重点客户", "key customer", "重點客戶", "general", "一般客户", "general customer", "普通客户", "一般客戶", "普通客戶", "potential", "潜在客户", "potential customer", "潛在客戶"],  # 等级; grade
        "has_purchased": bool,  # 已有成交; has purchased
        "hold_active": bool,  # 目前已暂停合作; hold in force now
        "industry_influence": Literal["high", "高", "medium", "中", "low", "低"] | None,  # 行业影响力; influence in the trade
        "is_customer": bool,  # 属于客户; is a customer
        "is_key_account": bool,  # 是大客户; is a key account
        "key_customer": bool,  # 达到重点客户标准; meets the standard of a key customer
        "old_customer": bool,  # 老客户; old customer
        "overdue_amount": Numeric,  # 逾期金额; overdue amount
        "package": Sequence[str],  # 服务方案; package
        "party_kind": str,  # 对象类别; kind of party
        "preference_suspended": bool,  # 暂停优惠; preferences suspended
        "reputation": Literal["good", "良好", "fairly_good", "较好", "fairly good", "較好", "acceptable", "尚可", "unproven", "有待观察", "to be observed", "有待进一步观察", "有待觀察", "有待進一步觀察"],  # 信誉; reputation
        "sales_share": Numeric,  # 销售占比; share of sales
        "selection_help_wanted": bool,  # 客户需要选型评估; help with selection wanted
        "service_grade": Literal["A", "A 类", "class A", "A类", "A級", "A级", "B", "B 类", "class B", "B类", "B級", "B级", "C", "C 类", "class C", "C类", "C級", "C级", "D", "D 类", "class D", "D类", "D級", "D级"],  # 客户类别; service grade
        "share_by_amount": Numeric,  # 金额占比; share by amount
        "share_by_volume": Numeric,  # 吨位占比; share by volume
        "steel.grade": Literal["A", "A 级", "grade A", "A级", "A級", "B", "B 级", "grade B", "B级", "B級", "C", "C 级", "grade C", "C级", "C級", "D", "D 级", "grade D", "D级", "D級"],  # 等级; grade
        "years_of_cooperation": Numeric | None,  # 合作年数; years of cooperation
    },
    total=False,
)
ServiceEntitlementFacts.__doc__ = """The facts of :func:`evaluate_service_entitlement` (服务待遇); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_service_entitlement, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: ServiceEntitlementFacts = {
    ...     "party_kind": "dealer",
    ...     "service_grade": "A",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_service_entitlement(policies, facts, now=now, document="handbook")
    >>> decision.outcome["services"]
    ('专人驻厂', '产品资料', '企业培训', '优先排产', '季度技术巡检', '技术培训', '技术指导', '技术服务', '技术热线', '技术难题协助')
"""


def evaluate_service_entitlement(
    policies: PolicySet,
    facts: ServiceEntitlementFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the entitlement to services (服务待遇).

    Args:
        policies: what is in force.
        facts: see :class:`ServiceEntitlementFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts, lighting, relationship, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art2, handbook.svc.art5b, handbook.svc.art4.after2,
    handbook.svc.art4.after3, handbook.svc.art8.post4, key_accounts.1.3.2, key_accounts.6.1.2,
    key_accounts.6.1.3, lighting.1.3.c, lighting.3.2.a, lighting.3.3.a, lighting.3.2.b, lighting.3.2.c,
    relationship.art12.6, steel.1.3.4, steel.4.2.2, steel.4.4.3.c, steel.4.4.3.a.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_service_entitlement, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "party_kind": "dealer",
        ...     "service_grade": "A",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_service_entitlement(policies, facts, now=now, document="handbook")
        >>> decision.outcome["services"]
        ('专人驻厂', '产品资料', '企业培训', '优先排产', '季度技术巡检', '技术培训', '技术指导', '技术服务', '技术热线', '技术难题协助')
    """
    name = "service_entitlement" if document is None else f"{document}.service_entitlement"
    return policies.point(name).evaluate(facts, now=now)
