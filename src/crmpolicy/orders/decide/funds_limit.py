"""The question `funds_limit` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.orders.facts import FundsLimitFacts


def evaluate_funds_limit(
    policies: PolicySet,
    facts: FundsLimitFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the limit on tied-up funds (资金占用限额).

    Args:
        policies: what is in force.
        facts: see :class:`FundsLimitFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.order.art8b, handbook.order.art8c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {
        ...     "branch_funds_limit": "200万元",
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> given = {
        ...     "orderer_kind": "分支机构",
        ...     "funds_occupied": "150万元",
        ...     "order_amount": "50万元",
        ...     "approved_by": "未知",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.funds_limit").facts(given, now=monday)
        >>> evaluate_funds_limit(policies, facts, now=monday, document="handbook").outcome["supply"]
        'guaranteed'
    """
    name = "funds_limit" if document is None else f"{document}.funds_limit"
    return policies.point(name).evaluate(facts, now=now)
