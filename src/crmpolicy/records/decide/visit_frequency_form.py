"""The question `visit_frequency_form`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

VisitFrequencyFormFacts = TypedDict(
    "VisitFrequencyFormFacts",
    {
        "form_date": date | str | None,  # 填写日期; filling date
        "form_remarks": str | None,  # 备注; remarks
        "frequencies": Sequence[Mapping[str, object]] | DataFrame | None,  # 各客户访问频次; visit counts by customer
        "salesperson": str | None,  # 销售人员; sales person
    },
    total=False,
)
VisitFrequencyFormFacts.__doc__ = """The facts of :func:`evaluate_visit_frequency_form` (访问频次计划表); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_visit_frequency_form, load_policy_set
    >>> policies = load_policy_set("handbook")
    >>> facts: VisitFrequencyFormFacts = {
    ...     "salesperson": "甲",
    ...     "form_date": "2026-03-02",
    ...     "frequencies": [{"frequency_customer": "示例商行", "frequency_class": "重要客户", "by_handler": "4", "by_supervisor": "2", "by_manager": "1", "by_top": "0"}],
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_visit_frequency_form(policies, facts, now=monday, document="handbook")
    >>> decision.outcome["complete"]
    True
"""


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
        >>> from crmpolicy import evaluate_visit_frequency_form, load_policy_set
        >>> policies = load_policy_set("handbook")
        >>> facts = {
        ...     "salesperson": "甲",
        ...     "form_date": "2026-03-02",
        ...     "frequencies": [{"frequency_customer": "示例商行", "frequency_class": "重要客户", "by_handler": "4", "by_supervisor": "2", "by_manager": "1", "by_top": "0"}],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_visit_frequency_form(policies, facts, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "visit_frequency_form" if document is None else f"{document}.visit_frequency_form"
    return policies.point(name).evaluate(facts, now=now)
