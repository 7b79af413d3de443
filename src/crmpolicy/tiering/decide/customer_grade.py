"""The question `customer_grade` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.tiering.facts import CustomerGradeFacts


def evaluate_customer_grade(
    policies: PolicySet,
    facts: CustomerGradeFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the customer grade (客户等级).

    Args:
        policies: what is in force.
        facts: see :class:`CustomerGradeFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, lighting, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art5a, lighting.3.1.a, lighting.1.3.b, steel.2.2.1, steel.2.2.2,
    steel.2.2.3, steel.2.2.4, steel.2.2.1.d, steel.2.2.2.d, steel.2.2.3.d, steel.2.2.4.d, steel.2.2.1.a,
    steel.2.2.2.a, steel.2.2.3.a, steel.2.2.4.a, steel.2.2.1.b, steel.2.2.2.b, steel.2.2.3.b,
    steel.2.2.4.b, steel.2.2.1.c, steel.2.2.2.c, steel.2.2.3.c, steel.2.2.4.c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {
        ...     "a_min_sales": "500万元",
        ...     "b_min_sales": "100万元",
        ...     "c_min_sales": "10万元",
        ...     "min_size": {"A": "大", "B": "中", "C": "小"},
        ...     "min_trend": {"A": "平稳", "B": "下降", "C": "下降"},
        ...     "favoured_natures": ["制造企业"],
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> given = {
        ...     "annual_purchases": "5000000元",
        ...     "account_size": "大",
        ...     "business_trend": "平稳",
        ...     "customer_nature": "制造企业",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.customer_grade").facts(given, now=monday)
        >>> evaluate_customer_grade(policies, facts, now=monday, document="handbook").outcome["grade"]
        'A'
    """
    name = "customer_grade" if document is None else f"{document}.customer_grade"
    return policies.point(name).evaluate(facts, now=now)
