"""The question `policy_governance` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.governance.facts import PolicyGovernanceFacts


def evaluate_policy_governance(
    policies: PolicySet,
    facts: PolicyGovernanceFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the making and amending policies (制度的制定与修订).

    Args:
        policies: what is in force.
        facts: see :class:`PolicyGovernanceFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art27a, handbook.dev.art27b, handbook.order.art10a,
    handbook.order.art10b, handbook.order.art10c, handbook.order.art11, handbook.svc.art12a.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {
        ...     "service_approver": "general_manager",
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> given = {
        ...     "handbook_policy": "development",
        ...     "policy_drafted_by": "销售部",
        ...     "policy_reviewed_by": "unknown",
        ...     "policy_approved_by": "总裁",
        ...     "policy_approved_on": "2026-03-02",
        ...     "policy_published_on": "2026-03-02",
        ...     "asked_on": "2026-03-02",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.policy_governance").facts(given, now=monday)
        >>> evaluate_policy_governance(policies, facts, now=monday, document="handbook").outcome["in_force"]
        True
    """
    name = "policy_governance" if document is None else f"{document}.policy_governance"
    return policies.point(name).evaluate(facts, now=now)
