"""The question `implementation_order` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.rewards.facts import ImplementationOrderFacts


def evaluate_implementation_order(
    policies: PolicySet,
    facts: ImplementationOrderFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the order to implement a suggestion (提案实施通知).

    Args:
        policies: what is in force.
        facts: see :class:`ImplementationOrderFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art26.1a, handbook.dev.art26.2a, handbook.dev.art26.1b,
    handbook.dev.art26.3, handbook.dev.art26.2b, handbook.dev.art26.5c, handbook.dev.art26.5b,
    handbook.dev.art26.5a, handbook.dev.art26.2c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "review_decision": "adopted",
        ...     "departments_concerned": ["销售部", "市场部"],
        ...     "departments_ordered": ["销售部"],
        ...     "departments_object": "no",
        ...     "implementation_date": "2026-06-01",
        ...     "key_points": "试行",
        ...     "order_filled_by": "department_manager",
        ...     "order_returned": "yes",
        ...     "difficulty_met": "no",
        ...     "work_done": "no",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.implementation_order").facts(given, now=monday)
        >>> evaluate_implementation_order(policies, facts, now=monday, document="handbook").outcome["stage"]
        'to_issue'
    """
    name = "implementation_order" if document is None else f"{document}.implementation_order"
    return policies.point(name).evaluate(facts, now=now)
