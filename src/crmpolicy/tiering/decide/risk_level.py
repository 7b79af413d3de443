"""The question `risk_level` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.tiering.facts import RiskLevelFacts


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
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "kinds_screened": ["market", "credit", "cooperation"],
        ...     "risks": [{"risk_kind": "市场风险", "likelihood": "不大可能", "impact": "轻微"}, {"risk_kind": "信用风险", "likelihood": "可能", "impact": "严重"}],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("key_accounts.risk_level").facts(given, now=monday)
        >>> evaluate_risk_level(policies, facts, now=monday, document="key_accounts").outcome["level"]
        'high'
    """
    name = "risk_level" if document is None else f"{document}.risk_level"
    return policies.point(name).evaluate(facts, now=now)
