"""The question `stock_structure` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.orders.facts import StockStructureFacts


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
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "slow_share": "15%",
        ...     "cover_in_stock": "60",
        ...     "short_products": "2",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.stock_structure").facts(given, now=monday)
        >>> evaluate_stock_structure(policies, facts, now=monday, document="handbook").outcome["structure_ok"]
        True
    """
    name = "stock_structure" if document is None else f"{document}.stock_structure"
    return policies.point(name).evaluate(facts, now=now)
