"""The question `order_form`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame, Numeric

OrderFormFacts = TypedDict(
    "OrderFormFacts",
    {
        "batch_grade": str | None,  # 批号等级; batch grade
        "completion_date": date | str | None,  # 完成日期; completion date
        "customer_address": str | None,  # 客户地址; address
        "customer_name": str | None,  # 客户名称; customer
        "dispatch_date": date | str | None,  # 出货日期; dispatch date
        "order_no": str | None,  # 订单号码; order number
        "packaging": str | None,  # 包装; packing
        "packing_lines": Sequence[Mapping[str, object]] | DataFrame | None,  # 装箱明细; packing lines
        "part_deliveries": Sequence[Mapping[str, object]] | DataFrame | None,  # 分批交货数量; part deliveries
        "prepared_by": str | None,  # 制表人; drawn up by
        "product": str | None,  # 品名; goods
        "quantity": Numeric | None,  # 订货数量; quantity
        "specification": str | None,  # 规格; specification
        "stage": Literal["shipped", "出货", "signed", "签字", "drafted", "制单"],  # 阶段; stage
        "supervisor": str | None,  # 主管; supervisor
        "total_boxes": int | str | None,  # 总计箱数; boxes in all
        "use": str | None,  # 用途; use
        "volume": Numeric | None,  # 体积; volume
    },
    total=False,
)
OrderFormFacts.__doc__ = """The facts of :func:`evaluate_order_form` (订货单); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_order_form, load_policy_set
    >>> policies = load_policy_set("handbook")
    >>> facts: OrderFormFacts = {
    ...     "stage": "signed",
    ...     "order_no": "D-1",
    ...     "customer_name": "示例商行",
    ...     "customer_address": "示例路一号",
    ...     "product": "型钢",
    ...     "specification": "H200",
    ...     "quantity": "30",
    ...     "completion_date": "2026-04-10",
    ...     "prepared_by": "甲",
    ...     "supervisor": "乙",
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_order_form(policies, facts, now=monday, document="handbook")
    >>> decision.outcome["complete"]
    True
"""


def evaluate_order_form(
    policies: PolicySet,
    facts: OrderFormFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the order form (订货单).

    Args:
        policies: what is in force.
        facts: see :class:`OrderFormFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.form8.order.head, handbook.form8.order.packing, handbook.form8.order.signoff.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_order_form, load_policy_set
        >>> policies = load_policy_set("handbook")
        >>> facts = {
        ...     "stage": "signed",
        ...     "order_no": "D-1",
        ...     "customer_name": "示例商行",
        ...     "customer_address": "示例路一号",
        ...     "product": "型钢",
        ...     "specification": "H200",
        ...     "quantity": "30",
        ...     "completion_date": "2026-04-10",
        ...     "prepared_by": "甲",
        ...     "supervisor": "乙",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_order_form(policies, facts, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "order_form" if document is None else f"{document}.order_form"
    return policies.point(name).evaluate(facts, now=now)
