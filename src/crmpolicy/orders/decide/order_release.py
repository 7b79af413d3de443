"""The question `order_release`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame, Numeric

OrderReleaseFacts = TypedDict(
    "OrderReleaseFacts",
    {
        "agency_score": Numeric | None,  # 第三方评级得分; score of the agency report
        "all_settled_since_assessment": bool,  # 重新评估晚于结清; assessed anew after settlement
        "assessed_on": date | str | None,  # 最近评估日期; last assessed on
        "business_state": Literal["free", "正常", "reduced", "降额并重评", "limit reduced and reassessed", "suspended", "暂停合作", "暫停合作"],  # 合作状态; state of business
        "conforms": bool | None,  # 按合同订货; order conforms to the contract
        "contract_approved": bool | None,  # 合同已批; contract approved
        "contract_delivery_date": date | str | None,  # 合同交货日期; delivery date of the contract
        "contract_exists": bool | None,  # 已签合同; contract exists
        "credit_grade": Literal["good", "信用良好", "fair", "信用一般", "poor", "信用较差"],  # 信用等级; credit grade
        "credit_limit": Numeric,  # 信用额度; credit limit
        "days_overdue": int | str,  # 逾期天数; days overdue
        "delivered_not_invoiced": Numeric,  # 已发货未开票; delivered but not invoiced
        "exposure": Numeric,  # 敞口; exposure
        "finances_score": Numeric,  # 财务状况得分; score of finances
        "headroom": Numeric,  # 可用额度; headroom
        "hold_active": bool,  # 目前已暂停合作; hold in force now
        "in_stock": bool | None,  # 有库存; in stock
        "limit_increase": Numeric,  # 目前有效的增额; increase in force
        "limit_increases": Sequence[Mapping[str, object]] | DataFrame,  # 临时增额; temporary increases
        "limit_lowered": bool,  # 额度曾因拖欠下调且未恢复; limit was lowered for arrears and not restored
        "max_credit": Numeric,  # 最高信用程度; maximum credit
        "max_credit_confirmed": bool,  # 最高信用程度已确认到位; maximum credit confirmed by all levels
        "may_sell_on_credit": bool,  # 可以赊销; sale on credit allowed
        "missing_papers": Sequence[str],  # 缺少的资料; papers missing
        "open_invoices": Numeric,  # 未付发票; open invoices
        "operations_score": Numeric,  # 经营状况得分; score of operations
        "order_amount": Numeric,  # 本次订货金额; amount of this order
        "ordered_not_delivered": Numeric,  # 已订货未发货; ordered but not delivered
        "overdue_amount": Numeric,  # 逾期金额; overdue amount
        "papers": Sequence[str],  # 已有资料; papers on file
        "papers_missing": int | str,  # 缺少资料份数; number of papers missing
        "prepaid": Numeric,  # 预付款; prepayments
        "record_score": Numeric,  # 信用记录得分; score of the credit record
        "records_checked": bool | None,  # 已查交易和结算记录; trading and settlement records consulted
        "secured": Numeric,  # 有担保部分; secured part
        "standing_score": Numeric,  # 行业口碑得分; score of standing in the trade
        "unsettled_payment": Numeric | None,  # 遗留货款; unsettled payment
        "override": Mapping[str, object],  # 人工确定的结果; what a person has set
    },
    total=False,
)
OrderReleaseFacts.__doc__ = """The facts of :func:`evaluate_order_release` (订单放行); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_order_release, load_policy_set
    >>> parameters = {
    ...     "shared.exposure_parts": ["open_invoices", "delivered_not_invoiced", "ordered_not_delivered", "prepaid", "secured"],
    ...     "contract_approvers": ["sales_manager"],
    ...     "record_checkers": ["sales_supervisor"],
    ...     "over_limit_approvers": ["marketing_director"],
    ... }
    >>> policies = load_policy_set("handbook", parameters=parameters)
    >>> facts: OrderReleaseFacts = {
    ...     "contract_exists": False,
    ...     "contract_approved": None,
    ...     "conforms": None,
    ...     "records_checked": True,
    ...     "unsettled_payment": "0元",
    ...     "in_stock": True,
    ...     "contract_delivery_date": "2026-03-20",
    ...     "credit_limit": "10万元",
    ...     "open_invoices": "68800元",
    ...     "delivered_not_invoiced": "0元",
    ...     "ordered_not_delivered": "0元",
    ...     "prepaid": "0元",
    ...     "secured": "0元",
    ...     "order_amount": "31200元",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_order_release(policies, facts, now=now, document="handbook")
    >>> decision.outcome["release"]
    'contract_required'
"""


def evaluate_order_release(
    policies: PolicySet,
    facts: OrderReleaseFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the release of an order (订单放行).

    Args:
        policies: what is in force.
        facts: see :class:`OrderReleaseFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.order.art3, handbook.order.art3.3a, handbook.order.art3.3c,
    handbook.order.art3.3d, handbook.order.art3.3b, handbook.order.art3.4a, handbook.order.art3.4b,
    handbook.form9.customer.conclusion, steel.5.2.1.a, steel.5.3.3.b, steel.5.3.3.c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_order_release, load_policy_set
        >>> parameters = {
        ...     "shared.exposure_parts": ["open_invoices", "delivered_not_invoiced", "ordered_not_delivered", "prepaid", "secured"],
        ...     "contract_approvers": ["sales_manager"],
        ...     "record_checkers": ["sales_supervisor"],
        ...     "over_limit_approvers": ["marketing_director"],
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> facts = {
        ...     "contract_exists": False,
        ...     "contract_approved": None,
        ...     "conforms": None,
        ...     "records_checked": True,
        ...     "unsettled_payment": "0元",
        ...     "in_stock": True,
        ...     "contract_delivery_date": "2026-03-20",
        ...     "credit_limit": "10万元",
        ...     "open_invoices": "68800元",
        ...     "delivered_not_invoiced": "0元",
        ...     "ordered_not_delivered": "0元",
        ...     "prepaid": "0元",
        ...     "secured": "0元",
        ...     "order_amount": "31200元",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_order_release(policies, facts, now=now, document="handbook")
        >>> decision.outcome["release"]
        'contract_required'
    """
    name = "order_release" if document is None else f"{document}.order_release"
    return policies.point(name).evaluate(facts, now=now)
