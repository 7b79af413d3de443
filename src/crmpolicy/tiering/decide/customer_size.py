"""The question `customer_size` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.tiering.facts import CustomerSizeFacts


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
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "annual_purchases": "2000万元",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("key_accounts.customer_size").facts(given, now=monday)
        >>> evaluate_customer_size(policies, facts, now=monday, document="key_accounts").outcome["size"]
        'large'
    """
    name = "customer_size" if document is None else f"{document}.customer_size"
    return policies.point(name).evaluate(facts, now=now)
