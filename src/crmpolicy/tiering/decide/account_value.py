"""The question `account_value` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.tiering.facts import AccountValueFacts


def evaluate_account_value(
    policies: PolicySet,
    facts: AccountValueFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the value of an account (客户价值评估).

    Args:
        policies: what is in force.
        facts: see :class:`AccountValueFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.8.2.2.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "account_profit": "120万元",
        ...     "cost_to_serve": "20万元",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("key_accounts.account_value").facts(given, now=monday)
        >>> evaluate_account_value(policies, facts, now=monday, document="key_accounts").outcome["value"]
        Decimal('1000000')
    """
    name = "account_value" if document is None else f"{document}.account_value"
    return policies.point(name).evaluate(facts, now=now)
