"""The question `supplementary_bonus`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

SupplementaryBonusFacts = TypedDict(
    "SupplementaryBonusFacts",
    {
        "achieved_effect": Numeric | None,  # 实际效益; effect achieved
        "bonus_approved": bool,  # 委员会同意追补; the committee approves the bonus
        "bonus_earned": Numeric,  # 应追补金额; bonus earned
        "bonus_paid": Numeric,  # 已追补奖金; bonus paid
        "effect_confirmed": bool,  # 委员会已确认效果; the committee has confirmed the effect
        "effect_gained": Numeric,  # 超出预期的效益; effect above what was expected
        "effect_to_exceed": Numeric,  # 须超过的效益; effect to be exceeded
        "exceeds_expected": bool,  # 超过预期; better than expected
        "expected_effect": Numeric | None,  # 采用时预期效益; effect expected at adoption
        "margin_amount": Numeric,  # 须超过的幅度; margin to exceed by
        "performance_paid": Numeric,  # 已发实施绩效奖; performance award paid
    },
    total=False,
)
SupplementaryBonusFacts.__doc__ = """The facts of :func:`evaluate_supplementary_bonus` (追补奖金); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_supplementary_bonus, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: SupplementaryBonusFacts = {
    ...     "effect_confirmed": True,
    ...     "expected_effect": "5万元",
    ...     "achieved_effect": "8万元",
    ...     "bonus_approved": True,
    ...     "performance_paid": "0元",
    ...     "bonus_paid": "0元",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_supplementary_bonus(policies, facts, now=now, document="handbook")
    >>> decision.outcome["bonus"]
    Decimal('1000')
"""


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
        >>> from crmpolicy import evaluate_supplementary_bonus, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "effect_confirmed": True,
        ...     "expected_effect": "5万元",
        ...     "achieved_effect": "8万元",
        ...     "bonus_approved": True,
        ...     "performance_paid": "0元",
        ...     "bonus_paid": "0元",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_supplementary_bonus(policies, facts, now=now, document="handbook")
        >>> decision.outcome["bonus"]
        Decimal('1000')
    """
    name = "supplementary_bonus" if document is None else f"{document}.supplementary_bonus"
    return policies.point(name).evaluate(facts, now=now)
