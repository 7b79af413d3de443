"""The facts of each question of `visits`: exact text, numbers or plain values.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, TypedDict

from crmpolicy.values import DataFrame, Numeric

ContactChannelFacts = TypedDict(
    "ContactChannelFacts",
    {
        "account_owner": Literal["company", "公司账号", "company account", "公司賬號", "personal", "个人账号", "personal account", "個人賬號", "none", "不用账号", "no account"],  # 账号归属; owner of the account
        "direction": Literal["outbound", "公司联系客户", "to the customer", "inbound", "客户联系公司", "from the customer"],  # 沟通方向; direction of the contact
        "log_reference": str | None,  # 沟通记录编号; reference of the log
        "medium": str,  # 沟通媒介; medium
        "planned_channel": Literal["face_to_face", "面对面", "face to face", "phone", "电话", "telephone", "message", "邮件或消息", "mail or message", "questionnaire", "问卷"] | None,  # 拟用渠道; channel planned
        "planned_contact": bool,  # 按开发计划联系潜在客户; contact with a prospect under the development plan
        "planned_method": str | None,  # 联系方法; method of contact
        "service_channels": Sequence[str],  # 已设服务渠道; service channels in place
    },
    total=False,
)

CustomerCareFacts = TypedDict(
    "CustomerCareFacts",
    {
        "coming_festival": str,  # 即将到来的节日; coming festival
        "coming_festival_on": date | str | None,  # 节日日期; day of the festival
        "contact_birthday": date | str | None,  # 联系人生日; birthday of the contact
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "founded_on": date | str | None,  # 客户公司成立日; day the customer was founded
        "greeting_day": date | str | None,  # 祝福日; day of greeting
        "is_key_account": bool,  # 是大客户; is a key account
        "legal_birthday": date | str | None,  # 法定代表人生日; birthday of the legal representative
    },
    total=False,
)

MeetingCadenceFacts = TypedDict(
    "MeetingCadenceFacts",
    {
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
    },
    total=False,
)

PlanCadenceFacts = TypedDict(
    "PlanCadenceFacts",
    {
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
    },
    total=False,
)

ReportingFacts = TypedDict(
    "ReportingFacts",
    {
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "project_active": bool,  # 有项目正在实施; a project is under way
    },
    total=False,
)

SurveyCadenceFacts = TypedDict(
    "SurveyCadenceFacts",
    {
        "annual_purchases": Numeric,  # 年采购额; yearly purchases
        "annual_volume": Numeric,  # 年采购量; yearly volume
        "company_sales": Numeric,  # 公司总销售额; company sales
        "company_volume": Numeric,  # 公司总销量; company volume
        "contribution": Literal["large", "大", "fairly_large", "较大", "fairly large", "較大", "average", "一般", "fairly_small", "较小", "fairly small", "較小"],  # 业绩贡献; contribution
        "cooperation": Literal["close", "紧密", "緊密", "fairly_steady", "较为稳定", "fairly steady", "較為穩定", "average", "一般", "unsteady", "不太稳定", "not very steady", "不太穩定"],  # 合作关系; cooperation
        "days_as_customer": int | str | None,  # 成为客户的天数; days as a customer
        "drawn": bool,  # 已被抽中; drawn into the sample
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "grade": Literal["A", "A 级", "grade A", "A级", "A級", "B", "B 级", "grade B", "B级", "B級", "C", "C 级", "grade C", "C级", "C級", "D", "D 级", "grade D", "D级", "D級"],  # 等级; grade
        "has_purchased": bool,  # 已有成交; has purchased
        "is_key_account": bool,  # 是大客户; is a key account
        "reputation": Literal["good", "良好", "fairly_good", "较好", "fairly good", "較好", "acceptable", "尚可", "unproven", "有待观察", "to be observed", "有待进一步观察", "有待觀察", "有待進一步觀察"],  # 信誉; reputation
        "sales_share": Numeric,  # 销售占比; share of sales
        "share_by_amount": Numeric,  # 金额占比; share by amount
        "share_by_volume": Numeric,  # 吨位占比; share by volume
    },
    total=False,
)

TrainingFacts = TypedDict(
    "TrainingFacts",
    {
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
    },
    total=False,
)

UrgentReportFacts = TypedDict(
    "UrgentReportFacts",
    {
        "self_resolvable": bool,  # 本单位解决得了; the unit can solve it itself
        "urgent_triggers": Sequence[Literal["competitor_policy", "同行政策重大变化", "major change of a competitor's policy", "1", "competitor_product", "同行新产品", "new product of a competitor", "2", "competitor_move", "同行新动向", "new move of a competitor", "3", "own_defect", "本企业产品重大缺陷", "major defect of our own product", "4", "other_urgent", "其他紧急事项", "other urgent matter", "5"]],  # 紧急事由; triggers
    },
    total=False,
)

VisitAssignmentFacts = TypedDict(
    "VisitAssignmentFacts",
    {
        "assigned_by": Literal["account_manager", "客户经理", "account manager", "after_sales_engineer", "售后工程师", "after-sales engineer", "after_sales_team", "售后团队", "after-sales team", "area_sales_specialist", "片区销售专员", "area sales specialist", "assembly", "全体员工集会", "assembly of all staff", "branch_manager", "分支机构经理", "branch manager", "carrier", "物流方", "chair", "主任委员", "chair of the committee", "chairman", "董事长", "committee", "评定委员会", "review committee", "company", "公司", "customer_department_manager", "客户部经理", "manager of the customer department", "customer_service_department", "客户服务部", "customer-service department", "customer_service_staff", "客服人员", "customer-service staff", "department_head", "部门负责人", "head of department", "department_manager", "部门经理", "department manager", "employee", "员工", "executive", "公司主管领导", "company leader in charge", "finance", "财务部门", "finance department", "front_line", "一线员工", "front-line staff", "general_manager", "总经理", "general manager", "handler", "经办人", "person in charge", "handler_supervisor", "部门主管", "department supervisor", "information_administrator", "市场部信息管理员", "information administrator of the market department", "key_account_manager", "大客户销售经理", "key-account sales manager", "logistics_coordination", "物流协调", "logistics coordination", "logistics_department", "物流部门", "logistics department", "market_department", "市场部", "market department", "market_department_manager", "市场部经理", "manager of the market department", "market_specialist", "大客户市场专员", "market specialist for key accounts", "marketing_department", "营销部", "marketing department", "marketing_director", "营销总监", "marketing director", "marketing_sales_department", "市场营销部", "marketing and sales department", "marketing_staff", "营销人员", "marketing staff", "office_meeting", "总经理办公会", "general manager's office meeting", "president", "总裁", "production_department", "生产部门", "production department", "responsible_department", "责任部门", "department responsible", "sales_clerk", "销售内勤", "sales clerk", "sales_department", "销售部", "sales department", "sales_department_manager", "销售部经理", "manager of the sales department", "sales_director", "销售总监", "sales director", "sales_head", "销售部门负责人", "head of sales", "sales_manager", "销售经理", "sales manager", "sales_specialist", "销售专员", "sales specialist", "sales_staff", "销售人员", "sales staff", "sales_supervisor", "销售主管", "sales supervisor", "service_specialist", "客服专员", "service specialist", "service_staff", "客户服务人员", "service staff", "service_supervisor", "客户服务主管", "service supervisor", "storekeeper", "库管员", "superior", "上级主管", "supervisor_rank", "主管级人员", "staff of supervisor rank", "support_engineer", "大客户技术支持工程师", "technical support engineer for key accounts", "technical_department", "技术部门", "technical department", "technical_staff", "技术人员", "technical staff", "technical_support", "技术支持", "technical support", "top_manager", "总经理或副总经理", "general manager or deputy", "unit_head", "营业单位主管", "head of a business unit"],  # 指定人; named by
        "assignment_reason": str | None,  # 例外理由; reason for an exception
        "dedicated_persons": int | str,  # 专人人数; persons dedicated to the customer
        "visit_kind": Literal["sales_visit", "销售拜访", "sales visit", "service_round", "巡访", "service round"],  # 访问性质; kind of visit
        "visitor_sells_there": bool,  # 在本地区负责销售; sells in the customer's area
    },
    total=False,
)

VisitCadenceFacts = TypedDict(
    "VisitCadenceFacts",
    {
        "annual_purchases": Numeric,  # 年采购额; yearly purchases
        "annual_volume": Numeric,  # 年采购量; yearly volume
        "company_sales": Numeric,  # 公司总销售额; company sales
        "company_volume": Numeric,  # 公司总销量; company volume
        "completed_orders": int | str,  # 已完成订单数; completed orders
        "contribution": Literal["large", "大", "fairly_large", "较大", "fairly large", "較大", "average", "一般", "fairly_small", "较小", "fairly small", "較小"],  # 业绩贡献; contribution
        "cooperation": Literal["close", "紧密", "緊密", "fairly_steady", "较为稳定", "fairly steady", "較為穩定", "average", "一般", "unsteady", "不太稳定", "not very steady", "不太穩定"],  # 合作关系; cooperation
        "cooperation_years": Numeric | None,  # 合作年限; years of cooperation
        "deals_a_year": int | str | None,  # 年合作次数; dealings a year
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "grade": Literal["key", "重点客户", "key customer", "重點客戶", "general", "一般客户", "general customer", "普通客户", "一般客戶", "普通客戶", "potential", "潜在客户", "potential customer", "潛在客戶"],  # 等级; grade
        "has_purchased": bool,  # 已有成交; has purchased
        "industry_influence": Literal["high", "高", "medium", "中", "low", "低"] | None,  # 行业影响力; influence in the trade
        "is_key_account": bool,  # 是大客户; is a key account
        "key_customer": bool,  # 达到重点客户标准; meets the standard of a key customer
        "old_customer": bool,  # 老客户; old customer
        "reputation": Literal["good", "良好", "fairly_good", "较好", "fairly good", "較好", "acceptable", "尚可", "unproven", "有待观察", "to be observed", "有待进一步观察", "有待觀察", "有待進一步觀察"],  # 信誉; reputation
        "sales_share": Numeric,  # 销售占比; share of sales
        "service_grade": Literal["A", "A 类", "class A", "A类", "A級", "A级", "B", "B 类", "class B", "B类", "B級", "B级", "C", "C 类", "class C", "C类", "C級", "C级", "D", "D 类", "class D", "D类", "D級", "D级"],  # 客户类别; service grade
        "share_by_amount": Numeric,  # 金额占比; share by amount
        "share_by_volume": Numeric,  # 吨位占比; share by volume
        "steel.grade": Literal["A", "A 级", "grade A", "A级", "A級", "B", "B 级", "grade B", "B级", "B級", "C", "C 级", "grade C", "C级", "C級", "D", "D 级", "grade D", "D级", "D級"],  # 等级; grade
        "visit_class": Literal["important", "重要客户", "important customer", "general", "一般客户", "general customer", "potential", "潜在客户", "potential customer"],  # 客户级别; visit class
    },
    total=False,
)

VisitPreparationFacts = TypedDict(
    "VisitPreparationFacts",
    {
        "annual_purchases": Numeric,  # 年采购额; yearly purchases
        "cooperation_years": Numeric | None,  # 合作年限; years of cooperation
        "days_ahead": int | str,  # 提前天数; days ahead
        "deals_a_year": int | str | None,  # 年合作次数; dealings a year
        "grade": Literal["key", "重点客户", "key customer", "重點客戶", "general", "一般客户", "general customer", "普通客户", "一般客戶", "普通客戶", "potential", "潜在客户", "potential customer", "潛在客戶"],  # 等级; grade
        "has_purchased": bool,  # 已有成交; has purchased
        "industry_influence": Literal["high", "高", "medium", "中", "low", "低"] | None,  # 行业影响力; influence in the trade
        "key_customer": bool,  # 达到重点客户标准; meets the standard of a key customer
        "plan_sections": Sequence[str],  # 拜访方案已有内容; contents of the visit scheme
        "prepared_on": date | str,  # 方案完成日; day the scheme was ready
        "visit_on": date | str,  # 拜访日; day of the visit
    },
    total=False,
)

VisitReportFacts = TypedDict(
    "VisitReportFacts",
    {
        "is_return_visit": bool,  # 本次属于回访; this is a return visit
        "mode": Literal["face_to_face", "面对面", "face to face", "phone", "电话", "telephone", "message", "邮件或消息", "mail or message", "questionnaire", "问卷"] | None,  # 沟通方式; mode of contact
        "more_to_report": bool | None,  # 另有须报告的事项; more to report
        "report_items": Sequence[str],  # 报告内容; contents of the report
        "topics_missing": Sequence[str],  # 未了解的内容; topics not established
        "visit_kind": Literal["sales_visit", "销售拜访", "sales visit", "service_round", "巡访", "service round"],  # 访问性质; kind of visit
    },
    total=False,
)
