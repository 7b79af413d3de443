"""The question `service_catalogue`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

ServiceCatalogueFacts = TypedDict(
    "ServiceCatalogueFacts",
    {
        "months_in_all": int | str,  # 合计月数; months in all
        "retired_services": Sequence[Mapping[str, object]] | DataFrame,  # 已淘汰的服务项目; services withdrawn
        "services_withdrawn": int | str,  # 项目数; number of services
    },
    total=False,
)
ServiceCatalogueFacts.__doc__ = """The facts of :func:`evaluate_service_catalogue` (服务项目); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_service_catalogue, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: ServiceCatalogueFacts = {
    ...     "months_in_all": "36",
    ...     "services_withdrawn": "2",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_service_catalogue(policies, facts, now=now, document="relationship")
    >>> decision.outcome["shortened"]
    True
"""


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
        >>> from crmpolicy import evaluate_service_catalogue, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "months_in_all": "36",
        ...     "services_withdrawn": "2",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_service_catalogue(policies, facts, now=now, document="relationship")
        >>> decision.outcome["shortened"]
        True
    """
    name = "service_catalogue" if document is None else f"{document}.service_catalogue"
    return policies.point(name).evaluate(facts, now=now)
