"""The question `visit_assignment` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.visits.facts import VisitAssignmentFacts


def evaluate_visit_assignment(
    policies: PolicySet,
    facts: VisitAssignmentFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the assignment of visits (拜访人员安排).

    Args:
        policies: what is in force.
        facts: see :class:`VisitAssignmentFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art3a, handbook.svc.art6a, handbook.svc.art6b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> given = {
        ...     "dedicated_persons": "1",
        ...     "visit_kind": "巡访",
        ...     "assigned_by": "客户服务主管",
        ...     "visitor_sells_there": "no",
        ...     "assignment_reason": "未知",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.visit_assignment").facts(given, now=monday)
        >>> evaluate_visit_assignment(policies, facts, now=monday, document="handbook").outcome["allowed"]
        True
    """
    name = "visit_assignment" if document is None else f"{document}.visit_assignment"
    return policies.point(name).evaluate(facts, now=now)
