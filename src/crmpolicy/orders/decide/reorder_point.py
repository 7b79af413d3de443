"""The question `reorder_point` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.orders.facts import ReorderPointFacts


def evaluate_reorder_point(
    policies: PolicySet,
    facts: ReorderPointFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the reorder point (订货点).

    Args:
        policies: what is in force.
        facts: see :class:`ReorderPointFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.order.art5c, handbook.order.art5b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> given = {
        ...     "level_now": "56 t",
        ...     "stock_on_hand": "50 t",
        ...     "goods_on_order": "6 t",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.reorder_point").facts(given, now=monday)
        >>> evaluate_reorder_point(policies, facts, now=monday, document="handbook").outcome["reorder_point"]
        Decimal('56')
    """
    name = "reorder_point" if document is None else f"{document}.reorder_point"
    return policies.point(name).evaluate(facts, now=now)
