"""The question `risk_response`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

RiskResponseFacts = TypedDict(
    "RiskResponseFacts",
    {
        "kinds_left_out": int | str,  # 未排查的类别数; how many kinds were left out
        "kinds_not_screened": Sequence[str],  # 本次未排查的风险类别; kinds of risk that were left out
        "kinds_screened": Sequence[str],  # 本次已排查的风险类别; kinds of risk that were screened
        "level": Literal["low", "低风险", "low risk", "低風險", "medium", "中风险", "medium risk", "中風險", "high", "高风险", "high risk", "高風險"] | None,  # 风险等级; risk level
        "risk_found": Literal["low", "低风险", "low risk", "低風險", "medium", "中风险", "medium risk", "中風險", "high", "高风险", "high risk", "高風險"],  # 已识别风险的等级; level of the risks found
        "risks": Sequence[Mapping[str, object]] | DataFrame,  # 已识别风险; risks found
    },
    total=False,
)
RiskResponseFacts.__doc__ = """The facts of :func:`evaluate_risk_response` (风险应对); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_risk_response, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: RiskResponseFacts = {
    ...     "kinds_screened": ["market", "credit", "cooperation"],
    ...     "risks": [{"risk_kind": "信用风险", "likelihood": "很可能", "impact": "严重"}],
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_risk_response(policies, facts, now=now, document="key_accounts")
    >>> decision.outcome["response"]
    'monitor'
"""


def evaluate_risk_response(
    policies: PolicySet,
    facts: RiskResponseFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the response to risk (风险应对).

    Args:
        policies: what is in force.
        facts: see :class:`RiskResponseFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.9.2.1a, key_accounts.9.2.1b, key_accounts.9.2.1c, key_accounts.9.2.1d,
    key_accounts.9.1.1b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_risk_response, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "kinds_screened": ["market", "credit", "cooperation"],
        ...     "risks": [{"risk_kind": "信用风险", "likelihood": "很可能", "impact": "严重"}],
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_risk_response(policies, facts, now=now, document="key_accounts")
        >>> decision.outcome["response"]
        'monitor'
    """
    name = "risk_response" if document is None else f"{document}.risk_response"
    return policies.point(name).evaluate(facts, now=now)
