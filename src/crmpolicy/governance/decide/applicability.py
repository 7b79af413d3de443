"""The question `applicability` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.governance.facts import ApplicabilityFacts


def evaluate_applicability(
    policies: PolicySet,
    facts: ApplicabilityFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the scope of application (适用范围).

    Args:
        policies: what is in force.
        facts: see :class:`ApplicabilityFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (lighting, relationship, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses lighting.1.2.a, lighting.1.2.b, relationship.art2.a, steel.1.2.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("lighting", parameters=parameters)
        >>> given = {
        ...     "staff_department": "销售部",
        ...     "staff_post": "销售总监",
        ...     "information_stage": "收集",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("lighting.applicability").facts(given, now=monday)
        >>> evaluate_applicability(policies, facts, now=monday, document="lighting").outcome["applies"]
        True
    """
    name = "applicability" if document is None else f"{document}.applicability"
    return policies.point(name).evaluate(facts, now=now)
