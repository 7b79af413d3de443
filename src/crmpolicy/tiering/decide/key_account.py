"""The question `key_account` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.tiering.facts import KeyAccountFacts


def evaluate_key_account(
    policies: PolicySet,
    facts: KeyAccountFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the key account (大客户认定).

    Args:
        policies: what is in force.
        facts: see :class:`KeyAccountFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.2.1.any, key_accounts.2.1.1, key_accounts.2.1.2, key_accounts.2.1.3.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "annual_sales": "500万元",
        ...     "major_need": "no",
        ...     "long_term": "no",
        ...     "influential": "no",
        ...     "brand_effect": "no",
        ...     "opening": "no",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("key_accounts.key_account").facts(given, now=monday)
        >>> evaluate_key_account(policies, facts, now=monday, document="key_accounts").outcome["may_apply"]
        True
    """
    name = "key_account" if document is None else f"{document}.key_account"
    return policies.point(name).evaluate(facts, now=now)
