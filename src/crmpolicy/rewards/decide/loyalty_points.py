"""The question `loyalty_points`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

LoyaltyPointsFacts = TypedDict(
    "LoyaltyPointsFacts",
    {
        "carried": Numeric,  # 上次结转金额; amount carried over
        "paid_with_points": Numeric,  # 其中积分抵扣; of it set off by points
        "payment_received": Numeric,  # 本次货款（含积分抵扣）; payment with what points set off
        "returned_amount": Numeric,  # 退货退款; refunded for returns
    },
    total=False,
)
LoyaltyPointsFacts.__doc__ = """The facts of :func:`evaluate_loyalty_points` (客户积分); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_loyalty_points, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: LoyaltyPointsFacts = {
    ...     "payment_received": "1000元",
    ...     "paid_with_points": "0元",
    ...     "returned_amount": "0元",
    ...     "carried": "0元",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_loyalty_points(policies, facts, now=now, document="steel")
    >>> decision.outcome["earned"]
    10
"""


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
        >>> from crmpolicy import evaluate_loyalty_points, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "payment_received": "1000元",
        ...     "paid_with_points": "0元",
        ...     "returned_amount": "0元",
        ...     "carried": "0元",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_loyalty_points(policies, facts, now=now, document="steel")
        >>> decision.outcome["earned"]
        10
    """
    name = "loyalty_points" if document is None else f"{document}.loyalty_points"
    return policies.point(name).evaluate(facts, now=now)
