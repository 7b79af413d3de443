"""The question `customer_form` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.records.facts import CustomerFormFacts


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
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> form = {
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
        >>> decision = evaluate_customer_form(policies, form, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "customer_form" if document is None else f"{document}.customer_form"
    return policies.point(name).evaluate(facts, now=now)
