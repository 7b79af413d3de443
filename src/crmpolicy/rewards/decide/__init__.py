"""The questions of `rewards`, one typed function each, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.rewards.decide.committee import evaluate_committee
from crmpolicy.rewards.decide.discount import evaluate_discount
from crmpolicy.rewards.decide.gift_approval import evaluate_gift_approval
from crmpolicy.rewards.decide.implementation_order import evaluate_implementation_order
from crmpolicy.rewards.decide.loyalty_points import evaluate_loyalty_points
from crmpolicy.rewards.decide.preference_suspension import evaluate_preference_suspension
from crmpolicy.rewards.decide.referral_reward import evaluate_referral_reward
from crmpolicy.rewards.decide.service_catalogue import evaluate_service_catalogue
from crmpolicy.rewards.decide.service_entitlement import evaluate_service_entitlement
from crmpolicy.rewards.decide.suggestion_calendar import evaluate_suggestion_calendar
from crmpolicy.rewards.decide.suggestion_eligibility import evaluate_suggestion_eligibility
from crmpolicy.rewards.decide.suggestion_lifecycle import evaluate_suggestion_lifecycle
from crmpolicy.rewards.decide.suggestion_reward import evaluate_suggestion_reward
from crmpolicy.rewards.decide.supplementary_bonus import evaluate_supplementary_bonus
from crmpolicy.rewards.decide.team_prize import evaluate_team_prize

__all__ = [
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
