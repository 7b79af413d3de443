"""The question `order_forecast`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

OrderForecastFacts = TypedDict(
    "OrderForecastFacts",
    {
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
    },
    total=False,
)
OrderForecastFacts.__doc__ = """The facts of :func:`evaluate_order_forecast` (订货预测); the policies say which they need.

Example:
    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_order_forecast, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: OrderForecastFacts = {
    ...     "events": [{"event": "send_list", "at": "2026-02-27T16:00:00+08:00", "by": "sales_clerk"}],
    ... }
    >>> now = datetime.fromisoformat("2026-03-04T09:00:00+08:00")
    >>> decision = evaluate_order_forecast(policies, facts, now=now, document="handbook")
    >>> decision.outcome["intended_orders"].state
    'open'
"""


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
        >>> from crmpolicy import evaluate_order_forecast, load_policy_set
        >>> policies = load_policy_set("example-group")
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
