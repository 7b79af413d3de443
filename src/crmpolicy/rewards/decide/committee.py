"""The question `committee` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.rewards.facts import CommitteeFacts


def evaluate_committee(
    policies: PolicySet,
    facts: CommitteeFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the review committee (评定委员会).

    Args:
        policies: what is in force.
        facts: see :class:`CommitteeFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art22.2a, handbook.dev.art22.2b, handbook.dev.art22.2c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "committee_members": [{"person": "王敏", "post": "marketing_director", "seat": "chair", "is_supervisor": "yes"}, {"person": "李强", "post": "market_department_manager", "seat": "vice_chair", "is_supervisor": "yes"}, {"person": "赵琳", "post": "sales_department_manager", "seat": "vice_chair", "is_supervisor": "yes"}, {"person": "甲", "post": "sales_supervisor", "seat": "member", "is_supervisor": "yes"}, {"person": "乙", "post": "service_supervisor", "seat": "member", "is_supervisor": "yes"}, {"person": "丙", "post": "handler_supervisor", "seat": "member", "is_supervisor": "yes"}],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.committee").facts(given, now=monday)
        >>> evaluate_committee(policies, facts, now=monday, document="handbook").outcome["valid"]
        True
    """
    name = "committee" if document is None else f"{document}.committee"
    return policies.point(name).evaluate(facts, now=now)
