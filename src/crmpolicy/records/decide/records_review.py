"""The question `records_review`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

RecordsReviewFacts = TypedDict(
    "RecordsReviewFacts",
    {
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "grade": Literal["key", "重点客户", "key customer", "重點客戶", "general", "一般客户", "general customer", "普通客户", "一般客戶", "普通客戶", "potential", "潜在客户", "potential customer", "潛在客戶"],  # 等级; grade
        "information_change": str,  # 变更内容; what has changed
    },
    total=False,
)
RecordsReviewFacts.__doc__ = """The facts of :func:`evaluate_records_review` (档案更新); the policies say which they need.

Example:
    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_records_review, load_policy_set
    >>> parameters = {
    ...     "update_limit": "2 days",
    ...     "update_by": "sales_staff",
    ...     "key_update_limit": "1h",
    ... }
    >>> policies = load_policy_set("lighting", parameters=parameters)
    >>> facts: RecordsReviewFacts = {
    ...     "grade": "一般客户",
    ...     "information_change": "联系方式",
    ...     "events": [{"event": "change_found", "at": "2026-03-02T10:00:00+08:00"}],
    ... }
    >>> now = datetime.fromisoformat("2026-03-02T12:00:00+08:00")
    >>> decision = evaluate_records_review(policies, facts, now=now, document="lighting")
    >>> decision.outcome["update"].state
    'open'
"""


def evaluate_records_review(
    policies: PolicySet,
    facts: RecordsReviewFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the review of records (档案更新).

    Args:
        policies: what is in force.
        facts: see :class:`RecordsReviewFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (lighting, relationship, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses lighting.2.2.a, lighting.2.ex1.a, lighting.1.2.b, relationship.art7.4.b,
    relationship.art8.3, relationship.art8.4.a, relationship.art8.4.b, relationship.art7.4.a, steel.6.1.2.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import evaluate_records_review, load_policy_set
        >>> parameters = {
        ...     "update_limit": "2 days",
        ...     "update_by": "sales_staff",
        ...     "key_update_limit": "1h",
        ... }
        >>> policies = load_policy_set("lighting", parameters=parameters)
        >>> facts = {
        ...     "grade": "一般客户",
        ...     "information_change": "联系方式",
        ...     "events": [{"event": "change_found", "at": "2026-03-02T10:00:00+08:00"}],
        ... }
        >>> now = datetime.fromisoformat("2026-03-02T12:00:00+08:00")
        >>> decision = evaluate_records_review(policies, facts, now=now, document="lighting")
        >>> decision.outcome["update"].state
        'open'
    """
    name = "records_review" if document is None else f"{document}.records_review"
    return policies.point(name).evaluate(facts, now=now)
