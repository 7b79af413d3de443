"""The question `order_intake` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.orders.facts import OrderIntakeFacts


def evaluate_order_intake(
    policies: PolicySet,
    facts: OrderIntakeFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the intake of orders (订单受理).

    Args:
        policies: what is in force.
        facts: see :class:`OrderIntakeFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.order.art3, handbook.order.art2, handbook.order.art3.1a,
    handbook.order.art3.1b, handbook.order.art3.2, handbook.form8.order.signoff.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> given = {
        ...     "orderer_kind": "经销商",
        ...     "order_channel": "电话",
        ...     "intake_done": ["订货单", "主管签字", "制表人签字", "订货登记表", "订货统计表"],
        ...     "registered_by": "销售主管",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.order_intake").facts(given, now=monday)
        >>> evaluate_order_intake(policies, facts, now=monday, document="handbook").outcome["in_scope"]
        True
    """
    name = "order_intake" if document is None else f"{document}.order_intake"
    return policies.point(name).evaluate(facts, now=now)
