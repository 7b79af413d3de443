"""The question `development_plan_form`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

DevelopmentPlanFormFacts = TypedDict(
    "DevelopmentPlanFormFacts",
    {
        "plan_month": int | str | None,  # 月份; month
        "plan_year": int | str | None,  # 年度; year
        "planned_calls": Sequence[Mapping[str, object]] | DataFrame | None,  # 访问客户; customers to visit
        "problem_points": str | None,  # 问题点; problem points
        "progress_note": str | None,  # 进展情况; progress
        "specialist": str | None,  # 销售专员; sales specialist
        "stage": Literal["visited", "已访问", "planned", "计划"],  # 阶段; stage
    },
    total=False,
)
DevelopmentPlanFormFacts.__doc__ = """The facts of :func:`evaluate_development_plan_form` (客户开发计划表); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_development_plan_form, load_policy_set
    >>> parameters = {
    ...     "plan_classes": ["甲类", "乙类"],
    ... }
    >>> policies = load_policy_set("handbook", parameters=parameters)
    >>> facts: DevelopmentPlanFormFacts = {
    ...     "stage": "planned",
    ...     "specialist": "甲",
    ...     "plan_year": "2026",
    ...     "plan_month": "3",
    ...     "planned_calls": [{"call_class": "甲类", "call_no": "1", "call_company": "示例商行", "call_at": "2026-03-04T14:00+08:00", "call_person": "乙", "call_post": "经理", "call_department": "采购部", "call_telephone": "010-0000"}],
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_development_plan_form(policies, facts, now=monday, document="handbook")
    >>> decision.outcome["complete"]
    True
"""


def evaluate_development_plan_form(
    policies: PolicySet,
    facts: DevelopmentPlanFormFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the plan for developing customers (客户开发计划表).

    Args:
        policies: what is in force.
        facts: see :class:`DevelopmentPlanFormFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.form8.devplan.head, handbook.form8.devplan.lines,
    handbook.form8.devplan.result.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_development_plan_form, load_policy_set
        >>> parameters = {
        ...     "plan_classes": ["甲类", "乙类"],
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> facts = {
        ...     "stage": "planned",
        ...     "specialist": "甲",
        ...     "plan_year": "2026",
        ...     "plan_month": "3",
        ...     "planned_calls": [{"call_class": "甲类", "call_no": "1", "call_company": "示例商行", "call_at": "2026-03-04T14:00+08:00", "call_person": "乙", "call_post": "经理", "call_department": "采购部", "call_telephone": "010-0000"}],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_development_plan_form(policies, facts, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "development_plan_form" if document is None else f"{document}.development_plan_form"
    return policies.point(name).evaluate(facts, now=now)
