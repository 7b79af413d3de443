"""The question `receivables`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

ReceivablesFacts = TypedDict(
    "ReceivablesFacts",
    {
        "all_settled_since_assessment": bool,  # 重新评估晚于结清; assessed anew after settlement
        "days_overdue": int | str,  # 逾期天数; days overdue
        "hold_active": bool,  # 目前已暂停合作; hold in force now
        "overdue_amount": Numeric,  # 逾期金额; overdue amount
    },
    total=False,
)
ReceivablesFacts.__doc__ = """The facts of :func:`evaluate_receivables` (应收账款催收); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_receivables, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: ReceivablesFacts = {}
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_receivables(policies, facts, now=now, document="handbook")
    >>> decision.outcome["watched_by"]
    ('sales_supervisor',)
"""


def evaluate_receivables(
    policies: PolicySet,
    facts: ReceivablesFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the collection of receivables (应收账款催收).

    Args:
        policies: what is in force.
        facts: see :class:`ReceivablesFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.org8.supervisor.3, steel.5.3.2.c, steel.5.3.1.c, steel.5.3.2.b,
    steel.5.3.1.b, steel.5.3.3.c, steel.5.3.3.b, steel.5.3.3.a.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_receivables, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {}
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_receivables(policies, facts, now=now, document="handbook")
        >>> decision.outcome["watched_by"]
        ('sales_supervisor',)
    """
    name = "receivables" if document is None else f"{document}.receivables"
    return policies.point(name).evaluate(facts, now=now)
