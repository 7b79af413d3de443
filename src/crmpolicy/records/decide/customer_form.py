"""The question `customer_form`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame, Numeric

CustomerFormFacts = TypedDict(
    "CustomerFormFacts",
    {
        "address": str | None,  # 地址; address
        "agency_data": str | None,  # 资信机构提供资料; data of a credit agency
        "average_capacity": Numeric | None,  # 每月平均销售力; average sales capacity of a month
        "average_sales": Numeric | None,  # 每月平均销售实绩; average sales of a month
        "bank": str | None,  # 往来银行; bank
        "bank_account": str | None,  # 帐号; account
        "bank_note": str | None,  # 记事; notes
        "bills_met": str | None,  # 兑现情况; how bills are met
        "brand_awareness": Literal["knowing", "了解", "knows", "1", "knowing_little", "略知", "knows a little", "2", "knowing_well", "熟知", "knows well", "3", "ignorant", "不知", "does not know", "4", "interested", "颇感兴趣", "rather interested", "5"] | None,  # 对国际名牌认知程度; knowledge of international brands
        "business_kind": str | None,  # 营业种类; kind of business
        "business_nature": Literal["exclusive", "专营", "1", "mixed", "兼营", "2"] | None,  # 营业性质; nature of the trade
        "business_policy": Literal["active", "积极", "1", "conservative", "保守", "2", "solid", "坚实", "3", "ordinary", "平常", "4", "disordered", "零乱", "5", "speculative", "投机", "6"] | None,  # 经营方针; business policy
        "business_state": Literal["flourishing", "兴隆", "1", "rising", "渐盛", "2", "normal", "常态", "3", "declining", "衰退", "4", "dangerous", "危险", "5"] | None,  # 业务状况; state of business
        "chairman_confirmed_on": date | str | None,  # 董事长确认日期; confirmed by the chairman on
        "channel_split": Sequence[Mapping[str, object]] | DataFrame | None,  # 销售种类占比; sales by channel
        "customer": str | None,  # 客户; customer
        "director_confirmed_on": date | str | None,  # 营销总监确认日期; confirmed by the marketing director on
        "distribution_contract": str | None,  # 经销合约; distribution contract
        "filled_on": date | str | None,  # 填写日期; filled on
        "finance_handling": Literal["good", "佳", "1", "ordinary", "普通", "2", "poor", "劣", "3", "lacking", "无", "none", "4"] | None,  # 财务管理; financial management
        "finance_note": str | None,  # 其他说明; other remarks
        "forecast_results": Numeric | None,  # 每月平均实绩预测; results forecast for a month
        "funds_judgement": str | None,  # 资金状况; state of funds
        "general_manager_confirmed_on": date | str | None,  # 总经理确认日期; confirmed by the general manager on
        "guarantor_persons": Sequence[Mapping[str, object]] | DataFrame | None,  # 个人保明细; guarantees of persons
        "guarantor_shops": Sequence[Mapping[str, object]] | DataFrame | None,  # 店保明细; guarantees of shops
        "half_year_entry": str | None,  # 最近半年实绩变化; change of results over half a year
        "highest_credit": Numeric | None,  # 最高信用程度; highest credit
        "investigations": Sequence[Mapping[str, object]] | DataFrame | None,  # 调查或填表者; who investigated or filled in
        "manager_confirmed_on": date | str | None,  # 销售经理确认日期; confirmed by the sales manager on
        "max_purchase": Numeric | None,  # 最高月额（进货）; highest purchases of a month
        "max_sales": Numeric | None,  # 最高月额（销售）; highest sales of a month
        "max_stock": Numeric | None,  # 最高月额（存货）; highest stock of a month
        "min_purchase": Numeric | None,  # 最低月额（进货）; lowest purchases of a month
        "min_sales": Numeric | None,  # 最低月额（销售）; lowest sales of a month
        "min_stock": Numeric | None,  # 最低月额（存货）; lowest stock of a month
        "opened_on": date | str | None,  # 开业时间; opened on
        "operators": Sequence[Mapping[str, object]] | DataFrame | None,  # 经营者; operators
        "organisation": Literal["sole_owner", "独资", "sole owner", "1", "joint_capital", "合资", "joint capital", "2", "share_company", "股份企业", "share company", "3"] | None,  # 组织; form of organisation
        "other_makers": str | None,  # 与其他厂家的特殊关系; special ties with other makers
        "past_results": Numeric | None,  # 以往每月平均实绩; average results of past months
        "paying_judgement": str | None,  # 付款态度; payment attitude
        "pledged_goods": Sequence[Mapping[str, object]] | DataFrame | None,  # 担保品明细; collateral
        "repairers": int | str | None,  # 修理员人数; repairers
        "returns_habit": Literal["never", "无", "none", "1", "reasonable", "合理", "2", "abnormal", "不正常", "3", "normal", "正常", "4"] | None,  # 退货习惯; habit of returning goods
        "sales_price": Literal["fair", "合理", "1", "slightly_low", "略低", "slightly low", "2", "slightly_high", "略高", "slightly high", "3", "price_cutting", "削价", "price cutting", "4"] | None,  # 销售价格; selling price
        "sales_range": Literal["local", "本地", "1", "other", "其它", "2"] | None,  # 销售范围; range of sales
        "salesmen": int | str | None,  # 推销员人数; salesmen
        "shop_area": Literal["large", "大", "1", "medium", "中", "2", "small", "小", "3"] | None,  # 门市面积; shop area
        "shop_layout": Literal["good", "好", "1", "ordinary", "普通", "2", "acceptable", "可以", "3", "bad", "不好", "4"] | None,  # 门市布置; shop layout
        "shop_location": Literal["busy_centre", "闹市", "busy centre", "1", "shopping_street", "商店街", "shopping street", "2", "residential_street", "住宅街", "residential street", "3", "industrial_area", "工矿区", "industrial and mining area", "4", "suburb", "郊区", "5"] | None,  # 店址; location of the shop
        "shop_rent": Numeric | None,  # 租金; rent of the shop
        "shop_staff": int | str | None,  # 店员人数; shop assistants
        "shop_tenure": Literal["owned", "自有", "1", "rented", "租用", "2"] | None,  # 店铺; tenure of the shop
        "shop_value": Numeric | None,  # 市价; market value of the shop
        "stage": Literal["confirmed", "已确认", "concluded", "已有结论", "investigated", "已调查"],  # 阶段; stage
        "stock_handling": Literal["good", "佳", "1", "acceptable", "可以", "2", "ordinary", "一般", "3", "poor", "劣", "4"] | None,  # 存货管理; stock management
        "supervisor_confirmed_on": date | str | None,  # 销售主管确认日期; confirmed by the sales supervisor on
        "suppliers": Sequence[Mapping[str, object]] | DataFrame | None,  # 进货对象; brands that supply
        "telephone": str | None,  # 电话; telephone
        "temporary_staff": int | str | None,  # 临时工人数; temporary workers
        "trade_position": Literal["leader", "领导力", "1", "influential", "具影响力", "2", "first_rate", "一流", "first rate", "3", "second_rate", "二流", "second rate", "4", "third_rate", "三流", "third rate", "5"] | None,  # 同行业中地位; position in the trade
        "vehicles": Sequence[Literal["car", "轿车", "1", "heavy_truck", "大卡车", "heavy truck", "2", "tricycle", "三轮车", "3", "motorcycle", "摩托车", "4"]] | None,  # 车辆; vehicles
        "warehouse": Literal["large", "大", "1", "medium", "中", "2", "small", "小", "3", "without", "无", "none", "4"] | None,  # 仓库; warehouse
    },
    total=False,
)
CustomerFormFacts.__doc__ = """The facts of :func:`evaluate_customer_form` (客户资料表); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_form, load_policy_set
    >>> policies = load_policy_set("handbook")
    >>> facts: CustomerFormFacts = {
    ...     "stage": "confirmed",
    ...     "filled_on": "2026-03-02",
    ...     "customer": "示例商行",
    ...     "address": "示例路一号",
    ...     "telephone": "010-0000",
    ...     "operators": [{"person_kind": "法人代表", "person_name": "甲", "person_sex": "男", "person_age": "45", "native_place": "示例省", "education": "大专", "language": "普通话", "temperament": "平和", "character": "端正", "past_reputation": "良好"}, {"person_kind": "实权者", "person_name": "乙", "person_sex": "女", "person_age": "43", "native_place": "示例省", "education": "大专", "language": "普通话", "temperament": "直爽", "character": "端正", "past_reputation": "良好", "relation": "夫妻"}],
    ...     "business_policy": "3",
    ...     "business_state": "渐盛",
    ...     "business_kind": "灯具批发",
    ...     "suppliers": [{"brand": "牌子甲", "brand_share": "60%"}, {"brand": "牌子乙", "brand_share": "30%"}],
    ...     "channel_split": [{"sales_channel": "1", "channel_share": "25%"}, {"sales_channel": "批发", "channel_share": "70%"}, {"sales_channel": "4", "channel_share": "5%"}],
    ...     "sales_range": "1",
    ...     "sales_price": "1",
    ...     "business_nature": "2",
    ...     "average_sales": "30万元",
    ...     "average_capacity": "50万元",
    ...     "max_purchase": "40万元",
    ...     "max_sales": "45万元",
    ...     "max_stock": "20万元",
    ...     "min_purchase": "10万元",
    ...     "min_sales": "15万元",
    ...     "min_stock": "5万元",
    ...     "half_year_entry": "略有增长",
    ...     "organisation": "1",
    ...     "shop_area": "2",
    ...     "opened_on": "2012-05-01",
    ...     "shop_layout": "1",
    ...     "warehouse": "4",
    ...     "returns_habit": "2",
    ...     "finance_handling": "2",
    ...     "stock_handling": "2",
    ...     "shop_tenure": "2",
    ...     "shop_rent": "8000元",
    ...     "shop_location": "2",
    ...     "vehicles": ["1", "4"],
    ...     "trade_position": "3",
    ...     "shop_staff": "4",
    ...     "salesmen": "2",
    ...     "repairers": "1",
    ...     "temporary_staff": "0",
    ...     "brand_awareness": "1",
    ...     "past_results": "28万元",
    ...     "forecast_results": "32万元",
    ...     "other_makers": "无",
    ...     "distribution_contract": "经销合约一份",
    ...     "bank": "示例银行示例支行",
    ...     "bank_account": "示例账号",
    ...     "bills_met": "均已兑现",
    ...     "funds_judgement": "良好",
    ...     "paying_judgement": "良好",
    ...     "agency_data": "示例资信报告",
    ...     "highest_credit": "20万元",
    ...     "supervisor_confirmed_on": "2026-03-05",
    ...     "manager_confirmed_on": "2026-03-05",
    ...     "director_confirmed_on": "2026-03-06",
    ...     "general_manager_confirmed_on": "2026-03-06",
    ...     "chairman_confirmed_on": "2026-03-06",
    ...     "investigations": [{"investigator": "丙", "investigated_on": "2026-03-01"}],
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_customer_form(policies, facts, now=monday, document="handbook")
    >>> decision.outcome["complete"]
    True
"""


def evaluate_customer_form(
    policies: PolicySet,
    facts: CustomerFormFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the customer file (客户资料表).

    Args:
        policies: what is in force.
        facts: see :class:`CustomerFormFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.form9.customer.head, handbook.form9.customer.operator,
    handbook.form9.customer.suppliers, handbook.form9.customer.sales_channels,
    handbook.form9.customer.monthly_extremes, handbook.form9.customer.monthly_sales,
    handbook.form9.customer.shop_tenure, handbook.form9.customer.opened_on,
    handbook.form9.customer.investigators, handbook.form9.customer.confirmers,
    handbook.form9.customer.finance, handbook.form9.customer.conclusion,
    handbook.form9.customer.business_policy, handbook.form9.customer.business_state,
    handbook.form9.customer.business_kind, handbook.form9.customer.sales_range,
    handbook.form9.customer.sales_price, handbook.form9.customer.business_nature,
    handbook.form9.customer.half_year_change, handbook.form9.customer.organisation,
    handbook.form9.customer.shop_area, handbook.form9.customer.shop_layout,
    handbook.form9.customer.warehouse, handbook.form9.customer.returns_habit,
    handbook.form9.customer.financial_management, handbook.form9.customer.stock_management,
    handbook.form9.customer.shop_location, handbook.form9.customer.vehicles,
    handbook.form9.customer.trade_position, handbook.form9.customer.staff,
    handbook.form9.customer.brand_awareness, handbook.form9.customer.forecast,
    handbook.form9.customer.other_makers, handbook.form9.customer.contract,
    handbook.form9.customer.bureau, handbook.form9.customer.security.collateral,
    handbook.form9.customer.security.shop, handbook.form9.customer.security.person.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_customer_form, load_policy_set
        >>> policies = load_policy_set("handbook")
        >>> facts = {
        ...     "stage": "confirmed",
        ...     "filled_on": "2026-03-02",
        ...     "customer": "示例商行",
        ...     "address": "示例路一号",
        ...     "telephone": "010-0000",
        ...     "operators": [{"person_kind": "法人代表", "person_name": "甲", "person_sex": "男", "person_age": "45", "native_place": "示例省", "education": "大专", "language": "普通话", "temperament": "平和", "character": "端正", "past_reputation": "良好"}, {"person_kind": "实权者", "person_name": "乙", "person_sex": "女", "person_age": "43", "native_place": "示例省", "education": "大专", "language": "普通话", "temperament": "直爽", "character": "端正", "past_reputation": "良好", "relation": "夫妻"}],
        ...     "business_policy": "3",
        ...     "business_state": "渐盛",
        ...     "business_kind": "灯具批发",
        ...     "suppliers": [{"brand": "牌子甲", "brand_share": "60%"}, {"brand": "牌子乙", "brand_share": "30%"}],
        ...     "channel_split": [{"sales_channel": "1", "channel_share": "25%"}, {"sales_channel": "批发", "channel_share": "70%"}, {"sales_channel": "4", "channel_share": "5%"}],
        ...     "sales_range": "1",
        ...     "sales_price": "1",
        ...     "business_nature": "2",
        ...     "average_sales": "30万元",
        ...     "average_capacity": "50万元",
        ...     "max_purchase": "40万元",
        ...     "max_sales": "45万元",
        ...     "max_stock": "20万元",
        ...     "min_purchase": "10万元",
        ...     "min_sales": "15万元",
        ...     "min_stock": "5万元",
        ...     "half_year_entry": "略有增长",
        ...     "organisation": "1",
        ...     "shop_area": "2",
        ...     "opened_on": "2012-05-01",
        ...     "shop_layout": "1",
        ...     "warehouse": "4",
        ...     "returns_habit": "2",
        ...     "finance_handling": "2",
        ...     "stock_handling": "2",
        ...     "shop_tenure": "2",
        ...     "shop_rent": "8000元",
        ...     "shop_location": "2",
        ...     "vehicles": ["1", "4"],
        ...     "trade_position": "3",
        ...     "shop_staff": "4",
        ...     "salesmen": "2",
        ...     "repairers": "1",
        ...     "temporary_staff": "0",
        ...     "brand_awareness": "1",
        ...     "past_results": "28万元",
        ...     "forecast_results": "32万元",
        ...     "other_makers": "无",
        ...     "distribution_contract": "经销合约一份",
        ...     "bank": "示例银行示例支行",
        ...     "bank_account": "示例账号",
        ...     "bills_met": "均已兑现",
        ...     "funds_judgement": "良好",
        ...     "paying_judgement": "良好",
        ...     "agency_data": "示例资信报告",
        ...     "highest_credit": "20万元",
        ...     "supervisor_confirmed_on": "2026-03-05",
        ...     "manager_confirmed_on": "2026-03-05",
        ...     "director_confirmed_on": "2026-03-06",
        ...     "general_manager_confirmed_on": "2026-03-06",
        ...     "chairman_confirmed_on": "2026-03-06",
        ...     "investigations": [{"investigator": "丙", "investigated_on": "2026-03-01"}],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_customer_form(policies, facts, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "customer_form" if document is None else f"{document}.customer_form"
    return policies.point(name).evaluate(facts, now=now)
