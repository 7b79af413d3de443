"""The questions of `rewards`, one typed function each, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.rewards.decide.committee import evaluate_committee
from crmpolicy.rewards.decide.implementation_order import evaluate_implementation_order
from crmpolicy.rewards.decide.suggestion_calendar import evaluate_suggestion_calendar
from crmpolicy.rewards.decide.suggestion_eligibility import evaluate_suggestion_eligibility
from crmpolicy.rewards.decide.suggestion_lifecycle import evaluate_suggestion_lifecycle
from crmpolicy.rewards.decide.suggestion_reward import evaluate_suggestion_reward
from crmpolicy.rewards.decide.supplementary_bonus import evaluate_supplementary_bonus

__all__ = [
    "evaluate_committee",
    "evaluate_implementation_order",
    "evaluate_suggestion_calendar",
    "evaluate_suggestion_eligibility",
    "evaluate_suggestion_lifecycle",
    "evaluate_suggestion_reward",
    "evaluate_supplementary_bonus",
]
