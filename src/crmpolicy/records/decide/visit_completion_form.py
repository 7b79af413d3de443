"""The question `visit_completion_form`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

VisitCompletionFormFacts = TypedDict(
    "VisitCompletionFormFacts",
    {
        "completion_specialist": str | None,  # 销售专员; sales specialist
        "customers_visited": Sequence[Mapping[str, object]] | DataFrame | None,  # 客户; customers
        "filing_month": int | str | None,  # 月份; month of filing
        "grid_months": Sequence[Mapping[str, object]] | DataFrame | None,  # 各月访问; visits by month
    },
    total=False,
)
VisitCompletionFormFacts.__doc__ = """The facts of :func:`evaluate_visit_completion_form` (访问计划完成表); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_visit_completion_form, load_policy_set
    >>> policies = load_policy_set("handbook")
    >>> facts: VisitCompletionFormFacts = {
    ...     "filing_month": "2",
    ...     "completion_specialist": "甲",
    ...     "customers_visited": [{"visited_customer": "示例商行", "visited_person": "乙", "visited_telephone": "010-0000"}],
    ...     "grid_months": [{"grid_customer": "示例商行", "grid_month": "1", "grid_planned": "2", "grid_made": "2"}, {"grid_customer": "示例商行", "grid_month": "2", "grid_planned": "2", "grid_made": "1"}],
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_visit_completion_form(policies, facts, now=monday, document="handbook")
    >>> decision.outcome["complete"]
    True
"""


def evaluate_visit_completion_form(
    policies: PolicySet,
    facts: VisitCompletionFormFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the completion of the visit plan (访问计划完成表).

    Args:
        policies: what is in force.
        facts: see :class:`VisitCompletionFormFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.form8.visitdone.fields, handbook.form8.visitdone.metric.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_visit_completion_form, load_policy_set
        >>> policies = load_policy_set("handbook")
        >>> facts = {
        ...     "filing_month": "2",
        ...     "completion_specialist": "甲",
        ...     "customers_visited": [{"visited_customer": "示例商行", "visited_person": "乙", "visited_telephone": "010-0000"}],
        ...     "grid_months": [{"grid_customer": "示例商行", "grid_month": "1", "grid_planned": "2", "grid_made": "2"}, {"grid_customer": "示例商行", "grid_month": "2", "grid_planned": "2", "grid_made": "1"}],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_visit_completion_form(policies, facts, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "visit_completion_form" if document is None else f"{document}.visit_completion_form"
    return policies.point(name).evaluate(facts, now=now)
