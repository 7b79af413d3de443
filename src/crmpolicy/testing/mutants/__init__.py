"""Mutants of policies: small mistakes put into a copy, to see whether some owner's case notices."""

from crmpolicy.testing.mutants.campaign import Campaign, Compare, Compared, Fate, Score, Witnessed
from crmpolicy.testing.mutants.finding import mutants_of
from crmpolicy.testing.mutants.measuring import campaigns, fates
from crmpolicy.testing.mutants.mutant import Mutant
from crmpolicy.testing.mutants.operators import OPERATORS, Operator
from crmpolicy.testing.mutants.suggesting import Suggestion, suggest

__all__ = [
    "OPERATORS",
    "Campaign",
    "Compare",
    "Compared",
    "Fate",
    "Mutant",
    "Operator",
    "Score",
    "Suggestion",
    "Witnessed",
    "campaigns",
    "fates",
    "mutants_of",
    "suggest",
]
