"""The question `plan_cadence`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

PlanCadenceFacts = TypedDict(
    "PlanCadenceFacts",
    {
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
    },
    total=False,
)
PlanCadenceFacts.__doc__ = """The facts of :func:`evaluate_plan_cadence` (计划编制周期); the policies say which they need.

Example:
    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_plan_cadence, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: PlanCadenceFacts = {
    ...     "events": [],
    ... }
    >>> now = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
    >>> decision = evaluate_plan_cadence(policies, facts, now=now, document="handbook")
    >>> decision.outcome["development_plan"].state
    'open'
"""


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
        >>> from crmpolicy import evaluate_plan_cadence, load_policy_set
        >>> policies = load_policy_set("example-group")
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
