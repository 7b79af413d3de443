"""The room `rewards`: its questions and their facts.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.rewards.decide import (
    evaluate_committee,
    evaluate_implementation_order,
    evaluate_suggestion_calendar,
    evaluate_suggestion_eligibility,
    evaluate_suggestion_lifecycle,
    evaluate_suggestion_reward,
    evaluate_supplementary_bonus,
)
from crmpolicy.rewards.facts import (
    CommitteeFacts,
    ImplementationOrderFacts,
    SuggestionCalendarFacts,
    SuggestionEligibilityFacts,
    SuggestionLifecycleFacts,
    SuggestionRewardFacts,
    SupplementaryBonusFacts,
)
from crmpolicy.rewards.steps import (
    SuggestionCalendar,
    SuggestionRefusal,
    SuggestionStanding,
    SuggestionStep,
)
from crmpolicy.rewards.suggestions import (
    advance_suggestion,
    suggestion_calendar,
)

__all__ = [
    "CommitteeFacts",
    "ImplementationOrderFacts",
    "SuggestionCalendar",
    "SuggestionCalendarFacts",
    "SuggestionEligibilityFacts",
    "SuggestionLifecycleFacts",
    "SuggestionRefusal",
    "SuggestionRewardFacts",
    "SuggestionStanding",
    "SuggestionStep",
    "SupplementaryBonusFacts",
    "advance_suggestion",
    "evaluate_committee",
    "evaluate_implementation_order",
    "evaluate_suggestion_calendar",
    "evaluate_suggestion_eligibility",
    "evaluate_suggestion_lifecycle",
    "evaluate_suggestion_reward",
    "evaluate_supplementary_bonus",
    "suggestion_calendar",
]
