"""The question `relationship_type` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.tiering.facts import RelationshipTypeFacts


def evaluate_relationship_type(
    policies: PolicySet,
    facts: RelationshipTypeFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the type of relationship (合作类型).

    Args:
        policies: what is in force.
        facts: see :class:`RelationshipTypeFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.2.2.3.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "strategic_agreement": "yes",
        ...     "cooperation_years": "0",
        ...     "joint_projects": "1",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("key_accounts.relationship_type").facts(given, now=monday)
        >>> evaluate_relationship_type(policies, facts, now=monday, document="key_accounts").outcome["type"]
        'strategic'
    """
    name = "relationship_type" if document is None else f"{document}.relationship_type"
    return policies.point(name).evaluate(facts, now=now)
