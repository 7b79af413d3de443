"""The question `service_catalogue` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.rewards.facts import ServiceCatalogueFacts


def evaluate_service_catalogue(
    policies: PolicySet,
    facts: ServiceCatalogueFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the catalogue of services (服务项目).

    Args:
        policies: what is in force.
        facts: see :class:`ServiceCatalogueFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (relationship); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses relationship.art12.4.a.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "months_in_all": "36",
        ...     "services_withdrawn": "2",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("relationship.service_catalogue").facts(given, now=monday)
        >>> evaluate_service_catalogue(policies, facts, now=monday, document="relationship").outcome["shortened"]
        True
    """
    name = "service_catalogue" if document is None else f"{document}.service_catalogue"
    return policies.point(name).evaluate(facts, now=now)
