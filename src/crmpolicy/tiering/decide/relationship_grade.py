"""The question `relationship_grade` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.tiering.facts import RelationshipGradeFacts


def evaluate_relationship_grade(
    policies: PolicySet,
    facts: RelationshipGradeFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the grade of the relationship (客户关系评级).

    Args:
        policies: what is in force.
        facts: see :class:`RelationshipGradeFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.7.3.1, key_accounts.7.3.2a, key_accounts.7.3.2c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "satisfaction": "90%",
        ...     "loyalty": "80%",
        ...     "project_progress": "80%",
        ...     "annual_sales": "350万元",
        ...     "sales_target": "500万元",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("key_accounts.relationship_grade").facts(given, now=monday)
        >>> evaluate_relationship_grade(policies, facts, now=monday, document="key_accounts").outcome["grade"]
        'good'
    """
    name = "relationship_grade" if document is None else f"{document}.relationship_grade"
    return policies.point(name).evaluate(facts, now=now)
