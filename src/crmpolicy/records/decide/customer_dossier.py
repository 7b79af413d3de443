"""The question `customer_dossier` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.records.facts import CustomerDossierFacts


def evaluate_customer_dossier(
    policies: PolicySet,
    facts: CustomerDossierFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the file of a steel customer (钢贸客户档案).

    Args:
        policies: what is in force.
        facts: see :class:`CustomerDossierFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses steel.6.1.1.a, steel.6.2.1, steel.6.2.2.a, steel.3.4.1, steel.3.4.2, steel.6.1.1.b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("steel", parameters=parameters)
        >>> form = {
        ...     "stage": "supplied",
        ...     "file_no": "示例-1",
        ...     "company_name": "示例建筑公司",
        ...     "legal_representative": "甲",
        ...     "contact_details": "010-0000",
        ...     "business_scope": "建筑施工",
        ...     "company_address": "示例路一号",
        ...     "wanted_goods": [{"steel_kind": "螺纹钢", "specification": "直径20", "wanted_quantity": "100 t", "quality_wanted": "国标", "buying_rhythm": "每月"}],
        ...     "purchase_records": [{"purchased_on": "2026-01-05", "purchase_amount": "40万元"}],
        ...     "contracts": ["示例合同"],
        ...     "service_records": "无",
        ...     "credit_report": "示例报告",
        ...     "filed_class": "建筑",
        ...     "filed_grade": "B",
        ...     "kept_on": ["纸质", "电子"],
        ...     "present_grade": "B",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_customer_dossier(policies, form, now=monday, document="steel")
        >>> decision.outcome["complete"]
        True
    """
    name = "customer_dossier" if document is None else f"{document}.customer_dossier"
    return policies.point(name).evaluate(facts, now=now)
