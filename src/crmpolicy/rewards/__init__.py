"""The room `rewards`: its questions and their facts.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.rewards.decide import (
    evaluate_team_prize,
)
from crmpolicy.rewards.facts import (
    TeamPrizeFacts,
)

__all__ = [
    "TeamPrizeFacts",
    "evaluate_team_prize",
]
