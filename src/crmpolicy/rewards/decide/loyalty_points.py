"""The question `loyalty_points` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.rewards.facts import LoyaltyPointsFacts


def evaluate_loyalty_points(
    policies: PolicySet,
    facts: LoyaltyPointsFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the loyalty points (客户积分).

    Args:
        policies: what is in force.
        facts: see :class:`LoyaltyPointsFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses steel.4.4.2.a.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "payment_received": "1000元",
        ...     "paid_with_points": "0元",
        ...     "returned_amount": "0元",
        ...     "carried": "0元",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("steel.loyalty_points").facts(given, now=monday)
        >>> evaluate_loyalty_points(policies, facts, now=monday, document="steel").outcome["earned"]
        10
    """
    name = "loyalty_points" if document is None else f"{document}.loyalty_points"
    return policies.point(name).evaluate(facts, now=now)
