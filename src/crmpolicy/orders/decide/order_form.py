"""The question `order_form` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.orders.facts import OrderFormFacts


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
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> form = {
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
        >>> decision = evaluate_order_form(policies, form, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "order_form" if document is None else f"{document}.order_form"
    return policies.point(name).evaluate(facts, now=now)
