"""The question `development_daily_form` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.records.facts import DevelopmentDailyFormFacts


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
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> form = {
        ...     "reported_by": "甲",
        ...     "reported_on": "2026-03-02",
        ...     "work_progress": "走访两家",
        ...     "results_achieved": "一家有意向",
        ...     "problems_met": "无",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_development_daily_form(policies, form, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "development_daily_form" if document is None else f"{document}.development_daily_form"
    return policies.point(name).evaluate(facts, now=now)
