"""The question `plan_cadence` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.visits.facts import PlanCadenceFacts


def evaluate_plan_cadence(
    policies: PolicySet,
    facts: PlanCadenceFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the cadence of plans (计划编制周期).

    Args:
        policies: what is in force.
        facts: see :class:`PlanCadenceFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts, lighting, relationship); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art2.1b, handbook.svc.art7a, key_accounts.5.2.1a, lighting.4.2.a,
    relationship.art11.2.a, relationship.art11.2.b, relationship.art3.1.a, relationship.art11.1.a.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("example-group", parameters=parameters)
        >>> facts = {
        ...     "events": [],
        ... }
        >>> now = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
        >>> decision = evaluate_plan_cadence(policies, facts, now=now, document="handbook")
        >>> decision.outcome["development_plan"].state
        'open'
    """
    name = "plan_cadence" if document is None else f"{document}.plan_cadence"
    return policies.point(name).evaluate(facts, now=now)
