"""The facts of each question of `sla`: exact text, numbers or plain values.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict

from crmpolicy.values import DataFrame, Numeric

AfterSalesResponseFacts = TypedDict(
    "AfterSalesResponseFacts",
    {
        "after_sales": bool,  # 属于售后; is an after-sales request
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "in_project": bool,  # 项目实施中的问题; arose while a project is carried out
        "is_key_account": bool,  # 是大客户; is a key account
        "problem_class": Literal["general", "一般性问题", "general problem", "一般性問題", "complex", "复杂问题", "complex problem", "復雜問題", "複雜問題"],  # 问题类别; class of problem
        "technical": bool,  # 属于技术问题; is of a technical kind
        "topic": str,  # 事由; topic
    },
    total=False,
)

ComplaintEscalationFacts = TypedDict(
    "ComplaintEscalationFacts",
    {
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "topic": str,  # 事由; topic
        "touches_major_decision": bool,  # 涉及公司重大决策; touches a major company decision
    },
    total=False,
)

ComplaintResponseFacts = TypedDict(
    "ComplaintResponseFacts",
    {
        "after_sales": bool,  # 属于售后; is an after-sales request
        "annual_purchases": Numeric,  # 年采购额; yearly purchases
        "cooperation_years": Numeric | None,  # 合作年限; years of cooperation
        "deals_a_year": int | str | None,  # 年合作次数; dealings a year
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "grade": Literal["key", "重点客户", "key customer", "重點客戶", "general", "一般客户", "general customer", "普通客户", "一般客戶", "普通客戶", "potential", "潜在客户", "potential customer", "潛在客戶"],  # 等级; grade
        "has_purchased": bool,  # 已有成交; has purchased
        "industry_influence": Literal["high", "高", "medium", "中", "low", "低"] | None,  # 行业影响力; influence in the trade
        "is_key_account": bool,  # 是大客户; is a key account
        "key_customer": bool,  # 达到重点客户标准; meets the standard of a key customer
        "severity": Literal["ordinary", "一般投诉", "ordinary complaint", "serious", "重大投诉", "serious complaint"],  # 严重程度; severity
        "topic": str,  # 事由; topic
    },
    total=False,
)

InquiryResponseFacts = TypedDict(
    "InquiryResponseFacts",
    {
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
    },
    total=False,
)

ServicePhaseFacts = TypedDict(
    "ServicePhaseFacts",
    {
        "environment_ok": bool | None,  # 环境和使用条件合适; environment and conditions are suitable
        "remedy_planned": bool,  # 已安排补救办法; a remedy is planned
        "service_stage": Literal["before_sale", "售前", "before sale", "during_sale", "售中", "during sale", "after_sale", "售后", "after sale", "other", "其他"],  # 服务阶段; stage
    },
    total=False,
)

TechnicalStaffingFacts = TypedDict(
    "TechnicalStaffingFacts",
    {
        "area_technicians": int | str,  # 本地区技术员人数; technicians of the area
        "major_problem": bool,  # 属于重大技术问题; major technical problem
    },
    total=False,
)
