"""The question `acquisition_channel` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.admission.facts import AcquisitionChannelFacts
from crmpolicy.engine import Decision, Facts, PolicySet


def evaluate_acquisition_channel(
    policies: PolicySet,
    facts: AcquisitionChannelFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the channel of acquisition (客户开发渠道).

    Args:
        policies: what is in force.
        facts: see :class:`AcquisitionChannelFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses steel.3.3.1, steel.3.3.2, steel.3.3.3, steel.3.3.4.a, steel.3.3.5.a, steel.3.3.5.b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("steel", parameters=parameters)
        >>> given = {
        ...     "channel": "online",
        ...     "referrer_is_customer": "unknown",
        ...     "lead_interested": "unknown",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("steel.acquisition_channel").facts(given, now=monday)
        >>> evaluate_acquisition_channel(policies, facts, now=monday, document="steel").outcome["listed"]
        True
    """
    name = "acquisition_channel" if document is None else f"{document}.acquisition_channel"
    return policies.point(name).evaluate(facts, now=now)
