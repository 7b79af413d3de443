"""The question `new_customer_form` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.records.facts import NewCustomerFormFacts


def evaluate_new_customer_form(
    policies: PolicySet,
    facts: NewCustomerFormFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the entry of a new customer (新客户资料登记).

    Args:
        policies: what is in force.
        facts: see :class:`NewCustomerFormFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (lighting); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses lighting.2.1.a, lighting.1.ex1.b, lighting.2.1.b, lighting.1.ex1.a, lighting.1.3.a.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {
        ...     "checked_entries": ["公司名称", "电话"],
        ... }
        >>> policies = load_policy_set("lighting", parameters=parameters)
        >>> form = {
        ...     "company_name": "示例商行",
        ...     "contact_person": "甲",
        ...     "telephone": "010-0000",
        ...     "purchase_type": "批发",
        ...     "company_size": "二十人",
        ...     "purchase_need": "台灯",
        ...     "industry_type": "零售",
        ...     "first_contact_on": "2026-03-02",
        ...     "entered_on": "2026-03-02",
        ...     "kept_in": "客户管理系统",
        ...     "entries_checked": ["公司名称", "电话"],
        ...     "service_needs": "送货上门",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_new_customer_form(policies, form, now=monday, document="lighting")
        >>> decision.outcome["complete"]
        True
    """
    name = "new_customer_form" if document is None else f"{document}.new_customer_form"
    return policies.point(name).evaluate(facts, now=now)
