"""The question `inquiry_response`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

InquiryResponseFacts = TypedDict(
    "InquiryResponseFacts",
    {
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
    },
    total=False,
)
InquiryResponseFacts.__doc__ = """The facts of :func:`evaluate_inquiry_response` (咨询答复时限); the policies say which they need.

Example:
    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_inquiry_response, load_policy_set
    >>> parameters = {
    ...     "inquiry_limit": "6h",
    ...     "inquiries_by": "service_specialist",
    ... }
    >>> policies = load_policy_set("steel", parameters=parameters)
    >>> facts: InquiryResponseFacts = {
    ...     "events": [{"event": "receive", "at": "2026-03-02T09:00:00+08:00"}, {"event": "reply", "at": "2026-03-02T15:00:00+08:00"}],
    ... }
    >>> now = datetime.fromisoformat("2026-03-02T16:00:00+08:00")
    >>> decision = evaluate_inquiry_response(policies, facts, now=now, document="steel")
    >>> decision.outcome["reply"].state
    'met'
"""


def evaluate_inquiry_response(
    policies: PolicySet,
    facts: InquiryResponseFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the limits for answering inquiries (咨询答复时限).

    Args:
        policies: what is in force.
        facts: see :class:`InquiryResponseFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses steel.4.1.2.b.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import evaluate_inquiry_response, load_policy_set
        >>> parameters = {
        ...     "inquiry_limit": "6h",
        ...     "inquiries_by": "service_specialist",
        ... }
        >>> policies = load_policy_set("steel", parameters=parameters)
        >>> facts = {
        ...     "events": [{"event": "receive", "at": "2026-03-02T09:00:00+08:00"}, {"event": "reply", "at": "2026-03-02T15:00:00+08:00"}],
        ... }
        >>> now = datetime.fromisoformat("2026-03-02T16:00:00+08:00")
        >>> decision = evaluate_inquiry_response(policies, facts, now=now, document="steel")
        >>> decision.outcome["reply"].state
        'met'
    """
    name = "inquiry_response" if document is None else f"{document}.inquiry_response"
    return policies.point(name).evaluate(facts, now=now)
