"""The question `team_organisation` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.governance.facts import TeamOrganisationFacts


def evaluate_team_organisation(
    policies: PolicySet,
    facts: TeamOrganisationFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the organisation of the team (团队组建).

    Args:
        policies: what is in force.
        facts: see :class:`TeamOrganisationFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses steel.7.1.1.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("steel", parameters=parameters)
        >>> given = {
        ...     "team_roles": ["销售人员", "客服人员", "技术支持"],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("steel.team_organisation").facts(given, now=monday)
        >>> evaluate_team_organisation(policies, facts, now=monday, document="steel").outcome["complete"]
        True
    """
    name = "team_organisation" if document is None else f"{document}.team_organisation"
    return policies.point(name).evaluate(facts, now=now)
