"""The question `records_content` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.records.facts import RecordsContentFacts


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
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> given = {
        ...     "new_customer": "yes",
        ...     "material_archived": "no",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.records_content").facts(given, now=monday)
        >>> evaluate_records_content(policies, facts, now=monday, document="handbook").outcome["missing"]
        ('新客户资料存档',)
    """
    name = "records_content" if document is None else f"{document}.records_content"
    return policies.point(name).evaluate(facts, now=now)
