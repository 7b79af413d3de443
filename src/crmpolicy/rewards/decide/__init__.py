"""The questions of `rewards`, one typed function each, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.rewards.decide.discount import evaluate_discount
from crmpolicy.rewards.decide.gift_approval import evaluate_gift_approval
from crmpolicy.rewards.decide.loyalty_points import evaluate_loyalty_points
from crmpolicy.rewards.decide.preference_suspension import evaluate_preference_suspension
from crmpolicy.rewards.decide.referral_reward import evaluate_referral_reward
from crmpolicy.rewards.decide.service_catalogue import evaluate_service_catalogue
from crmpolicy.rewards.decide.service_entitlement import evaluate_service_entitlement

__all__ = [
    "evaluate_discount",
    "evaluate_gift_approval",
    "evaluate_loyalty_points",
    "evaluate_preference_suspension",
    "evaluate_referral_reward",
    "evaluate_service_catalogue",
    "evaluate_service_entitlement",
]
