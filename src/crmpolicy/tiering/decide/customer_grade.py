"""The question `customer_grade`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

CustomerGradeFacts = TypedDict(
    "CustomerGradeFacts",
    {
        "account_size": Literal["large", "大", "medium", "中", "small", "小"],  # 客户规模; size of the customer
        "annual_purchases": Numeric,  # 年采购额; yearly purchases
        "annual_volume": Numeric,  # 年采购量; yearly volume
        "business_trend": Literal["growing", "上升", "steady", "平稳", "平穩", "declining", "下降"],  # 经营发展趋势; business trend
        "company_sales": Numeric,  # 公司总销售额; company sales
        "company_volume": Numeric,  # 公司总销量; company volume
        "contribution": Literal["large", "大", "fairly_large", "较大", "fairly large", "較大", "average", "一般", "fairly_small", "较小", "fairly small", "較小"],  # 业绩贡献; contribution
        "cooperation": Literal["close", "紧密", "緊密", "fairly_steady", "较为稳定", "fairly steady", "較為穩定", "average", "一般", "unsteady", "不太稳定", "not very steady", "不太穩定"],  # 合作关系; cooperation
        "cooperation_years": Numeric | None,  # 合作年限; years of cooperation
        "customer_nature": Literal["manufacturer", "制造企业", "制造企業", "製造企業", "制造业", "製造業", "contractor", "工程企业", "工程企業", "施工企业", "施工企業", "trader", "贸易企业", "貿易企業", "经销企业", "經銷企業", "retailer", "零售企业", "零售企業", "public_body", "机关和事业单位", "public body", "機關和事業單位", "other_nature", "其他性质", "other nature", "其他", "其他性質"],  # 客户性质; nature of the customer
        "deals_a_year": int | str | None,  # 年合作次数; dealings a year
        "has_purchased": bool,  # 已有成交; has purchased
        "industry_influence": Literal["high", "高", "medium", "中", "low", "低"] | None,  # 行业影响力; influence in the trade
        "key_customer": bool,  # 达到重点客户标准; meets the standard of a key customer
        "nature_favoured": bool,  # 可以列入 A 类; may be class A
        "reputation": Literal["good", "良好", "fairly_good", "较好", "fairly good", "較好", "acceptable", "尚可", "unproven", "有待观察", "to be observed", "有待进一步观察", "有待觀察", "有待進一步觀察"],  # 信誉; reputation
        "sales_share": Numeric,  # 销售占比; share of sales
        "share_by_amount": Numeric,  # 金额占比; share by amount
        "share_by_volume": Numeric,  # 吨位占比; share by volume
    },
    total=False,
)
CustomerGradeFacts.__doc__ = """The facts of :func:`evaluate_customer_grade` (客户等级); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_grade, load_policy_set
    >>> parameters = {
    ...     "a_min_sales": "500万元",
    ...     "b_min_sales": "100万元",
    ...     "c_min_sales": "10万元",
    ...     "min_size": {"A": "大", "B": "中", "C": "小"},
    ...     "min_trend": {"A": "平稳", "B": "下降", "C": "下降"},
    ...     "favoured_natures": ["制造企业"],
    ... }
    >>> policies = load_policy_set("handbook", parameters=parameters)
    >>> facts: CustomerGradeFacts = {
    ...     "annual_purchases": "5000000元",
    ...     "account_size": "大",
    ...     "business_trend": "平稳",
    ...     "customer_nature": "制造企业",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_customer_grade(policies, facts, now=now, document="handbook")
    >>> decision.outcome["grade"]
    'A'
"""


def evaluate_customer_grade(
    policies: PolicySet,
    facts: CustomerGradeFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the customer grade (客户等级).

    Args:
        policies: what is in force.
        facts: see :class:`CustomerGradeFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, lighting, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art5a, lighting.3.1.a, lighting.1.3.b, steel.2.2.1, steel.2.2.2,
    steel.2.2.3, steel.2.2.4, steel.2.2.1.d, steel.2.2.2.d, steel.2.2.3.d, steel.2.2.4.d, steel.2.2.1.a,
    steel.2.2.2.a, steel.2.2.3.a, steel.2.2.4.a, steel.2.2.1.b, steel.2.2.2.b, steel.2.2.3.b,
    steel.2.2.4.b, steel.2.2.1.c, steel.2.2.2.c, steel.2.2.3.c, steel.2.2.4.c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_customer_grade, load_policy_set
        >>> parameters = {
        ...     "a_min_sales": "500万元",
        ...     "b_min_sales": "100万元",
        ...     "c_min_sales": "10万元",
        ...     "min_size": {"A": "大", "B": "中", "C": "小"},
        ...     "min_trend": {"A": "平稳", "B": "下降", "C": "下降"},
        ...     "favoured_natures": ["制造企业"],
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> facts = {
        ...     "annual_purchases": "5000000元",
        ...     "account_size": "大",
        ...     "business_trend": "平稳",
        ...     "customer_nature": "制造企业",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_customer_grade(policies, facts, now=now, document="handbook")
        >>> decision.outcome["grade"]
        'A'
    """
    name = "customer_grade" if document is None else f"{document}.customer_grade"
    return policies.point(name).evaluate(facts, now=now)
