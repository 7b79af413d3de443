"""The question `discount`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame, Numeric

DiscountFacts = TypedDict(
    "DiscountFacts",
    {
        "account_profit": Numeric | None,  # 大客户毛利; profit on the account
        "all_settled_since_assessment": bool,  # 重新评估晚于结清; assessed anew after settlement
        "annual_purchases": Numeric,  # 年采购额; yearly purchases
        "annual_volume": Numeric,  # 年采购量; yearly volume
        "business_state": Literal["free", "正常", "reduced", "降额并重评", "limit reduced and reassessed", "suspended", "暂停合作", "暫停合作"],  # 合作状态; state of business
        "company_sales": Numeric,  # 公司总销售额; company sales
        "company_volume": Numeric,  # 公司总销量; company volume
        "completed_orders": int | str,  # 已完成订单数; completed orders
        "contribution": Literal["large", "大", "fairly_large", "较大", "fairly large", "較大", "average", "一般", "fairly_small", "较小", "fairly small", "較小"],  # 业绩贡献; contribution
        "cooperation": Literal["close", "紧密", "緊密", "fairly_steady", "较为稳定", "fairly steady", "較為穩定", "average", "一般", "unsteady", "不太稳定", "not very steady", "不太穩定"],  # 合作关系; cooperation
        "cost_to_serve": Numeric | None,  # 服务成本; cost to serve
        "credit_standing": Literal["good", "信用良好", "fair", "信用一般", "poor", "信用较差"] | None,  # 客户信用; credit of the customer
        "days_overdue": int | str,  # 逾期天数; days overdue
        "grade": Literal["A", "A 级", "grade A", "A级", "A級", "B", "B 级", "grade B", "B级", "B級", "C", "C 级", "grade C", "C级", "C級", "D", "D 级", "grade D", "D级", "D級"],  # 等级; grade
        "hold_active": bool,  # 目前已暂停合作; hold in force now
        "is_key_account": bool,  # 是大客户; is a key account
        "kinds_left_out": int | str,  # 未排查的类别数; how many kinds were left out
        "kinds_not_screened": Sequence[str],  # 本次未排查的风险类别; kinds of risk that were left out
        "kinds_screened": Sequence[str],  # 本次已排查的风险类别; kinds of risk that were screened
        "loyalty": Numeric | None,  # 忠诚度; loyalty
        "old_customer": bool,  # 老客户; old customer
        "overdue_amount": Numeric,  # 逾期金额; overdue amount
        "preference_suspended": bool,  # 暂停优惠; preferences suspended
        "qualifies": bool,  # 符合条件; qualifies
        "reputation": Literal["good", "良好", "fairly_good", "较好", "fairly good", "較好", "acceptable", "尚可", "unproven", "有待观察", "to be observed", "有待进一步观察", "有待觀察", "有待進一步觀察"],  # 信誉; reputation
        "risk_found": Literal["low", "低风险", "low risk", "低風險", "medium", "中风险", "medium risk", "中風險", "high", "高风险", "high risk", "高風險"],  # 已识别风险的等级; level of the risks found
        "risk_level": Literal["low", "低风险", "low risk", "低風險", "medium", "中风险", "medium risk", "中風險", "high", "高风险", "high risk", "高風險"] | None,  # 风险等级; risk level
        "risks": Sequence[Mapping[str, object]] | DataFrame,  # 已识别风险; risks found
        "sales_share": Numeric,  # 销售占比; share of sales
        "sales_to_account": Numeric | None,  # 大客户销售额; sales to the account
        "share_by_amount": Numeric,  # 金额占比; share by amount
        "share_by_volume": Numeric,  # 吨位占比; share by volume
        "value_amount": Numeric | None,  # 价值贡献; value contributed
        "value_class": Literal["high", "高价值", "high value", "高價值", "ordinary", "一般价值", "ordinary value"],  # 价值类别; class of value
        "years_of_cooperation": Numeric | None,  # 合作年数; years of cooperation
    },
    total=False,
)
DiscountFacts.__doc__ = """The facts of :func:`evaluate_discount` (价格优惠); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_discount, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: DiscountFacts = {
    ...     "is_key_account": True,
    ...     "preference_suspended": False,
    ...     "value_class": "high",
    ...     "loyalty": "80%",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_discount(policies, facts, now=now, document="key_accounts")
    >>> decision.outcome["preferential"]
    True
"""


def evaluate_discount(
    policies: PolicySet,
    facts: DiscountFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the discount (价格优惠).

    Args:
        policies: what is in force.
        facts: see :class:`DiscountFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts, relationship, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.7.3.2b, relationship.art12.1.b, relationship.art12.8, steel.4.4.3.b,
    steel.4.4.3.a.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_discount, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "is_key_account": True,
        ...     "preference_suspended": False,
        ...     "value_class": "high",
        ...     "loyalty": "80%",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_discount(policies, facts, now=now, document="key_accounts")
        >>> decision.outcome["preferential"]
        True
    """
    name = "discount" if document is None else f"{document}.discount"
    return policies.point(name).evaluate(facts, now=now)
