"""The question `service_phase`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

ServicePhaseFacts = TypedDict(
    "ServicePhaseFacts",
    {
        "environment_ok": bool | None,  # 环境和使用条件合适; environment and conditions are suitable
        "remedy_planned": bool,  # 已安排补救办法; a remedy is planned
        "service_stage": Literal["before_sale", "售前", "before sale", "during_sale", "售中", "during sale", "after_sale", "售后", "after sale", "other", "其他"],  # 服务阶段; stage
    },
    total=False,
)
ServicePhaseFacts.__doc__ = """The facts of :func:`evaluate_service_phase` (服务阶段与措施); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_service_phase, load_policy_set
    >>> parameters = {
    ...     "stage_lead": {"before_sale": "sales_staff", "during_sale": "sales_staff", "after_sale": "service_staff", "other": "technical_staff"},
    ... }
    >>> policies = load_policy_set("handbook", parameters=parameters)
    >>> facts: ServicePhaseFacts = {
    ...     "service_stage": "售前",
    ...     "environment_ok": True,
    ...     "remedy_planned": False,
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_service_phase(policies, facts, now=now, document="handbook")
    >>> decision.outcome["responsible"]
    ('sales_staff', 'service_staff')
"""


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
        >>> from crmpolicy import evaluate_service_phase, load_policy_set
        >>> parameters = {
        ...     "stage_lead": {"before_sale": "sales_staff", "during_sale": "sales_staff", "after_sale": "service_staff", "other": "technical_staff"},
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> facts = {
        ...     "service_stage": "售前",
        ...     "environment_ok": True,
        ...     "remedy_planned": False,
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_service_phase(policies, facts, now=now, document="handbook")
        >>> decision.outcome["responsible"]
        ('sales_staff', 'service_staff')
    """
    name = "service_phase" if document is None else f"{document}.service_phase"
    return policies.point(name).evaluate(facts, now=now)
