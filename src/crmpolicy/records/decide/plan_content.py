"""The question `plan_content` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.records.facts import PlanContentFacts


def evaluate_plan_content(
    policies: PolicySet,
    facts: PlanContentFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the contents of plans (计划内容).

    Args:
        policies: what is in force.
        facts: see :class:`PlanContentFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (relationship); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses relationship.art10.1, relationship.art10.2, relationship.art10.3,
    relationship.art10.4.a, relationship.art10.4.b, relationship.art10.5.a, relationship.art10.5.b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("relationship", parameters=parameters)
        >>> given = {
        ...     "plan_elements": ["purpose", "customer_goals", "overall_view", "key_persons", "needs", "customer_strengths", "customer_weaknesses", "customer_opportunities", "customer_threats", "rival_strengths", "rival_weaknesses", "competition_now", "suggested_strategy", "history", "present_business", "life_cycle", "own_strengths_weaknesses", "own_opportunities", "own_threats", "manager_relation", "maintenance_goals", "action_plan"],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("relationship.plan_content").facts(given, now=monday)
        >>> evaluate_plan_content(policies, facts, now=monday, document="relationship").outcome["complete"]
        True
    """
    name = "plan_content" if document is None else f"{document}.plan_content"
    return policies.point(name).evaluate(facts, now=now)
