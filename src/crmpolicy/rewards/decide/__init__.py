"""The questions of `rewards`, one typed function each, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.rewards.decide.team_prize import evaluate_team_prize

__all__ = [
    "evaluate_team_prize",
]
