"""The question `credit_limit` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.credit.facts import CreditLimitFacts
from crmpolicy.engine import Decision, Facts, PolicySet


def evaluate_credit_limit(
    policies: PolicySet,
    facts: CreditLimitFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the credit limit (信用额度).

    Args:
        policies: what is in force.
        facts: see :class:`CreditLimitFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.form9.customer.conclusion, handbook.form9.customer.confirmers, steel.5.2.1.a,
    steel.5.2.1.b, steel.5.2.1.c, steel.5.2.2, steel.5.2.1.d, steel.5.1.1.a, steel.5.3.3.b, steel.5.3.3.c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "max_credit": "20万元",
        ...     "max_credit_confirmed": "yes",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.credit_limit").facts(given, now=monday)
        >>> evaluate_credit_limit(policies, facts, now=monday, document="handbook").outcome["limit"]
        Decimal('200000')
    """
    name = "credit_limit" if document is None else f"{document}.credit_limit"
    return policies.point(name).evaluate(facts, now=now)
