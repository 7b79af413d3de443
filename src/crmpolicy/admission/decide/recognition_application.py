"""The question `recognition_application`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame, Numeric, Term

RecognitionApplicationFacts = TypedDict(
    "RecognitionApplicationFacts",
    {
        "average_age": Numeric | None,  # 平均年龄; average age of staff
        "bank_and_branch": str | None,  # 开户行; bank and branch
        "building_area": Numeric | None,  # 建筑物面积; buildings
        "building_tenure": Literal["owned", "自有", "1", "rented", "租用", "2"] | None,  # 建筑物使用方式; tenure of the buildings
        "cash_share": Numeric | None,  # 现金占比; share paid in cash
        "cheque_share": Numeric | None,  # 支票占比; share paid by cheque
        "company_name": str | None,  # 企业名称; name of the company
        "contacts": Sequence[Mapping[str, object]] | DataFrame | None,  # 各场所联系方式; contacts of each site
        "domicile": str | None,  # 所在地; seat
        "employees": int | str | None,  # 员工人数; staff
        "enterprise_nature": str | None,  # 企业性质; kind of enterprise
        "founded_on": date | str | None,  # 成立时间; founded on
        "land_area": Numeric | None,  # 占地面积; land
        "land_tenure": Literal["owned", "自有", "1", "rented", "租用", "2"] | None,  # 土地使用方式; tenure of the land
        "legal_person_name": str | None,  # 企业法人姓名; legal person
        "legal_person_title": str | None,  # 企业法人职务; post of the legal person
        "main_customers": Sequence[Mapping[str, object]] | DataFrame | None,  # 主要客户; main customers
        "main_products": Sequence[Mapping[str, object]] | DataFrame | None,  # 主要生产品种; main products
        "main_shareholders": str | None,  # 主要股东; main shareholders
        "payment_term": Term | str | None,  # 付款期限; term of payment
        "remarks": str | None,  # 备注; remarks
        "results": Sequence[Mapping[str, object]] | DataFrame | None,  # 近期业绩; recent results
        "supplied_goods": Sequence[str] | None,  # 供货商品目录; goods supplied
        "total_capital": Numeric | None,  # 总资本; capital
        "trade_policy": str | None,  # 今后交易基本方针; future trading policy
        "trade_reason": str | None,  # 交易理由; reason for trading
        "trading_since": date | str | None,  # 交易时间; trading since
        "yearly_supply": Numeric | None,  # 年供货额; supply in a year
    },
    total=False,
)
RecognitionApplicationFacts.__doc__ = """The facts of :func:`evaluate_recognition_application` (新客户认定申请表); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_recognition_application, load_policy_set
    >>> parameters = {
    ...     "enterprise_natures": ["有限公司", "股份公司", "个体"],
    ... }
    >>> policies = load_policy_set("handbook", parameters=parameters)
    >>> facts: RecognitionApplicationFacts = {
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
    >>> decision = evaluate_recognition_application(policies, facts, now=monday, document="handbook")
    >>> decision.outcome["complete"]
    True
"""


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
        >>> from crmpolicy import evaluate_recognition_application, load_policy_set
        >>> parameters = {
        ...     "enterprise_natures": ["有限公司", "股份公司", "个体"],
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> facts = {
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
        >>> decision = evaluate_recognition_application(policies, facts, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "recognition_application" if document is None else f"{document}.recognition_application"
    return policies.point(name).evaluate(facts, now=now)
