"""The question `contact_channel` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.visits.facts import ContactChannelFacts


def evaluate_contact_channel(
    policies: PolicySet,
    facts: ContactChannelFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the channel of contact (沟通渠道).

    Args:
        policies: what is in force.
        facts: see :class:`ContactChannelFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, lighting, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art3.2, handbook.org9.specialist.3, lighting.4.1.a, lighting.4.1.b,
    lighting.4.1.c, steel.4.1.2.a, steel.4.3.1.b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {
        ...     "allowed_channels": ["电话", "面对面"],
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> given = {
        ...     "direction": "客户联系公司",
        ...     "planned_contact": "no",
        ...     "planned_channel": "未知",
        ...     "planned_method": "未知",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.contact_channel").facts(given, now=monday)
        >>> evaluate_contact_channel(policies, facts, now=monday, document="handbook").outcome["permitted"]
        True
    """
    name = "contact_channel" if document is None else f"{document}.contact_channel"
    return policies.point(name).evaluate(facts, now=now)
