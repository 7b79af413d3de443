"""The question `complaint_form`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

ComplaintFormFacts = TypedDict(
    "ComplaintFormFacts",
    {
        "complained_at": datetime | str | None,  # 投诉时间; time
        "complaint_content": str | None,  # 投诉内容; content
        "complaint_customer": str | None,  # 投诉客户; customer
        "complaint_handler": str | None,  # 处理人; handler
        "filed_with_customer": bool | None,  # 已归入客户档案; put into the customer's file
        "stage": Literal["filed", "已归档", "recorded", "已登记"],  # 阶段; stage
    },
    total=False,
)
ComplaintFormFacts.__doc__ = """The facts of :func:`evaluate_complaint_form` (投诉记录表); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_complaint_form, load_policy_set
    >>> policies = load_policy_set("lighting")
    >>> facts: ComplaintFormFacts = {
    ...     "stage": "filed",
    ...     "complaint_customer": "示例商行",
    ...     "complaint_content": "灯管闪烁",
    ...     "complained_at": "2026-03-02T10:00+08:00",
    ...     "complaint_handler": "甲",
    ...     "filed_with_customer": True,
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_complaint_form(policies, facts, now=monday, document="lighting")
    >>> decision.outcome["complete"]
    True
"""


def evaluate_complaint_form(
    policies: PolicySet,
    facts: ComplaintFormFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the record of a complaint (投诉记录表).

    Args:
        policies: what is in force.
        facts: see :class:`ComplaintFormFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (lighting); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses lighting.6.1.a, lighting.6.1.b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_complaint_form, load_policy_set
        >>> policies = load_policy_set("lighting")
        >>> facts = {
        ...     "stage": "filed",
        ...     "complaint_customer": "示例商行",
        ...     "complaint_content": "灯管闪烁",
        ...     "complained_at": "2026-03-02T10:00+08:00",
        ...     "complaint_handler": "甲",
        ...     "filed_with_customer": True,
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_complaint_form(policies, facts, now=monday, document="lighting")
        >>> decision.outcome["complete"]
        True
    """
    name = "complaint_form" if document is None else f"{document}.complaint_form"
    return policies.point(name).evaluate(facts, now=now)
