"""The question `survey_cadence` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.visits.facts import SurveyCadenceFacts


def evaluate_survey_cadence(
    policies: PolicySet,
    facts: SurveyCadenceFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the cadence of satisfaction surveys (满意度调查周期).

    Args:
        policies: what is in force.
        facts: see :class:`SurveyCadenceFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts, lighting, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art4.market2, key_accounts.3.2.4c, lighting.4.3.a, steel.4.1.1.f,
    steel.4.1.1.b, steel.4.1.1.c, steel.4.1.1.d, steel.4.1.1.e.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("example-group", parameters=parameters)
        >>> facts = {
        ...     "days_as_customer": "0",
        ...     "events": [{"event": "first_deal", "at": "2026-03-02T08:40:00+08:00"}],
        ... }
        >>> now = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
        >>> decision = evaluate_survey_cadence(policies, facts, now=now, document="handbook")
        >>> decision.outcome["opinion_card"].state
        'open'
    """
    name = "survey_cadence" if document is None else f"{document}.survey_cadence"
    return policies.point(name).evaluate(facts, now=now)
