"""The question `relationship_type`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

RelationshipTypeFacts = TypedDict(
    "RelationshipTypeFacts",
    {
        "cooperation_years": int | str,  # 合作年数; years of cooperation
        "joint_projects": int | str,  # 在合作项目数; projects under way together
        "strategic_agreement": bool | None,  # 已签战略合作协议; strategic agreement signed
    },
    total=False,
)
RelationshipTypeFacts.__doc__ = """The facts of :func:`evaluate_relationship_type` (合作类型); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_relationship_type, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: RelationshipTypeFacts = {
    ...     "strategic_agreement": True,
    ...     "cooperation_years": "0",
    ...     "joint_projects": "1",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_relationship_type(policies, facts, now=now, document="key_accounts")
    >>> decision.outcome["type"]
    'strategic'
"""


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
        >>> from crmpolicy import evaluate_relationship_type, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "strategic_agreement": True,
        ...     "cooperation_years": "0",
        ...     "joint_projects": "1",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_relationship_type(policies, facts, now=now, document="key_accounts")
        >>> decision.outcome["type"]
        'strategic'
    """
    name = "relationship_type" if document is None else f"{document}.relationship_type"
    return policies.point(name).evaluate(facts, now=now)
