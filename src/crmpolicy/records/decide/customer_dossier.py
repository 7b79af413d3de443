"""The question `customer_dossier`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

CustomerDossierFacts = TypedDict(
    "CustomerDossierFacts",
    {
        "business_scope": str | None,  # 经营范围; scope of business
        "company_address": str | None,  # 地址; address
        "company_name": str | None,  # 公司名称; company name
        "contact_details": str | None,  # 联系方式; contact details
        "contracts": Sequence[str] | None,  # 销售合同; contracts
        "credit_report": str | None,  # 信用评估报告; credit report
        "file_no": str | None,  # 档案编号; number of the file
        "filed_class": str | None,  # 归档类别; class under which it is filed
        "filed_grade": Literal["A", "A 级", "grade A", "A级", "A級", "B", "B 级", "grade B", "B级", "B級", "C", "C 级", "grade C", "C级", "C級", "D", "D 级", "grade D", "D级", "D級"] | None,  # 归档等级; grade under which it is filed
        "kept_on": Sequence[str] | None,  # 档案形式; media
        "legal_representative": str | None,  # 法定代表人; legal representative
        "present_grade": Literal["A", "A 级", "grade A", "A级", "A級", "B", "B 级", "grade B", "B级", "B級", "C", "C 级", "grade C", "C级", "C級", "D", "D 级", "grade D", "D级", "D級"] | None,  # 现行等级; grade now
        "purchase_records": Sequence[Mapping[str, object]] | DataFrame | None,  # 采购记录; purchases
        "service_records": str | None,  # 售后服务记录; after-sales records
        "stage": Literal["supplied", "已供货", "developed", "开发中", "being developed"],  # 阶段; stage
        "wanted_goods": Sequence[Mapping[str, object]] | DataFrame | None,  # 需求明细; goods wanted
    },
    total=False,
)
CustomerDossierFacts.__doc__ = """The facts of :func:`evaluate_customer_dossier` (钢贸客户档案); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_dossier, load_policy_set
    >>> policies = load_policy_set("steel")
    >>> facts: CustomerDossierFacts = {
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
    >>> decision = evaluate_customer_dossier(policies, facts, now=monday, document="steel")
    >>> decision.outcome["complete"]
    True
"""


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
        >>> from crmpolicy import evaluate_customer_dossier, load_policy_set
        >>> policies = load_policy_set("steel")
        >>> facts = {
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
        >>> decision = evaluate_customer_dossier(policies, facts, now=monday, document="steel")
        >>> decision.outcome["complete"]
        True
    """
    name = "customer_dossier" if document is None else f"{document}.customer_dossier"
    return policies.point(name).evaluate(facts, now=now)
