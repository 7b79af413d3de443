"""The question `visit_frequency_form` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.records.facts import VisitFrequencyFormFacts


def evaluate_visit_frequency_form(
    policies: PolicySet,
    facts: VisitFrequencyFormFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the visit-frequency form (访问频次计划表).

    Args:
        policies: what is in force.
        facts: see :class:`VisitFrequencyFormFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.form8.visitfreq.head, handbook.form8.visitfreq.important,
    handbook.form8.visitfreq.ordinary, handbook.form8.visitfreq.potential.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> form = {
        ...     "salesperson": "甲",
        ...     "form_date": "2026-03-02",
        ...     "frequencies": [{"frequency_customer": "示例商行", "frequency_class": "重要客户", "by_handler": "4", "by_supervisor": "2", "by_manager": "1", "by_top": "0"}],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_visit_frequency_form(policies, form, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "visit_frequency_form" if document is None else f"{document}.visit_frequency_form"
    return policies.point(name).evaluate(facts, now=now)
