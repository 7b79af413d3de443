"""The question `early_warning`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

EarlyWarningFacts = TypedDict(
    "EarlyWarningFacts",
    {
        "indicators": Sequence[Mapping[str, object]] | DataFrame,  # 预警指标数值; readings of the indicators
    },
    total=False,
)
EarlyWarningFacts.__doc__ = """The facts of :func:`evaluate_early_warning` (风险预警); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_early_warning, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: EarlyWarningFacts = {
    ...     "indicators": [{"indicator": "逾期天数", "value": "30", "threshold": "unknown"}, {"indicator": "满意度", "value": "90", "threshold": "unknown"}],
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_early_warning(policies, facts, now=now, document="key_accounts")
    >>> decision.outcome["warning"]
    True
"""


def evaluate_early_warning(
    policies: PolicySet,
    facts: EarlyWarningFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the early warning (风险预警).

    Args:
        policies: what is in force.
        facts: see :class:`EarlyWarningFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.9.2.2a, key_accounts.9.2.2b, key_accounts.9.2.2c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_early_warning, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "indicators": [{"indicator": "逾期天数", "value": "30", "threshold": "unknown"}, {"indicator": "满意度", "value": "90", "threshold": "unknown"}],
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_early_warning(policies, facts, now=now, document="key_accounts")
        >>> decision.outcome["warning"]
        True
    """
    name = "early_warning" if document is None else f"{document}.early_warning"
    return policies.point(name).evaluate(facts, now=now)
