"""The question `order_register`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import date, datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

OrderRegisterFacts = TypedDict(
    "OrderRegisterFacts",
    {
        "amount": Numeric | None,  # 金额; amount
        "bill_date": date | str | None,  # 押汇日期; documentary bill
        "credit_status": str | None,  # 信用情况; credit status
        "customer_name": str | None,  # 客户名称; customer
        "filled_on": date | str | None,  # 填写日期; filled on
        "freight_insurance": str | None,  # 运费保险单; freight and insurance papers
        "planned_delivery": date | str | None,  # 预定交货日期; planned delivery
        "product_name": str | None,  # 产品名称; product
        "production_from": date | str | None,  # 生产开始日期; production begun
        "production_no": str | None,  # 制造单号; production order
        "production_to": date | str | None,  # 生产结束日期; production ended
        "quantity": Numeric | None,  # 数量; quantity
        "received_on": date | str | None,  # 接单日期; received on
        "register_no": str | None,  # 编号; number
        "shipment_date": date | str | None,  # 装运日期; shipment
        "stage": Literal["shipped", "装运", "produced", "生产", "registered", "接单"],  # 阶段; stage
        "tax_refund_voucher": str | None,  # 退税凭证; tax refund voucher
        "unit_price": Numeric | None,  # 单价; price of a unit
    },
    total=False,
)
OrderRegisterFacts.__doc__ = """The facts of :func:`evaluate_order_register` (订货登记表); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_order_register, load_policy_set
    >>> parameters = {
    ...     "credit_status_words": ["好", "一般", "差"],
    ... }
    >>> policies = load_policy_set("handbook", parameters=parameters)
    >>> facts: OrderRegisterFacts = {
    ...     "stage": "registered",
    ...     "register_no": "R-1",
    ...     "filled_on": "2026-03-02",
    ...     "received_on": "2026-03-02",
    ...     "customer_name": "示例商行",
    ...     "product_name": "型钢",
    ...     "quantity": "30",
    ...     "unit_price": "4,000.00元",
    ...     "amount": "120,000.00元",
    ...     "planned_delivery": "2026-04-20",
    ...     "credit_status": "好",
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_order_register(policies, facts, now=monday, document="handbook")
    >>> decision.outcome["complete"]
    True
"""


def evaluate_order_register(
    policies: PolicySet,
    facts: OrderRegisterFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the order register (订货登记表).

    Args:
        policies: what is in force.
        facts: see :class:`OrderRegisterFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.form8.orderreg.fields, handbook.form8.orderreg.logistics.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_order_register, load_policy_set
        >>> parameters = {
        ...     "credit_status_words": ["好", "一般", "差"],
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> facts = {
        ...     "stage": "registered",
        ...     "register_no": "R-1",
        ...     "filled_on": "2026-03-02",
        ...     "received_on": "2026-03-02",
        ...     "customer_name": "示例商行",
        ...     "product_name": "型钢",
        ...     "quantity": "30",
        ...     "unit_price": "4,000.00元",
        ...     "amount": "120,000.00元",
        ...     "planned_delivery": "2026-04-20",
        ...     "credit_status": "好",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_order_register(policies, facts, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "order_register" if document is None else f"{document}.order_register"
    return policies.point(name).evaluate(facts, now=now)
