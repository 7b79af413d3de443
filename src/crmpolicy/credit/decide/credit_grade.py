"""The question `credit_grade`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

CreditGradeFacts = TypedDict(
    "CreditGradeFacts",
    {
        "agency_score": Numeric | None,  # 第三方评级得分; score of the agency report
        "finances_score": Numeric,  # 财务状况得分; score of finances
        "missing_papers": Sequence[str],  # 缺少的资料; papers missing
        "operations_score": Numeric,  # 经营状况得分; score of operations
        "papers": Sequence[str],  # 已有资料; papers on file
        "papers_missing": int | str,  # 缺少资料份数; number of papers missing
        "record_score": Numeric,  # 信用记录得分; score of the credit record
        "standing_score": Numeric,  # 行业口碑得分; score of standing in the trade
    },
    total=False,
)
CreditGradeFacts.__doc__ = """The facts of :func:`evaluate_credit_grade` (信用等级); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_credit_grade, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: CreditGradeFacts = {
    ...     "operations_score": "80",
    ...     "finances_score": "80",
    ...     "record_score": "80",
    ...     "standing_score": "80",
    ...     "agency_score": "80",
    ...     "papers": ["营业执照", "财务报表", "税务记录"],
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_credit_grade(policies, facts, now=now, document="steel")
    >>> decision.outcome["credit_grade"]
    'good'
"""


def evaluate_credit_grade(
    policies: PolicySet,
    facts: CreditGradeFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the credit grade (信用等级).

    Args:
        policies: what is in force.
        facts: see :class:`CreditGradeFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses steel.5.1.3, steel.5.1.1.b, steel.5.1.2.b, steel.5.1.2.a.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_credit_grade, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "operations_score": "80",
        ...     "finances_score": "80",
        ...     "record_score": "80",
        ...     "standing_score": "80",
        ...     "agency_score": "80",
        ...     "papers": ["营业执照", "财务报表", "税务记录"],
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_credit_grade(policies, facts, now=now, document="steel")
        >>> decision.outcome["credit_grade"]
        'good'
    """
    name = "credit_grade" if document is None else f"{document}.credit_grade"
    return policies.point(name).evaluate(facts, now=now)
