"""The question `governance` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.governance.facts import GovernanceFacts


def evaluate_governance(
    policies: PolicySet,
    facts: GovernanceFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the aims and principles (管理宗旨与原则).

    Args:
        policies: what is in force.
        facts: see :class:`GovernanceFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (relationship); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses relationship.art14, relationship.art15.a, relationship.art15.b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("relationship", parameters=parameters)
        >>> given = {
        ...     "measures_author": "市场营销部",
        ...     "measures_passed_by": "总经理办公会",
        ...     "promulgated_on": "2026-03-02",
        ...     "asked_on": "2026-03-02",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("relationship.governance").facts(given, now=monday)
        >>> evaluate_governance(policies, facts, now=monday, document="relationship").outcome["right_author"]
        True
    """
    name = "governance" if document is None else f"{document}.governance"
    return policies.point(name).evaluate(facts, now=now)
