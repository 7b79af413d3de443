"""The question `credit_grade` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.credit.facts import CreditGradeFacts
from crmpolicy.engine import Decision, Facts, PolicySet


def evaluate_credit_grade(
    policies: PolicySet,
    facts: CreditGradeFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the credit grade (信用等级).

    Args:
        policies: what is in force.
        facts: see :class:`CreditGradeFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses steel.5.1.3, steel.5.1.1.b, steel.5.1.2.b, steel.5.1.2.a.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "operations_score": "80",
        ...     "finances_score": "80",
        ...     "record_score": "80",
        ...     "standing_score": "80",
        ...     "agency_score": "80",
        ...     "papers": ["营业执照", "财务报表", "税务记录"],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("steel.credit_grade").facts(given, now=monday)
        >>> evaluate_credit_grade(policies, facts, now=monday, document="steel").outcome["credit_grade"]
        'good'
    """
    name = "credit_grade" if document is None else f"{document}.credit_grade"
    return policies.point(name).evaluate(facts, now=now)
