"""The question `complaint_response` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.sla.facts import ComplaintResponseFacts


def evaluate_complaint_response(
    policies: PolicySet,
    facts: ComplaintResponseFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the limits for handling complaints (投诉处理时限).

    Args:
        policies: what is in force.
        facts: see :class:`ComplaintResponseFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts, lighting, relationship, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art4.after1, handbook.org9.specialist.4, key_accounts.3.1.4a,
    key_accounts.6.4.3a, key_accounts.6.4.2b, key_accounts.3.1.4c, key_accounts.6.4.3b,
    key_accounts.6.4.3c, key_accounts.6.4.4, lighting.6.2.a, lighting.6.2.b, lighting.5.1.b,
    lighting.5.ex1.a, lighting.1.ex2.a, lighting.6.ex1.a, lighting.6.ex1.b, relationship.art5.1.a,
    relationship.art5.5.b, relationship.art13.6.a, steel.4.3.2.a, steel.4.3.2.b, steel.4.3.3.b,
    steel.4.3.4.c.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("example-group", parameters=parameters)
        >>> facts = {
        ...     "events": [{"event": "receive", "at": "2026-03-06T16:00:00+08:00"}, {"event": "respond", "at": "2026-03-07T16:00:00+08:00", "by": "service_specialist"}],
        ... }
        >>> now = datetime.fromisoformat("2026-03-07T17:00:00+08:00")
        >>> decision = evaluate_complaint_response(policies, facts, now=now, document="handbook")
        >>> decision.outcome["respond"].state
        'met'
    """
    name = "complaint_response" if document is None else f"{document}.complaint_response"
    return policies.point(name).evaluate(facts, now=now)
