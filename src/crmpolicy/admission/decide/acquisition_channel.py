"""The question `acquisition_channel`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

AcquisitionChannelFacts = TypedDict(
    "AcquisitionChannelFacts",
    {
        "channel": str,  # 开发渠道; channel
        "lead_interested": bool | None,  # 有合作意向; the prospect is interested
        "referrer_is_customer": bool | None,  # 推荐人是现有客户; recommended by an existing customer
    },
    total=False,
)
AcquisitionChannelFacts.__doc__ = """The facts of :func:`evaluate_acquisition_channel` (客户开发渠道); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_acquisition_channel, load_policy_set
    >>> policies = load_policy_set("steel")
    >>> facts: AcquisitionChannelFacts = {
    ...     "channel": "online",
    ...     "referrer_is_customer": None,
    ...     "lead_interested": None,
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_acquisition_channel(policies, facts, now=now, document="steel")
    >>> decision.outcome["listed"]
    True
"""


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
        >>> from crmpolicy import evaluate_acquisition_channel, load_policy_set
        >>> policies = load_policy_set("steel")
        >>> facts = {
        ...     "channel": "online",
        ...     "referrer_is_customer": None,
        ...     "lead_interested": None,
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_acquisition_channel(policies, facts, now=now, document="steel")
        >>> decision.outcome["listed"]
        True
    """
    name = "acquisition_channel" if document is None else f"{document}.acquisition_channel"
    return policies.point(name).evaluate(facts, now=now)
