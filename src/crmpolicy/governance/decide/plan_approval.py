"""The question `plan_approval` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.governance.facts import PlanApprovalFacts


def evaluate_plan_approval(
    policies: PolicySet,
    facts: PlanApprovalFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the approval of schemes and plans (方案与计划审批).

    Args:
        policies: what is in force.
        facts: see :class:`PlanApprovalFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (relationship); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses relationship.art4.1.a, relationship.art5.2.a, relationship.art11.1.a,
    relationship.art11.1.b, relationship.art11.2.c, relationship.art11.3.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("relationship", parameters=parameters)
        >>> given = {
        ...     "plan_step": "编写维护方案",
        ...     "acting_role": "营销人员",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("relationship.plan_approval").facts(given, now=monday)
        >>> evaluate_plan_approval(policies, facts, now=monday, document="relationship").outcome["allowed"]
        True
    """
    name = "plan_approval" if document is None else f"{document}.plan_approval"
    return policies.point(name).evaluate(facts, now=now)
