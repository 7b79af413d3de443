"""The facts of each question of `orders`: exact text, numbers or plain values.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, TypedDict

from crmpolicy.values import DataFrame, Numeric

FundsLimitFacts = TypedDict(
    "FundsLimitFacts",
    {
        "approved_by": Literal["account_manager", "客户经理", "account manager", "after_sales_engineer", "售后工程师", "after-sales engineer", "after_sales_team", "售后团队", "after-sales team", "area_sales_specialist", "片区销售专员", "area sales specialist", "assembly", "全体员工集会", "assembly of all staff", "branch_manager", "分支机构经理", "branch manager", "carrier", "物流方", "chair", "主任委员", "chair of the committee", "chairman", "董事长", "committee", "评定委员会", "review committee", "company", "公司", "customer_department_manager", "客户部经理", "manager of the customer department", "customer_service_department", "客户服务部", "customer-service department", "customer_service_staff", "客服人员", "customer-service staff", "department_head", "部门负责人", "head of department", "department_manager", "部门经理", "department manager", "employee", "员工", "executive", "公司主管领导", "company leader in charge", "finance", "财务部门", "finance department", "front_line", "一线员工", "front-line staff", "general_manager", "总经理", "general manager", "handler", "经办人", "person in charge", "handler_supervisor", "部门主管", "department supervisor", "information_administrator", "市场部信息管理员", "information administrator of the market department", "key_account_manager", "大客户销售经理", "key-account sales manager", "logistics_coordination", "物流协调", "logistics coordination", "logistics_department", "物流部门", "logistics department", "market_department", "市场部", "market department", "market_department_manager", "市场部经理", "manager of the market department", "market_specialist", "大客户市场专员", "market specialist for key accounts", "marketing_department", "营销部", "marketing department", "marketing_director", "营销总监", "marketing director", "marketing_sales_department", "市场营销部", "marketing and sales department", "marketing_staff", "营销人员", "marketing staff", "office_meeting", "总经理办公会", "general manager's office meeting", "president", "总裁", "production_department", "生产部门", "production department", "responsible_department", "责任部门", "department responsible", "sales_clerk", "销售内勤", "sales clerk", "sales_department", "销售部", "sales department", "sales_department_manager", "销售部经理", "manager of the sales department", "sales_director", "销售总监", "sales director", "sales_head", "销售部门负责人", "head of sales", "sales_manager", "销售经理", "sales manager", "sales_specialist", "销售专员", "sales specialist", "sales_staff", "销售人员", "sales staff", "sales_supervisor", "销售主管", "sales supervisor", "service_specialist", "客服专员", "service specialist", "service_staff", "客户服务人员", "service staff", "service_supervisor", "客户服务主管", "service supervisor", "storekeeper", "库管员", "superior", "上级主管", "supervisor_rank", "主管级人员", "staff of supervisor rank", "support_engineer", "大客户技术支持工程师", "technical support engineer for key accounts", "technical_department", "技术部门", "technical department", "technical_staff", "技术人员", "technical staff", "technical_support", "技术支持", "technical support", "top_manager", "总经理或副总经理", "general manager or deputy", "unit_head", "营业单位主管", "head of a business unit"] | None,  # 批准人; approved by
        "funds_occupied": Numeric,  # 已占用资金; funds tied up
        "order_amount": Numeric,  # 本次订货金额; amount of this order
        "orderer_kind": str,  # 订货单位; who orders
    },
    total=False,
)

OrderDistributionFacts = TypedDict(
    "OrderDistributionFacts",
    {
        "copies_to": Sequence[Literal["account_manager", "客户经理", "account manager", "after_sales_engineer", "售后工程师", "after-sales engineer", "after_sales_team", "售后团队", "after-sales team", "area_sales_specialist", "片区销售专员", "area sales specialist", "assembly", "全体员工集会", "assembly of all staff", "branch_manager", "分支机构经理", "branch manager", "carrier", "物流方", "chair", "主任委员", "chair of the committee", "chairman", "董事长", "committee", "评定委员会", "review committee", "company", "公司", "customer_department_manager", "客户部经理", "manager of the customer department", "customer_service_department", "客户服务部", "customer-service department", "customer_service_staff", "客服人员", "customer-service staff", "department_head", "部门负责人", "head of department", "department_manager", "部门经理", "department manager", "employee", "员工", "executive", "公司主管领导", "company leader in charge", "finance", "财务部门", "finance department", "front_line", "一线员工", "front-line staff", "general_manager", "总经理", "general manager", "handler", "经办人", "person in charge", "handler_supervisor", "部门主管", "department supervisor", "information_administrator", "市场部信息管理员", "information administrator of the market department", "key_account_manager", "大客户销售经理", "key-account sales manager", "logistics_coordination", "物流协调", "logistics coordination", "logistics_department", "物流部门", "logistics department", "market_department", "市场部", "market department", "market_department_manager", "市场部经理", "manager of the market department", "market_specialist", "大客户市场专员", "market specialist for key accounts", "marketing_department", "营销部", "marketing department", "marketing_director", "营销总监", "marketing director", "marketing_sales_department", "市场营销部", "marketing and sales department", "marketing_staff", "营销人员", "marketing staff", "office_meeting", "总经理办公会", "general manager's office meeting", "president", "总裁", "production_department", "生产部门", "production department", "responsible_department", "责任部门", "department responsible", "sales_clerk", "销售内勤", "sales clerk", "sales_department", "销售部", "sales department", "sales_department_manager", "销售部经理", "manager of the sales department", "sales_director", "销售总监", "sales director", "sales_head", "销售部门负责人", "head of sales", "sales_manager", "销售经理", "sales manager", "sales_specialist", "销售专员", "sales specialist", "sales_staff", "销售人员", "sales staff", "sales_supervisor", "销售主管", "sales supervisor", "service_specialist", "客服专员", "service specialist", "service_staff", "客户服务人员", "service staff", "service_supervisor", "客户服务主管", "service supervisor", "storekeeper", "库管员", "superior", "上级主管", "supervisor_rank", "主管级人员", "staff of supervisor rank", "support_engineer", "大客户技术支持工程师", "technical support engineer for key accounts", "technical_department", "技术部门", "technical department", "technical_staff", "技术人员", "technical staff", "technical_support", "技术支持", "technical support", "top_manager", "总经理或副总经理", "general manager or deputy", "unit_head", "营业单位主管", "head of a business unit"]],  # 已分送部门; departments that have a copy
    },
    total=False,
)

OrderForecastFacts = TypedDict(
    "OrderForecastFacts",
    {
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
    },
    total=False,
)

OrderFormFacts = TypedDict(
    "OrderFormFacts",
    {
        "batch_grade": str | None,  # 批号等级; batch grade
        "completion_date": date | str | None,  # 完成日期; completion date
        "customer_address": str | None,  # 客户地址; address
        "customer_name": str | None,  # 客户名称; customer
        "dispatch_date": date | str | None,  # 出货日期; dispatch date
        "order_no": str | None,  # 订单号码; order number
        "packaging": str | None,  # 包装; packing
        "packing_lines": Sequence[Mapping[str, object]] | DataFrame | None,  # 装箱明细; packing lines
        "part_deliveries": Sequence[Mapping[str, object]] | DataFrame | None,  # 分批交货数量; part deliveries
        "prepared_by": str | None,  # 制表人; drawn up by
        "product": str | None,  # 品名; goods
        "quantity": Numeric | None,  # 订货数量; quantity
        "specification": str | None,  # 规格; specification
        "stage": Literal["shipped", "出货", "signed", "签字", "drafted", "制单"],  # 阶段; stage
        "supervisor": str | None,  # 主管; supervisor
        "total_boxes": int | str | None,  # 总计箱数; boxes in all
        "use": str | None,  # 用途; use
        "volume": Numeric | None,  # 体积; volume
    },
    total=False,
)

OrderIntakeFacts = TypedDict(
    "OrderIntakeFacts",
    {
        "intake_done": Sequence[Literal["order_form", "订货单", "order form", "supervisor_signature", "主管签字", "signature of the supervisor", "preparer_signature", "制表人签字", "signature of who drew it up", "order_register", "订货登记表", "order register", "order_statistics", "订货统计表", "order statistics"]],  # 已办手续; what has been done at intake
        "order_channel": str,  # 订货方式; how the order came in
        "orderer_kind": str,  # 订货单位; who orders
        "registered_by": Literal["account_manager", "客户经理", "account manager", "after_sales_engineer", "售后工程师", "after-sales engineer", "after_sales_team", "售后团队", "after-sales team", "area_sales_specialist", "片区销售专员", "area sales specialist", "assembly", "全体员工集会", "assembly of all staff", "branch_manager", "分支机构经理", "branch manager", "carrier", "物流方", "chair", "主任委员", "chair of the committee", "chairman", "董事长", "committee", "评定委员会", "review committee", "company", "公司", "customer_department_manager", "客户部经理", "manager of the customer department", "customer_service_department", "客户服务部", "customer-service department", "customer_service_staff", "客服人员", "customer-service staff", "department_head", "部门负责人", "head of department", "department_manager", "部门经理", "department manager", "employee", "员工", "executive", "公司主管领导", "company leader in charge", "finance", "财务部门", "finance department", "front_line", "一线员工", "front-line staff", "general_manager", "总经理", "general manager", "handler", "经办人", "person in charge", "handler_supervisor", "部门主管", "department supervisor", "information_administrator", "市场部信息管理员", "information administrator of the market department", "key_account_manager", "大客户销售经理", "key-account sales manager", "logistics_coordination", "物流协调", "logistics coordination", "logistics_department", "物流部门", "logistics department", "market_department", "市场部", "market department", "market_department_manager", "市场部经理", "manager of the market department", "market_specialist", "大客户市场专员", "market specialist for key accounts", "marketing_department", "营销部", "marketing department", "marketing_director", "营销总监", "marketing director", "marketing_sales_department", "市场营销部", "marketing and sales department", "marketing_staff", "营销人员", "marketing staff", "office_meeting", "总经理办公会", "general manager's office meeting", "president", "总裁", "production_department", "生产部门", "production department", "responsible_department", "责任部门", "department responsible", "sales_clerk", "销售内勤", "sales clerk", "sales_department", "销售部", "sales department", "sales_department_manager", "销售部经理", "manager of the sales department", "sales_director", "销售总监", "sales director", "sales_head", "销售部门负责人", "head of sales", "sales_manager", "销售经理", "sales manager", "sales_specialist", "销售专员", "sales specialist", "sales_staff", "销售人员", "sales staff", "sales_supervisor", "销售主管", "sales supervisor", "service_specialist", "客服专员", "service specialist", "service_staff", "客户服务人员", "service staff", "service_supervisor", "客户服务主管", "service supervisor", "storekeeper", "库管员", "superior", "上级主管", "supervisor_rank", "主管级人员", "staff of supervisor rank", "support_engineer", "大客户技术支持工程师", "technical support engineer for key accounts", "technical_department", "技术部门", "technical department", "technical_staff", "技术人员", "technical staff", "technical_support", "技术支持", "technical support", "top_manager", "总经理或副总经理", "general manager or deputy", "unit_head", "营业单位主管", "head of a business unit"] | None,  # 登记人; registered by
    },
    total=False,
)

OrderRegisterFacts = TypedDict(
    "OrderRegisterFacts",
    {
        "amount": Numeric | None,  # 金额; amount
        "bill_date": date | str | None,  # 押汇日期; documentary bill
        "credit_status": str | None,  # 信用情况; credit status
        "customer_name": str | None,  # 客户名称; customer
        "filled_on": date | str | None,  # 填写日期; filled on
        "freight_insurance": str | None,  # 运费保险单; freight and insurance papers
        "planned_delivery": date | str | None,  # 预定交货日期; planned delivery
        "product_name": str | None,  # 产品名称; product
        "production_from": date | str | None,  # 生产开始日期; production begun
        "production_no": str | None,  # 制造单号; production order
        "production_to": date | str | None,  # 生产结束日期; production ended
        "quantity": Numeric | None,  # 数量; quantity
        "received_on": date | str | None,  # 接单日期; received on
        "register_no": str | None,  # 编号; number
        "shipment_date": date | str | None,  # 装运日期; shipment
        "stage": Literal["shipped", "装运", "produced", "生产", "registered", "接单"],  # 阶段; stage
        "tax_refund_voucher": str | None,  # 退税凭证; tax refund voucher
        "unit_price": Numeric | None,  # 单价; price of a unit
    },
    total=False,
)

OrderReleaseFacts = TypedDict(
    "OrderReleaseFacts",
    {
        "agency_score": Numeric | None,  # 第三方评级得分; score of the agency report
        "all_settled_since_assessment": bool,  # 重新评估晚于结清; assessed anew after settlement
        "assessed_on": date | str | None,  # 最近评估日期; last assessed on
        "business_state": Literal["free", "正常", "reduced", "降额并重评", "limit reduced and reassessed", "suspended", "暂停合作", "暫停合作"],  # 合作状态; state of business
        "conforms": bool | None,  # 按合同订货; order conforms to the contract
        "contract_approved": bool | None,  # 合同已批; contract approved
        "contract_delivery_date": date | str | None,  # 合同交货日期; delivery date of the contract
        "contract_exists": bool | None,  # 已签合同; contract exists
        "credit_grade": Literal["good", "信用良好", "fair", "信用一般", "poor", "信用较差"],  # 信用等级; credit grade
        "credit_limit": Numeric,  # 信用额度; credit limit
        "days_overdue": int | str,  # 逾期天数; days overdue
        "delivered_not_invoiced": Numeric,  # 已发货未开票; delivered but not invoiced
        "exposure": Numeric,  # 敞口; exposure
        "finances_score": Numeric,  # 财务状况得分; score of finances
        "headroom": Numeric,  # 可用额度; headroom
        "hold_active": bool,  # 目前已暂停合作; hold in force now
        "in_stock": bool | None,  # 有库存; in stock
        "limit_increase": Numeric,  # 目前有效的增额; increase in force
        "limit_increases": Sequence[Mapping[str, object]] | DataFrame,  # 临时增额; temporary increases
        "limit_lowered": bool,  # 额度曾因拖欠下调且未恢复; limit was lowered for arrears and not restored
        "max_credit": Numeric,  # 最高信用程度; maximum credit
        "max_credit_confirmed": bool,  # 最高信用程度已确认到位; maximum credit confirmed by all levels
        "may_sell_on_credit": bool,  # 可以赊销; sale on credit allowed
        "missing_papers": Sequence[str],  # 缺少的资料; papers missing
        "open_invoices": Numeric,  # 未付发票; open invoices
        "operations_score": Numeric,  # 经营状况得分; score of operations
        "order_amount": Numeric,  # 本次订货金额; amount of this order
        "ordered_not_delivered": Numeric,  # 已订货未发货; ordered but not delivered
        "overdue_amount": Numeric,  # 逾期金额; overdue amount
        "papers": Sequence[str],  # 已有资料; papers on file
        "papers_missing": int | str,  # 缺少资料份数; number of papers missing
        "prepaid": Numeric,  # 预付款; prepayments
        "record_score": Numeric,  # 信用记录得分; score of the credit record
        "records_checked": bool | None,  # 已查交易和结算记录; trading and settlement records consulted
        "secured": Numeric,  # 有担保部分; secured part
        "standing_score": Numeric,  # 行业口碑得分; score of standing in the trade
        "unsettled_payment": Numeric | None,  # 遗留货款; unsettled payment
        "override": Mapping[str, object],  # 人工确定的结果; what a person has set
    },
    total=False,
)

ReorderPointFacts = TypedDict(
    "ReorderPointFacts",
    {
        "daily_last_month": Numeric,  # 上月平均日销量; mean daily sales last month
        "daily_last_year": Numeric | None,  # 去年同月平均日销量; mean daily sales same month last year
        "goods_on_order": Numeric,  # 已订未到; ordered but not received
        "level_now": Numeric,  # 订货点; reorder point
        "stock": Numeric,  # 库存量; stock
        "stock_on_hand": Numeric,  # 现有库存; stock on hand
        "transit_days": int | str,  # 在途天数; days in transit
    },
    total=False,
)

StockStructureFacts = TypedDict(
    "StockStructureFacts",
    {},
    total=False,
)
