"""The facts of each question of `rewards`: exact text, numbers or plain values.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, TypedDict

from crmpolicy.values import Numeric

CommitteeFacts = TypedDict(
    "CommitteeFacts",
    {
        "chairs_all": int | str,  # 主任人数; number of chairs
        "chairs_right": int | str,  # 由规定职务担任的主任; chairs who hold the right post
        "committee_members": Sequence[Mapping[str, object]],  # 委员会成员; who sits on the committee
        "market_vices": int | str,  # 市场部经理任副主任; market managers as vice chairs
        "members_all": int | str,  # 委员人数; number of members
        "members_low": int | str,  # 非主管级委员; members below supervisor rank
        "other_vices": int | str,  # 其他副主任; other vice chairs
        "sales_vices": int | str,  # 销售部经理任副主任; sales managers as vice chairs
    },
    total=False,
)

ImplementationOrderFacts = TypedDict(
    "ImplementationOrderFacts",
    {
        "departments_concerned": Sequence[str],  # 相关部门; departments concerned
        "departments_object": bool,  # 部门有异议; departments object
        "departments_ordered": Sequence[str],  # 已下令部门; departments that have an order
        "difficulty_met": bool,  # 实施遇到困难; difficulty met
        "implementation_date": date | str | None,  # 实施日期; date of implementation
        "key_points": str | None,  # 实施要领; key points of implementation
        "order_filled_by": Literal["account_manager", "客户经理", "account manager", "after_sales_engineer", "售后工程师", "after-sales engineer", "after_sales_team", "售后团队", "after-sales team", "area_sales_specialist", "片区销售专员", "area sales specialist", "assembly", "全体员工集会", "assembly of all staff", "branch_manager", "分支机构经理", "branch manager", "carrier", "物流方", "chair", "主任委员", "chair of the committee", "chairman", "董事长", "committee", "评定委员会", "review committee", "company", "公司", "department_head", "部门负责人", "head of department", "department_manager", "部门经理", "department manager", "employee", "员工", "executive", "公司主管领导", "company leader in charge", "finance", "财务部门", "finance department", "front_line", "一线员工", "front-line staff", "general_manager", "总经理", "general manager", "handler", "经办人", "person in charge", "handler_supervisor", "部门主管", "department supervisor", "key_account_manager", "大客户销售经理", "key-account sales manager", "logistics_coordination", "物流协调", "logistics coordination", "market_department_manager", "市场部经理", "manager of the market department", "marketing_department", "营销部", "marketing department", "marketing_director", "营销总监", "marketing director", "production_department", "生产部门", "production department", "responsible_department", "责任部门", "department responsible", "sales_clerk", "销售内勤", "sales clerk", "sales_department", "销售部", "sales department", "sales_department_manager", "销售部经理", "manager of the sales department", "sales_director", "销售总监", "sales director", "sales_head", "销售部门负责人", "head of sales", "sales_manager", "销售经理", "sales manager", "sales_specialist", "销售专员", "sales specialist", "sales_staff", "销售人员", "sales staff", "sales_supervisor", "销售主管", "sales supervisor", "service_specialist", "客服专员", "service specialist", "service_staff", "客户服务人员", "service staff", "service_supervisor", "客户服务主管", "service supervisor", "storekeeper", "库管员", "superior", "上级主管", "supervisor_rank", "主管级人员", "staff of supervisor rank", "technical_department", "技术部门", "technical department", "technical_staff", "技术人员", "technical staff", "technical_support", "技术支持", "technical support", "top_manager", "总经理或副总经理", "general manager or deputy", "unit_head", "营业单位主管", "head of a business unit"] | None,  # 命令单填写人; who filled in the order
        "order_returned": bool,  # 命令单已送回委员会; order is back with the committee
        "work_done": bool,  # 已实施完毕; work done
    },
    total=False,
)

SuggestionCalendarFacts = TypedDict(
    "SuggestionCalendarFacts",
    {
        "award": Literal["grade_1", "一等", "first grade", "grade_2", "二等", "second grade", "grade_3", "三等", "third grade", "grade_4", "四等", "fourth grade", "encouragement", "鼓励奖", "encouragement award", "effort", "努力奖", "effort award", "none", "无奖", "no award"],  # 奖级; award
        "economic_value": bool,  # 有经济价值; of economic value
        "effort_shown": bool,  # 建议人已努力; effort shown
        "events": Sequence[Mapping[str, object]],  # 事件记录; events
        "extensions": int | str,  # 已延长次数; extensions so far
        "feasible": bool,  # 可能实施; possibly feasible
        "merit": bool,  # 合乎评奖基准; meets the test of the cash grades
        "original": bool,  # 有独创性; original
        "review_decision": Literal["adopted", "采用", "declined", "不采用", "retained", "保留", "open", "未决定", "not decided yet"] | None,  # 评审结论; decision of the review
        "suggestion_score": Numeric | None,  # 评分; score
        "useful_later": bool,  # 将来可能有用; may be useful one day
    },
    total=False,
)

SuggestionEligibilityFacts = TypedDict(
    "SuggestionEligibilityFacts",
    {
        "author_is_employee": bool,  # 建议人是本公司员工; the author is an employee
        "in_writing": bool,  # 书面建议; in writing
        "line_approval": bool | None,  # 主管认可; approval by the line
        "suggestion_channel": str,  # 建议途径; how it came in
        "suggestion_topic": str,  # 建议内容; topic
    },
    total=False,
)

SuggestionLifecycleFacts = TypedDict(
    "SuggestionLifecycleFacts",
    {
        "achieved_effect": Numeric | None,  # 实际效益; effect achieved
        "award": Literal["grade_1", "一等", "first grade", "grade_2", "二等", "second grade", "grade_3", "三等", "third grade", "grade_4", "四等", "fourth grade", "encouragement", "鼓励奖", "encouragement award", "effort", "努力奖", "effort award", "none", "无奖", "no award"],  # 奖级; award
        "economic_value": bool,  # 有经济价值; of economic value
        "effect_to_exceed": Numeric,  # 须超过的效益; effect to be exceeded
        "effort_shown": bool,  # 建议人已努力; effort shown
        "events": Sequence[Mapping[str, object]],  # 事件记录; events
        "exceeds_expected": bool,  # 超过预期; better than expected
        "expected_effect": Numeric | None,  # 采用时预期效益; effect expected at adoption
        "extensions": int | str,  # 已延长次数; extensions so far
        "feasible": bool,  # 可能实施; possibly feasible
        "margin_amount": Numeric,  # 须超过的幅度; margin to exceed by
        "merit": bool,  # 合乎评奖基准; meets the test of the cash grades
        "original": bool,  # 有独创性; original
        "review_decision": Literal["adopted", "采用", "declined", "不采用", "retained", "保留", "open", "未决定", "not decided yet"] | None,  # 评审结论; decision of the review
        "suggestion_score": Numeric | None,  # 评分; score
        "useful_later": bool,  # 将来可能有用; may be useful one day
    },
    total=False,
)

SuggestionRewardFacts = TypedDict(
    "SuggestionRewardFacts",
    {
        "economic_value": bool,  # 有经济价值; of economic value
        "effort_shown": bool,  # 建议人已努力; effort shown
        "events": Sequence[Mapping[str, object]],  # 事件记录; events
        "feasible": bool,  # 可能实施; possibly feasible
        "merit": bool,  # 合乎评奖基准; meets the test of the cash grades
        "original": bool,  # 有独创性; original
        "review_decision": Literal["adopted", "采用", "declined", "不采用", "retained", "保留", "open", "未决定", "not decided yet"] | None,  # 评审结论; decision of the review
        "suggestion_score": Numeric | None,  # 评分; score
        "useful_later": bool,  # 将来可能有用; may be useful one day
    },
    total=False,
)

SupplementaryBonusFacts = TypedDict(
    "SupplementaryBonusFacts",
    {
        "achieved_effect": Numeric | None,  # 实际效益; effect achieved
        "bonus_approved": bool,  # 委员会同意追补; the committee approves the bonus
        "bonus_earned": Numeric,  # 应追补金额; bonus earned
        "effect_confirmed": bool,  # 委员会已确认效果; the committee has confirmed the effect
        "effect_to_exceed": Numeric,  # 须超过的效益; effect to be exceeded
        "exceeds_expected": bool,  # 超过预期; better than expected
        "expected_effect": Numeric | None,  # 采用时预期效益; effect expected at adoption
        "margin_amount": Numeric,  # 须超过的幅度; margin to exceed by
        "performance_paid": Numeric,  # 已发实施绩效奖; performance award paid
    },
    total=False,
)
