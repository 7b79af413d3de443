"""The facts of each question of `records`: exact text, numbers or plain values.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Literal, TypedDict

from crmpolicy.values import DataFrame, Numeric

AccountFileFacts = TypedDict(
    "AccountFileFacts",
    {
        "account_name": str | None,  # 大客户名称; key account
        "basic_data": str | None,  # 基本资料; basic data
        "contact_log": Sequence[Mapping[str, object]] | DataFrame | None,  # 沟通记录; contacts
        "cooperation_history": Sequence[Mapping[str, object]] | DataFrame | None,  # 合作历史; history of cooperation
        "market_feedback": str | None,  # 市场反馈; feedback of the market
        "need_changes": str | None,  # 需求变化; changes of needs
        "preferences": str | None,  # 需求偏好; preferences
        "purchases": str | None,  # 购买行为; purchases
        "services_given": Sequence[Mapping[str, object]] | DataFrame | None,  # 服务历史; services given
    },
    total=False,
)

ComplaintFormFacts = TypedDict(
    "ComplaintFormFacts",
    {
        "complained_at": datetime | str | None,  # 投诉时间; time
        "complaint_content": str | None,  # 投诉内容; content
        "complaint_customer": str | None,  # 投诉客户; customer
        "complaint_handler": str | None,  # 处理人; handler
        "filed_with_customer": bool | None,  # 已归入客户档案; put into the customer's file
        "stage": Literal["filed", "已归档", "recorded", "已登记"],  # 阶段; stage
    },
    total=False,
)

CustomerDossierFacts = TypedDict(
    "CustomerDossierFacts",
    {
        "business_scope": str | None,  # 经营范围; scope of business
        "company_address": str | None,  # 地址; address
        "company_name": str | None,  # 公司名称; company name
        "contact_details": str | None,  # 联系方式; contact details
        "contracts": Sequence[str] | None,  # 销售合同; contracts
        "credit_report": str | None,  # 信用评估报告; credit report
        "file_no": str | None,  # 档案编号; number of the file
        "filed_class": str | None,  # 归档类别; class under which it is filed
        "filed_grade": Literal["A", "A 级", "grade A", "A级", "A級", "B", "B 级", "grade B", "B级", "B級", "C", "C 级", "grade C", "C级", "C級", "D", "D 级", "grade D", "D级", "D級"] | None,  # 归档等级; grade under which it is filed
        "kept_on": Sequence[str] | None,  # 档案形式; media
        "legal_representative": str | None,  # 法定代表人; legal representative
        "present_grade": Literal["A", "A 级", "grade A", "A级", "A級", "B", "B 级", "grade B", "B级", "B級", "C", "C 级", "grade C", "C级", "C級", "D", "D 级", "grade D", "D级", "D級"] | None,  # 现行等级; grade now
        "purchase_records": Sequence[Mapping[str, object]] | DataFrame | None,  # 采购记录; purchases
        "service_records": str | None,  # 售后服务记录; after-sales records
        "stage": Literal["supplied", "已供货", "developed", "开发中", "being developed"],  # 阶段; stage
        "wanted_goods": Sequence[Mapping[str, object]] | DataFrame | None,  # 需求明细; goods wanted
    },
    total=False,
)

CustomerFileFacts = TypedDict(
    "CustomerFileFacts",
    {
        "adjustments": Sequence[Mapping[str, object]] | DataFrame | None,  # 调整记录; adjustments
        "analysis": str | None,  # 客户信息分析; analysis
        "company_data": str | None,  # 企业资料; data of the company
        "contact_notes": Sequence[Mapping[str, object]] | DataFrame | None,  # 交往记录; contacts
        "copies": Sequence[Mapping[str, object]] | DataFrame | None,  # 各份档案的保存处; where the copies are kept
        "deciders": Sequence[Mapping[str, object]] | DataFrame | None,  # 购买决策关键人物; those who decide on purchases
        "demand_plan": str | None,  # 需求计划; plan of demand
        "key_person_state": str | None,  # 关键人情况; state of the key persons
        "market_report": str | None,  # 行业和市场信息; industry and market
        "market_sources": Sequence[str] | None,  # 信息来源; sources of information
        "opened_on": date | str | None,  # 建档日期; file opened on
        "organisation": str | None,  # 组织结构与管理体系; organisation and management
        "purchase_procedure": str | None,  # 购买程序; purchasing procedure
        "strategic_direction": str | None,  # 战略方向; strategic direction
    },
    total=False,
)

CustomerFormFacts = TypedDict(
    "CustomerFormFacts",
    {
        "address": str | None,  # 地址; address
        "agency_data": str | None,  # 资信机构提供资料; data of a credit agency
        "average_capacity": Numeric | None,  # 每月平均销售力; average sales capacity of a month
        "average_sales": Numeric | None,  # 每月平均销售实绩; average sales of a month
        "bank": str | None,  # 往来银行; bank
        "bank_account": str | None,  # 帐号; account
        "bank_note": str | None,  # 记事; notes
        "bills_met": str | None,  # 兑现情况; how bills are met
        "brand_awareness": Literal["knowing", "了解", "knows", "1", "knowing_little", "略知", "knows a little", "2", "knowing_well", "熟知", "knows well", "3", "ignorant", "不知", "does not know", "4", "interested", "颇感兴趣", "rather interested", "5"] | None,  # 对国际名牌认知程度; knowledge of international brands
        "business_kind": str | None,  # 营业种类; kind of business
        "business_nature": Literal["exclusive", "专营", "1", "mixed", "兼营", "2"] | None,  # 营业性质; nature of the trade
        "business_policy": Literal["active", "积极", "1", "conservative", "保守", "2", "solid", "坚实", "3", "ordinary", "平常", "4", "disordered", "零乱", "5", "speculative", "投机", "6"] | None,  # 经营方针; business policy
        "business_state": Literal["flourishing", "兴隆", "1", "rising", "渐盛", "2", "normal", "常态", "3", "declining", "衰退", "4", "dangerous", "危险", "5"] | None,  # 业务状况; state of business
        "chairman_confirmed_on": date | str | None,  # 董事长确认日期; confirmed by the chairman on
        "channel_split": Sequence[Mapping[str, object]] | DataFrame | None,  # 销售种类占比; sales by channel
        "customer": str | None,  # 客户; customer
        "director_confirmed_on": date | str | None,  # 营销总监确认日期; confirmed by the marketing director on
        "distribution_contract": str | None,  # 经销合约; distribution contract
        "filled_on": date | str | None,  # 填写日期; filled on
        "finance_handling": Literal["good", "佳", "1", "ordinary", "普通", "2", "poor", "劣", "3", "lacking", "无", "none", "4"] | None,  # 财务管理; financial management
        "finance_note": str | None,  # 其他说明; other remarks
        "forecast_results": Numeric | None,  # 每月平均实绩预测; results forecast for a month
        "funds_judgement": str | None,  # 资金状况; state of funds
        "general_manager_confirmed_on": date | str | None,  # 总经理确认日期; confirmed by the general manager on
        "guarantor_persons": Sequence[Mapping[str, object]] | DataFrame | None,  # 个人保明细; guarantees of persons
        "guarantor_shops": Sequence[Mapping[str, object]] | DataFrame | None,  # 店保明细; guarantees of shops
        "half_year_entry": str | None,  # 最近半年实绩变化; change of results over half a year
        "highest_credit": Numeric | None,  # 最高信用程度; highest credit
        "investigations": Sequence[Mapping[str, object]] | DataFrame | None,  # 调查或填表者; who investigated or filled in
        "manager_confirmed_on": date | str | None,  # 销售经理确认日期; confirmed by the sales manager on
        "max_purchase": Numeric | None,  # 最高月额（进货）; highest purchases of a month
        "max_sales": Numeric | None,  # 最高月额（销售）; highest sales of a month
        "max_stock": Numeric | None,  # 最高月额（存货）; highest stock of a month
        "min_purchase": Numeric | None,  # 最低月额（进货）; lowest purchases of a month
        "min_sales": Numeric | None,  # 最低月额（销售）; lowest sales of a month
        "min_stock": Numeric | None,  # 最低月额（存货）; lowest stock of a month
        "opened_on": date | str | None,  # 开业时间; opened on
        "operators": Sequence[Mapping[str, object]] | DataFrame | None,  # 经营者; operators
        "organisation": Literal["sole_owner", "独资", "sole owner", "1", "joint_capital", "合资", "joint capital", "2", "share_company", "股份企业", "share company", "3"] | None,  # 组织; form of organisation
        "other_makers": str | None,  # 与其他厂家的特殊关系; special ties with other makers
        "past_results": Numeric | None,  # 以往每月平均实绩; average results of past months
        "paying_judgement": str | None,  # 付款态度; payment attitude
        "pledged_goods": Sequence[Mapping[str, object]] | DataFrame | None,  # 担保品明细; collateral
        "repairers": int | str | None,  # 修理员人数; repairers
        "returns_habit": Literal["never", "无", "none", "1", "reasonable", "合理", "2", "abnormal", "不正常", "3", "normal", "正常", "4"] | None,  # 退货习惯; habit of returning goods
        "sales_price": Literal["fair", "合理", "1", "slightly_low", "略低", "slightly low", "2", "slightly_high", "略高", "slightly high", "3", "price_cutting", "削价", "price cutting", "4"] | None,  # 销售价格; selling price
        "sales_range": Literal["local", "本地", "1", "other", "其它", "2"] | None,  # 销售范围; range of sales
        "salesmen": int | str | None,  # 推销员人数; salesmen
        "shop_area": Literal["large", "大", "1", "medium", "中", "2", "small", "小", "3"] | None,  # 门市面积; shop area
        "shop_layout": Literal["good", "好", "1", "ordinary", "普通", "2", "acceptable", "可以", "3", "bad", "不好", "4"] | None,  # 门市布置; shop layout
        "shop_location": Literal["busy_centre", "闹市", "busy centre", "1", "shopping_street", "商店街", "shopping street", "2", "residential_street", "住宅街", "residential street", "3", "industrial_area", "工矿区", "industrial and mining area", "4", "suburb", "郊区", "5"] | None,  # 店址; location of the shop
        "shop_rent": Numeric | None,  # 租金; rent of the shop
        "shop_staff": int | str | None,  # 店员人数; shop assistants
        "shop_tenure": Literal["owned", "自有", "1", "rented", "租用", "2"] | None,  # 店铺; tenure of the shop
        "shop_value": Numeric | None,  # 市价; market value of the shop
        "stage": Literal["confirmed", "已确认", "concluded", "已有结论", "investigated", "已调查"],  # 阶段; stage
        "stock_handling": Literal["good", "佳", "1", "acceptable", "可以", "2", "ordinary", "一般", "3", "poor", "劣", "4"] | None,  # 存货管理; stock management
        "supervisor_confirmed_on": date | str | None,  # 销售主管确认日期; confirmed by the sales supervisor on
        "suppliers": Sequence[Mapping[str, object]] | DataFrame | None,  # 进货对象; brands that supply
        "telephone": str | None,  # 电话; telephone
        "temporary_staff": int | str | None,  # 临时工人数; temporary workers
        "trade_position": Literal["leader", "领导力", "1", "influential", "具影响力", "2", "first_rate", "一流", "first rate", "3", "second_rate", "二流", "second rate", "4", "third_rate", "三流", "third rate", "5"] | None,  # 同行业中地位; position in the trade
        "vehicles": Sequence[Literal["car", "轿车", "1", "heavy_truck", "大卡车", "heavy truck", "2", "tricycle", "三轮车", "3", "motorcycle", "摩托车", "4"]] | None,  # 车辆; vehicles
        "warehouse": Literal["large", "大", "1", "medium", "中", "2", "small", "小", "3", "without", "无", "none", "4"] | None,  # 仓库; warehouse
    },
    total=False,
)

DataQualityFacts = TypedDict(
    "DataQualityFacts",
    {
        "data_accurate": bool | None,  # 抽查数据准确; data found accurate by an audit
        "entries_filled": int | str,  # 已填项数; entries filled in
        "entries_wanted": int | str,  # 应填项数; entries wanted
        "filled_share": Numeric,  # 数据完整率; completeness
    },
    total=False,
)

DevelopmentDailyFormFacts = TypedDict(
    "DevelopmentDailyFormFacts",
    {
        "problems_met": str | None,  # 存在的问题; problems
        "reported_by": str | None,  # 报告人; reporter
        "reported_on": date | str | None,  # 报告日期; date
        "results_achieved": str | None,  # 取得的成绩; results achieved
        "work_progress": str | None,  # 工作进展; progress
    },
    total=False,
)

DevelopmentPlanFormFacts = TypedDict(
    "DevelopmentPlanFormFacts",
    {
        "plan_month": int | str | None,  # 月份; month
        "plan_year": int | str | None,  # 年度; year
        "planned_calls": Sequence[Mapping[str, object]] | DataFrame | None,  # 访问客户; customers to visit
        "problem_points": str | None,  # 问题点; problem points
        "progress_note": str | None,  # 进展情况; progress
        "specialist": str | None,  # 销售专员; sales specialist
        "stage": Literal["visited", "已访问", "planned", "计划"],  # 阶段; stage
    },
    total=False,
)

DevelopmentReportFormFacts = TypedDict(
    "DevelopmentReportFormFacts",
    {
        "company_address": str | None,  # 公司地址; address of the company
        "company_telephone": str | None,  # 公司电话; telephone of the company
        "customer_name": str | None,  # 客户名称; customer
        "customer_telephone": str | None,  # 客户电话; telephone of the customer
        "development_course": str | None,  # 开拓经过; course of development
        "first_deal_amount": Numeric | None,  # 第一次交易额; amount of the first deal
        "first_deal_goods": str | None,  # 第一次交易品名; goods of the first deal
        "instruction": str | None,  # 批示; instruction
        "manager_signature": str | None,  # 经理; manager
        "product_promoted": str | None,  # 推销产品; product promoted
        "remarks": str | None,  # 备注; remarks
        "report_handler": str | None,  # 主办人员; person in charge
        "reporter_signature": str | None,  # 报告人; reporter
        "stage": Literal["signed", "签批", "filed", "提交"],  # 阶段; stage
        "supervisor_signature": str | None,  # 销售主管; sales supervisor
    },
    total=False,
)

DevelopmentStatisticsFormFacts = TypedDict(
    "DevelopmentStatisticsFormFacts",
    {
        "counted_visits": Sequence[Mapping[str, object]] | DataFrame | None,  # 拜访明细; visits
    },
    total=False,
)

ExecutionFormFacts = TypedDict(
    "ExecutionFormFacts",
    {
        "execution": str | None,  # 实施情况; how it went
        "held_on": date | str | None,  # 实际访问日期; visited on
        "planned_for": date | str | None,  # 计划访问日期; visit planned for
        "prospect": str | None,  # 客户; customer
        "purpose": str | None,  # 访问或洽谈计划; plan of the visit or talk
        "stage": Literal["after", "访问后", "after the visit", "before", "访问前", "before the visit"],  # 阶段; stage
    },
    total=False,
)

NewCustomerFormFacts = TypedDict(
    "NewCustomerFormFacts",
    {
        "company_name": str | None,  # 公司名称; company name
        "company_size": str | None,  # 公司规模; size of the company
        "contact_person": str | None,  # 联系人; contact person
        "entered_on": date | str | None,  # 录入日期; entered on
        "entries_checked": Sequence[str] | None,  # 已核对的内容; entries checked
        "first_contact_on": date | str | None,  # 初次接触日期; first contact
        "industry_type": str | None,  # 行业类型; type of industry
        "kept_in": str | None,  # 录入系统; system
        "purchase_need": str | None,  # 采购需求; purchase need
        "purchase_records": str | None,  # 购买记录; purchase records
        "purchase_type": str | None,  # 采购类型; type of purchase
        "service_needs": str | None,  # 服务需求; service needs
        "telephone": str | None,  # 电话; telephone
    },
    total=False,
)

OrderStatisticsFormFacts = TypedDict(
    "OrderStatisticsFormFacts",
    {
        "contact": str | None,  # 联系方式; contact
        "first_half_total": Numeric | None,  # 上半年合计; total of the first half
        "order_lines": Sequence[Mapping[str, object]] | DataFrame | None,  # 订货明细; orders
        "person_in_charge": str | None,  # 负责人; person in charge
        "second_half_total": Numeric | None,  # 下半年合计; total of the second half
        "statistics_address": str | None,  # 地址; address
        "statistics_customer": str | None,  # 客户名称; customer
    },
    total=False,
)

PlanContentFacts = TypedDict(
    "PlanContentFacts",
    {
        "actions_gaps": int | str,  # 行动计划缺项数; gaps about actions
        "actions_lacking": Sequence[str],  # 行动计划缺项; missing about actions
        "competition_gaps": int | str,  # 竞争概况缺项数; gaps about the competition
        "competition_lacking": Sequence[str],  # 竞争概况缺项; missing about the competition
        "goals_gaps": int | str,  # 维护目标缺项数; gaps about goals
        "goals_lacking": Sequence[str],  # 维护目标缺项; missing about goals
        "persons_gaps": int | str,  # 关键人物关系缺项数; gaps about key persons
        "persons_lacking": Sequence[str],  # 关键人物关系缺项; missing about key persons
        "plan_elements": Sequence[str],  # 计划已写内容; what the plan holds
        "profile_gaps": int | str,  # 客户概况缺项数; gaps about the customer
        "profile_lacking": Sequence[str],  # 客户概况缺项; missing about the customer
        "relation_gaps": int | str,  # 关系评估缺项数; gaps about the relation
        "relation_lacking": Sequence[str],  # 关系评估缺项; missing about the relation
        "summary_gaps": int | str,  # 摘要缺项数; gaps in the summary
        "summary_lacking": Sequence[str],  # 摘要缺项; missing from the summary
    },
    total=False,
)

RecordsAccessFacts = TypedDict(
    "RecordsAccessFacts",
    {
        "access_place": str | None,  # 阅读场所; place of reading
        "approved_by": Literal["account_manager", "客户经理", "account manager", "after_sales_engineer", "售后工程师", "after-sales engineer", "after_sales_team", "售后团队", "after-sales team", "area_sales_specialist", "片区销售专员", "area sales specialist", "assembly", "全体员工集会", "assembly of all staff", "branch_manager", "分支机构经理", "branch manager", "carrier", "物流方", "chair", "主任委员", "chair of the committee", "chairman", "董事长", "committee", "评定委员会", "review committee", "company", "公司", "customer_department_manager", "客户部经理", "manager of the customer department", "customer_service_department", "客户服务部", "customer-service department", "customer_service_staff", "客服人员", "customer-service staff", "department_head", "部门负责人", "head of department", "department_manager", "部门经理", "department manager", "employee", "员工", "executive", "公司主管领导", "company leader in charge", "finance", "财务部门", "finance department", "front_line", "一线员工", "front-line staff", "general_manager", "总经理", "general manager", "handler", "经办人", "person in charge", "handler_supervisor", "部门主管", "department supervisor", "information_administrator", "市场部信息管理员", "information administrator of the market department", "key_account_manager", "大客户销售经理", "key-account sales manager", "logistics_coordination", "物流协调", "logistics coordination", "logistics_department", "物流部门", "logistics department", "market_department", "市场部", "market department", "market_department_manager", "市场部经理", "manager of the market department", "market_specialist", "大客户市场专员", "market specialist for key accounts", "marketing_department", "营销部", "marketing department", "marketing_director", "营销总监", "marketing director", "marketing_sales_department", "市场营销部", "marketing and sales department", "marketing_staff", "营销人员", "marketing staff", "office_meeting", "总经理办公会", "general manager's office meeting", "president", "总裁", "production_department", "生产部门", "production department", "responsible_department", "责任部门", "department responsible", "sales_clerk", "销售内勤", "sales clerk", "sales_department", "销售部", "sales department", "sales_department_manager", "销售部经理", "manager of the sales department", "sales_director", "销售总监", "sales director", "sales_head", "销售部门负责人", "head of sales", "sales_manager", "销售经理", "sales manager", "sales_specialist", "销售专员", "sales specialist", "sales_staff", "销售人员", "sales staff", "sales_supervisor", "销售主管", "sales supervisor", "service_specialist", "客服专员", "service specialist", "service_staff", "客户服务人员", "service staff", "service_supervisor", "客户服务主管", "service supervisor", "storekeeper", "库管员", "superior", "上级主管", "supervisor_rank", "主管级人员", "staff of supervisor rank", "support_engineer", "大客户技术支持工程师", "technical support engineer for key accounts", "technical_department", "技术部门", "technical department", "technical_staff", "技术人员", "technical staff", "technical_support", "技术支持", "technical support", "top_manager", "总经理或副总经理", "general manager or deputy", "unit_head", "营业单位主管", "head of a business unit"] | None,  # 批准人; approved by
        "borrowing_card": bool | None,  # 已办借阅卡; has a borrowing card
        "customer_consents": bool | None,  # 客户同意; customer consents
        "disclosure_authorised_by": Literal["account_manager", "客户经理", "account manager", "after_sales_engineer", "售后工程师", "after-sales engineer", "after_sales_team", "售后团队", "after-sales team", "area_sales_specialist", "片区销售专员", "area sales specialist", "assembly", "全体员工集会", "assembly of all staff", "branch_manager", "分支机构经理", "branch manager", "carrier", "物流方", "chair", "主任委员", "chair of the committee", "chairman", "董事长", "committee", "评定委员会", "review committee", "company", "公司", "customer_department_manager", "客户部经理", "manager of the customer department", "customer_service_department", "客户服务部", "customer-service department", "customer_service_staff", "客服人员", "customer-service staff", "department_head", "部门负责人", "head of department", "department_manager", "部门经理", "department manager", "employee", "员工", "executive", "公司主管领导", "company leader in charge", "finance", "财务部门", "finance department", "front_line", "一线员工", "front-line staff", "general_manager", "总经理", "general manager", "handler", "经办人", "person in charge", "handler_supervisor", "部门主管", "department supervisor", "information_administrator", "市场部信息管理员", "information administrator of the market department", "key_account_manager", "大客户销售经理", "key-account sales manager", "logistics_coordination", "物流协调", "logistics coordination", "logistics_department", "物流部门", "logistics department", "market_department", "市场部", "market department", "market_department_manager", "市场部经理", "manager of the market department", "market_specialist", "大客户市场专员", "market specialist for key accounts", "marketing_department", "营销部", "marketing department", "marketing_director", "营销总监", "marketing director", "marketing_sales_department", "市场营销部", "marketing and sales department", "marketing_staff", "营销人员", "marketing staff", "office_meeting", "总经理办公会", "general manager's office meeting", "president", "总裁", "production_department", "生产部门", "production department", "responsible_department", "责任部门", "department responsible", "sales_clerk", "销售内勤", "sales clerk", "sales_department", "销售部", "sales department", "sales_department_manager", "销售部经理", "manager of the sales department", "sales_director", "销售总监", "sales director", "sales_head", "销售部门负责人", "head of sales", "sales_manager", "销售经理", "sales manager", "sales_specialist", "销售专员", "sales specialist", "sales_staff", "销售人员", "sales staff", "sales_supervisor", "销售主管", "sales supervisor", "service_specialist", "客服专员", "service specialist", "service_staff", "客户服务人员", "service staff", "service_supervisor", "客户服务主管", "service supervisor", "storekeeper", "库管员", "superior", "上级主管", "supervisor_rank", "主管级人员", "staff of supervisor rank", "support_engineer", "大客户技术支持工程师", "technical support engineer for key accounts", "technical_department", "技术部门", "technical department", "technical_staff", "技术人员", "technical staff", "technical_support", "技术支持", "technical support", "top_manager", "总经理或副总经理", "general manager or deputy", "unit_head", "营业单位主管", "head of a business unit"] | None,  # 授权人; who authorised it
        "file_use": Literal["borrow", "借阅", "借閱", "custody", "保管和维护本人负责的档案", "keep the files of one's own customers"] | None,  # 使用方式; use made of the file
        "holds_secrets": bool,  # 含商业秘密或敏感信息; holds trade secrets or sensitive data
        "information": str,  # 客户信息种类; kind of customer information
        "information_use": str,  # 信息用途; use of the information
        "is_key_account": bool,  # 是大客户; is a key account
        "reader_department": Literal["account_manager", "客户经理", "account manager", "after_sales_engineer", "售后工程师", "after-sales engineer", "after_sales_team", "售后团队", "after-sales team", "area_sales_specialist", "片区销售专员", "area sales specialist", "assembly", "全体员工集会", "assembly of all staff", "branch_manager", "分支机构经理", "branch manager", "carrier", "物流方", "chair", "主任委员", "chair of the committee", "chairman", "董事长", "committee", "评定委员会", "review committee", "company", "公司", "customer_department_manager", "客户部经理", "manager of the customer department", "customer_service_department", "客户服务部", "customer-service department", "customer_service_staff", "客服人员", "customer-service staff", "department_head", "部门负责人", "head of department", "department_manager", "部门经理", "department manager", "employee", "员工", "executive", "公司主管领导", "company leader in charge", "finance", "财务部门", "finance department", "front_line", "一线员工", "front-line staff", "general_manager", "总经理", "general manager", "handler", "经办人", "person in charge", "handler_supervisor", "部门主管", "department supervisor", "information_administrator", "市场部信息管理员", "information administrator of the market department", "key_account_manager", "大客户销售经理", "key-account sales manager", "logistics_coordination", "物流协调", "logistics coordination", "logistics_department", "物流部门", "logistics department", "market_department", "市场部", "market department", "market_department_manager", "市场部经理", "manager of the market department", "market_specialist", "大客户市场专员", "market specialist for key accounts", "marketing_department", "营销部", "marketing department", "marketing_director", "营销总监", "marketing director", "marketing_sales_department", "市场营销部", "marketing and sales department", "marketing_staff", "营销人员", "marketing staff", "office_meeting", "总经理办公会", "general manager's office meeting", "president", "总裁", "production_department", "生产部门", "production department", "responsible_department", "责任部门", "department responsible", "sales_clerk", "销售内勤", "sales clerk", "sales_department", "销售部", "sales department", "sales_department_manager", "销售部经理", "manager of the sales department", "sales_director", "销售总监", "sales director", "sales_head", "销售部门负责人", "head of sales", "sales_manager", "销售经理", "sales manager", "sales_specialist", "销售专员", "sales specialist", "sales_staff", "销售人员", "sales staff", "sales_supervisor", "销售主管", "sales supervisor", "service_specialist", "客服专员", "service specialist", "service_staff", "客户服务人员", "service staff", "service_supervisor", "客户服务主管", "service supervisor", "storekeeper", "库管员", "superior", "上级主管", "supervisor_rank", "主管级人员", "staff of supervisor rank", "support_engineer", "大客户技术支持工程师", "technical support engineer for key accounts", "technical_department", "技术部门", "technical department", "technical_staff", "技术人员", "technical staff", "technical_support", "技术支持", "technical support", "top_manager", "总经理或副总经理", "general manager or deputy", "unit_head", "营业单位主管", "head of a business unit"] | None,  # 查阅人所在部门; department of the reader
        "reader_is_head": bool,  # 查阅人是部门负责人; reader is a head of department
        "reader_kind": Literal["internal", "公司内部人员", "staff of the company", "公司內部人員", "内部", "external", "外部人员", "somebody outside", "外部人員", "外部"],  # 查阅人身份; who wants to read
        "reader_rank": Literal["executive", "公司领导级", "company leaders", "director", "总监级", "directors", "department_manager", "部门经理级", "department managers", "account_manager", "客户经理级", "account managers", "staff", "一般员工", "other staff"],  # 级别; rank
        "reader_role": Literal["account_manager", "客户经理", "account manager", "after_sales_engineer", "售后工程师", "after-sales engineer", "after_sales_team", "售后团队", "after-sales team", "area_sales_specialist", "片区销售专员", "area sales specialist", "assembly", "全体员工集会", "assembly of all staff", "branch_manager", "分支机构经理", "branch manager", "carrier", "物流方", "chair", "主任委员", "chair of the committee", "chairman", "董事长", "committee", "评定委员会", "review committee", "company", "公司", "customer_department_manager", "客户部经理", "manager of the customer department", "customer_service_department", "客户服务部", "customer-service department", "customer_service_staff", "客服人员", "customer-service staff", "department_head", "部门负责人", "head of department", "department_manager", "部门经理", "department manager", "employee", "员工", "executive", "公司主管领导", "company leader in charge", "finance", "财务部门", "finance department", "front_line", "一线员工", "front-line staff", "general_manager", "总经理", "general manager", "handler", "经办人", "person in charge", "handler_supervisor", "部门主管", "department supervisor", "information_administrator", "市场部信息管理员", "information administrator of the market department", "key_account_manager", "大客户销售经理", "key-account sales manager", "logistics_coordination", "物流协调", "logistics coordination", "logistics_department", "物流部门", "logistics department", "market_department", "市场部", "market department", "market_department_manager", "市场部经理", "manager of the market department", "market_specialist", "大客户市场专员", "market specialist for key accounts", "marketing_department", "营销部", "marketing department", "marketing_director", "营销总监", "marketing director", "marketing_sales_department", "市场营销部", "marketing and sales department", "marketing_staff", "营销人员", "marketing staff", "office_meeting", "总经理办公会", "general manager's office meeting", "president", "总裁", "production_department", "生产部门", "production department", "responsible_department", "责任部门", "department responsible", "sales_clerk", "销售内勤", "sales clerk", "sales_department", "销售部", "sales department", "sales_department_manager", "销售部经理", "manager of the sales department", "sales_director", "销售总监", "sales director", "sales_head", "销售部门负责人", "head of sales", "sales_manager", "销售经理", "sales manager", "sales_specialist", "销售专员", "sales specialist", "sales_staff", "销售人员", "sales staff", "sales_supervisor", "销售主管", "sales supervisor", "service_specialist", "客服专员", "service specialist", "service_staff", "客户服务人员", "service staff", "service_supervisor", "客户服务主管", "service supervisor", "storekeeper", "库管员", "superior", "上级主管", "supervisor_rank", "主管级人员", "staff of supervisor rank", "support_engineer", "大客户技术支持工程师", "technical support engineer for key accounts", "technical_department", "技术部门", "technical department", "technical_staff", "技术人员", "technical staff", "technical_support", "技术支持", "technical support", "top_manager", "总经理或副总经理", "general manager or deputy", "unit_head", "营业单位主管", "head of a business unit"],  # 查阅人岗位; post of the reader
        "request_form": bool,  # 已填查阅申请表; request form filled in
        "secrecy_accepted": bool,  # 已承诺遵守保密制度; rules of confidentiality accepted
        "self_approved": bool,  # 申请人自己批准; approved by the reader
        "work_need": bool,  # 有工作需要; work needs it
    },
    total=False,
)

RecordsContentFacts = TypedDict(
    "RecordsContentFacts",
    {
        "entered_in": str | None,  # 录入处; where it is entered
        "file_entries": Sequence[str],  # 档案已有内容; what the file holds
        "file_opened": bool,  # 已为客户建档; file opened for the customer
        "is_key_account": bool,  # 是大客户; is a key account
        "material_archived": bool,  # 新客户资料已存档; material on the new customer archived
        "new_customer": bool,  # 是新客户; is a new customer
    },
    total=False,
)

RecordsReviewFacts = TypedDict(
    "RecordsReviewFacts",
    {
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "grade": Literal["key", "重点客户", "key customer", "重點客戶", "general", "一般客户", "general customer", "普通客户", "一般客戶", "普通客戶", "potential", "潜在客户", "potential customer", "潛在客戶"],  # 等级; grade
        "information_change": str,  # 变更内容; what has changed
    },
    total=False,
)

RegionFormFacts = TypedDict(
    "RegionFormFacts",
    {
        "regions": Sequence[Mapping[str, object]] | DataFrame | None,  # 区域明细; regions
    },
    total=False,
)

ServiceDailyFormFacts = TypedDict(
    "ServiceDailyFormFacts",
    {
        "card_attached": bool | None,  # 附客户卡; customer card handed in
        "round_lines": Sequence[Mapping[str, object]] | DataFrame | None,  # 巡访情况; visits of the day
    },
    total=False,
)

ServicePlanFormFacts = TypedDict(
    "ServicePlanFormFacts",
    {
        "after_sales_content": str | None,  # 售后服务内容; after-sales content
        "executed_by": str | None,  # 实施人; person who carries it out
        "goods_to_push": str | None,  # 重点推销商品; goods to push
        "key_surveys": str | None,  # 重点调查项目; key surveys
        "round_schedule": str | None,  # 巡访安排; schedule of rounds
        "special_surveys": str | None,  # 特别调查项目; special surveys
        "stage": Literal["handed_over", "交付实施", "handed over", "drafted", "拟订"],  # 阶段; stage
    },
    total=False,
)

VisitCompletionFormFacts = TypedDict(
    "VisitCompletionFormFacts",
    {
        "completion_specialist": str | None,  # 销售专员; sales specialist
        "customers_visited": Sequence[Mapping[str, object]] | DataFrame | None,  # 客户; customers
        "filing_month": int | str | None,  # 月份; month of filing
        "grid_months": Sequence[Mapping[str, object]] | DataFrame | None,  # 各月访问; visits by month
    },
    total=False,
)

VisitFrequencyFormFacts = TypedDict(
    "VisitFrequencyFormFacts",
    {
        "form_date": date | str | None,  # 填写日期; filling date
        "form_remarks": str | None,  # 备注; remarks
        "frequencies": Sequence[Mapping[str, object]] | DataFrame | None,  # 各客户访问频次; visit counts by customer
        "salesperson": str | None,  # 销售人员; sales person
    },
    total=False,
)
