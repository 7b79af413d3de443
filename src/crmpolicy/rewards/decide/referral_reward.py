"""The question `referral_reward` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.rewards.facts import ReferralRewardFacts


def evaluate_referral_reward(
    policies: PolicySet,
    facts: ReferralRewardFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the reward for referrals (推荐奖励).

    Args:
        policies: what is in force.
        facts: see :class:`ReferralRewardFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses steel.3.3.4.b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "recommended_self": "no",
        ...     "known_before": "no",
        ...     "referrer_is_customer": "yes",
        ...     "referral_settled": "no",
        ...     "first_order_paid": "yes",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("steel.referral_reward").facts(given, now=monday)
        >>> evaluate_referral_reward(policies, facts, now=monday, document="steel").outcome["state"]
        'due'
    """
    name = "referral_reward" if document is None else f"{document}.referral_reward"
    return policies.point(name).evaluate(facts, now=now)
