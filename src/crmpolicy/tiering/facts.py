"""The facts of each question of `tiering`: exact text, numbers or plain values.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict

from crmpolicy.values import DataFrame, Numeric, Period

AccountValueFacts = TypedDict(
    "AccountValueFacts",
    {
        "account_profit": Numeric | None,  # 大客户毛利; profit on the account
        "cost_to_serve": Numeric | None,  # 服务成本; cost to serve
        "sales_to_account": Numeric | None,  # 大客户销售额; sales to the account
        "value_amount": Numeric | None,  # 价值贡献; value contributed
    },
    total=False,
)

ContactMixFacts = TypedDict(
    "ContactMixFacts",
    {
        "contacts_made": int | str,  # 维护活动次数; contacts made
        "contacts_potential": int | str,  # 其中面向潜在客户; of them with potential customers
        "potential_share": Numeric | None,  # 潜在客户占比; share spent on potential customers
    },
    total=False,
)

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

CustomerIndustryFacts = TypedDict(
    "CustomerIndustryFacts",
    {
        "industry": str,  # 主营行业; main business
        "industry_section": Literal["A", "农、林、牧、渔业", "agriculture and fishery", "B", "采矿业", "mining", "C", "制造业", "manufacturing", "D", "电力、热力、燃气及水生产和供应业", "energy and water supply", "E", "建筑业", "construction", "F", "批发和零售业", "wholesale and retail", "G", "交通运输、仓储和邮政业", "transport, storage and post", "H", "住宿和餐饮业", "hotels and restaurants", "I", "信息传输、软件和信息技术服务业", "information technology", "J", "金融业", "finance", "K", "房地产业", "real estate", "L", "租赁和商务服务业", "leasing and business services", "M", "科学研究和技术服务业", "research and technical services", "N", "水利、环境和公共设施管理业", "water, environment and public facilities", "O", "居民服务、修理和其他服务业", "personal and repair services", "P", "教育", "education", "Q", "卫生和社会工作", "health and social work", "R", "文化、体育和娱乐业", "culture, sport and entertainment", "S", "公共管理、社会保障和社会组织", "public administration", "T", "国际组织", "international organisations"],  # 行业门类; section of trade
    },
    total=False,
)

CustomerSizeFacts = TypedDict(
    "CustomerSizeFacts",
    {
        "annual_purchases": Numeric,  # 年采购额; yearly purchases
        "annual_volume": Numeric,  # 年采购量; yearly volume
        "customer_turnover": Numeric,  # 客户年营业额; the customer's turnover
        "registered_capital": Numeric,  # 注册资本; registered capital
        "size_amount": Numeric,  # 规模数值; size
    },
    total=False,
)

EarlyWarningFacts = TypedDict(
    "EarlyWarningFacts",
    {
        "indicators": Sequence[Mapping[str, object]] | DataFrame,  # 预警指标数值; readings of the indicators
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

ProspectTargetingFacts = TypedDict(
    "ProspectTargetingFacts",
    {
        "emerging_firm": bool | None,  # 属于新兴企业; a young firm
        "enterprise_size": Literal["large_firm", "大型企业", "large firm", "other_firm", "其他企业", "other firm"] | None,  # 企业规模; size of the firm
        "growth_potential": bool | None,  # 有增长潜力; may grow
        "is_target": bool,  # 目标客户; target customer
        "quality_firm": bool | None,  # 属于优质企业; a firm of quality
    },
    total=False,
)

RelationshipGradeFacts = TypedDict(
    "RelationshipGradeFacts",
    {
        "annual_sales": Numeric | None,  # 年度销售额; yearly sales
        "loyalty": Numeric | None,  # 忠诚度; loyalty
        "project_progress": Numeric | None,  # 合作项目进展; progress of common projects
        "relationship_score": Numeric | None,  # 客户关系得分; score of the relation
        "sales_last_12_months": Numeric | None,  # 最近十二个月销售额; sales of the last twelve months
        "sales_last_year": Numeric | None,  # 上年度销售额; sales of the last full year
        "sales_target": Numeric | None,  # 销售额目标; target of sales
        "satisfaction": Numeric | None,  # 满意度; satisfaction
        "target_met": Numeric | None,  # 目标完成率; share of the target met
        "target_score": Numeric | None,  # 销售额得分; score of sales
    },
    total=False,
)

RelationshipTypeFacts = TypedDict(
    "RelationshipTypeFacts",
    {},
    total=False,
)

RiskLevelFacts = TypedDict(
    "RiskLevelFacts",
    {
        "kinds_left_out": int | str,  # 未排查的类别数; how many kinds were left out
        "kinds_not_screened": Sequence[str],  # 本次未排查的风险类别; kinds of risk that were left out
        "kinds_screened": Sequence[str],  # 本次已排查的风险类别; kinds of risk that were screened
        "risk_found": Literal["low", "低风险", "low risk", "低風險", "medium", "中风险", "medium risk", "中風險", "high", "高风险", "high risk", "高風險"],  # 已识别风险的等级; level of the risks found
        "risks": Sequence[Mapping[str, object]] | DataFrame,  # 已识别风险; risks found
    },
    total=False,
)

RiskResponseFacts = TypedDict(
    "RiskResponseFacts",
    {
        "kinds_left_out": int | str,  # 未排查的类别数; how many kinds were left out
        "kinds_not_screened": Sequence[str],  # 本次未排查的风险类别; kinds of risk that were left out
        "kinds_screened": Sequence[str],  # 本次已排查的风险类别; kinds of risk that were screened
        "level": Literal["low", "低风险", "low risk", "低風險", "medium", "中风险", "medium risk", "中風險", "high", "高风险", "high risk", "高風險"] | None,  # 风险等级; risk level
        "risk_found": Literal["low", "低风险", "low risk", "低風險", "medium", "中风险", "medium risk", "中風險", "high", "高风险", "high risk", "高風險"],  # 已识别风险的等级; level of the risks found
        "risks": Sequence[Mapping[str, object]] | DataFrame,  # 已识别风险; risks found
    },
    total=False,
)

SalesStrategyFacts = TypedDict(
    "SalesStrategyFacts",
    {
        "annual_sales": Numeric | None,  # 年度销售额; yearly sales
        "relationship_type": Literal["strategic", "战略合作伙伴型大客户", "strategic partner", "戰略合作伙伴型大客戶", "战略合作伙伴", "important", "重要客户", "important key account", "重要客戶", "general", "一般大客户", "general key account", "一般大客戶"],  # 合作类型; type of relationship
        "sales_last_12_months": Numeric | None,  # 最近十二个月销售额; sales of the last twelve months
        "sales_last_year": Numeric | None,  # 上年度销售额; sales of the last full year
    },
    total=False,
)
