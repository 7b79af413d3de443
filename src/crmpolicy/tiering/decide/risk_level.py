"""The question `risk_level`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

RiskLevelFacts = TypedDict(
    "RiskLevelFacts",
    {
        "kinds_left_out": int | str,  # 未排查的类别数; how many kinds were left out
        "kinds_not_screened": Sequence[str],  # 本次未排查的风险类别; kinds of risk that were left out
        "kinds_screened": Sequence[str],  # 本次已排查的风险类别; kinds of risk that were screened
        "risk_found": Literal["low", "低风险", "low risk", "低風險", "medium", "中风险", "medium risk", "中風險", "high", "高风险", "high risk", "高風險"],  # 已识别风险的等级; level of the risks found
        "risks": Sequence[Mapping[str, object]] | DataFrame,  # 已识别风险; risks found
    },
    total=False,
)
RiskLevelFacts.__doc__ = """The facts of :func:`evaluate_risk_level` (风险等级); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_risk_level, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: RiskLevelFacts = {
    ...     "kinds_screened": ["market", "credit", "cooperation"],
    ...     "risks": [{"risk_kind": "市场风险", "likelihood": "不大可能", "impact": "轻微"}, {"risk_kind": "信用风险", "likelihood": "可能", "impact": "严重"}],
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_risk_level(policies, facts, now=now, document="key_accounts")
    >>> decision.outcome["level"]
    'high'
"""


def evaluate_risk_level(
    policies: PolicySet,
    facts: RiskLevelFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the risk level (风险等级).

    Args:
        policies: what is in force.
        facts: see :class:`RiskLevelFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.9.1.2a, key_accounts.9.1.2b, key_accounts.9.1.1b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_risk_level, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "kinds_screened": ["market", "credit", "cooperation"],
        ...     "risks": [{"risk_kind": "市场风险", "likelihood": "不大可能", "impact": "轻微"}, {"risk_kind": "信用风险", "likelihood": "可能", "impact": "严重"}],
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_risk_level(policies, facts, now=now, document="key_accounts")
        >>> decision.outcome["level"]
        'high'
    """
    name = "risk_level" if document is None else f"{document}.risk_level"
    return policies.point(name).evaluate(facts, now=now)
