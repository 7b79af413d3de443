"""The questions of `rewards` and their facts, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.rewards.decide.committee import (
    CommitteeFacts,
    evaluate_committee,
)
from crmpolicy.rewards.decide.discount import (
    DiscountFacts,
    evaluate_discount,
)
from crmpolicy.rewards.decide.gift_approval import (
    GiftApprovalFacts,
    evaluate_gift_approval,
)
from crmpolicy.rewards.decide.implementation_order import (
    ImplementationOrderFacts,
    evaluate_implementation_order,
)
from crmpolicy.rewards.decide.loyalty_points import (
    LoyaltyPointsFacts,
    evaluate_loyalty_points,
)
from crmpolicy.rewards.decide.preference_suspension import (
    PreferenceSuspensionFacts,
    evaluate_preference_suspension,
)
from crmpolicy.rewards.decide.referral_reward import (
    ReferralRewardFacts,
    evaluate_referral_reward,
)
from crmpolicy.rewards.decide.service_catalogue import (
    ServiceCatalogueFacts,
    evaluate_service_catalogue,
)
from crmpolicy.rewards.decide.service_entitlement import (
    ServiceEntitlementFacts,
    evaluate_service_entitlement,
)
from crmpolicy.rewards.decide.suggestion_calendar import (
    SuggestionCalendarFacts,
    evaluate_suggestion_calendar,
)
from crmpolicy.rewards.decide.suggestion_eligibility import (
    SuggestionEligibilityFacts,
    evaluate_suggestion_eligibility,
)
from crmpolicy.rewards.decide.suggestion_lifecycle import (
    SuggestionLifecycleFacts,
    evaluate_suggestion_lifecycle,
)
from crmpolicy.rewards.decide.suggestion_reward import (
    SuggestionRewardFacts,
    evaluate_suggestion_reward,
)
from crmpolicy.rewards.decide.supplementary_bonus import (
    SupplementaryBonusFacts,
    evaluate_supplementary_bonus,
)
from crmpolicy.rewards.decide.team_prize import (
    TeamPrizeFacts,
    evaluate_team_prize,
)

__all__ = [
    "CommitteeFacts",
    "DiscountFacts",
    "GiftApprovalFacts",
    "ImplementationOrderFacts",
    "LoyaltyPointsFacts",
    "PreferenceSuspensionFacts",
    "ReferralRewardFacts",
    "ServiceCatalogueFacts",
    "ServiceEntitlementFacts",
    "SuggestionCalendarFacts",
    "SuggestionEligibilityFacts",
    "SuggestionLifecycleFacts",
    "SuggestionRewardFacts",
    "SupplementaryBonusFacts",
    "TeamPrizeFacts",
    "evaluate_committee",
    "evaluate_discount",
    "evaluate_gift_approval",
    "evaluate_implementation_order",
    "evaluate_loyalty_points",
    "evaluate_preference_suspension",
    "evaluate_referral_reward",
    "evaluate_service_catalogue",
    "evaluate_service_entitlement",
    "evaluate_suggestion_calendar",
    "evaluate_suggestion_eligibility",
    "evaluate_suggestion_lifecycle",
    "evaluate_suggestion_reward",
    "evaluate_supplementary_bonus",
    "evaluate_team_prize",
]
