"""The question `urgent_report`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

UrgentReportFacts = TypedDict(
    "UrgentReportFacts",
    {
        "self_resolvable": bool,  # 本单位解决得了; the unit can solve it itself
        "urgent_triggers": Sequence[Literal["competitor_policy", "同行政策重大变化", "major change of a competitor's policy", "1", "competitor_product", "同行新产品", "new product of a competitor", "2", "competitor_move", "同行新动向", "new move of a competitor", "3", "own_defect", "本企业产品重大缺陷", "major defect of our own product", "4", "other_urgent", "其他紧急事项", "other urgent matter", "5"]],  # 紧急事由; triggers
    },
    total=False,
)
UrgentReportFacts.__doc__ = """The facts of :func:`evaluate_urgent_report` (紧急报告); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_urgent_report, load_policy_set
    >>> policies = load_policy_set("handbook")
    >>> facts: UrgentReportFacts = {
    ...     "urgent_triggers": ["同行政策重大变化"],
    ...     "self_resolvable": False,
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_urgent_report(policies, facts, now=now, document="handbook")
    >>> decision.outcome["report"]
    True
"""


def evaluate_urgent_report(
    policies: PolicySet,
    facts: UrgentReportFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the urgent report (紧急报告).

    Args:
        policies: what is in force.
        facts: see :class:`UrgentReportFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art11a, handbook.svc.art11.trigger1, handbook.svc.art11.trigger2,
    handbook.svc.art11.trigger3, handbook.svc.art11.trigger4, handbook.svc.art11.trigger5.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_urgent_report, load_policy_set
        >>> policies = load_policy_set("handbook")
        >>> facts = {
        ...     "urgent_triggers": ["同行政策重大变化"],
        ...     "self_resolvable": False,
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_urgent_report(policies, facts, now=now, document="handbook")
        >>> decision.outcome["report"]
        True
    """
    name = "urgent_report" if document is None else f"{document}.urgent_report"
    return policies.point(name).evaluate(facts, now=now)
