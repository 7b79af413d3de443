"""The question `order_forecast` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.orders.facts import OrderForecastFacts


def evaluate_order_forecast(
    policies: PolicySet,
    facts: OrderForecastFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the order forecast (订货预测).

    Args:
        policies: what is in force.
        facts: see :class:`OrderForecastFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.order.art7b, handbook.order.art7a.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("example-group", parameters=parameters)
        >>> facts = {
        ...     "events": [{"event": "send_list", "at": "2026-02-27T16:00:00+08:00", "by": "sales_clerk"}],
        ... }
        >>> now = datetime.fromisoformat("2026-03-04T09:00:00+08:00")
        >>> decision = evaluate_order_forecast(policies, facts, now=now, document="handbook")
        >>> decision.outcome["intended_orders"].state
        'open'
    """
    name = "order_forecast" if document is None else f"{document}.order_forecast"
    return policies.point(name).evaluate(facts, now=now)
