"""The question `preference_suspension` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.rewards.facts import PreferenceSuspensionFacts


def evaluate_preference_suspension(
    policies: PolicySet,
    facts: PreferenceSuspensionFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the suspension of preferences (优惠暂停).

    Args:
        policies: what is in force.
        facts: see :class:`PreferenceSuspensionFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts, relationship, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.7.3.2b, relationship.art12.1.b, relationship.art12.8, steel.4.4.3.b,
    steel.4.4.3.c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "is_key_account": "no",
        ...     "risk_level": "high",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("key_accounts.preference_suspension").facts(given, now=monday)
        >>> evaluate_preference_suspension(policies, facts, now=monday, document="key_accounts").outcome["suspended"]
        False
    """
    name = "preference_suspension" if document is None else f"{document}.preference_suspension"
    return policies.point(name).evaluate(facts, now=now)
