"""The room `rewards`: its questions and their facts.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.rewards.decide import (
    evaluate_discount,
    evaluate_gift_approval,
    evaluate_loyalty_points,
    evaluate_preference_suspension,
    evaluate_referral_reward,
    evaluate_service_catalogue,
    evaluate_service_entitlement,
)
from crmpolicy.rewards.facts import (
    DiscountFacts,
    GiftApprovalFacts,
    LoyaltyPointsFacts,
    PreferenceSuspensionFacts,
    ReferralRewardFacts,
    ServiceCatalogueFacts,
    ServiceEntitlementFacts,
)

__all__ = [
    "DiscountFacts",
    "GiftApprovalFacts",
    "LoyaltyPointsFacts",
    "PreferenceSuspensionFacts",
    "ReferralRewardFacts",
    "ServiceCatalogueFacts",
    "ServiceEntitlementFacts",
    "evaluate_discount",
    "evaluate_gift_approval",
    "evaluate_loyalty_points",
    "evaluate_preference_suspension",
    "evaluate_referral_reward",
    "evaluate_service_catalogue",
    "evaluate_service_entitlement",
]
