"""The question `receivables` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.credit.facts import ReceivablesFacts
from crmpolicy.engine import Decision, Facts, PolicySet


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
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {}
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.receivables").facts(given, now=monday)
        >>> evaluate_receivables(policies, facts, now=monday, document="handbook").outcome["watched_by"]
        ('sales_supervisor',)
    """
    name = "receivables" if document is None else f"{document}.receivables"
    return policies.point(name).evaluate(facts, now=now)
