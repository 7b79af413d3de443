"""The question `sanction` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.appraisal.facts import SanctionFacts
from crmpolicy.engine import Decision, Facts, PolicySet


def evaluate_sanction(
    policies: PolicySet,
    facts: SanctionFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the sanction (处罚).

    Args:
        policies: what is in force.
        facts: see :class:`SanctionFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (lighting, relationship); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses lighting.7.2.a, lighting.7.2.b, lighting.7.2.c, relationship.art8.2.b,
    relationship.art8.2.c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "information_disclosed": "yes",
        ...     "disclosure_authorised": "no",
        ...     "complaint_limits": [],
        ...     "other_conduct": "no",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("lighting.sanction").facts(given, now=monday)
        >>> evaluate_sanction(policies, facts, now=monday, document="lighting").outcome["proposed"]
        ('pay_cut',)
    """
    name = "sanction" if document is None else f"{document}.sanction"
    return policies.point(name).evaluate(facts, now=now)
