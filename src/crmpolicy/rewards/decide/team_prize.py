"""The question `team_prize` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.rewards.facts import TeamPrizeFacts


def evaluate_team_prize(
    policies: PolicySet,
    facts: TeamPrizeFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the team prize (团体奖).

    Args:
        policies: what is in force.
        facts: see :class:`TeamPrizeFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art23.4a, handbook.dev.art23.4b, handbook.dev.art23.4c.


    """
    name = "team_prize" if document is None else f"{document}.team_prize"
    return policies.point(name).evaluate(facts, now=now)
