"""The question `plan_content`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

PlanContentFacts = TypedDict(
    "PlanContentFacts",
    {
        "actions_gaps": int | str,  # 行动计划缺项数; gaps about actions
        "actions_lacking": Sequence[str],  # 行动计划缺项; missing about actions
        "competition_gaps": int | str,  # 竞争概况缺项数; gaps about the competition
        "competition_lacking": Sequence[str],  # 竞争概况缺项; missing about the competition
        "goals_gaps": int | str,  # 维护目标缺项数; gaps about goals
        "goals_lacking": Sequence[str],  # 维护目标缺项; missing about goals
        "persons_gaps": int | str,  # 关键人物关系缺项数; gaps about key persons
        "persons_lacking": Sequence[str],  # 关键人物关系缺项; missing about key persons
        "plan_elements": Sequence[str],  # 计划已写内容; what the plan holds
        "profile_gaps": int | str,  # 客户概况缺项数; gaps about the customer
        "profile_lacking": Sequence[str],  # 客户概况缺项; missing about the customer
        "relation_gaps": int | str,  # 关系评估缺项数; gaps about the relation
        "relation_lacking": Sequence[str],  # 关系评估缺项; missing about the relation
        "summary_gaps": int | str,  # 摘要缺项数; gaps in the summary
        "summary_lacking": Sequence[str],  # 摘要缺项; missing from the summary
    },
    total=False,
)
PlanContentFacts.__doc__ = """The facts of :func:`evaluate_plan_content` (计划内容); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_plan_content, load_policy_set
    >>> policies = load_policy_set("relationship")
    >>> facts: PlanContentFacts = {
    ...     "plan_elements": ["purpose", "customer_goals", "overall_view", "key_persons", "needs", "customer_strengths", "customer_weaknesses", "customer_opportunities", "customer_threats", "rival_strengths", "rival_weaknesses", "competition_now", "suggested_strategy", "history", "present_business", "life_cycle", "own_strengths_weaknesses", "own_opportunities", "own_threats", "manager_relation", "maintenance_goals", "action_plan"],
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_plan_content(policies, facts, now=now, document="relationship")
    >>> decision.outcome["complete"]
    True
"""


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
        >>> from crmpolicy import evaluate_plan_content, load_policy_set
        >>> policies = load_policy_set("relationship")
        >>> facts = {
        ...     "plan_elements": ["purpose", "customer_goals", "overall_view", "key_persons", "needs", "customer_strengths", "customer_weaknesses", "customer_opportunities", "customer_threats", "rival_strengths", "rival_weaknesses", "competition_now", "suggested_strategy", "history", "present_business", "life_cycle", "own_strengths_weaknesses", "own_opportunities", "own_threats", "manager_relation", "maintenance_goals", "action_plan"],
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_plan_content(policies, facts, now=now, document="relationship")
        >>> decision.outcome["complete"]
        True
    """
    name = "plan_content" if document is None else f"{document}.plan_content"
    return policies.point(name).evaluate(facts, now=now)
