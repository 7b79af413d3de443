"""The question `development_statistics_form`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

DevelopmentStatisticsFormFacts = TypedDict(
    "DevelopmentStatisticsFormFacts",
    {
        "counted_visits": Sequence[Mapping[str, object]] | DataFrame | None,  # 拜访明细; visits
    },
    total=False,
)
DevelopmentStatisticsFormFacts.__doc__ = """The facts of :func:`evaluate_development_statistics_form` (客户开发统计表); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_development_statistics_form, load_policy_set
    >>> parameters = {
    ...     "statistics_grades": ["important", "general"],
    ... }
    >>> policies = load_policy_set("handbook", parameters=parameters)
    >>> facts: DevelopmentStatisticsFormFacts = {
    ...     "counted_visits": [{"visit_no": "1", "visit_customer": "示例商行", "visit_by": "甲", "visit_department": "销售部", "visit_telephone": "010-0000", "visit_result": "有意向", "visit_grade": "重要客户"}, {"visit_no": "2", "visit_customer": "示例工厂", "visit_by": "甲", "visit_department": "销售部", "visit_telephone": "010-0001", "visit_result": "再联系", "visit_grade": "一般客户"}],
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_development_statistics_form(policies, facts, now=monday, document="handbook")
    >>> decision.outcome["complete"]
    True
"""


def evaluate_development_statistics_form(
    policies: PolicySet,
    facts: DevelopmentStatisticsFormFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the statistics of customers developed (客户开发统计表).

    Args:
        policies: what is in force.
        facts: see :class:`DevelopmentStatisticsFormFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.form8.devstats.fields.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_development_statistics_form, load_policy_set
        >>> parameters = {
        ...     "statistics_grades": ["important", "general"],
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> facts = {
        ...     "counted_visits": [{"visit_no": "1", "visit_customer": "示例商行", "visit_by": "甲", "visit_department": "销售部", "visit_telephone": "010-0000", "visit_result": "有意向", "visit_grade": "重要客户"}, {"visit_no": "2", "visit_customer": "示例工厂", "visit_by": "甲", "visit_department": "销售部", "visit_telephone": "010-0001", "visit_result": "再联系", "visit_grade": "一般客户"}],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_development_statistics_form(policies, facts, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "development_statistics_form" if document is None else f"{document}.development_statistics_form"
    return policies.point(name).evaluate(facts, now=now)
