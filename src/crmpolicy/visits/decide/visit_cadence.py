"""The question `visit_cadence` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.visits.facts import VisitCadenceFacts


def evaluate_visit_cadence(
    policies: PolicySet,
    facts: VisitCadenceFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the cadence of visits and follow-ups (拜访与回访周期).

    Args:
        policies: what is in force.
        facts: see :class:`VisitCadenceFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts, lighting, relationship, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.form8.visitfreq.important, handbook.form8.visitfreq.ordinary,
    handbook.form8.visitfreq.potential, handbook.svc.art3b, handbook.svc.art8.post1a, key_accounts.7.1.1,
    key_accounts.6.3.3, key_accounts.3.1.4b, lighting.4.2.b, lighting.3.2.d, lighting.4.2.c,
    lighting.3.ex1.b, lighting.3.ex2.a, relationship.art12.11.a, relationship.art12.11.b,
    relationship.art13.4.a, steel.4.1.1.a, steel.4.1.1.b, steel.4.1.1.c, steel.4.1.1.d, steel.4.1.1.e.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("example-group", parameters=parameters)
        >>> facts = {
        ...     "visit_class": "重要客户",
        ...     "service_grade": "A",
        ...     "events": [],
        ... }
        >>> now = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
        >>> decision = evaluate_visit_cadence(policies, facts, now=now, document="handbook")
        >>> decision.outcome["sales_visit"]["handler"].state
        'open'
    """
    name = "visit_cadence" if document is None else f"{document}.visit_cadence"
    return policies.point(name).evaluate(facts, now=now)
