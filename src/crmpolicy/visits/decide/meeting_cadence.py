"""The question `meeting_cadence` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.visits.facts import MeetingCadenceFacts


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
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("example-group", parameters=parameters)
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
