"""The question `complaint_form` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.records.facts import ComplaintFormFacts


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
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("lighting", parameters=parameters)
        >>> form = {
        ...     "stage": "filed",
        ...     "complaint_customer": "示例商行",
        ...     "complaint_content": "灯管闪烁",
        ...     "complained_at": "2026-03-02T10:00+08:00",
        ...     "complaint_handler": "甲",
        ...     "filed_with_customer": "yes",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_complaint_form(policies, form, now=monday, document="lighting")
        >>> decision.outcome["complete"]
        True
    """
    name = "complaint_form" if document is None else f"{document}.complaint_form"
    return policies.point(name).evaluate(facts, now=now)
