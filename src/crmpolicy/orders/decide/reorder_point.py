"""The question `reorder_point`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

ReorderPointFacts = TypedDict(
    "ReorderPointFacts",
    {
        "daily_last_month": Numeric,  # 上月平均日销量; mean daily sales last month
        "daily_last_year": Numeric | None,  # 去年同月平均日销量; mean daily sales same month last year
        "goods_on_order": Numeric,  # 已订未到; ordered but not received
        "level_now": Numeric,  # 订货点; reorder point
        "stock": Numeric,  # 库存量; stock
        "stock_on_hand": Numeric,  # 现有库存; stock on hand
        "transit_days": int | str,  # 在途天数; days in transit
    },
    total=False,
)
ReorderPointFacts.__doc__ = """The facts of :func:`evaluate_reorder_point` (订货点); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_reorder_point, load_policy_set
    >>> policies = load_policy_set("handbook")
    >>> facts: ReorderPointFacts = {
    ...     "level_now": "56 t",
    ...     "stock_on_hand": "50 t",
    ...     "goods_on_order": "6 t",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_reorder_point(policies, facts, now=now, document="handbook")
    >>> decision.outcome["reorder_point"]
    Decimal('56')
"""


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
        >>> from crmpolicy import evaluate_reorder_point, load_policy_set
        >>> policies = load_policy_set("handbook")
        >>> facts = {
        ...     "level_now": "56 t",
        ...     "stock_on_hand": "50 t",
        ...     "goods_on_order": "6 t",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_reorder_point(policies, facts, now=now, document="handbook")
        >>> decision.outcome["reorder_point"]
        Decimal('56')
    """
    name = "reorder_point" if document is None else f"{document}.reorder_point"
    return policies.point(name).evaluate(facts, now=now)
