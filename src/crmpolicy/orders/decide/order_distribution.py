"""The question `order_distribution` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.orders.facts import OrderDistributionFacts


def evaluate_order_distribution(
    policies: PolicySet,
    facts: OrderDistributionFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the distribution of order forms (订单分送).

    Args:
        policies: what is in force.
        facts: see :class:`OrderDistributionFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.order.art4.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> given = {
        ...     "copies_to": ["营销部", "财务部门", "生产部门"],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.order_distribution").facts(given, now=monday)
        >>> evaluate_order_distribution(policies, facts, now=monday, document="handbook").outcome["recipients"]
        ('marketing_department', 'finance', 'production_department')
    """
    name = "order_distribution" if document is None else f"{document}.order_distribution"
    return policies.point(name).evaluate(facts, now=now)
