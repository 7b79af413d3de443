"""The question `development_daily_form`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import date, datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

DevelopmentDailyFormFacts = TypedDict(
    "DevelopmentDailyFormFacts",
    {
        "problems_met": str | None,  # 存在的问题; problems
        "reported_by": str | None,  # 报告人; reporter
        "reported_on": date | str | None,  # 报告日期; date
        "results_achieved": str | None,  # 取得的成绩; results achieved
        "work_progress": str | None,  # 工作进展; progress
    },
    total=False,
)
DevelopmentDailyFormFacts.__doc__ = """The facts of :func:`evaluate_development_daily_form` (新客户开发日报表); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_development_daily_form, load_policy_set
    >>> policies = load_policy_set("handbook")
    >>> facts: DevelopmentDailyFormFacts = {
    ...     "reported_by": "甲",
    ...     "reported_on": "2026-03-02",
    ...     "work_progress": "走访两家",
    ...     "results_achieved": "一家有意向",
    ...     "problems_met": "无",
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_development_daily_form(policies, facts, now=monday, document="handbook")
    >>> decision.outcome["complete"]
    True
"""


def evaluate_development_daily_form(
    policies: PolicySet,
    facts: DevelopmentDailyFormFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the daily report on new customers (新客户开发日报表).

    Args:
        policies: what is in force.
        facts: see :class:`DevelopmentDailyFormFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art16b, handbook.dev.art16a.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_development_daily_form, load_policy_set
        >>> policies = load_policy_set("handbook")
        >>> facts = {
        ...     "reported_by": "甲",
        ...     "reported_on": "2026-03-02",
        ...     "work_progress": "走访两家",
        ...     "results_achieved": "一家有意向",
        ...     "problems_met": "无",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_development_daily_form(policies, facts, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "development_daily_form" if document is None else f"{document}.development_daily_form"
    return policies.point(name).evaluate(facts, now=now)
