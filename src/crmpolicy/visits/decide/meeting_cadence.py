"""The question `meeting_cadence`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

MeetingCadenceFacts = TypedDict(
    "MeetingCadenceFacts",
    {
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
    },
    total=False,
)
MeetingCadenceFacts.__doc__ = """The facts of :func:`evaluate_meeting_cadence` (会议与座谈周期); the policies say which they need.

Example:
    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_meeting_cadence, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: MeetingCadenceFacts = {
    ...     "events": [{"event": "progress_meeting", "at": "2026-01-20T10:00:00+08:00", "by": "sales_department"}],
    ... }
    >>> now = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
    >>> decision = evaluate_meeting_cadence(policies, facts, now=now, document="handbook")
    >>> decision.outcome["progress_meeting"].state
    'breached'
"""


def evaluate_meeting_cadence(
    policies: PolicySet,
    facts: MeetingCadenceFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the cadence of meetings (会议与座谈周期).

    Args:
        policies: what is in force.
        facts: see :class:`MeetingCadenceFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art3.3, key_accounts.7.1.2a, key_accounts.7.1.2b.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import evaluate_meeting_cadence, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "events": [{"event": "progress_meeting", "at": "2026-01-20T10:00:00+08:00", "by": "sales_department"}],
        ... }
        >>> now = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
        >>> decision = evaluate_meeting_cadence(policies, facts, now=now, document="handbook")
        >>> decision.outcome["progress_meeting"].state
        'breached'
    """
    name = "meeting_cadence" if document is None else f"{document}.meeting_cadence"
    return policies.point(name).evaluate(facts, now=now)
