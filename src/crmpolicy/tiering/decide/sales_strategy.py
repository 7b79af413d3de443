"""The question `sales_strategy` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.tiering.facts import SalesStrategyFacts


def evaluate_sales_strategy(
    policies: PolicySet,
    facts: SalesStrategyFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the sales strategy (销售策略).

    Args:
        policies: what is in force.
        facts: see :class:`SalesStrategyFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.5.1.1, key_accounts.5.1.2, key_accounts.5.1.3, key_accounts.5.1.4.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "relationship_type": "strategic",
        ...     "annual_sales": "未知",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("key_accounts.sales_strategy").facts(given, now=monday)
        >>> evaluate_sales_strategy(policies, facts, now=monday, document="key_accounts").outcome["strategy"]
        'deep_cooperation'
    """
    name = "sales_strategy" if document is None else f"{document}.sales_strategy"
    return policies.point(name).evaluate(facts, now=now)
