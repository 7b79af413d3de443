"""The question `technical_staffing`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

TechnicalStaffingFacts = TypedDict(
    "TechnicalStaffingFacts",
    {
        "area_technicians": int | str,  # 本地区技术员人数; technicians of the area
        "customer_stopped": bool,  # 客户因此停产停用; the customer stands still because of it
        "customers_affected": int | str,  # 受影响的客户数; customers affected
        "major_problem": bool,  # 属于重大技术问题; major technical problem
        "solved_locally": bool,  # 本地区技术员能够解决; technicians of the area can solve it
    },
    total=False,
)
TechnicalStaffingFacts.__doc__ = """The facts of :func:`evaluate_technical_staffing` (技术人员配备); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_technical_staffing, load_policy_set
    >>> policies = load_policy_set("handbook")
    >>> facts: TechnicalStaffingFacts = {
    ...     "area_technicians": "0",
    ...     "major_problem": False,
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_technical_staffing(policies, facts, now=now, document="handbook")
    >>> decision.outcome["staffing_ok"]
    False
"""


def evaluate_technical_staffing(
    policies: PolicySet,
    facts: TechnicalStaffingFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the technical staffing (技术人员配备).

    Args:
        policies: what is in force.
        facts: see :class:`TechnicalStaffingFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art8.other2a, handbook.svc.art8.other2b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_technical_staffing, load_policy_set
        >>> policies = load_policy_set("handbook")
        >>> facts = {
        ...     "area_technicians": "0",
        ...     "major_problem": False,
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_technical_staffing(policies, facts, now=now, document="handbook")
        >>> decision.outcome["staffing_ok"]
        False
    """
    name = "technical_staffing" if document is None else f"{document}.technical_staffing"
    return policies.point(name).evaluate(facts, now=now)
