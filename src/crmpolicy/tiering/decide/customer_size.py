"""The question `customer_size`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

CustomerSizeFacts = TypedDict(
    "CustomerSizeFacts",
    {
        "annual_purchases": Numeric,  # 年采购额; yearly purchases
        "annual_volume": Numeric,  # 年采购量; yearly volume
        "customer_turnover": Numeric,  # 客户年营业额; the customer's turnover
        "registered_capital": Numeric,  # 注册资本; registered capital
        "size_amount": Numeric,  # 规模数值; size
    },
    total=False,
)
CustomerSizeFacts.__doc__ = """The facts of :func:`evaluate_customer_size` (客户规模); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_size, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: CustomerSizeFacts = {
    ...     "annual_purchases": "2000万元",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_customer_size(policies, facts, now=now, document="key_accounts")
    >>> decision.outcome["size"]
    'large'
"""


def evaluate_customer_size(
    policies: PolicySet,
    facts: CustomerSizeFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the customer size (客户规模).

    Args:
        policies: what is in force.
        facts: see :class:`CustomerSizeFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.2.2.2, steel.2.1.2.a, steel.2.1.2.b, steel.2.1.2.c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_customer_size, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "annual_purchases": "2000万元",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_customer_size(policies, facts, now=now, document="key_accounts")
        >>> decision.outcome["size"]
        'large'
    """
    name = "customer_size" if document is None else f"{document}.customer_size"
    return policies.point(name).evaluate(facts, now=now)
