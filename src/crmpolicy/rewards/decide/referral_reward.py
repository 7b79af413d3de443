"""The question `referral_reward`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

ReferralRewardFacts = TypedDict(
    "ReferralRewardFacts",
    {
        "first_order_delivered": bool | None,  # 首单已交付; first order delivered
        "first_order_paid": bool | None,  # 首单已付清; first order paid
        "known_before": bool,  # 推荐前已是客户或已在名单上; known before the recommendation
        "recommended_self": bool,  # 推荐人与新客户是同一客户; the customer recommended itself
        "referral_settled": bool,  # 该新客户的推荐奖励已发; a reward for this new customer was given already
        "referrer_is_customer": bool | None,  # 推荐人是现有客户; recommended by an existing customer
    },
    total=False,
)
ReferralRewardFacts.__doc__ = """The facts of :func:`evaluate_referral_reward` (推荐奖励); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_referral_reward, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: ReferralRewardFacts = {
    ...     "recommended_self": False,
    ...     "known_before": False,
    ...     "referrer_is_customer": True,
    ...     "referral_settled": False,
    ...     "first_order_paid": True,
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_referral_reward(policies, facts, now=now, document="steel")
    >>> decision.outcome["state"]
    'due'
"""


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
        >>> from crmpolicy import evaluate_referral_reward, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "recommended_self": False,
        ...     "known_before": False,
        ...     "referrer_is_customer": True,
        ...     "referral_settled": False,
        ...     "first_order_paid": True,
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_referral_reward(policies, facts, now=now, document="steel")
        >>> decision.outcome["state"]
        'due'
    """
    name = "referral_reward" if document is None else f"{document}.referral_reward"
    return policies.point(name).evaluate(facts, now=now)
