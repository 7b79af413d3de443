"""The question `recognition_application` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.admission.facts import RecognitionApplicationFacts
from crmpolicy.engine import Decision, Facts, PolicySet


def evaluate_recognition_application(
    policies: PolicySet,
    facts: RecognitionApplicationFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the application to recognise a new customer (新客户认定申请表).

    Args:
        policies: what is in force.
        facts: see :class:`RecognitionApplicationFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art5.4, handbook.dev.form.recognition.company,
    handbook.dev.form.recognition.scale, handbook.dev.form.recognition.results,
    handbook.dev.form.recognition.plant, handbook.dev.form.recognition.payment,
    handbook.dev.form.recognition.contacts, handbook.dev.form.recognition.sales_split,
    handbook.dev.form.recognition.supply, handbook.dev.form.recognition.reason.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {
        ...     "enterprise_natures": ["有限公司", "股份公司", "个体"],
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> form = {
        ...     "company_name": "示例企业",
        ...     "founded_on": "2010-05-01",
        ...     "legal_person_name": "甲",
        ...     "legal_person_title": "董事长",
        ...     "main_shareholders": "甲、乙",
        ...     "total_capital": "500万元",
        ...     "domicile": "示例市",
        ...     "contacts": [{"site": "head_office", "postcode": "000001", "address": "示例路一号", "telephone": "010-0000"}, {"site": "工厂", "postcode": "000002", "address": "示例路二号", "telephone": "010-0001"}],
        ...     "enterprise_nature": "有限公司",
        ...     "employees": "120",
        ...     "average_age": "35.5",
        ...     "results": [{"year": "2024", "yearly_sales": "3000万元", "operating_profit": "200万元", "net_profit": "150万元"}, {"year": "2025", "yearly_sales": "3200万元", "operating_profit": "210万元", "net_profit": "160万元"}],
        ...     "main_customers": [{"name": "客户甲", "sales": "1000万元"}],
        ...     "main_products": [{"name": "产品甲", "sales": "1200万元"}],
        ...     "land_area": "20000 m2",
        ...     "land_tenure": "自有",
        ...     "supplied_goods": ["型钢", "板材"],
        ...     "yearly_supply": "800万元",
        ...     "trade_reason": "稳定供货",
        ...     "trade_policy": "长期合作",
        ...     "cash_share": "40%",
        ...     "cheque_share": "60%",
        ...     "payment_term": "30 days",
        ...     "bank_and_branch": "示例银行示例支行",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_recognition_application(policies, form, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "recognition_application" if document is None else f"{document}.recognition_application"
    return policies.point(name).evaluate(facts, now=now)
