"""The question `new_customer_form`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

NewCustomerFormFacts = TypedDict(
    "NewCustomerFormFacts",
    {
        "company_name": str | None,  # 公司名称; company name
        "company_size": str | None,  # 公司规模; size of the company
        "contact_person": str | None,  # 联系人; contact person
        "entered_on": date | str | None,  # 录入日期; entered on
        "entries_checked": Sequence[str] | None,  # 已核对的内容; entries checked
        "first_contact_on": date | str | None,  # 初次接触日期; first contact
        "industry_type": str | None,  # 行业类型; type of industry
        "kept_in": str | None,  # 录入系统; system
        "purchase_need": str | None,  # 采购需求; purchase need
        "purchase_records": str | None,  # 购买记录; purchase records
        "purchase_type": str | None,  # 采购类型; type of purchase
        "service_needs": str | None,  # 服务需求; service needs
        "telephone": str | None,  # 电话; telephone
    },
    total=False,
)
NewCustomerFormFacts.__doc__ = """The facts of :func:`evaluate_new_customer_form` (新客户资料登记); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_new_customer_form, load_policy_set
    >>> parameters = {
    ...     "checked_entries": ["公司名称", "电话"],
    ... }
    >>> policies = load_policy_set("lighting", parameters=parameters)
    >>> facts: NewCustomerFormFacts = {
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
    >>> decision = evaluate_new_customer_form(policies, facts, now=monday, document="lighting")
    >>> decision.outcome["complete"]
    True
"""


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
        >>> from crmpolicy import evaluate_new_customer_form, load_policy_set
        >>> parameters = {
        ...     "checked_entries": ["公司名称", "电话"],
        ... }
        >>> policies = load_policy_set("lighting", parameters=parameters)
        >>> facts = {
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
        >>> decision = evaluate_new_customer_form(policies, facts, now=monday, document="lighting")
        >>> decision.outcome["complete"]
        True
    """
    name = "new_customer_form" if document is None else f"{document}.new_customer_form"
    return policies.point(name).evaluate(facts, now=now)
