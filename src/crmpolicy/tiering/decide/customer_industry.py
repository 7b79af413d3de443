"""The question `customer_industry` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.tiering.facts import CustomerIndustryFacts


def evaluate_customer_industry(
    policies: PolicySet,
    facts: CustomerIndustryFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the customer industry (客户行业).

    Args:
        policies: what is in force.
        facts: see :class:`CustomerIndustryFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses steel.2.1.1.a, steel.2.1.1.b, steel.2.1.1.c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("steel", parameters=parameters)
        >>> given = {
        ...     "industry": "房地产开发商",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("steel.customer_industry").facts(given, now=monday)
        >>> evaluate_customer_industry(policies, facts, now=monday, document="steel").outcome["industry"]
        'construction'
    """
    name = "customer_industry" if document is None else f"{document}.customer_industry"
    return policies.point(name).evaluate(facts, now=now)
