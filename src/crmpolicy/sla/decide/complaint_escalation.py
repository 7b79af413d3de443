"""The question `complaint_escalation`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

ComplaintEscalationFacts = TypedDict(
    "ComplaintEscalationFacts",
    {
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "topic": str,  # 事由; topic
        "touches_major_decision": bool,  # 涉及公司重大决策; touches a major company decision
    },
    total=False,
)
ComplaintEscalationFacts.__doc__ = """The facts of :func:`evaluate_complaint_escalation` (投诉升级); the policies say which they need.

Example:
    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_complaint_escalation, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: ComplaintEscalationFacts = {
    ...     "topic": "产品质量",
    ...     "touches_major_decision": False,
    ...     "events": [{"event": "receive", "at": "2026-03-02T09:00:00+08:00"}],
    ... }
    >>> now = datetime.fromisoformat("2026-03-02T09:05:00+08:00")
    >>> decision = evaluate_complaint_escalation(policies, facts, now=now, document="lighting")
    >>> decision.outcome["level"]
    'director'
"""


def evaluate_complaint_escalation(
    policies: PolicySet,
    facts: ComplaintEscalationFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the escalation of complaints (投诉升级).

    Args:
        policies: what is in force.
        facts: see :class:`ComplaintEscalationFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (lighting); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses lighting.6.3.a, lighting.6.3.b, lighting.6.ex2.a, lighting.7.3.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import evaluate_complaint_escalation, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "topic": "产品质量",
        ...     "touches_major_decision": False,
        ...     "events": [{"event": "receive", "at": "2026-03-02T09:00:00+08:00"}],
        ... }
        >>> now = datetime.fromisoformat("2026-03-02T09:05:00+08:00")
        >>> decision = evaluate_complaint_escalation(policies, facts, now=now, document="lighting")
        >>> decision.outcome["level"]
        'director'
    """
    name = "complaint_escalation" if document is None else f"{document}.complaint_escalation"
    return policies.point(name).evaluate(facts, now=now)
