"""The facts of each question of `admission`: exact text, numbers or plain values.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, TypedDict

from crmpolicy.values import DataFrame, Numeric, Term

AcquisitionChannelFacts = TypedDict(
    "AcquisitionChannelFacts",
    {
        "channel": str,  # 开发渠道; channel
        "lead_interested": bool | None,  # 有合作意向; the prospect is interested
        "referrer_is_customer": bool | None,  # 推荐人是现有客户; recommended by an existing customer
    },
    total=False,
)

AdmissionFacts = TypedDict(
    "AdmissionFacts",
    {
        "accepts_concept": bool | None,  # 认同产品和服务理念; accepts our ideas of product and service
        "as_key_account": bool,  # 申请成为大客户; applies to be a key account
        "bad_credit_records": int | str | None,  # 回溯期内不良信用记录数; bad credit records within the period looked back
        "breach_known": bool | None,  # 已知有泄密; a breach is known
        "clear_need": bool | None,  # 有明确业务需求; clear need
        "cooperation_attitude": Literal["active", "积极", "ordinary", "一般", "passive", "消极"] | None,  # 合作态度; attitude to cooperation
        "cost_control": Literal["good", "佳", "average", "普通", "poor", "劣", "none", "无"] | None,  # 成本控制水平; cost control
        "cost_management": Literal["good", "佳", "average", "普通", "poor", "劣", "none", "无"] | None,  # 成本管理能力; cost management
        "credit_incidents": Sequence[Mapping[str, object]] | DataFrame,  # 不良信用记录; bad credit records
        "credit_rating": Literal["good", "信用良好", "fair", "信用一般", "poor", "信用较差"] | None,  # 信用评价; credit rating
        "disputes": Sequence[Mapping[str, object]] | DataFrame,  # 法律纠纷; legal disputes
        "financial_management": Literal["good", "佳", "average", "普通", "poor", "劣", "none", "无"] | None,  # 财务管理能力; financial management
        "lasting_relation": bool | None,  # 能长期稳定合作; able to keep a lasting relation
        "major_disputes": int | str | None,  # 回溯期内重大法律纠纷数; major disputes within the period looked back
        "market_potential": Literal["high", "高", "medium", "中", "low", "低"] | None,  # 市场潜力; market potential
        "new_customer": bool,  # 是新客户; is a new customer
        "purchasing_power": bool | None,  # 有购买能力; purchasing power
        "reputation_good": bool | None,  # 信誉良好; good reputation
        "secrecy_gaps": int | str,  # 未承诺保密的范围个数; number of scopes without an undertaking
        "secrecy_lacking": Sequence[Literal["commercial", "商业", "technical", "技术"]],  # 未承诺保密的范围; scopes without an undertaking
        "secrecy_undertaken": Sequence[Literal["commercial", "商业", "technical", "技术"]],  # 已书面承诺保密的范围; what it has undertaken to keep secret
        "strategy_fit": bool | None,  # 符合市场战略和发展方向; fits market strategy and direction
        "trade_influence": Literal["high", "高", "medium", "中", "low", "低"] | None,  # 行业影响力; influence in the trade
        "willing": bool | None,  # 愿意配合合作项目; willing to cooperate
    },
    total=False,
)

NewCustomerPipelineFacts = TypedDict(
    "NewCustomerPipelineFacts",
    {
        "application_complete": bool,  # 认定申请表已填齐; recognition application complete
        "breach_known": bool | None,  # 已知有泄密; a breach is known
        "cooperation_attitude": Literal["active", "积极", "ordinary", "一般", "passive", "消极"] | None,  # 合作态度; attitude to cooperation
        "cost_control": Literal["good", "佳", "average", "普通", "poor", "劣", "none", "无"] | None,  # 成本控制水平; cost control
        "cost_management": Literal["good", "佳", "average", "普通", "poor", "劣", "none", "无"] | None,  # 成本管理能力; cost management
        "credit_rating": Literal["good", "信用良好", "fair", "信用一般", "poor", "信用较差"] | None,  # 信用评价; credit rating
        "eligible": bool,  # 符合准入条件; eligible
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "financial_management": Literal["good", "佳", "average", "普通", "poor", "劣", "none", "无"] | None,  # 财务管理能力; financial management
        "new_customer": bool,  # 是新客户; is a new customer
        "points_unclear": int | str,  # 不详之处个数; number of unclear points
        "secrecy_gaps": int | str,  # 未承诺保密的范围个数; number of scopes without an undertaking
        "secrecy_lacking": Sequence[Literal["commercial", "商业", "technical", "技术"]],  # 未承诺保密的范围; scopes without an undertaking
        "secrecy_undertaken": Sequence[Literal["commercial", "商业", "technical", "技术"]],  # 已书面承诺保密的范围; what it has undertaken to keep secret
        "unclear_points": Sequence[str],  # 调查不详之处; points that are unclear
    },
    total=False,
)

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
