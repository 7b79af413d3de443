"""The question `records_access` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.records.facts import RecordsAccessFacts


def evaluate_records_access(
    policies: PolicySet,
    facts: RecordsAccessFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the access to records (档案查阅).

    Args:
        policies: what is in force.
        facts: see :class:`RecordsAccessFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts, lighting, relationship, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.8.1.3, lighting.2.3.a, lighting.2.3.b, lighting.2.ex2.b,
    relationship.art8.1.a, relationship.art8.1.b, relationship.art8.1.c, relationship.art8.2.a,
    relationship.art7.3.b, steel.6.3.1.a, steel.6.3.1.b, steel.6.3.1.c, steel.6.3.2.a, steel.6.3.2.b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {
        ...     "crm_readers": ["key_account_manager", "service_specialist"],
        ... }
        >>> policies = load_policy_set("key_accounts", parameters=parameters)
        >>> given = {
        ...     "is_key_account": "yes",
        ...     "reader_kind": "internal",
        ...     "reader_role": "大客户销售经理",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("key_accounts.records_access").facts(given, now=monday)
        >>> evaluate_records_access(policies, facts, now=monday, document="key_accounts").outcome["access"]
        'permit'
    """
    name = "records_access" if document is None else f"{document}.records_access"
    return policies.point(name).evaluate(facts, now=now)
