"""The question `technical_staffing` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.sla.facts import TechnicalStaffingFacts


def evaluate_technical_staffing(
    policies: PolicySet,
    facts: TechnicalStaffingFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the technical staffing (技术人员配备).

    Args:
        policies: what is in force.
        facts: see :class:`TechnicalStaffingFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art8.other2a, handbook.svc.art8.other2b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> given = {
        ...     "area_technicians": "0",
        ...     "major_problem": "no",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.technical_staffing").facts(given, now=monday)
        >>> evaluate_technical_staffing(policies, facts, now=monday, document="handbook").outcome["staffing_ok"]
        False
    """
    name = "technical_staffing" if document is None else f"{document}.technical_staffing"
    return policies.point(name).evaluate(facts, now=now)
