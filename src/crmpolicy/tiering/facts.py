"""The facts of each question of `tiering`: exact text, numbers or plain values.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict

from crmpolicy.values import DataFrame, Numeric, Period

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
        "customer_nature": str,  # 客户性质; nature of the customer
        "has_purchased": bool,  # 已有成交; has purchased
        "industry_influence": Literal["high", "高", "medium", "中", "low", "低"] | None,  # 行业影响力; influence in the trade
        "key_customer": bool,  # 达到重点客户标准; meets the standard of a key customer
        "reputation": Literal["good", "良好", "fairly_good", "较好", "fairly good", "較好", "acceptable", "尚可", "unproven", "有待观察", "to be observed", "有待进一步观察", "有待觀察", "有待進一步觀察"],  # 信誉; reputation
        "sales_share": Numeric,  # 销售占比; share of sales
        "share_by_amount": Numeric,  # 金额占比; share by amount
        "share_by_volume": Numeric,  # 吨位占比; share by volume
    },
    total=False,
)

CustomerIndustryFacts = TypedDict(
    "CustomerIndustryFacts",
    {
        "industry": str,  # 主营行业; main business
    },
    total=False,
)

CustomerSizeFacts = TypedDict(
    "CustomerSizeFacts",
    {
        "annual_volume": Numeric,  # 年采购量; yearly volume
    },
    total=False,
)

KeyAccountFacts = TypedDict(
    "KeyAccountFacts",
    {
        "annual_sales": Numeric | None,  # 年度销售额; yearly sales
        "brand_effect": bool | None,  # 有显著品牌效应; marked brand effect
        "influential": bool | None,  # 在行业内有重要影响力; influential in its trade
        "long_term": bool | None,  # 有长期合作潜力; long-term potential
        "major_need": bool | None,  # 有重大需求; major need
        "opening": bool | None,  # 有业务拓展机会; business opening
        "sales_last_12_months": Numeric | None,  # 最近十二个月销售额; sales of the last twelve months
        "sales_last_year": Numeric | None,  # 上年度销售额; sales of the last full year
    },
    total=False,
)

KeyCustomerRankingFacts = TypedDict(
    "KeyCustomerRankingFacts",
    {
        "customers": Sequence[Mapping[str, object]] | DataFrame,  # 各客户; customers
        "sales_over": Period | str,  # 销售额的统计周期; period of the sales
    },
    total=False,
)
