"""The question `order_statistics_form` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.records.facts import OrderStatisticsFormFacts


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
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> form = {
        ...     "statistics_customer": "示例商行",
        ...     "person_in_charge": "甲",
        ...     "statistics_address": "示例路一号",
        ...     "contact": "010-0000",
        ...     "order_lines": [{"goods_spec": "台灯", "line_price": "50元", "line_quantity": "100", "order_month": "6", "delivered_on": "2026-07-01", "line_total": "5000元"}, {"goods_spec": "吊灯", "line_price": "200元", "line_quantity": "10", "order_month": "7", "delivered_on": "2026-07-20", "line_total": "2000元"}, {"goods_spec": "壁灯", "line_price": "30元", "line_quantity": "10", "order_month": "12", "delivered_on": "2026-12-20", "line_total": "300元"}],
        ...     "first_half_total": "5000元",
        ...     "second_half_total": "2300元",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_order_statistics_form(policies, form, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "order_statistics_form" if document is None else f"{document}.order_statistics_form"
    return policies.point(name).evaluate(facts, now=now)
