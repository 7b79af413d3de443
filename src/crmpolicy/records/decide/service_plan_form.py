"""The question `service_plan_form`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

ServicePlanFormFacts = TypedDict(
    "ServicePlanFormFacts",
    {
        "after_sales_content": str | None,  # 售后服务内容; after-sales content
        "executed_by": str | None,  # 实施人; person who carries it out
        "goods_to_push": str | None,  # 重点推销商品; goods to push
        "key_surveys": str | None,  # 重点调查项目; key surveys
        "round_schedule": str | None,  # 巡访安排; schedule of rounds
        "special_surveys": str | None,  # 特别调查项目; special surveys
        "stage": Literal["handed_over", "交付实施", "handed over", "drafted", "拟订"],  # 阶段; stage
    },
    total=False,
)
ServicePlanFormFacts.__doc__ = """The facts of :func:`evaluate_service_plan_form` (客户服务计划); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_service_plan_form, load_policy_set
    >>> policies = load_policy_set("handbook")
    >>> facts: ServicePlanFormFacts = {
    ...     "stage": "drafted",
    ...     "goods_to_push": "台灯",
    ...     "key_surveys": "库存",
    ...     "special_surveys": "新店",
    ...     "round_schedule": "每周二",
    ...     "after_sales_content": "换灯泡",
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_service_plan_form(policies, facts, now=monday, document="handbook")
    >>> decision.outcome["complete"]
    True
"""


def evaluate_service_plan_form(
    policies: PolicySet,
    facts: ServicePlanFormFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the service plan (客户服务计划).

    Args:
        policies: what is in force.
        facts: see :class:`ServicePlanFormFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art7c, handbook.svc.art7b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_service_plan_form, load_policy_set
        >>> policies = load_policy_set("handbook")
        >>> facts = {
        ...     "stage": "drafted",
        ...     "goods_to_push": "台灯",
        ...     "key_surveys": "库存",
        ...     "special_surveys": "新店",
        ...     "round_schedule": "每周二",
        ...     "after_sales_content": "换灯泡",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_service_plan_form(policies, facts, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "service_plan_form" if document is None else f"{document}.service_plan_form"
    return policies.point(name).evaluate(facts, now=now)
