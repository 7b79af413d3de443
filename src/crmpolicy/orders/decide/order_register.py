"""The question `order_register` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.orders.facts import OrderRegisterFacts


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
        >>> from crmpolicy import load_policy_set
        >>> parameters = {
        ...     "credit_status_words": ["好", "一般", "差"],
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> form = {
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
        >>> decision = evaluate_order_register(policies, form, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "order_register" if document is None else f"{document}.order_register"
    return policies.point(name).evaluate(facts, now=now)
