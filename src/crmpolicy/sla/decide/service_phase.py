"""The question `service_phase` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.sla.facts import ServicePhaseFacts


def evaluate_service_phase(
    policies: PolicySet,
    facts: ServicePhaseFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the phases of service (服务阶段与措施).

    Args:
        policies: what is in force.
        facts: see :class:`ServicePhaseFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art8, handbook.svc.art8.pre1, handbook.svc.art8.mid1,
    handbook.svc.art8.mid2, handbook.svc.art8.pre.resp, handbook.svc.art8.mid.resp,
    handbook.svc.art8.post.resp, handbook.svc.art8.other.resp, handbook.svc.art8.pre2a,
    handbook.svc.art8.pre2b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {
        ...     "stage_lead": {"before_sale": "sales_staff", "during_sale": "sales_staff", "after_sale": "service_staff", "other": "technical_staff"},
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> given = {
        ...     "service_stage": "售前",
        ...     "environment_ok": "yes",
        ...     "remedy_planned": "no",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.service_phase").facts(given, now=monday)
        >>> evaluate_service_phase(policies, facts, now=monday, document="handbook").outcome["responsible"]
        ('sales_staff', 'service_staff')
    """
    name = "service_phase" if document is None else f"{document}.service_phase"
    return policies.point(name).evaluate(facts, now=now)
