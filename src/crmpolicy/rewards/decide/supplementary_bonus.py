"""The question `supplementary_bonus` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.rewards.facts import SupplementaryBonusFacts


def evaluate_supplementary_bonus(
    policies: PolicySet,
    facts: SupplementaryBonusFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the supplementary bonus (追补奖金).

    Args:
        policies: what is in force.
        facts: see :class:`SupplementaryBonusFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art26.4a, handbook.dev.art26.4b, handbook.dev.art26.5a,
    handbook.dev.art23.3.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "effect_confirmed": "yes",
        ...     "expected_effect": "5万元",
        ...     "achieved_effect": "8万元",
        ...     "bonus_approved": "yes",
        ...     "performance_paid": "0元",
        ...     "bonus_paid": "0元",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.supplementary_bonus").facts(given, now=monday)
        >>> evaluate_supplementary_bonus(policies, facts, now=monday, document="handbook").outcome["bonus"]
        Decimal('1000')
    """
    name = "supplementary_bonus" if document is None else f"{document}.supplementary_bonus"
    return policies.point(name).evaluate(facts, now=now)
