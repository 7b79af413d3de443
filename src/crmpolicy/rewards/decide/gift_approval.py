"""The question `gift_approval`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

GiftApprovalFacts = TypedDict(
    "GiftApprovalFacts",
    {
        "annual_purchases": Numeric,  # 年采购额; yearly purchases
        "completed_orders": int | str,  # 已完成订单数; completed orders
        "gift_applied": bool,  # 已填妥礼品申请; application for the gift complete
        "gift_approvals": Sequence[Literal["account_manager", "客户经理", "account manager", "after_sales_engineer", "售后工程师", "after-sales engineer", "after_sales_team", "售后团队", "after-sales team", "area_sales_specialist", "片区销售专员", "area sales specialist", "assembly", "全体员工集会", "assembly of all staff", "branch_manager", "分支机构经理", "branch manager", "carrier", "物流方", "chair", "主任委员", "chair of the committee", "chairman", "董事长", "committee", "评定委员会", "review committee", "company", "公司", "customer_department_manager", "客户部经理", "manager of the customer department", "customer_service_department", "客户服务部", "customer-service department", "customer_service_staff", "客服人员", "customer-service staff", "department_head", "部门负责人", "head of department", "department_manager", "部门经理", "department manager", "employee", "员工", "executive", "公司主管领导", "company leader in charge", "finance", "财务部门", "finance department", "front_line", "一线员工", "front-line staff", "general_manager", "总经理", "general manager", "handler", "经办人", "person in charge", "handler_supervisor", "部门主管", "department supervisor", "information_administrator", "市场部信息管理员", "information administrator of the market department", "key_account_manager", "大客户销售经理", "key-account sales manager", "logistics_coordination", "物流协调", "logistics coordination", "logistics_department", "物流部门", "logistics department", "market_department", "市场部", "market department", "market_department_manager", "市场部经理", "manager of the market department", "market_specialist", "大客户市场专员", "market specialist for key accounts", "marketing_department", "营销部", "marketing department", "marketing_director", "营销总监", "marketing director", "marketing_sales_department", "市场营销部", "marketing and sales department", "marketing_staff", "营销人员", "marketing staff", "office_meeting", "总经理办公会", "general manager's office meeting", "president", "总裁", "production_department", "生产部门", "production department", "responsible_department", "责任部门", "department responsible", "sales_clerk", "销售内勤", "sales clerk", "sales_department", "销售部", "sales department", "sales_department_manager", "销售部经理", "manager of the sales department", "sales_director", "销售总监", "sales director", "sales_head", "销售部门负责人", "head of sales", "sales_manager", "销售经理", "sales manager", "sales_specialist", "销售专员", "sales specialist", "sales_staff", "销售人员", "sales staff", "sales_supervisor", "销售主管", "sales supervisor", "service_specialist", "客服专员", "service specialist", "service_staff", "客户服务人员", "service staff", "service_supervisor", "客户服务主管", "service supervisor", "storekeeper", "库管员", "superior", "上级主管", "supervisor_rank", "主管级人员", "staff of supervisor rank", "support_engineer", "大客户技术支持工程师", "technical support engineer for key accounts", "technical_department", "技术部门", "technical department", "technical_staff", "技术人员", "technical staff", "technical_support", "技术支持", "technical support", "top_manager", "总经理或副总经理", "general manager or deputy", "unit_head", "营业单位主管", "head of a business unit"]],  # 已批准此礼品的人; who have approved the gift
        "gift_item": str,  # 赠送物品; item given
        "gift_value": Numeric,  # 礼物价值; value of the gift
        "gift_worth_giving": bool,  # 认为有必要赠送; a gift is thought needed
        "is_key_account": bool,  # 是大客户; is a key account
        "service_grade": Literal["A", "A 类", "class A", "A类", "A級", "A级", "B", "B 类", "class B", "B类", "B級", "B级", "C", "C 类", "class C", "C类", "C級", "C级", "D", "D 类", "class D", "D类", "D級", "D级"],  # 客户类别; service grade
        "special_customer": bool,  # 属于特殊客户; special customer
        "visit_class": Literal["important", "重要客户", "important customer", "general", "一般客户", "general customer", "potential", "潜在客户", "potential customer"],  # 客户级别; visit class
    },
    total=False,
)
GiftApprovalFacts.__doc__ = """The facts of :func:`evaluate_gift_approval` (礼品审批); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_gift_approval, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: GiftApprovalFacts = {
    ...     "gift_item": "sample",
    ...     "special_customer": False,
    ...     "gift_worth_giving": False,
    ...     "gift_value": "2000元",
    ...     "gift_applied": False,
    ...     "gift_approvals": [],
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_gift_approval(policies, facts, now=now, document="handbook")
    >>> decision.outcome["state"]
    'free'
"""


def evaluate_gift_approval(
    policies: PolicySet,
    facts: GiftApprovalFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the approval of gifts (礼品审批).

    Args:
        policies: what is in force.
        facts: see :class:`GiftApprovalFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts, relationship); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art4.after5, handbook.svc.art8.other1a, handbook.svc.art8.other1b,
    key_accounts.7.2.3, relationship.art12.9.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_gift_approval, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "gift_item": "sample",
        ...     "special_customer": False,
        ...     "gift_worth_giving": False,
        ...     "gift_value": "2000元",
        ...     "gift_applied": False,
        ...     "gift_approvals": [],
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_gift_approval(policies, facts, now=now, document="handbook")
        >>> decision.outcome["state"]
        'free'
    """
    name = "gift_approval" if document is None else f"{document}.gift_approval"
    return policies.point(name).evaluate(facts, now=now)
