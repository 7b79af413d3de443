"""The question `stock_structure`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

StockStructureFacts = TypedDict(
    "StockStructureFacts",
    {
        "cover_in_stock": Numeric | None,  # 库存可销天数; days of sales in stock
        "short_products": int | str,  # 缺货品种数; products out of stock
        "slow_share": Numeric | None,  # 滞销品占比; share of slow-moving stock
    },
    total=False,
)
StockStructureFacts.__doc__ = """The facts of :func:`evaluate_stock_structure` (库存结构); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_stock_structure, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: StockStructureFacts = {
    ...     "slow_share": "15%",
    ...     "cover_in_stock": "60",
    ...     "short_products": "2",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_stock_structure(policies, facts, now=now, document="handbook")
    >>> decision.outcome["structure_ok"]
    True
"""


def evaluate_stock_structure(
    policies: PolicySet,
    facts: StockStructureFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the structure of stock (库存结构).

    Args:
        policies: what is in force.
        facts: see :class:`StockStructureFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.order.art9a.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_stock_structure, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "slow_share": "15%",
        ...     "cover_in_stock": "60",
        ...     "short_products": "2",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_stock_structure(policies, facts, now=now, document="handbook")
        >>> decision.outcome["structure_ok"]
        True
    """
    name = "stock_structure" if document is None else f"{document}.stock_structure"
    return policies.point(name).evaluate(facts, now=now)
