"""The facts of each question of `credit`: exact text, numbers or plain values.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, TypedDict

from crmpolicy.values import DataFrame, Numeric

CreditGradeFacts = TypedDict(
    "CreditGradeFacts",
    {
        "agency_score": Numeric | None,  # 第三方评级得分; score of the agency report
        "finances_score": Numeric,  # 财务状况得分; score of finances
        "missing_papers": Sequence[str],  # 缺少的资料; papers missing
        "operations_score": Numeric,  # 经营状况得分; score of operations
        "papers": Sequence[str],  # 已有资料; papers on file
        "papers_missing": int | str,  # 缺少资料份数; number of papers missing
        "record_score": Numeric,  # 信用记录得分; score of the credit record
        "standing_score": Numeric,  # 行业口碑得分; score of standing in the trade
    },
    total=False,
)

CreditInvestigationFacts = TypedDict(
    "CreditInvestigationFacts",
    {
        "agency_report": bool,  # 附有资信机构资料; data of a credit agency attached
        "credit_trouble": bool,  # 信用有问题; credit trouble
        "finance_entries": Sequence[str],  # 金融状况已填栏目; finance entries filled in
        "funds_state": str | None,  # 资金状况; state of funds
        "on_company_form": bool,  # 使用公司统一印制的调查表; on the printed form of the company
        "payment_attitude": str | None,  # 付款态度; payment attitude
        "points_unclear": int | str,  # 不详之处个数; number of unclear points
        "special_rounds": int | str,  # 已做专项调查次数; special investigations made
        "topics_investigated": Sequence[str],  # 已调查的方面; topics investigated
        "unclear_points": Sequence[str],  # 调查不详之处; points that are unclear
    },
    total=False,
)

CreditLimitFacts = TypedDict(
    "CreditLimitFacts",
    {
        "agency_score": Numeric | None,  # 第三方评级得分; score of the agency report
        "all_settled_since_assessment": bool,  # 重新评估晚于结清; assessed anew after settlement
        "assessed_on": date | str | None,  # 最近评估日期; last assessed on
        "business_state": Literal["free", "正常", "reduced", "降额并重评", "limit reduced and reassessed", "suspended", "暂停合作", "暫停合作"],  # 合作状态; state of business
        "credit_grade": Literal["good", "信用良好", "fair", "信用一般", "poor", "信用较差"],  # 信用等级; credit grade
        "days_overdue": int | str,  # 逾期天数; days overdue
        "finances_score": Numeric,  # 财务状况得分; score of finances
        "hold_active": bool,  # 目前已暂停合作; hold in force now
        "limit_increase": Numeric,  # 目前有效的增额; increase in force
        "limit_increases": Sequence[Mapping[str, object]] | DataFrame,  # 临时增额; temporary increases
        "limit_lowered": bool,  # 额度曾因拖欠下调且未恢复; limit was lowered for arrears and not restored
        "max_credit": Numeric,  # 最高信用程度; maximum credit
        "max_credit_confirmed": bool,  # 最高信用程度已确认到位; maximum credit confirmed by all levels
        "may_sell_on_credit": bool,  # 可以赊销; sale on credit allowed
        "missing_papers": Sequence[str],  # 缺少的资料; papers missing
        "operations_score": Numeric,  # 经营状况得分; score of operations
        "overdue_amount": Numeric,  # 逾期金额; overdue amount
        "papers": Sequence[str],  # 已有资料; papers on file
        "papers_missing": int | str,  # 缺少资料份数; number of papers missing
        "record_score": Numeric,  # 信用记录得分; score of the credit record
        "standing_score": Numeric,  # 行业口碑得分; score of standing in the trade
        "override": Mapping[str, object],  # 人工确定的结果; what a person has set
    },
    total=False,
)

ReceivablesFacts = TypedDict(
    "ReceivablesFacts",
    {
        "all_settled_since_assessment": bool,  # 重新评估晚于结清; assessed anew after settlement
        "days_overdue": int | str,  # 逾期天数; days overdue
        "hold_active": bool,  # 目前已暂停合作; hold in force now
        "overdue_amount": Numeric,  # 逾期金额; overdue amount
    },
    total=False,
)
