"""The facts of each question of `appraisal`: exact text, numbers or plain values.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict

from crmpolicy.values import DataFrame, Numeric

AppraisalFacts = TypedDict(
    "AppraisalFacts",
    {
        "complaints_rate": Numeric | None,  # 投诉处理完毕的比例; share of complaints handled
        "complaints_received": Sequence[Mapping[str, object]] | DataFrame,  # 收到的投诉; complaints received
        "first_quarter": Numeric,  # 第一季度得分; score of the first quarter
        "fourth_quarter": Numeric,  # 第四季度得分; score of the fourth quarter
        "further_marks": Numeric,  # 其他指标得分; marks for further indicators
        "handled_count": int | str,  # 处理完毕件数; handled
        "handling_marks": Numeric | None,  # 投诉处理得分; marks for handling complaints
        "handling_reached": Numeric | None,  # 投诉处理率完成率; share of the standard for handling reached
        "received_count": int | str,  # 收到件数; received
        "sales_marks": Numeric,  # 销售额得分; marks for sales
        "sales_reached": Numeric,  # 销售额完成率; share of the sales standard reached
        "satisfaction_marks": Numeric | None,  # 满意度得分; marks for satisfaction
        "satisfaction_reached": Numeric | None,  # 满意度完成率; share of the standard for satisfaction reached
        "scores_beyond": Numeric,  # 超过满分的评分合计（评分有误）; sum of scores beyond the scale, which are wrong
        "scores_count": int | str,  # 评分个数; number of scores
        "scores_most": Numeric,  # 满分合计; highest sum possible
        "scores_total": Numeric,  # 评分合计; sum of scores
        "scores_within": Numeric,  # 不超过满分的评分合计; sum of scores within the scale
        "second_quarter": Numeric,  # 第二季度得分; score of the second quarter
        "surveyed_satisfaction": Numeric | None,  # 调查满意度; satisfaction surveyed
        "surveys": Sequence[Mapping[str, object]] | DataFrame,  # 满意度评分; scores of surveys
        "team_orders": Sequence[Mapping[str, object]] | DataFrame,  # 团队订单; orders of the team
        "team_sales": Numeric,  # 被考核人员的销售额; sales of those appraised
        "third_quarter": Numeric,  # 第三季度得分; score of the third quarter
        "whole_year": Numeric,  # 全年表现得分; marks for the year as a whole
    },
    total=False,
)

SanctionFacts = TypedDict(
    "SanctionFacts",
    {
        "complaint_limits": Sequence[Mapping[str, object]] | DataFrame,  # 投诉各时限的状态; how the limits of complaints stand
        "complaints_late": int | str,  # 逾期的投诉件数; complaints handled late
        "disclosure_authorised": bool | None,  # 披露经过授权; disclosure was authorised
        "file_breach": Literal["rule_broken", "违规", "rule broken", "違規", "lost", "遗失", "遺失", "leaked", "泄密"] | None,  # 档案违规（没有则为未知）; breach about files (unknown where there is none)
        "information_disclosed": bool,  # 泄露了客户信息; customer information was disclosed
        "other_conduct": bool,  # 其他须处理的行为; other conduct to be dealt with
        "sanction_due": Literal["none", "不处罚", "criticism", "批评教育", "reprimand", "warning", "警告", "pay_cut", "扣除绩效工资", "cut of performance pay", "dismissal", "辞退", "辭退"],  # 处罚; sanction
        "serious": bool,  # 情节严重; serious
    },
    total=False,
)
