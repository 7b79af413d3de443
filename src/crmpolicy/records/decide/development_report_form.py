"""The question `development_report_form`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

DevelopmentReportFormFacts = TypedDict(
    "DevelopmentReportFormFacts",
    {
        "company_address": str | None,  # 公司地址; address of the company
        "company_telephone": str | None,  # 公司电话; telephone of the company
        "customer_name": str | None,  # 客户名称; customer
        "customer_telephone": str | None,  # 客户电话; telephone of the customer
        "development_course": str | None,  # 开拓经过; course of development
        "first_deal_amount": Numeric | None,  # 第一次交易额; amount of the first deal
        "first_deal_goods": str | None,  # 第一次交易品名; goods of the first deal
        "instruction": str | None,  # 批示; instruction
        "manager_signature": str | None,  # 经理; manager
        "product_promoted": str | None,  # 推销产品; product promoted
        "remarks": str | None,  # 备注; remarks
        "report_handler": str | None,  # 主办人员; person in charge
        "reporter_signature": str | None,  # 报告人; reporter
        "stage": Literal["signed", "签批", "filed", "提交"],  # 阶段; stage
        "supervisor_signature": str | None,  # 销售主管; sales supervisor
    },
    total=False,
)
DevelopmentReportFormFacts.__doc__ = """The facts of :func:`evaluate_development_report_form` (客户开发报告表); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_development_report_form, load_policy_set
    >>> policies = load_policy_set("handbook")
    >>> facts: DevelopmentReportFormFacts = {
    ...     "stage": "signed",
    ...     "customer_name": "示例商行",
    ...     "customer_telephone": "010-0000",
    ...     "company_address": "示例路一号",
    ...     "company_telephone": "010-0001",
    ...     "report_handler": "甲",
    ...     "product_promoted": "灯具",
    ...     "first_deal_amount": "2万元",
    ...     "first_deal_goods": "台灯",
    ...     "development_course": "三次拜访后成交",
    ...     "reporter_signature": "甲",
    ...     "supervisor_signature": "乙",
    ...     "manager_signature": "丙",
    ...     "instruction": "继续跟进",
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_development_report_form(policies, facts, now=monday, document="handbook")
    >>> decision.outcome["complete"]
    True
"""


def evaluate_development_report_form(
    policies: PolicySet,
    facts: DevelopmentReportFormFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the report on a customer developed (客户开发报告表).

    Args:
        policies: what is in force.
        facts: see :class:`DevelopmentReportFormFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.form8.devreport.fields, handbook.form8.devreport.signoff.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_development_report_form, load_policy_set
        >>> policies = load_policy_set("handbook")
        >>> facts = {
        ...     "stage": "signed",
        ...     "customer_name": "示例商行",
        ...     "customer_telephone": "010-0000",
        ...     "company_address": "示例路一号",
        ...     "company_telephone": "010-0001",
        ...     "report_handler": "甲",
        ...     "product_promoted": "灯具",
        ...     "first_deal_amount": "2万元",
        ...     "first_deal_goods": "台灯",
        ...     "development_course": "三次拜访后成交",
        ...     "reporter_signature": "甲",
        ...     "supervisor_signature": "乙",
        ...     "manager_signature": "丙",
        ...     "instruction": "继续跟进",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_development_report_form(policies, facts, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "development_report_form" if document is None else f"{document}.development_report_form"
    return policies.point(name).evaluate(facts, now=now)
