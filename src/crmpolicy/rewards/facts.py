"""The facts of each question of `rewards`: exact text, numbers or plain values.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, TypedDict

from crmpolicy.values import DataFrame, Numeric, Period

CommitteeFacts = TypedDict(
    "CommitteeFacts",
    {
        "chairs_all": int | str,  # 主任人数; number of chairs
        "chairs_right": int | str,  # 由规定职务担任的主任; chairs who hold the right post
        "committee_members": Sequence[Mapping[str, object]] | DataFrame,  # 委员会成员; who sits on the committee
        "market_vices": int | str,  # 市场部经理任副主任; market managers as vice chairs
        "members_all": int | str,  # 委员人数; number of members
        "members_low": int | str,  # 非主管级委员; members below supervisor rank
        "members_unlike": int | str,  # 职务与主管级不符的委员; members whose post and rank contradict each other
        "other_vices": int | str,  # 其他副主任; other vice chairs
        "sales_vices": int | str,  # 销售部经理任副主任; sales managers as vice chairs
    },
    total=False,
)

DiscountFacts = TypedDict(
    "DiscountFacts",
    {
        "account_profit": Numeric | None,  # 大客户毛利; profit on the account
        "all_settled_since_assessment": bool,  # 重新评估晚于结清; assessed anew after settlement
        "annual_purchases": Numeric,  # 年采购额; yearly purchases
        "annual_volume": Numeric,  # 年采购量; yearly volume
        "business_state": Literal["free", "正常", "reduced", "降额并重评", "limit reduced and reassessed", "suspended", "暂停合作", "暫停合作"],  # 合作状态; state of business
        "company_sales": Numeric,  # 公司总销售额; company sales
        "company_volume": Numeric,  # 公司总销量; company volume
        "completed_orders": int | str,  # 已完成订单数; completed orders
        "contribution": Literal["large", "大", "fairly_large", "较大", "fairly large", "較大", "average", "一般", "fairly_small", "较小", "fairly small", "較小"],  # 业绩贡献; contribution
        "cooperation": Literal["close", "紧密", "緊密", "fairly_steady", "较为稳定", "fairly steady", "較為穩定", "average", "一般", "unsteady", "不太稳定", "not very steady", "不太穩定"],  # 合作关系; cooperation
        "cost_to_serve": Numeric | None,  # 服务成本; cost to serve
        "credit_standing": Literal["good", "信用良好", "fair", "信用一般", "poor", "信用较差"] | None,  # 客户信用; credit of the customer
        "days_overdue": int | str,  # 逾期天数; days overdue
        "grade": Literal["A", "A 级", "grade A", "A级", "A級", "B", "B 级", "grade B", "B级", "B級", "C", "C 级", "grade C", "C级", "C級", "D", "D 级", "grade D", "D级", "D級"],  # 等级; grade
        "hold_active": bool,  # 目前已暂停合作; hold in force now
        "is_key_account": bool,  # 是大客户; is a key account
        "kinds_left_out": int | str,  # 未排查的类别数; how many kinds were left out
        "kinds_not_screened": Sequence[str],  # 本次未排查的风险类别; kinds of risk that were left out
        "kinds_screened": Sequence[str],  # 本次已排查的风险类别; kinds of risk that were screened
        "loyalty": Numeric | None,  # 忠诚度; loyalty
        "old_customer": bool,  # 老客户; old customer
        "overdue_amount": Numeric,  # 逾期金额; overdue amount
        "preference_suspended": bool,  # 暂停优惠; preferences suspended
        "qualifies": bool,  # 符合条件; qualifies
        "reputation": Literal["good", "良好", "fairly_good", "较好", "fairly good", "較好", "acceptable", "尚可", "unproven", "有待观察", "to be observed", "有待进一步观察", "有待觀察", "有待進一步觀察"],  # 信誉; reputation
        "risk_found": Literal["low", "低风险", "low risk", "低風險", "medium", "中风险", "medium risk", "中風險", "high", "高风险", "high risk", "高風險"],  # 已识别风险的等级; level of the risks found
        "risk_level": Literal["low", "低风险", "low risk", "低風險", "medium", "中风险", "medium risk", "中風險", "high", "高风险", "high risk", "高風險"] | None,  # 风险等级; risk level
        "risks": Sequence[Mapping[str, object]] | DataFrame,  # 已识别风险; risks found
        "sales_share": Numeric,  # 销售占比; share of sales
        "sales_to_account": Numeric | None,  # 大客户销售额; sales to the account
        "share_by_amount": Numeric,  # 金额占比; share by amount
        "share_by_volume": Numeric,  # 吨位占比; share by volume
        "value_amount": Numeric | None,  # 价值贡献; value contributed
        "value_class": Literal["high", "高价值", "high value", "高價值", "ordinary", "一般价值", "ordinary value"],  # 价值类别; class of value
        "years_of_cooperation": Numeric | None,  # 合作年数; years of cooperation
    },
    total=False,
)

GiftApprovalFacts = TypedDict(
    "GiftApprovalFacts",
    {
        "gift_applied": bool,  # 已填妥礼品申请; application for the gift complete
        "gift_approvals": Sequence[Literal["account_manager", "客户经理", "account manager", "after_sales_engineer", "售后工程师", "after-sales engineer", "after_sales_team", "售后团队", "after-sales team", "area_sales_specialist", "片区销售专员", "area sales specialist", "assembly", "全体员工集会", "assembly of all staff", "branch_manager", "分支机构经理", "branch manager", "carrier", "物流方", "chair", "主任委员", "chair of the committee", "chairman", "董事长", "committee", "评定委员会", "review committee", "company", "公司", "customer_department_manager", "客户部经理", "manager of the customer department", "customer_service_department", "客户服务部", "customer-service department", "customer_service_staff", "客服人员", "customer-service staff", "department_head", "部门负责人", "head of department", "department_manager", "部门经理", "department manager", "employee", "员工", "executive", "公司主管领导", "company leader in charge", "finance", "财务部门", "finance department", "front_line", "一线员工", "front-line staff", "general_manager", "总经理", "general manager", "handler", "经办人", "person in charge", "handler_supervisor", "部门主管", "department supervisor", "information_administrator", "市场部信息管理员", "information administrator of the market department", "key_account_manager", "大客户销售经理", "key-account sales manager", "logistics_coordination", "物流协调", "logistics coordination", "logistics_department", "物流部门", "logistics department", "market_department", "市场部", "market department", "market_department_manager", "市场部经理", "manager of the market department", "market_specialist", "大客户市场专员", "market specialist for key accounts", "marketing_department", "营销部", "marketing department", "marketing_director", "营销总监", "marketing director", "marketing_sales_department", "市场营销部", "marketing and sales department", "marketing_staff", "营销人员", "marketing staff", "office_meeting", "总经理办公会", "general manager's office meeting", "president", "总裁", "production_department", "生产部门", "production department", "responsible_department", "责任部门", "department responsible", "sales_clerk", "销售内勤", "sales clerk", "sales_department", "销售部", "sales department", "sales_department_manager", "销售部经理", "manager of the sales department", "sales_director", "销售总监", "sales director", "sales_head", "销售部门负责人", "head of sales", "sales_manager", "销售经理", "sales manager", "sales_specialist", "销售专员", "sales specialist", "sales_staff", "销售人员", "sales staff", "sales_supervisor", "销售主管", "sales supervisor", "service_specialist", "客服专员", "service specialist", "service_staff", "客户服务人员", "service staff", "service_supervisor", "客户服务主管", "service supervisor", "storekeeper", "库管员", "superior", "上级主管", "supervisor_rank", "主管级人员", "staff of supervisor rank", "support_engineer", "大客户技术支持工程师", "technical support engineer for key accounts", "technical_department", "技术部门", "technical department", "technical_staff", "技术人员", "technical staff", "technical_support", "技术支持", "technical support", "top_manager", "总经理或副总经理", "general manager or deputy", "unit_head", "营业单位主管", "head of a business unit"]],  # 已批准此礼品的人; who have approved the gift
        "gift_item": str,  # 赠送物品; item given
        "gift_value": Numeric,  # 礼物价值; value of the gift
        "gift_worth_giving": bool,  # 认为有必要赠送; a gift is thought needed
        "is_key_account": bool,  # 是大客户; is a key account
        "special_customer": bool,  # 属于特殊客户; special customer
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
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "implementation_date": date | str | None,  # 实施日期; date of implementation
        "key_points": str | None,  # 实施要领; key points of implementation
        "order_filled_by": Literal["account_manager", "客户经理", "account manager", "after_sales_engineer", "售后工程师", "after-sales engineer", "after_sales_team", "售后团队", "after-sales team", "area_sales_specialist", "片区销售专员", "area sales specialist", "assembly", "全体员工集会", "assembly of all staff", "branch_manager", "分支机构经理", "branch manager", "carrier", "物流方", "chair", "主任委员", "chair of the committee", "chairman", "董事长", "committee", "评定委员会", "review committee", "company", "公司", "customer_department_manager", "客户部经理", "manager of the customer department", "customer_service_department", "客户服务部", "customer-service department", "customer_service_staff", "客服人员", "customer-service staff", "department_head", "部门负责人", "head of department", "department_manager", "部门经理", "department manager", "employee", "员工", "executive", "公司主管领导", "company leader in charge", "finance", "财务部门", "finance department", "front_line", "一线员工", "front-line staff", "general_manager", "总经理", "general manager", "handler", "经办人", "person in charge", "handler_supervisor", "部门主管", "department supervisor", "information_administrator", "市场部信息管理员", "information administrator of the market department", "key_account_manager", "大客户销售经理", "key-account sales manager", "logistics_coordination", "物流协调", "logistics coordination", "logistics_department", "物流部门", "logistics department", "market_department", "市场部", "market department", "market_department_manager", "市场部经理", "manager of the market department", "market_specialist", "大客户市场专员", "market specialist for key accounts", "marketing_department", "营销部", "marketing department", "marketing_director", "营销总监", "marketing director", "marketing_sales_department", "市场营销部", "marketing and sales department", "marketing_staff", "营销人员", "marketing staff", "office_meeting", "总经理办公会", "general manager's office meeting", "president", "总裁", "production_department", "生产部门", "production department", "responsible_department", "责任部门", "department responsible", "sales_clerk", "销售内勤", "sales clerk", "sales_department", "销售部", "sales department", "sales_department_manager", "销售部经理", "manager of the sales department", "sales_director", "销售总监", "sales director", "sales_head", "销售部门负责人", "head of sales", "sales_manager", "销售经理", "sales manager", "sales_specialist", "销售专员", "sales specialist", "sales_staff", "销售人员", "sales staff", "sales_supervisor", "销售主管", "sales supervisor", "service_specialist", "客服专员", "service specialist", "service_staff", "客户服务人员", "service staff", "service_supervisor", "客户服务主管", "service supervisor", "storekeeper", "库管员", "superior", "上级主管", "supervisor_rank", "主管级人员", "staff of supervisor rank", "support_engineer", "大客户技术支持工程师", "technical support engineer for key accounts", "technical_department", "技术部门", "technical department", "technical_staff", "技术人员", "technical staff", "technical_support", "技术支持", "technical support", "top_manager", "总经理或副总经理", "general manager or deputy", "unit_head", "营业单位主管", "head of a business unit"] | None,  # 命令单填写人; who filled in the order
        "order_returned": bool,  # 命令单已送回委员会; order is back with the committee
        "review_decision": Literal["adopted", "采用", "declined", "不采用", "retained", "保留", "open", "未决定", "not decided yet"] | None,  # 评审结论; decision of the review
        "work_done": bool,  # 已实施完毕; work done
    },
    total=False,
)

LoyaltyPointsFacts = TypedDict(
    "LoyaltyPointsFacts",
    {
        "carried": Numeric,  # 上次结转金额; amount carried over
        "paid_with_points": Numeric,  # 其中积分抵扣; of it set off by points
        "payment_received": Numeric,  # 本次货款（含积分抵扣）; payment with what points set off
        "returned_amount": Numeric,  # 退货退款; refunded for returns
    },
    total=False,
)

PreferenceSuspensionFacts = TypedDict(
    "PreferenceSuspensionFacts",
    {
        "all_settled_since_assessment": bool,  # 重新评估晚于结清; assessed anew after settlement
        "business_state": Literal["free", "正常", "reduced", "降额并重评", "limit reduced and reassessed", "suspended", "暂停合作", "暫停合作"],  # 合作状态; state of business
        "days_overdue": int | str,  # 逾期天数; days overdue
        "hold_active": bool,  # 目前已暂停合作; hold in force now
        "is_key_account": bool,  # 是大客户; is a key account
        "kinds_left_out": int | str,  # 未排查的类别数; how many kinds were left out
        "kinds_not_screened": Sequence[str],  # 本次未排查的风险类别; kinds of risk that were left out
        "kinds_screened": Sequence[str],  # 本次已排查的风险类别; kinds of risk that were screened
        "overdue_amount": Numeric,  # 逾期金额; overdue amount
        "risk_found": Literal["low", "低风险", "low risk", "低風險", "medium", "中风险", "medium risk", "中風險", "high", "高风险", "high risk", "高風險"],  # 已识别风险的等级; level of the risks found
        "risk_level": Literal["low", "低风险", "low risk", "低風險", "medium", "中风险", "medium risk", "中風險", "high", "高风险", "high risk", "高風險"] | None,  # 风险等级; risk level
        "risks": Sequence[Mapping[str, object]] | DataFrame,  # 已识别风险; risks found
    },
    total=False,
)

ReferralRewardFacts = TypedDict(
    "ReferralRewardFacts",
    {
        "first_order_delivered": bool | None,  # 首单已交付; first order delivered
        "first_order_paid": bool | None,  # 首单已付清; first order paid
        "known_before": bool,  # 推荐前已是客户或已在名单上; known before the recommendation
        "recommended_self": bool,  # 推荐人与新客户是同一客户; the customer recommended itself
        "referral_settled": bool,  # 该新客户的推荐奖励已发; a reward for this new customer was given already
        "referrer_is_customer": bool | None,  # 推荐人是现有客户; recommended by an existing customer
    },
    total=False,
)

ServiceCatalogueFacts = TypedDict(
    "ServiceCatalogueFacts",
    {
        "months_in_all": int | str,  # 合计月数; months in all
        "retired_services": Sequence[Mapping[str, object]] | DataFrame,  # 已淘汰的服务项目; services withdrawn
        "services_withdrawn": int | str,  # 项目数; number of services
    },
    total=False,
)

ServiceEntitlementFacts = TypedDict(
    "ServiceEntitlementFacts",
    {
        "all_settled_since_assessment": bool,  # 重新评估晚于结清; assessed anew after settlement
        "annual_purchases": Numeric,  # 年采购额; yearly purchases
        "annual_volume": Numeric,  # 年采购量; yearly volume
        "business_state": Literal["free", "正常", "reduced", "降额并重评", "limit reduced and reassessed", "suspended", "暂停合作", "暫停合作"],  # 合作状态; state of business
        "company_sales": Numeric,  # 公司总销售额; company sales
        "company_volume": Numeric,  # 公司总销量; company volume
        "completed_orders": int | str,  # 已完成订单数; completed orders
        "contribution": Literal["large", "大", "fairly_large", "较大", "fairly large", "較大", "average", "一般", "fairly_small", "较小", "fairly small", "較小"],  # 业绩贡献; contribution
        "cooperation": Literal["close", "紧密", "緊密", "fairly_steady", "较为稳定", "fairly steady", "較為穩定", "average", "一般", "unsteady", "不太稳定", "not very steady", "不太穩定"],  # 合作关系; cooperation
        "cooperation_years": Numeric | None,  # 合作年限; years of cooperation
        "days_overdue": int | str,  # 逾期天数; days overdue
        "deals_a_year": int | str | None,  # 年合作次数; dealings a year
        "exchange_wanted": bool,  # 客户要求技术交流; technical exchange wanted
        "grade": Literal["key", "重点客户", "key customer", "重點客戶", "general", "一般客户", "general customer", "普通客户", "一般客戶", "普通客戶", "potential", "潜在客户", "potential customer", "潛在客戶"],  # 等级; grade
        "has_purchased": bool,  # 已有成交; has purchased
        "hold_active": bool,  # 目前已暂停合作; hold in force now
        "industry_influence": Literal["high", "高", "medium", "中", "low", "低"] | None,  # 行业影响力; influence in the trade
        "is_customer": bool,  # 属于客户; is a customer
        "is_key_account": bool,  # 是大客户; is a key account
        "key_customer": bool,  # 达到重点客户标准; meets the standard of a key customer
        "old_customer": bool,  # 老客户; old customer
        "overdue_amount": Numeric,  # 逾期金额; overdue amount
        "package": Sequence[str],  # 服务方案; package
        "party_kind": str,  # 对象类别; kind of party
        "preference_suspended": bool,  # 暂停优惠; preferences suspended
        "reputation": Literal["good", "良好", "fairly_good", "较好", "fairly good", "較好", "acceptable", "尚可", "unproven", "有待观察", "to be observed", "有待进一步观察", "有待觀察", "有待進一步觀察"],  # 信誉; reputation
        "sales_share": Numeric,  # 销售占比; share of sales
        "selection_help_wanted": bool,  # 客户需要选型评估; help with selection wanted
        "service_grade": Literal["A", "A 类", "class A", "A类", "A級", "A级", "B", "B 类", "class B", "B类", "B級", "B级", "C", "C 类", "class C", "C类", "C級", "C级", "D", "D 类", "class D", "D类", "D級", "D级"],  # 客户类别; service grade
        "share_by_amount": Numeric,  # 金额占比; share by amount
        "share_by_volume": Numeric,  # 吨位占比; share by volume
        "steel.grade": Literal["A", "A 级", "grade A", "A级", "A級", "B", "B 级", "grade B", "B级", "B級", "C", "C 级", "grade C", "C级", "C級", "D", "D 级", "grade D", "D级", "D級"],  # 等级; grade
        "years_of_cooperation": Numeric | None,  # 合作年数; years of cooperation
    },
    total=False,
)

SuggestionCalendarFacts = TypedDict(
    "SuggestionCalendarFacts",
    {
        "assembly_since": date | str,  # 集会周期的起算月; month from which assemblies count
        "award": Literal["grade_1", "一等", "first grade", "grade_2", "二等", "second grade", "grade_3", "三等", "third grade", "grade_4", "四等", "fourth grade", "encouragement", "鼓励奖", "encouragement award", "effort", "努力奖", "effort award", "pending", "待评分", "waits for a score", "none", "无奖", "no award"],  # 奖级; award
        "economic_value": bool,  # 有经济价值; of economic value
        "effort_shown": bool,  # 建议人已努力; effort shown
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "extensions": int | str,  # 已延长次数; extensions so far
        "feasible": bool,  # 可能实施; possibly feasible
        "merit": bool,  # 合乎评奖基准; meets the test of the cash grades
        "original": bool,  # 有独创性; original
        "postponements": int | str,  # 表扬会改期次数; times the commendation was put off
        "praise_put_off": bool,  # 表扬会已改期; the commendation was put off
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
        "assembly_since": date | str,  # 集会周期的起算月; month from which assemblies count
        "award": Literal["grade_1", "一等", "first grade", "grade_2", "二等", "second grade", "grade_3", "三等", "third grade", "grade_4", "四等", "fourth grade", "encouragement", "鼓励奖", "encouragement award", "effort", "努力奖", "effort award", "pending", "待评分", "waits for a score", "none", "无奖", "no award"],  # 奖级; award
        "bonus_allowed": bool,  # 可以追补; a bonus may be granted
        "bonus_approved": bool,  # 委员会同意追补; the committee approves the bonus
        "economic_value": bool,  # 有经济价值; of economic value
        "effect_to_exceed": Numeric,  # 须超过的效益; effect to be exceeded
        "effort_shown": bool,  # 建议人已努力; effort shown
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "exceeds_expected": bool,  # 超过预期; better than expected
        "expected_effect": Numeric | None,  # 采用时预期效益; effect expected at adoption
        "extensions": int | str,  # 已延长次数; extensions so far
        "feasible": bool,  # 可能实施; possibly feasible
        "margin_amount": Numeric,  # 须超过的幅度; margin to exceed by
        "merit": bool,  # 合乎评奖基准; meets the test of the cash grades
        "original": bool,  # 有独创性; original
        "performance_paid": Numeric,  # 已发实施绩效奖; performance award paid
        "postponements": int | str,  # 表扬会改期次数; times the commendation was put off
        "praise_put_off": bool,  # 表扬会已改期; the commendation was put off
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
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
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
        "bonus_paid": Numeric,  # 已追补奖金; bonus paid
        "effect_confirmed": bool,  # 委员会已确认效果; the committee has confirmed the effect
        "effect_to_exceed": Numeric,  # 须超过的效益; effect to be exceeded
        "exceeds_expected": bool,  # 超过预期; better than expected
        "expected_effect": Numeric | None,  # 采用时预期效益; effect expected at adoption
        "margin_amount": Numeric,  # 须超过的幅度; margin to exceed by
        "performance_paid": Numeric,  # 已发实施绩效奖; performance award paid
    },
    total=False,
)

TeamPrizeFacts = TypedDict(
    "TeamPrizeFacts",
    {
        "counted_over": Period | str,  # 件数的统计周期; period over which suggestions were counted
        "departments": Sequence[Mapping[str, object]] | DataFrame,  # 各部门; departments
    },
    total=False,
)
