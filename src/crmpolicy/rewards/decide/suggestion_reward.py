"""The question `suggestion_reward` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.rewards.facts import SuggestionRewardFacts


def evaluate_suggestion_reward(
    policies: PolicySet,
    facts: SuggestionRewardFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the reward for suggestions (提案奖励).

    Args:
        policies: what is in force.
        facts: see :class:`SuggestionRewardFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art23.0, handbook.dev.art23.1, handbook.dev.art23.grade1,
    handbook.dev.art23.crit, handbook.dev.art23.split, handbook.dev.art23.2a, handbook.dev.art23.grade2,
    handbook.dev.art23.grade3, handbook.dev.art23.grade4, handbook.dev.art23.encourage,
    handbook.dev.art23.effort, handbook.dev.art25.1a.


    """
    name = "suggestion_reward" if document is None else f"{document}.suggestion_reward"
    return policies.point(name).evaluate(facts, now=now)
