"""The question `records_content`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

RecordsContentFacts = TypedDict(
    "RecordsContentFacts",
    {
        "entered_in": str | None,  # 录入处; where it is entered
        "file_entries": Sequence[str],  # 档案已有内容; what the file holds
        "file_opened": bool,  # 已为客户建档; file opened for the customer
        "is_key_account": bool,  # 是大客户; is a key account
        "material_archived": bool,  # 新客户资料已存档; material on the new customer archived
        "new_customer": bool,  # 是新客户; is a new customer
    },
    total=False,
)
RecordsContentFacts.__doc__ = """The facts of :func:`evaluate_records_content` (档案内容); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_records_content, load_policy_set
    >>> policies = load_policy_set("handbook")
    >>> facts: RecordsContentFacts = {
    ...     "new_customer": True,
    ...     "material_archived": False,
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_records_content(policies, facts, now=now, document="handbook")
    >>> decision.outcome["missing"]
    ('新客户资料存档',)
"""


def evaluate_records_content(
    policies: PolicySet,
    facts: RecordsContentFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the contents of records (档案内容).

    Args:
        policies: what is in force.
        facts: see :class:`RecordsContentFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts, lighting, relationship, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art7c, handbook.org9.specialist.2, key_accounts.3.1.4d,
    key_accounts.7.3.3, key_accounts.8.1.1, lighting.1.ex1.a, lighting.2.1.a, lighting.2.1.b,
    relationship.art6a, relationship.art7.2, relationship.art13.1.b, relationship.art13.1.a,
    relationship.art5.3.a, steel.3.4.1, steel.3.4.2, steel.6.1.1.b, steel.6.1.1.a.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_records_content, load_policy_set
        >>> policies = load_policy_set("handbook")
        >>> facts = {
        ...     "new_customer": True,
        ...     "material_archived": False,
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_records_content(policies, facts, now=now, document="handbook")
        >>> decision.outcome["missing"]
        ('新客户资料存档',)
    """
    name = "records_content" if document is None else f"{document}.records_content"
    return policies.point(name).evaluate(facts, now=now)
