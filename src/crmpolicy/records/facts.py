"""The facts of each question of `records`: exact text, numbers or plain values.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict

from crmpolicy.values import DataFrame

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
        "access_place": str,  # 阅读场所; place of reading
        "approved_by": Literal["account_manager", "客户经理", "account manager", "after_sales_engineer", "售后工程师", "after-sales engineer", "after_sales_team", "售后团队", "after-sales team", "assembly", "全体员工集会", "assembly of all staff", "carrier", "物流方", "chair", "主任委员", "chair of the committee", "chairman", "董事长", "committee", "评定委员会", "review committee", "company", "公司", "customer_department_manager", "客户部经理", "manager of the customer department", "customer_service_department", "客户服务部", "customer-service department", "customer_service_staff", "客服人员", "customer-service staff", "department_head", "部门负责人", "head of department", "department_manager", "部门经理", "department manager", "employee", "员工", "executive", "公司主管领导", "company leader in charge", "finance", "财务部门", "finance department", "front_line", "一线员工", "front-line staff", "general_manager", "总经理", "general manager", "handler", "经办人", "person in charge", "handler_supervisor", "部门主管", "department supervisor", "information_administrator", "市场部信息管理员", "information administrator of the market department", "key_account_manager", "大客户销售经理", "key-account sales manager", "logistics_coordination", "物流协调", "logistics coordination", "logistics_department", "物流部门", "logistics department", "market_department", "市场部", "market department", "market_department_manager", "市场部经理", "manager of the market department", "market_specialist", "大客户市场专员", "market specialist for key accounts", "marketing_director", "营销总监", "marketing director", "marketing_sales_department", "市场营销部", "marketing and sales department", "office_meeting", "总经理办公会", "general manager's office meeting", "president", "总裁", "production_department", "生产部门", "production department", "responsible_department", "责任部门", "department responsible", "sales_department", "销售部", "sales department", "sales_director", "销售总监", "sales director", "sales_head", "销售部门负责人", "head of sales", "sales_manager", "销售经理", "sales manager", "sales_staff", "销售人员", "sales staff", "sales_supervisor", "销售主管", "sales supervisor", "service_specialist", "客服专员", "service specialist", "support_engineer", "大客户技术支持工程师", "technical support engineer for key accounts", "technical_department", "技术部门", "technical department", "technical_support", "技术支持", "technical support", "top_manager", "总经理或副总经理", "general manager or deputy"] | None,  # 批准人; approved by
        "borrowing_card": bool | None,  # 已办借阅卡; has a borrowing card
        "customer_consents": bool | None,  # 客户同意; customer consents
        "disclosure_authorised_by": Literal["account_manager", "客户经理", "account manager", "after_sales_engineer", "售后工程师", "after-sales engineer", "after_sales_team", "售后团队", "after-sales team", "assembly", "全体员工集会", "assembly of all staff", "carrier", "物流方", "chair", "主任委员", "chair of the committee", "chairman", "董事长", "committee", "评定委员会", "review committee", "company", "公司", "customer_department_manager", "客户部经理", "manager of the customer department", "customer_service_department", "客户服务部", "customer-service department", "department_head", "部门负责人", "head of department", "department_manager", "部门经理", "department manager", "employee", "员工", "executive", "公司主管领导", "company leader in charge", "finance", "财务部门", "finance department", "front_line", "一线员工", "front-line staff", "general_manager", "总经理", "general manager", "handler", "经办人", "person in charge", "handler_supervisor", "部门主管", "department supervisor", "information_administrator", "市场部信息管理员", "information administrator of the market department", "key_account_manager", "大客户销售经理", "key-account sales manager", "logistics_coordination", "物流协调", "logistics coordination", "logistics_department", "物流部门", "logistics department", "market_department", "市场部", "market department", "market_department_manager", "市场部经理", "manager of the market department", "market_specialist", "大客户市场专员", "market specialist for key accounts", "marketing_director", "营销总监", "marketing director", "marketing_sales_department", "市场营销部", "marketing and sales department", "office_meeting", "总经理办公会", "general manager's office meeting", "president", "总裁", "production_department", "生产部门", "production department", "responsible_department", "责任部门", "department responsible", "sales_department", "销售部", "sales department", "sales_director", "销售总监", "sales director", "sales_head", "销售部门负责人", "head of sales", "sales_manager", "销售经理", "sales manager", "sales_staff", "销售人员", "sales staff", "sales_supervisor", "销售主管", "sales supervisor", "service_specialist", "客服专员", "service specialist", "support_engineer", "大客户技术支持工程师", "technical support engineer for key accounts", "technical_department", "技术部门", "technical department", "technical_support", "技术支持", "technical support", "top_manager", "总经理或副总经理", "general manager or deputy"] | None,  # 授权人; who authorised it
        "file_use": Literal["borrow", "借阅", "借閱", "custody", "保管和维护本人负责的档案", "keep the files of one's own customers"] | None,  # 使用方式; use made of the file
        "holds_secrets": bool,  # 含商业秘密或敏感信息; holds trade secrets or sensitive data
        "information": str,  # 客户信息种类; kind of customer information
        "information_use": str,  # 信息用途; use of the information
        "reader_department": Literal["account_manager", "客户经理", "account manager", "after_sales_engineer", "售后工程师", "after-sales engineer", "after_sales_team", "售后团队", "after-sales team", "assembly", "全体员工集会", "assembly of all staff", "carrier", "物流方", "chair", "主任委员", "chair of the committee", "chairman", "董事长", "committee", "评定委员会", "review committee", "company", "公司", "customer_department_manager", "客户部经理", "manager of the customer department", "customer_service_department", "客户服务部", "customer-service department", "customer_service_staff", "客户服务人员", "customer-service staff", "department_head", "部门负责人", "head of department", "department_manager", "部门经理", "department manager", "employee", "员工", "executive", "公司主管领导", "company leader in charge", "finance", "财务部门", "finance department", "front_line", "一线员工", "front-line staff", "general_manager", "总经理", "general manager", "handler", "经办人", "person in charge", "handler_supervisor", "部门主管", "department supervisor", "information_administrator", "市场部信息管理员", "information administrator of the market department", "key_account_manager", "大客户销售经理", "key-account sales manager", "logistics_coordination", "物流协调", "logistics coordination", "logistics_department", "物流部门", "logistics department", "market_department", "市场部", "market department", "market_department_manager", "市场部经理", "manager of the market department", "market_specialist", "大客户市场专员", "market specialist for key accounts", "marketing_director", "营销总监", "marketing director", "marketing_sales_department", "市场营销部", "marketing and sales department", "marketing_staff", "营销人员", "marketing staff", "office_meeting", "总经理办公会", "general manager's office meeting", "president", "总裁", "production_department", "生产部门", "production department", "responsible_department", "责任部门", "department responsible", "sales_department", "销售部", "sales department", "sales_director", "销售总监", "sales director", "sales_head", "销售部门负责人", "head of sales", "sales_manager", "销售经理", "sales manager", "sales_staff", "销售人员", "sales staff", "sales_supervisor", "销售主管", "sales supervisor", "service_specialist", "客服专员", "service specialist", "support_engineer", "大客户技术支持工程师", "technical support engineer for key accounts", "technical_department", "技术部门", "technical department", "technical_support", "技术支持", "technical support", "top_manager", "总经理或副总经理", "general manager or deputy"] | None,  # 查阅人所在部门; department of the reader
        "reader_is_head": bool,  # 查阅人是部门负责人; reader is a head of department
        "reader_kind": Literal["internal", "公司内部人员", "staff of the company", "公司內部人員", "内部", "external", "外部人员", "somebody outside", "外部人員", "外部"],  # 查阅人身份; who wants to read
        "reader_rank": Literal["executive", "公司领导级", "company leaders", "director", "总监级", "directors", "department_manager", "部门经理级", "department managers", "account_manager", "客户经理级", "account managers", "staff", "一般员工", "other staff"],  # 级别; rank
        "reader_role": Literal["account_manager", "客户经理", "account manager", "after_sales_engineer", "售后工程师", "after-sales engineer", "after_sales_team", "售后团队", "after-sales team", "assembly", "全体员工集会", "assembly of all staff", "carrier", "物流方", "chair", "主任委员", "chair of the committee", "chairman", "董事长", "committee", "评定委员会", "review committee", "company", "公司", "customer_department_manager", "客户部经理", "manager of the customer department", "customer_service_department", "客户服务部", "customer-service department", "department_head", "部门负责人", "head of department", "department_manager", "部门经理", "department manager", "employee", "员工", "executive", "公司主管领导", "company leader in charge", "finance", "财务部门", "finance department", "front_line", "一线员工", "front-line staff", "general_manager", "总经理", "general manager", "handler", "经办人", "person in charge", "handler_supervisor", "部门主管", "department supervisor", "information_administrator", "市场部信息管理员", "information administrator of the market department", "key_account_manager", "大客户销售经理", "key-account sales manager", "logistics_coordination", "物流协调", "logistics coordination", "logistics_department", "物流部门", "logistics department", "market_department", "市场部", "market department", "market_department_manager", "市场部经理", "manager of the market department", "market_specialist", "大客户市场专员", "market specialist for key accounts", "marketing_director", "营销总监", "marketing director", "marketing_sales_department", "市场营销部", "marketing and sales department", "office_meeting", "总经理办公会", "general manager's office meeting", "president", "总裁", "production_department", "生产部门", "production department", "responsible_department", "责任部门", "department responsible", "sales_department", "销售部", "sales department", "sales_director", "销售总监", "sales director", "sales_head", "销售部门负责人", "head of sales", "sales_manager", "销售经理", "sales manager", "sales_staff", "销售人员", "sales staff", "sales_supervisor", "销售主管", "sales supervisor", "service_specialist", "客服专员", "service specialist", "support_engineer", "大客户技术支持工程师", "technical support engineer for key accounts", "technical_department", "技术部门", "technical department", "technical_support", "技术支持", "technical support", "top_manager", "总经理或副总经理", "general manager or deputy"],  # 查阅人岗位; post of the reader
        "request_form": bool,  # 已填查阅申请表; request form filled in
        "secrecy_accepted": bool,  # 已承诺遵守保密制度; rules of confidentiality accepted
        "self_approved": bool,  # 申请人自己批准; approved by the reader
        "work_need": bool,  # 有工作需要; work needs it
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
