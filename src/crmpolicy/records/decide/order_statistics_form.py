"""The question `order_statistics_form`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame, Numeric

OrderStatisticsFormFacts = TypedDict(
    "OrderStatisticsFormFacts",
    {
        "contact": str | None,  # 联系方式; contact
        "first_half_total": Numeric | None,  # 上半年合计; total of the first half
        "order_lines": Sequence[Mapping[str, object]] | DataFrame | None,  # 订货明细; orders
        "person_in_charge": str | None,  # 负责人; person in charge
        "second_half_total": Numeric | None,  # 下半年合计; total of the second half
        "statistics_address": str | None,  # 地址; address
        "statistics_customer": str | None,  # 客户名称; customer
    },
    total=False,
)
OrderStatisticsFormFacts.__doc__ = """The facts of :func:`evaluate_order_statistics_form` (年度订货统计表); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_order_statistics_form, load_policy_set
    >>> policies = load_policy_set("handbook")
    >>> facts: OrderStatisticsFormFacts = {
    ...     "statistics_customer": "示例商行",
    ...     "person_in_charge": "甲",
    ...     "statistics_address": "示例路一号",
    ...     "contact": "010-0000",
    ...     "order_lines": [{"goods_spec": "台灯", "line_price": "50元", "line_quantity": "100", "order_month": "6", "delivered_on": "2026-07-01", "line_total": "5000元"}, {"goods_spec": "吊灯", "line_price": "200元", "line_quantity": "10", "order_month": "7", "delivered_on": "2026-07-20", "line_total": "2000元"}, {"goods_spec": "壁灯", "line_price": "30元", "line_quantity": "10", "order_month": "12", "delivered_on": "2026-12-20", "line_total": "300元"}],
    ...     "first_half_total": "5000元",
    ...     "second_half_total": "2300元",
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_order_statistics_form(policies, facts, now=monday, document="handbook")
    >>> decision.outcome["complete"]
    True
"""


def evaluate_order_statistics_form(
    policies: PolicySet,
    facts: OrderStatisticsFormFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the order statistics of a year (年度订货统计表).

    Args:
        policies: what is in force.
        facts: see :class:`OrderStatisticsFormFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.form8.orderyear.fields.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_order_statistics_form, load_policy_set
        >>> policies = load_policy_set("handbook")
        >>> facts = {
        ...     "statistics_customer": "示例商行",
        ...     "person_in_charge": "甲",
        ...     "statistics_address": "示例路一号",
        ...     "contact": "010-0000",
        ...     "order_lines": [{"goods_spec": "台灯", "line_price": "50元", "line_quantity": "100", "order_month": "6", "delivered_on": "2026-07-01", "line_total": "5000元"}, {"goods_spec": "吊灯", "line_price": "200元", "line_quantity": "10", "order_month": "7", "delivered_on": "2026-07-20", "line_total": "2000元"}, {"goods_spec": "壁灯", "line_price": "30元", "line_quantity": "10", "order_month": "12", "delivered_on": "2026-12-20", "line_total": "300元"}],
        ...     "first_half_total": "5000元",
        ...     "second_half_total": "2300元",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_order_statistics_form(policies, facts, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "order_statistics_form" if document is None else f"{document}.order_statistics_form"
    return policies.point(name).evaluate(facts, now=now)
