"""The question `contact_mix` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.tiering.facts import ContactMixFacts


def evaluate_contact_mix(
    policies: PolicySet,
    facts: ContactMixFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the balance of attention (关注重点分配).

    Args:
        policies: what is in force.
        facts: see :class:`ContactMixFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (relationship); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses relationship.art3.2.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "contacts_made": "40",
        ...     "contacts_potential": "0",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("relationship.contact_mix").facts(given, now=monday)
        >>> evaluate_contact_mix(policies, facts, now=monday, document="relationship").outcome["enough"]
        True
    """
    name = "contact_mix" if document is None else f"{document}.contact_mix"
    return policies.point(name).evaluate(facts, now=now)
