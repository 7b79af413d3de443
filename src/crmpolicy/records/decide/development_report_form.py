"""The question `development_report_form` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.records.facts import DevelopmentReportFormFacts


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
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> form = {
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
        >>> decision = evaluate_development_report_form(policies, form, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "development_report_form" if document is None else f"{document}.development_report_form"
    return policies.point(name).evaluate(facts, now=now)
