"""The question `urgent_report` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.visits.facts import UrgentReportFacts


def evaluate_urgent_report(
    policies: PolicySet,
    facts: UrgentReportFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the urgent report (紧急报告).

    Args:
        policies: what is in force.
        facts: see :class:`UrgentReportFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art11a, handbook.svc.art11.trigger1, handbook.svc.art11.trigger2,
    handbook.svc.art11.trigger3, handbook.svc.art11.trigger4, handbook.svc.art11.trigger5.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> given = {
        ...     "urgent_triggers": ["同行政策重大变化"],
        ...     "self_resolvable": "no",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.urgent_report").facts(given, now=monday)
        >>> evaluate_urgent_report(policies, facts, now=monday, document="handbook").outcome["report"]
        True
    """
    name = "urgent_report" if document is None else f"{document}.urgent_report"
    return policies.point(name).evaluate(facts, now=now)
