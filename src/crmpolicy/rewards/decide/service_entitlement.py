"""The question `service_entitlement` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.rewards.facts import ServiceEntitlementFacts


def evaluate_service_entitlement(
    policies: PolicySet,
    facts: ServiceEntitlementFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the entitlement to services (服务待遇).

    Args:
        policies: what is in force.
        facts: see :class:`ServiceEntitlementFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts, lighting, relationship, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art2, handbook.svc.art5b, handbook.svc.art4.after2,
    handbook.svc.art4.after3, handbook.svc.art8.post4, key_accounts.1.3.2, key_accounts.6.1.2,
    key_accounts.6.1.3, lighting.1.3.c, lighting.3.2.a, lighting.3.3.a, lighting.3.2.b, lighting.3.2.c,
    relationship.art12.6, steel.1.3.4, steel.4.2.2, steel.4.4.3.c, steel.4.4.3.a.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "party_kind": "dealer",
        ...     "service_grade": "A",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.service_entitlement").facts(given, now=monday)
        >>> evaluate_service_entitlement(policies, facts, now=monday, document="handbook").outcome["services"]
        ('专人驻厂', '产品资料', '企业培训', '优先排产', '季度技术巡检', '技术培训', '技术指导', '技术服务', '技术热线', '技术难题协助')
    """
    name = "service_entitlement" if document is None else f"{document}.service_entitlement"
    return policies.point(name).evaluate(facts, now=now)
