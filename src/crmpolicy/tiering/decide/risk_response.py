"""The question `risk_response` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.tiering.facts import RiskResponseFacts


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
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "kinds_screened": ["market", "credit", "cooperation"],
        ...     "risks": [{"risk_kind": "信用风险", "likelihood": "很可能", "impact": "严重"}],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("key_accounts.risk_response").facts(given, now=monday)
        >>> evaluate_risk_response(policies, facts, now=monday, document="key_accounts").outcome["response"]
        'monitor'
    """
    name = "risk_response" if document is None else f"{document}.risk_response"
    return policies.point(name).evaluate(facts, now=now)
