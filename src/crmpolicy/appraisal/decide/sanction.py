"""The question `sanction`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

SanctionFacts = TypedDict(
    "SanctionFacts",
    {
        "complaint_limits": Sequence[Mapping[str, object]] | DataFrame,  # 投诉各时限的状态; how the limits of complaints stand
        "complaints_late": int | str,  # 逾期的投诉件数; complaints handled late
        "disclosure_authorised": bool | None,  # 披露经过授权; disclosure was authorised
        "file_breach": Literal["rule_broken", "违规", "rule broken", "違規", "lost", "遗失", "遺失", "leaked", "泄密"] | None,  # 档案违规（没有则为未知）; breach about files (unknown where there is none)
        "information_disclosed": bool,  # 泄露了客户信息; customer information was disclosed
        "limits_missed": int | str,  # 错过的约束时限数; binding limits missed
        "other_conduct": bool,  # 其他须处理的行为; other conduct to be dealt with
        "sanction_due": Literal["none", "不处罚", "criticism", "批评教育", "reprimand", "warning", "警告", "pay_cut", "扣除绩效工资", "cut of performance pay", "dismissal", "辞退", "辭退"],  # 处罚; sanction
        "serious": bool,  # 情节严重; serious
    },
    total=False,
)
SanctionFacts.__doc__ = """The facts of :func:`evaluate_sanction` (处罚); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_sanction, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: SanctionFacts = {
    ...     "information_disclosed": True,
    ...     "disclosure_authorised": False,
    ...     "complaint_limits": [],
    ...     "other_conduct": False,
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_sanction(policies, facts, now=now, document="lighting")
    >>> decision.outcome["proposed"]
    ('pay_cut',)
"""


def evaluate_sanction(
    policies: PolicySet,
    facts: SanctionFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the sanction (处罚).

    Args:
        policies: what is in force.
        facts: see :class:`SanctionFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (lighting, relationship); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses lighting.7.2.a, lighting.7.2.b, lighting.7.2.c, relationship.art8.2.b,
    relationship.art8.2.c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_sanction, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "information_disclosed": True,
        ...     "disclosure_authorised": False,
        ...     "complaint_limits": [],
        ...     "other_conduct": False,
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_sanction(policies, facts, now=now, document="lighting")
        >>> decision.outcome["proposed"]
        ('pay_cut',)
    """
    name = "sanction" if document is None else f"{document}.sanction"
    return policies.point(name).evaluate(facts, now=now)
