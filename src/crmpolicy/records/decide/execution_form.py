"""The question `execution_form`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import date, datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

ExecutionFormFacts = TypedDict(
    "ExecutionFormFacts",
    {
        "execution": str | None,  # 实施情况; how it went
        "held_on": date | str | None,  # 实际访问日期; visited on
        "planned_for": date | str | None,  # 计划访问日期; visit planned for
        "prospect": str | None,  # 客户; customer
        "purpose": str | None,  # 访问或洽谈计划; plan of the visit or talk
        "stage": Literal["after", "访问后", "after the visit", "before", "访问前", "before the visit"],  # 阶段; stage
    },
    total=False,
)
ExecutionFormFacts.__doc__ = """The facts of :func:`evaluate_execution_form` (新客户开发计划及实施表); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_execution_form, load_policy_set
    >>> policies = load_policy_set("handbook")
    >>> facts: ExecutionFormFacts = {
    ...     "stage": "访问前",
    ...     "prospect": "示例商行",
    ...     "planned_for": "2026-03-04",
    ...     "purpose": "了解需求",
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_execution_form(policies, facts, now=monday, document="handbook")
    >>> decision.outcome["complete"]
    True
"""


def evaluate_execution_form(
    policies: PolicySet,
    facts: ExecutionFormFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the form on plan and execution of a visit (新客户开发计划及实施表).

    Args:
        policies: what is in force.
        facts: see :class:`ExecutionFormFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art14.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_execution_form, load_policy_set
        >>> policies = load_policy_set("handbook")
        >>> facts = {
        ...     "stage": "访问前",
        ...     "prospect": "示例商行",
        ...     "planned_for": "2026-03-04",
        ...     "purpose": "了解需求",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_execution_form(policies, facts, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "execution_form" if document is None else f"{document}.execution_form"
    return policies.point(name).evaluate(facts, now=now)
