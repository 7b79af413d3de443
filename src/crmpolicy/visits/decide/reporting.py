"""The question `reporting`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

ReportingFacts = TypedDict(
    "ReportingFacts",
    {
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "project_active": bool,  # 有项目正在实施; a project is under way
    },
    total=False,
)
ReportingFacts.__doc__ = """The facts of :func:`evaluate_reporting` (定期报告); the policies say which they need.

Example:
    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_reporting, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: ReportingFacts = {
    ...     "events": [{"event": "visit", "at": "2026-03-02T09:00:00+08:00", "by": "service_staff"}, {"event": "visit", "at": "2026-03-02T15:00:00+08:00", "by": "service_staff"}],
    ... }
    >>> now = datetime.fromisoformat("2026-03-02T16:00:00+08:00")
    >>> decision = evaluate_reporting(policies, facts, now=now, document="handbook")
    >>> decision.outcome["daily_report"].state
    'open'
"""


def evaluate_reporting(
    policies: PolicySet,
    facts: ReportingFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the regular reports (定期报告).

    Args:
        policies: what is in force.
        facts: see :class:`ReportingFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts, lighting, relationship, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art16a, handbook.svc.art9a, handbook.svc.art10, key_accounts.5.3.1b,
    key_accounts.6.2.3a, lighting.2.ex2.a, relationship.art7.1.a, relationship.art7.1.b, steel.3.1.1.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import evaluate_reporting, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "events": [{"event": "visit", "at": "2026-03-02T09:00:00+08:00", "by": "service_staff"}, {"event": "visit", "at": "2026-03-02T15:00:00+08:00", "by": "service_staff"}],
        ... }
        >>> now = datetime.fromisoformat("2026-03-02T16:00:00+08:00")
        >>> decision = evaluate_reporting(policies, facts, now=now, document="handbook")
        >>> decision.outcome["daily_report"].state
        'open'
    """
    name = "reporting" if document is None else f"{document}.reporting"
    return policies.point(name).evaluate(facts, now=now)
