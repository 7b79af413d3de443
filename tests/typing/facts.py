"""Every question asked with typed facts, which only type checkers read: it is never run.

Generated from the examples in docstrings by `python -m tools.typed_examples`; edit the cases, not this file.
"""

from crmpolicy import Decision


def ask_with_account_file_facts() -> Decision:
    from crmpolicy import AccountFileFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_account_file, load_policy_set
    policies = load_policy_set("key_accounts")
    facts: AccountFileFacts = {
        "account_name": "示例集团",
        "basic_data": "示例资料",
        "cooperation_history": [{"cooperated_on": "2024-05-01", "cooperation": "首次供货"}],
        "contact_log": [{"contacted_on": "2026-02-20", "contacted_by": "甲", "contact_topic": "下季需求"}],
        "need_changes": "无",
        "services_given": [{"served_on": "2025-09-01", "service_given": "现场调试"}],
        "purchases": "每季一批",
        "preferences": "重交期",
        "market_feedback": "反映良好",
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_account_file(policies, facts, now=monday, document="key_accounts")


def ask_with_account_value_facts() -> Decision:
    from crmpolicy import AccountValueFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_account_value, load_policy_set
    policies = load_policy_set("example-group")
    facts: AccountValueFacts = {
        "account_profit": "120万元",
        "cost_to_serve": "20万元",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_account_value(policies, facts, now=now, document="key_accounts")


def ask_with_acquisition_channel_facts() -> Decision:
    from crmpolicy import AcquisitionChannelFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_acquisition_channel, load_policy_set
    policies = load_policy_set("steel")
    facts: AcquisitionChannelFacts = {
        "channel": "online",
        "referrer_is_customer": None,
        "lead_interested": None,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_acquisition_channel(policies, facts, now=now, document="steel")


def ask_with_admission_facts() -> Decision:
    from crmpolicy import AdmissionFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_admission, load_policy_set
    policies = load_policy_set("example-group")
    facts: AdmissionFacts = {
        "new_customer": True,
        "financial_management": "普通",
        "credit_rating": "信用一般",
        "cooperation_attitude": "积极",
        "secrecy_undertaken": ["商业", "技术"],
        "breach_known": False,
        "cost_management": "普通",
        "cost_control": "普通",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_admission(policies, facts, now=now, document="handbook")


def ask_with_after_sales_response_facts() -> Decision:
    from crmpolicy import AfterSalesResponseFacts
    from datetime import datetime
    from crmpolicy import evaluate_after_sales_response, load_policy_set
    policies = load_policy_set("example-group")
    facts: AfterSalesResponseFacts = {
        "events": [{"event": "find_problem", "at": "2026-03-06T10:00:00+08:00"}],
    }
    now = datetime.fromisoformat("2026-03-11T17:30:00+08:00")
    return evaluate_after_sales_response(policies, facts, now=now, document="handbook")


def ask_with_applicability_facts() -> Decision:
    from crmpolicy import ApplicabilityFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_applicability, load_policy_set
    policies = load_policy_set("lighting")
    facts: ApplicabilityFacts = {
        "staff_department": "销售部",
        "staff_post": "销售总监",
        "information_stage": "收集",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_applicability(policies, facts, now=now, document="lighting")


def ask_with_appraisal_facts() -> Decision:
    from crmpolicy import AppraisalFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_appraisal, load_policy_set
    policies = load_policy_set("example-group")
    facts: AppraisalFacts = {
        "first_quarter": "74%",
        "second_quarter": "80%",
        "third_quarter": "90%",
        "fourth_quarter": "86%",
        "whole_year": "80.025%",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_appraisal(policies, facts, now=now, document="key_accounts")


def ask_with_committee_facts() -> Decision:
    from crmpolicy import CommitteeFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_committee, load_policy_set
    policies = load_policy_set("example-group")
    facts: CommitteeFacts = {
        "committee_members": [{"person": "王敏", "post": "marketing_director", "seat": "chair", "is_supervisor": "yes"}, {"person": "李强", "post": "market_department_manager", "seat": "vice_chair", "is_supervisor": "yes"}, {"person": "赵琳", "post": "sales_department_manager", "seat": "vice_chair", "is_supervisor": "yes"}, {"person": "甲", "post": "sales_supervisor", "seat": "member", "is_supervisor": "yes"}, {"person": "乙", "post": "service_supervisor", "seat": "member", "is_supervisor": "yes"}, {"person": "丙", "post": "handler_supervisor", "seat": "member", "is_supervisor": "yes"}],
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_committee(policies, facts, now=now, document="handbook")


def ask_with_complaint_escalation_facts() -> Decision:
    from crmpolicy import ComplaintEscalationFacts
    from datetime import datetime
    from crmpolicy import evaluate_complaint_escalation, load_policy_set
    policies = load_policy_set("example-group")
    facts: ComplaintEscalationFacts = {
        "topic": "产品质量",
        "touches_major_decision": False,
        "events": [{"event": "receive", "at": "2026-03-02T09:00:00+08:00"}],
    }
    now = datetime.fromisoformat("2026-03-02T09:05:00+08:00")
    return evaluate_complaint_escalation(policies, facts, now=now, document="lighting")


def ask_with_complaint_form_facts() -> Decision:
    from crmpolicy import ComplaintFormFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_complaint_form, load_policy_set
    policies = load_policy_set("lighting")
    facts: ComplaintFormFacts = {
        "stage": "filed",
        "complaint_customer": "示例商行",
        "complaint_content": "灯管闪烁",
        "complained_at": "2026-03-02T10:00+08:00",
        "complaint_handler": "甲",
        "filed_with_customer": True,
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_complaint_form(policies, facts, now=monday, document="lighting")


def ask_with_complaint_response_facts() -> Decision:
    from crmpolicy import ComplaintResponseFacts
    from datetime import datetime
    from crmpolicy import evaluate_complaint_response, load_policy_set
    policies = load_policy_set("example-group")
    facts: ComplaintResponseFacts = {
        "events": [{"event": "receive", "at": "2026-03-06T16:00:00+08:00"}, {"event": "respond", "at": "2026-03-07T16:00:00+08:00", "by": "service_specialist"}],
    }
    now = datetime.fromisoformat("2026-03-07T17:00:00+08:00")
    return evaluate_complaint_response(policies, facts, now=now, document="handbook")


def ask_with_contact_channel_facts() -> Decision:
    from crmpolicy import ContactChannelFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_contact_channel, load_policy_set
    parameters = {
        "allowed_channels": ["电话", "面对面"],
    }
    policies = load_policy_set("handbook", parameters=parameters)
    facts: ContactChannelFacts = {
        "direction": "客户联系公司",
        "planned_contact": False,
        "planned_channel": None,
        "planned_method": None,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_contact_channel(policies, facts, now=now, document="handbook")


def ask_with_contact_mix_facts() -> Decision:
    from crmpolicy import ContactMixFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_contact_mix, load_policy_set
    policies = load_policy_set("example-group")
    facts: ContactMixFacts = {
        "contacts_made": "40",
        "contacts_potential": "0",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_contact_mix(policies, facts, now=now, document="relationship")


def ask_with_credit_grade_facts() -> Decision:
    from crmpolicy import CreditGradeFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_credit_grade, load_policy_set
    policies = load_policy_set("example-group")
    facts: CreditGradeFacts = {
        "operations_score": "80",
        "finances_score": "80",
        "record_score": "80",
        "standing_score": "80",
        "agency_score": "80",
        "papers": ["营业执照", "财务报表", "税务记录"],
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_credit_grade(policies, facts, now=now, document="steel")


def ask_with_credit_investigation_facts() -> Decision:
    from crmpolicy import CreditInvestigationFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_credit_investigation, load_policy_set
    policies = load_policy_set("example-group")
    facts: CreditInvestigationFacts = {
        "on_company_form": True,
        "topics_investigated": ["信用", "经营", "财务能力"],
        "finance_entries": ["往来银行", "帐号", "记事", "兑现情况", "资金状况", "付款态度", "其他说明"],
        "agency_report": True,
        "funds_state": "良好",
        "payment_attitude": "良好",
        "unclear_points": [],
        "special_rounds": "0",
        "credit_trouble": False,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_credit_investigation(policies, facts, now=now, document="handbook")


def ask_with_credit_limit_facts() -> Decision:
    from crmpolicy import CreditLimitFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_credit_limit, load_policy_set
    policies = load_policy_set("example-group")
    facts: CreditLimitFacts = {
        "max_credit": "20万元",
        "max_credit_confirmed": True,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_credit_limit(policies, facts, now=now, document="handbook")


def ask_with_customer_care_facts() -> Decision:
    from crmpolicy import CustomerCareFacts
    from datetime import datetime
    from crmpolicy import evaluate_customer_care, load_policy_set
    policies = load_policy_set("example-group")
    facts: CustomerCareFacts = {
        "events": [],
    }
    now = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
    return evaluate_customer_care(policies, facts, now=now, document="handbook")


def ask_with_customer_dossier_facts() -> Decision:
    from crmpolicy import CustomerDossierFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_customer_dossier, load_policy_set
    policies = load_policy_set("steel")
    facts: CustomerDossierFacts = {
        "stage": "supplied",
        "file_no": "示例-1",
        "company_name": "示例建筑公司",
        "legal_representative": "甲",
        "contact_details": "010-0000",
        "business_scope": "建筑施工",
        "company_address": "示例路一号",
        "wanted_goods": [{"steel_kind": "螺纹钢", "specification": "直径20", "wanted_quantity": "100 t", "quality_wanted": "国标", "buying_rhythm": "每月"}],
        "purchase_records": [{"purchased_on": "2026-01-05", "purchase_amount": "40万元"}],
        "contracts": ["示例合同"],
        "service_records": "无",
        "credit_report": "示例报告",
        "filed_class": "建筑",
        "filed_grade": "B",
        "kept_on": ["纸质", "电子"],
        "present_grade": "B",
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_customer_dossier(policies, facts, now=monday, document="steel")


def ask_with_customer_file_facts() -> Decision:
    from crmpolicy import CustomerFileFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_customer_file, load_policy_set
    policies = load_policy_set("relationship")
    facts: CustomerFileFacts = {
        "market_report": "行业平稳",
        "market_sources": ["企业网站", "老客户"],
        "company_data": "示例企业资料",
        "strategic_direction": "扩建",
        "organisation": "直线职能",
        "purchase_procedure": "招标",
        "demand_plan": "每季一批",
        "analysis": "潜力较大",
        "key_person_state": "总经理负责采购",
        "deciders": [{"decider": "甲", "decider_post": "总经理", "decider_data": "示例资料"}],
        "opened_on": "2026-03-02",
        "copies": [{"copy_holder": "客户服务部"}, {"copy_holder": "销售部"}, {"copy_holder": "市场部"}],
        "adjustments": [{"adjusted_on": "2026-03-02", "adjustment": "改为双周联系", "adjustment_log": "效果良好"}],
        "contact_notes": [{"contact_on": "2026-03-02", "contact_learnt": "希望送货快些"}],
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_customer_file(policies, facts, now=monday, document="relationship")


def ask_with_customer_form_facts() -> Decision:
    from crmpolicy import CustomerFormFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_customer_form, load_policy_set
    policies = load_policy_set("handbook")
    facts: CustomerFormFacts = {
        "stage": "confirmed",
        "filled_on": "2026-03-02",
        "customer": "示例商行",
        "address": "示例路一号",
        "telephone": "010-0000",
        "operators": [{"person_kind": "法人代表", "person_name": "甲", "person_sex": "男", "person_age": "45", "native_place": "示例省", "education": "大专", "language": "普通话", "temperament": "平和", "character": "端正", "past_reputation": "良好"}, {"person_kind": "实权者", "person_name": "乙", "person_sex": "女", "person_age": "43", "native_place": "示例省", "education": "大专", "language": "普通话", "temperament": "直爽", "character": "端正", "past_reputation": "良好", "relation": "夫妻"}],
        "business_policy": "3",
        "business_state": "渐盛",
        "business_kind": "灯具批发",
        "suppliers": [{"brand": "牌子甲", "brand_share": "60%"}, {"brand": "牌子乙", "brand_share": "30%"}],
        "channel_split": [{"sales_channel": "1", "channel_share": "25%"}, {"sales_channel": "批发", "channel_share": "70%"}, {"sales_channel": "4", "channel_share": "5%"}],
        "sales_range": "1",
        "sales_price": "1",
        "business_nature": "2",
        "average_sales": "30万元",
        "average_capacity": "50万元",
        "max_purchase": "40万元",
        "max_sales": "45万元",
        "max_stock": "20万元",
        "min_purchase": "10万元",
        "min_sales": "15万元",
        "min_stock": "5万元",
        "half_year_entry": "略有增长",
        "organisation": "1",
        "shop_area": "2",
        "opened_on": "2012-05-01",
        "shop_layout": "1",
        "warehouse": "4",
        "returns_habit": "2",
        "finance_handling": "2",
        "stock_handling": "2",
        "shop_tenure": "2",
        "shop_rent": "8000元",
        "shop_location": "2",
        "vehicles": ["1", "4"],
        "trade_position": "3",
        "shop_staff": "4",
        "salesmen": "2",
        "repairers": "1",
        "temporary_staff": "0",
        "brand_awareness": "1",
        "past_results": "28万元",
        "forecast_results": "32万元",
        "other_makers": "无",
        "distribution_contract": "经销合约一份",
        "bank": "示例银行示例支行",
        "bank_account": "示例账号",
        "bills_met": "均已兑现",
        "funds_judgement": "良好",
        "paying_judgement": "良好",
        "agency_data": "示例资信报告",
        "highest_credit": "20万元",
        "supervisor_confirmed_on": "2026-03-05",
        "manager_confirmed_on": "2026-03-05",
        "director_confirmed_on": "2026-03-06",
        "general_manager_confirmed_on": "2026-03-06",
        "chairman_confirmed_on": "2026-03-06",
        "investigations": [{"investigator": "丙", "investigated_on": "2026-03-01"}],
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_customer_form(policies, facts, now=monday, document="handbook")


def ask_with_customer_grade_facts() -> Decision:
    from crmpolicy import CustomerGradeFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_customer_grade, load_policy_set
    parameters = {
        "a_min_sales": "500万元",
        "b_min_sales": "100万元",
        "c_min_sales": "10万元",
        "min_size": {"A": "大", "B": "中", "C": "小"},
        "min_trend": {"A": "平稳", "B": "下降", "C": "下降"},
        "favoured_natures": ["制造企业"],
    }
    policies = load_policy_set("handbook", parameters=parameters)
    facts: CustomerGradeFacts = {
        "annual_purchases": "5000000元",
        "account_size": "大",
        "business_trend": "平稳",
        "customer_nature": "制造企业",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_customer_grade(policies, facts, now=now, document="handbook")


def ask_with_customer_industry_facts() -> Decision:
    from crmpolicy import CustomerIndustryFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_customer_industry, load_policy_set
    policies = load_policy_set("example-group")
    facts: CustomerIndustryFacts = {
        "industry_section": "制造业",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_customer_industry(policies, facts, now=now, document="key_accounts")


def ask_with_customer_size_facts() -> Decision:
    from crmpolicy import CustomerSizeFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_customer_size, load_policy_set
    policies = load_policy_set("example-group")
    facts: CustomerSizeFacts = {
        "annual_purchases": "2000万元",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_customer_size(policies, facts, now=now, document="key_accounts")


def ask_with_data_quality_facts() -> Decision:
    from crmpolicy import DataQualityFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_data_quality, load_policy_set
    parameters = {
        "min_completeness": "90%",
    }
    policies = load_policy_set("key_accounts", parameters=parameters)
    facts: DataQualityFacts = {
        "entries_wanted": "10",
        "entries_filled": "9",
        "data_accurate": True,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_data_quality(policies, facts, now=now, document="key_accounts")


def ask_with_development_daily_form_facts() -> Decision:
    from crmpolicy import DevelopmentDailyFormFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_development_daily_form, load_policy_set
    policies = load_policy_set("handbook")
    facts: DevelopmentDailyFormFacts = {
        "reported_by": "甲",
        "reported_on": "2026-03-02",
        "work_progress": "走访两家",
        "results_achieved": "一家有意向",
        "problems_met": "无",
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_development_daily_form(policies, facts, now=monday, document="handbook")


def ask_with_development_plan_form_facts() -> Decision:
    from crmpolicy import DevelopmentPlanFormFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_development_plan_form, load_policy_set
    parameters = {
        "plan_classes": ["甲类", "乙类"],
    }
    policies = load_policy_set("handbook", parameters=parameters)
    facts: DevelopmentPlanFormFacts = {
        "stage": "planned",
        "specialist": "甲",
        "plan_year": "2026",
        "plan_month": "3",
        "planned_calls": [{"call_class": "甲类", "call_no": "1", "call_company": "示例商行", "call_at": "2026-03-04T14:00+08:00", "call_person": "乙", "call_post": "经理", "call_department": "采购部", "call_telephone": "010-0000"}],
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_development_plan_form(policies, facts, now=monday, document="handbook")


def ask_with_development_report_form_facts() -> Decision:
    from crmpolicy import DevelopmentReportFormFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_development_report_form, load_policy_set
    policies = load_policy_set("handbook")
    facts: DevelopmentReportFormFacts = {
        "stage": "signed",
        "customer_name": "示例商行",
        "customer_telephone": "010-0000",
        "company_address": "示例路一号",
        "company_telephone": "010-0001",
        "report_handler": "甲",
        "product_promoted": "灯具",
        "first_deal_amount": "2万元",
        "first_deal_goods": "台灯",
        "development_course": "三次拜访后成交",
        "reporter_signature": "甲",
        "supervisor_signature": "乙",
        "manager_signature": "丙",
        "instruction": "继续跟进",
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_development_report_form(policies, facts, now=monday, document="handbook")


def ask_with_development_statistics_form_facts() -> Decision:
    from crmpolicy import DevelopmentStatisticsFormFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_development_statistics_form, load_policy_set
    parameters = {
        "statistics_grades": ["important", "general"],
    }
    policies = load_policy_set("handbook", parameters=parameters)
    facts: DevelopmentStatisticsFormFacts = {
        "counted_visits": [{"visit_no": "1", "visit_customer": "示例商行", "visit_by": "甲", "visit_department": "销售部", "visit_telephone": "010-0000", "visit_result": "有意向", "visit_grade": "重要客户"}, {"visit_no": "2", "visit_customer": "示例工厂", "visit_by": "甲", "visit_department": "销售部", "visit_telephone": "010-0001", "visit_result": "再联系", "visit_grade": "一般客户"}],
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_development_statistics_form(policies, facts, now=monday, document="handbook")


def ask_with_discount_facts() -> Decision:
    from crmpolicy import DiscountFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_discount, load_policy_set
    policies = load_policy_set("example-group")
    facts: DiscountFacts = {
        "is_key_account": True,
        "preference_suspended": False,
        "value_class": "high",
        "loyalty": "80%",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_discount(policies, facts, now=now, document="key_accounts")


def ask_with_early_warning_facts() -> Decision:
    from crmpolicy import EarlyWarningFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_early_warning, load_policy_set
    policies = load_policy_set("example-group")
    facts: EarlyWarningFacts = {
        "indicators": [{"indicator": "逾期天数", "value": "30", "threshold": "unknown"}, {"indicator": "满意度", "value": "90", "threshold": "unknown"}],
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_early_warning(policies, facts, now=now, document="key_accounts")


def ask_with_execution_form_facts() -> Decision:
    from crmpolicy import ExecutionFormFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_execution_form, load_policy_set
    policies = load_policy_set("handbook")
    facts: ExecutionFormFacts = {
        "stage": "访问前",
        "prospect": "示例商行",
        "planned_for": "2026-03-04",
        "purpose": "了解需求",
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_execution_form(policies, facts, now=monday, document="handbook")


def ask_with_funds_limit_facts() -> Decision:
    from crmpolicy import FundsLimitFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_funds_limit, load_policy_set
    parameters = {
        "branch_funds_limit": "200万元",
    }
    policies = load_policy_set("handbook", parameters=parameters)
    facts: FundsLimitFacts = {
        "orderer_kind": "分支机构",
        "funds_occupied": "150万元",
        "order_amount": "50万元",
        "approved_by": None,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_funds_limit(policies, facts, now=now, document="handbook")


def ask_with_gift_approval_facts() -> Decision:
    from crmpolicy import GiftApprovalFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_gift_approval, load_policy_set
    policies = load_policy_set("example-group")
    facts: GiftApprovalFacts = {
        "gift_item": "sample",
        "special_customer": False,
        "gift_worth_giving": False,
        "gift_value": "2000元",
        "gift_applied": False,
        "gift_approvals": [],
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_gift_approval(policies, facts, now=now, document="handbook")


def ask_with_governance_facts() -> Decision:
    from crmpolicy import GovernanceFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_governance, load_policy_set
    policies = load_policy_set("relationship")
    facts: GovernanceFacts = {
        "measures_author": "市场营销部",
        "measures_passed_by": "总经理办公会",
        "promulgated_on": "2026-03-02",
        "asked_on": "2026-03-02",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_governance(policies, facts, now=now, document="relationship")


def ask_with_implementation_order_facts() -> Decision:
    from crmpolicy import ImplementationOrderFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_implementation_order, load_policy_set
    policies = load_policy_set("example-group")
    facts: ImplementationOrderFacts = {
        "review_decision": "adopted",
        "departments_concerned": ["销售部", "市场部"],
        "departments_ordered": ["销售部"],
        "departments_object": False,
        "implementation_date": "2026-06-01",
        "key_points": "试行",
        "order_filled_by": "department_manager",
        "order_returned": True,
        "difficulty_met": False,
        "work_done": False,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_implementation_order(policies, facts, now=now, document="handbook")


def ask_with_inquiry_response_facts() -> Decision:
    from crmpolicy import InquiryResponseFacts
    from datetime import datetime
    from crmpolicy import evaluate_inquiry_response, load_policy_set
    parameters = {
        "inquiry_limit": "6h",
        "inquiries_by": "service_specialist",
    }
    policies = load_policy_set("steel", parameters=parameters)
    facts: InquiryResponseFacts = {
        "events": [{"event": "receive", "at": "2026-03-02T09:00:00+08:00"}, {"event": "reply", "at": "2026-03-02T15:00:00+08:00"}],
    }
    now = datetime.fromisoformat("2026-03-02T16:00:00+08:00")
    return evaluate_inquiry_response(policies, facts, now=now, document="steel")


def ask_with_key_account_facts() -> Decision:
    from crmpolicy import KeyAccountFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_key_account, load_policy_set
    policies = load_policy_set("example-group")
    facts: KeyAccountFacts = {
        "annual_sales": "500万元",
        "major_need": False,
        "long_term": False,
        "influential": False,
        "brand_effect": False,
        "opening": False,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_key_account(policies, facts, now=now, document="key_accounts")


def ask_with_key_customer_ranking_facts() -> Decision:
    from crmpolicy import KeyCustomerRankingFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_key_customer_ranking, load_policy_set
    parameters = {
        "ranking_every": "year",
        "customer_tie_rule": "share",
        "growth_base": "year_before",
        "min_base_sales": "1万元",
        "profit_measure": "gross",
        "min_margin_sales": "1万元",
        "top_by_sales": "1",
        "top_by_growth": "1",
        "top_by_profit": "1",
    }
    policies = load_policy_set("handbook", parameters=parameters)
    facts: KeyCustomerRankingFacts = {
        "sales_over": "year",
        "customers": [{"customer": "甲厂", "sales": "90万元", "sales_before": "80万元", "sales_year_before": "90万元", "gross_profit": "9万元", "net_profit": "5万元"}, {"customer": "乙厂", "sales": "20万元", "sales_before": "20万元", "sales_year_before": "10万元", "gross_profit": "2万元", "net_profit": "1万元"}, {"customer": "丙厂", "sales": "10万元", "sales_before": "10万元", "sales_year_before": "10万元", "gross_profit": "4万元", "net_profit": "1万元"}],
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_key_customer_ranking(policies, facts, now=monday, document="handbook")


def ask_with_loyalty_points_facts() -> Decision:
    from crmpolicy import LoyaltyPointsFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_loyalty_points, load_policy_set
    policies = load_policy_set("example-group")
    facts: LoyaltyPointsFacts = {
        "payment_received": "1000元",
        "paid_with_points": "0元",
        "returned_amount": "0元",
        "carried": "0元",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_loyalty_points(policies, facts, now=now, document="steel")


def ask_with_meeting_cadence_facts() -> Decision:
    from crmpolicy import MeetingCadenceFacts
    from datetime import datetime
    from crmpolicy import evaluate_meeting_cadence, load_policy_set
    policies = load_policy_set("example-group")
    facts: MeetingCadenceFacts = {
        "events": [{"event": "progress_meeting", "at": "2026-01-20T10:00:00+08:00", "by": "sales_department"}],
    }
    now = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
    return evaluate_meeting_cadence(policies, facts, now=now, document="handbook")


def ask_with_new_customer_form_facts() -> Decision:
    from crmpolicy import NewCustomerFormFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_new_customer_form, load_policy_set
    parameters = {
        "checked_entries": ["公司名称", "电话"],
    }
    policies = load_policy_set("lighting", parameters=parameters)
    facts: NewCustomerFormFacts = {
        "company_name": "示例商行",
        "contact_person": "甲",
        "telephone": "010-0000",
        "purchase_type": "批发",
        "company_size": "二十人",
        "purchase_need": "台灯",
        "industry_type": "零售",
        "first_contact_on": "2026-03-02",
        "entered_on": "2026-03-02",
        "kept_in": "客户管理系统",
        "entries_checked": ["公司名称", "电话"],
        "service_needs": "送货上门",
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_new_customer_form(policies, facts, now=monday, document="lighting")


def ask_with_new_customer_pipeline_facts() -> Decision:
    from crmpolicy import NewCustomerPipelineFacts
    from datetime import datetime
    from crmpolicy import evaluate_new_customer_pipeline, load_policy_set
    policies = load_policy_set("example-group")
    facts: NewCustomerPipelineFacts = {
        "eligible": True,
        "points_unclear": "0",
        "application_complete": True,
        "events": [{"event": "list_prospect", "at": "2026-03-02T10:00:00+08:00"}],
    }
    now = datetime.fromisoformat("2026-03-30T09:00:00+08:00")
    return evaluate_new_customer_pipeline(policies, facts, now=now, document="handbook")


def ask_with_order_distribution_facts() -> Decision:
    from crmpolicy import OrderDistributionFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_order_distribution, load_policy_set
    policies = load_policy_set("handbook")
    facts: OrderDistributionFacts = {
        "copies_to": ["营销部", "财务部门", "生产部门"],
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_order_distribution(policies, facts, now=now, document="handbook")


def ask_with_order_forecast_facts() -> Decision:
    from crmpolicy import OrderForecastFacts
    from datetime import datetime
    from crmpolicy import evaluate_order_forecast, load_policy_set
    policies = load_policy_set("example-group")
    facts: OrderForecastFacts = {
        "events": [{"event": "send_list", "at": "2026-02-27T16:00:00+08:00", "by": "sales_clerk"}],
    }
    now = datetime.fromisoformat("2026-03-04T09:00:00+08:00")
    return evaluate_order_forecast(policies, facts, now=now, document="handbook")


def ask_with_order_form_facts() -> Decision:
    from crmpolicy import OrderFormFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_order_form, load_policy_set
    policies = load_policy_set("handbook")
    facts: OrderFormFacts = {
        "stage": "signed",
        "order_no": "D-1",
        "customer_name": "示例商行",
        "customer_address": "示例路一号",
        "product": "型钢",
        "specification": "H200",
        "quantity": "30",
        "completion_date": "2026-04-10",
        "prepared_by": "甲",
        "supervisor": "乙",
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_order_form(policies, facts, now=monday, document="handbook")


def ask_with_order_intake_facts() -> Decision:
    from crmpolicy import OrderIntakeFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_order_intake, load_policy_set
    policies = load_policy_set("handbook")
    facts: OrderIntakeFacts = {
        "orderer_kind": "经销商",
        "order_channel": "电话",
        "intake_done": ["订货单", "主管签字", "制表人签字", "订货登记表", "订货统计表"],
        "registered_by": "销售主管",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_order_intake(policies, facts, now=now, document="handbook")


def ask_with_order_register_facts() -> Decision:
    from crmpolicy import OrderRegisterFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_order_register, load_policy_set
    parameters = {
        "credit_status_words": ["好", "一般", "差"],
    }
    policies = load_policy_set("handbook", parameters=parameters)
    facts: OrderRegisterFacts = {
        "stage": "registered",
        "register_no": "R-1",
        "filled_on": "2026-03-02",
        "received_on": "2026-03-02",
        "customer_name": "示例商行",
        "product_name": "型钢",
        "quantity": "30",
        "unit_price": "4,000.00元",
        "amount": "120,000.00元",
        "planned_delivery": "2026-04-20",
        "credit_status": "好",
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_order_register(policies, facts, now=monday, document="handbook")


def ask_with_order_release_facts() -> Decision:
    from crmpolicy import OrderReleaseFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_order_release, load_policy_set
    parameters = {
        "shared.exposure_parts": ["open_invoices", "delivered_not_invoiced", "ordered_not_delivered", "prepaid", "secured"],
        "contract_approvers": ["sales_manager"],
        "record_checkers": ["sales_supervisor"],
        "over_limit_approvers": ["marketing_director"],
    }
    policies = load_policy_set("handbook", parameters=parameters)
    facts: OrderReleaseFacts = {
        "contract_exists": False,
        "contract_approved": None,
        "conforms": None,
        "records_checked": True,
        "unsettled_payment": "0元",
        "in_stock": True,
        "contract_delivery_date": "2026-03-20",
        "credit_limit": "10万元",
        "open_invoices": "68800元",
        "delivered_not_invoiced": "0元",
        "ordered_not_delivered": "0元",
        "prepaid": "0元",
        "secured": "0元",
        "order_amount": "31200元",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_order_release(policies, facts, now=now, document="handbook")


def ask_with_order_statistics_form_facts() -> Decision:
    from crmpolicy import OrderStatisticsFormFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_order_statistics_form, load_policy_set
    policies = load_policy_set("handbook")
    facts: OrderStatisticsFormFacts = {
        "statistics_customer": "示例商行",
        "person_in_charge": "甲",
        "statistics_address": "示例路一号",
        "contact": "010-0000",
        "order_lines": [{"goods_spec": "台灯", "line_price": "50元", "line_quantity": "100", "order_month": "6", "delivered_on": "2026-07-01", "line_total": "5000元"}, {"goods_spec": "吊灯", "line_price": "200元", "line_quantity": "10", "order_month": "7", "delivered_on": "2026-07-20", "line_total": "2000元"}, {"goods_spec": "壁灯", "line_price": "30元", "line_quantity": "10", "order_month": "12", "delivered_on": "2026-12-20", "line_total": "300元"}],
        "first_half_total": "5000元",
        "second_half_total": "2300元",
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_order_statistics_form(policies, facts, now=monday, document="handbook")


def ask_with_org_roles_facts() -> Decision:
    from crmpolicy import OrgRolesFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_org_roles, load_policy_set
    policies = load_policy_set("handbook")
    facts: OrgRolesFacts = {
        "post": "销售主管",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_org_roles(policies, facts, now=now, document="handbook")


def ask_with_plan_approval_facts() -> Decision:
    from crmpolicy import PlanApprovalFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_plan_approval, load_policy_set
    policies = load_policy_set("relationship")
    facts: PlanApprovalFacts = {
        "plan_step": "编写维护方案",
        "acting_role": "营销人员",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_plan_approval(policies, facts, now=now, document="relationship")


def ask_with_plan_cadence_facts() -> Decision:
    from crmpolicy import PlanCadenceFacts
    from datetime import datetime
    from crmpolicy import evaluate_plan_cadence, load_policy_set
    policies = load_policy_set("example-group")
    facts: PlanCadenceFacts = {
        "events": [],
    }
    now = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
    return evaluate_plan_cadence(policies, facts, now=now, document="handbook")


def ask_with_plan_content_facts() -> Decision:
    from crmpolicy import PlanContentFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_plan_content, load_policy_set
    policies = load_policy_set("relationship")
    facts: PlanContentFacts = {
        "plan_elements": ["purpose", "customer_goals", "overall_view", "key_persons", "needs", "customer_strengths", "customer_weaknesses", "customer_opportunities", "customer_threats", "rival_strengths", "rival_weaknesses", "competition_now", "suggested_strategy", "history", "present_business", "life_cycle", "own_strengths_weaknesses", "own_opportunities", "own_threats", "manager_relation", "maintenance_goals", "action_plan"],
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_plan_content(policies, facts, now=now, document="relationship")


def ask_with_policy_governance_facts() -> Decision:
    from crmpolicy import PolicyGovernanceFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_policy_governance, load_policy_set
    parameters = {
        "service_approver": "general_manager",
    }
    policies = load_policy_set("handbook", parameters=parameters)
    facts: PolicyGovernanceFacts = {
        "handbook_policy": "development",
        "policy_drafted_by": "销售部",
        "policy_reviewed_by": None,
        "policy_approved_by": "总裁",
        "policy_approved_on": "2026-03-02",
        "policy_published_on": "2026-03-02",
        "asked_on": "2026-03-02",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_policy_governance(policies, facts, now=now, document="handbook")


def ask_with_preference_suspension_facts() -> Decision:
    from crmpolicy import PreferenceSuspensionFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_preference_suspension, load_policy_set
    policies = load_policy_set("example-group")
    facts: PreferenceSuspensionFacts = {
        "is_key_account": False,
        "risk_level": "high",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_preference_suspension(policies, facts, now=now, document="key_accounts")


def ask_with_prospect_targeting_facts() -> Decision:
    from crmpolicy import ProspectTargetingFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_prospect_targeting, load_policy_set
    policies = load_policy_set("example-group")
    facts: ProspectTargetingFacts = {
        "research_backed": True,
        "product_fit": True,
        "strategy_fit": True,
        "enterprise_size": "大型企业",
        "quality_firm": False,
        "emerging_firm": False,
        "growth_potential": False,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_prospect_targeting(policies, facts, now=now, document="steel")


def ask_with_receivables_facts() -> Decision:
    from crmpolicy import ReceivablesFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_receivables, load_policy_set
    policies = load_policy_set("example-group")
    facts: ReceivablesFacts = {}
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_receivables(policies, facts, now=now, document="handbook")


def ask_with_recognition_application_facts() -> Decision:
    from crmpolicy import RecognitionApplicationFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_recognition_application, load_policy_set
    parameters = {
        "enterprise_natures": ["有限公司", "股份公司", "个体"],
    }
    policies = load_policy_set("handbook", parameters=parameters)
    facts: RecognitionApplicationFacts = {
        "company_name": "示例企业",
        "founded_on": "2010-05-01",
        "legal_person_name": "甲",
        "legal_person_title": "董事长",
        "main_shareholders": "甲、乙",
        "total_capital": "500万元",
        "domicile": "示例市",
        "contacts": [{"site": "head_office", "postcode": "000001", "address": "示例路一号", "telephone": "010-0000"}, {"site": "工厂", "postcode": "000002", "address": "示例路二号", "telephone": "010-0001"}],
        "enterprise_nature": "有限公司",
        "employees": "120",
        "average_age": "35.5",
        "results": [{"year": "2024", "yearly_sales": "3000万元", "operating_profit": "200万元", "net_profit": "150万元"}, {"year": "2025", "yearly_sales": "3200万元", "operating_profit": "210万元", "net_profit": "160万元"}],
        "main_customers": [{"name": "客户甲", "sales": "1000万元"}],
        "main_products": [{"name": "产品甲", "sales": "1200万元"}],
        "land_area": "20000 m2",
        "land_tenure": "自有",
        "supplied_goods": ["型钢", "板材"],
        "yearly_supply": "800万元",
        "trade_reason": "稳定供货",
        "trade_policy": "长期合作",
        "cash_share": "40%",
        "cheque_share": "60%",
        "payment_term": "30 days",
        "bank_and_branch": "示例银行示例支行",
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_recognition_application(policies, facts, now=monday, document="handbook")


def ask_with_records_access_facts() -> Decision:
    from crmpolicy import RecordsAccessFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_records_access, load_policy_set
    parameters = {
        "crm_readers": ["key_account_manager", "service_specialist"],
    }
    policies = load_policy_set("key_accounts", parameters=parameters)
    facts: RecordsAccessFacts = {
        "is_key_account": True,
        "reader_kind": "internal",
        "reader_role": "大客户销售经理",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_records_access(policies, facts, now=now, document="key_accounts")


def ask_with_records_content_facts() -> Decision:
    from crmpolicy import RecordsContentFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_records_content, load_policy_set
    policies = load_policy_set("handbook")
    facts: RecordsContentFacts = {
        "new_customer": True,
        "material_archived": False,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_records_content(policies, facts, now=now, document="handbook")


def ask_with_records_review_facts() -> Decision:
    from crmpolicy import RecordsReviewFacts
    from datetime import datetime
    from crmpolicy import evaluate_records_review, load_policy_set
    parameters = {
        "update_limit": "2 days",
        "update_by": "sales_staff",
        "key_update_limit": "1h",
    }
    policies = load_policy_set("lighting", parameters=parameters)
    facts: RecordsReviewFacts = {
        "grade": "一般客户",
        "information_change": "联系方式",
        "events": [{"event": "change_found", "at": "2026-03-02T10:00:00+08:00"}],
    }
    now = datetime.fromisoformat("2026-03-02T12:00:00+08:00")
    return evaluate_records_review(policies, facts, now=now, document="lighting")


def ask_with_referral_reward_facts() -> Decision:
    from crmpolicy import ReferralRewardFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_referral_reward, load_policy_set
    policies = load_policy_set("example-group")
    facts: ReferralRewardFacts = {
        "recommended_self": False,
        "known_before": False,
        "referrer_is_customer": True,
        "referral_settled": False,
        "first_order_paid": True,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_referral_reward(policies, facts, now=now, document="steel")


def ask_with_region_form_facts() -> Decision:
    from crmpolicy import RegionFormFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_region_form, load_policy_set
    policies = load_policy_set("handbook")
    facts: RegionFormFacts = {
        "regions": [{"region": "华东", "region_customer": "示例商行", "region_nature": "批发", "quantity_sold": "1200"}],
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_region_form(policies, facts, now=monday, document="handbook")


def ask_with_relationship_grade_facts() -> Decision:
    from crmpolicy import RelationshipGradeFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_relationship_grade, load_policy_set
    policies = load_policy_set("example-group")
    facts: RelationshipGradeFacts = {
        "satisfaction": "90%",
        "loyalty": "80%",
        "project_progress": "80%",
        "annual_sales": "350万元",
        "sales_target": "500万元",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_relationship_grade(policies, facts, now=now, document="key_accounts")


def ask_with_relationship_type_facts() -> Decision:
    from crmpolicy import RelationshipTypeFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_relationship_type, load_policy_set
    policies = load_policy_set("example-group")
    facts: RelationshipTypeFacts = {
        "strategic_agreement": True,
        "cooperation_years": "0",
        "joint_projects": "1",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_relationship_type(policies, facts, now=now, document="key_accounts")


def ask_with_reorder_point_facts() -> Decision:
    from crmpolicy import ReorderPointFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_reorder_point, load_policy_set
    policies = load_policy_set("handbook")
    facts: ReorderPointFacts = {
        "level_now": "56 t",
        "stock_on_hand": "50 t",
        "goods_on_order": "6 t",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_reorder_point(policies, facts, now=now, document="handbook")


def ask_with_reporting_facts() -> Decision:
    from crmpolicy import ReportingFacts
    from datetime import datetime
    from crmpolicy import evaluate_reporting, load_policy_set
    policies = load_policy_set("example-group")
    facts: ReportingFacts = {
        "events": [{"event": "visit", "at": "2026-03-02T09:00:00+08:00", "by": "service_staff"}, {"event": "visit", "at": "2026-03-02T15:00:00+08:00", "by": "service_staff"}],
    }
    now = datetime.fromisoformat("2026-03-02T16:00:00+08:00")
    return evaluate_reporting(policies, facts, now=now, document="handbook")


def ask_with_risk_level_facts() -> Decision:
    from crmpolicy import RiskLevelFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_risk_level, load_policy_set
    policies = load_policy_set("example-group")
    facts: RiskLevelFacts = {
        "kinds_screened": ["market", "credit", "cooperation"],
        "risks": [{"risk_kind": "市场风险", "likelihood": "不大可能", "impact": "轻微"}, {"risk_kind": "信用风险", "likelihood": "可能", "impact": "严重"}],
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_risk_level(policies, facts, now=now, document="key_accounts")


def ask_with_risk_response_facts() -> Decision:
    from crmpolicy import RiskResponseFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_risk_response, load_policy_set
    policies = load_policy_set("example-group")
    facts: RiskResponseFacts = {
        "kinds_screened": ["market", "credit", "cooperation"],
        "risks": [{"risk_kind": "信用风险", "likelihood": "很可能", "impact": "严重"}],
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_risk_response(policies, facts, now=now, document="key_accounts")


def ask_with_sales_strategy_facts() -> Decision:
    from crmpolicy import SalesStrategyFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_sales_strategy, load_policy_set
    policies = load_policy_set("example-group")
    facts: SalesStrategyFacts = {
        "relationship_type": "strategic",
        "annual_sales": None,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_sales_strategy(policies, facts, now=now, document="key_accounts")


def ask_with_sanction_facts() -> Decision:
    from crmpolicy import SanctionFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_sanction, load_policy_set
    policies = load_policy_set("example-group")
    facts: SanctionFacts = {
        "information_disclosed": True,
        "disclosure_authorised": False,
        "complaint_limits": [],
        "other_conduct": False,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_sanction(policies, facts, now=now, document="lighting")


def ask_with_service_catalogue_facts() -> Decision:
    from crmpolicy import ServiceCatalogueFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_service_catalogue, load_policy_set
    policies = load_policy_set("example-group")
    facts: ServiceCatalogueFacts = {
        "months_in_all": "36",
        "services_withdrawn": "2",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_service_catalogue(policies, facts, now=now, document="relationship")


def ask_with_service_daily_form_facts() -> Decision:
    from crmpolicy import ServiceDailyFormFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_service_daily_form, load_policy_set
    policies = load_policy_set("handbook")
    facts: ServiceDailyFormFacts = {
        "card_attached": True,
        "round_lines": [{"round_customer": "示例商行", "round_at": "2026-03-02T10:00+08:00", "round_wishes": "希望送货快些", "round_market": "同行降价", "round_effect": "良好", "round_matters": "换货一件已办"}],
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_service_daily_form(policies, facts, now=monday, document="handbook")


def ask_with_service_entitlement_facts() -> Decision:
    from crmpolicy import ServiceEntitlementFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_service_entitlement, load_policy_set
    policies = load_policy_set("example-group")
    facts: ServiceEntitlementFacts = {
        "party_kind": "dealer",
        "service_grade": "A",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_service_entitlement(policies, facts, now=now, document="handbook")


def ask_with_service_phase_facts() -> Decision:
    from crmpolicy import ServicePhaseFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_service_phase, load_policy_set
    parameters = {
        "stage_lead": {"before_sale": "sales_staff", "during_sale": "sales_staff", "after_sale": "service_staff", "other": "technical_staff"},
    }
    policies = load_policy_set("handbook", parameters=parameters)
    facts: ServicePhaseFacts = {
        "service_stage": "售前",
        "environment_ok": True,
        "remedy_planned": False,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_service_phase(policies, facts, now=now, document="handbook")


def ask_with_service_plan_form_facts() -> Decision:
    from crmpolicy import ServicePlanFormFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_service_plan_form, load_policy_set
    policies = load_policy_set("handbook")
    facts: ServicePlanFormFacts = {
        "stage": "drafted",
        "goods_to_push": "台灯",
        "key_surveys": "库存",
        "special_surveys": "新店",
        "round_schedule": "每周二",
        "after_sales_content": "换灯泡",
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_service_plan_form(policies, facts, now=monday, document="handbook")


def ask_with_stock_structure_facts() -> Decision:
    from crmpolicy import StockStructureFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_stock_structure, load_policy_set
    policies = load_policy_set("example-group")
    facts: StockStructureFacts = {
        "slow_share": "15%",
        "cover_in_stock": "60",
        "short_products": "2",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_stock_structure(policies, facts, now=now, document="handbook")


def ask_with_suggestion_calendar_facts() -> Decision:
    from crmpolicy import SuggestionCalendarFacts
    from datetime import datetime
    from crmpolicy import evaluate_suggestion_calendar, load_policy_set
    policies = load_policy_set("example-group")
    facts: SuggestionCalendarFacts = {
        "review_decision": "adopted",
        "award": "none",
        "extensions": "0",
        "postponements": "0",
        "events": [{"event": "submit", "at": "2026-03-21T09:00:00+08:00"}],
    }
    now = datetime.fromisoformat("2026-03-21T09:00:00+08:00")
    return evaluate_suggestion_calendar(policies, facts, now=now, document="handbook")


def ask_with_suggestion_eligibility_facts() -> Decision:
    from crmpolicy import SuggestionEligibilityFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_suggestion_eligibility, load_policy_set
    policies = load_policy_set("example-group")
    facts: SuggestionEligibilityFacts = {
        "author_is_employee": True,
        "in_writing": True,
        "suggestion_channel": "box",
        "suggestion_topic": "customer_management",
        "line_approval": False,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_suggestion_eligibility(policies, facts, now=now, document="handbook")


def ask_with_suggestion_lifecycle_facts() -> Decision:
    from crmpolicy import SuggestionLifecycleFacts
    from datetime import datetime
    from crmpolicy import evaluate_suggestion_lifecycle, load_policy_set
    policies = load_policy_set("example-group")
    facts: SuggestionLifecycleFacts = {
        "award": "grade_2",
        "bonus_allowed": False,
        "events": [{"event": "submit", "at": "2026-03-21T09:00:00+08:00", "by": "employee"}],
    }
    now = datetime.fromisoformat("2026-03-22T09:00:00+08:00")
    return evaluate_suggestion_lifecycle(policies, facts, now=now, document="handbook")


def ask_with_suggestion_reward_facts() -> Decision:
    from crmpolicy import SuggestionRewardFacts
    from datetime import datetime
    from crmpolicy import evaluate_suggestion_reward, load_policy_set
    policies = load_policy_set("example-group")
    facts: SuggestionRewardFacts = {
        "review_decision": "adopted",
        "original": True,
        "economic_value": True,
        "feasible": True,
        "useful_later": False,
        "effort_shown": True,
        "suggestion_score": "90",
        "events": [{"event": "submit", "at": "2026-03-21T09:00:00+08:00"}],
    }
    now = datetime.fromisoformat("2026-05-10T09:00:00+08:00")
    return evaluate_suggestion_reward(policies, facts, now=now, document="handbook")


def ask_with_supplementary_bonus_facts() -> Decision:
    from crmpolicy import SupplementaryBonusFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_supplementary_bonus, load_policy_set
    policies = load_policy_set("example-group")
    facts: SupplementaryBonusFacts = {
        "effect_confirmed": True,
        "expected_effect": "5万元",
        "achieved_effect": "8万元",
        "bonus_approved": True,
        "performance_paid": "0元",
        "bonus_paid": "0元",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_supplementary_bonus(policies, facts, now=now, document="handbook")


def ask_with_survey_cadence_facts() -> Decision:
    from crmpolicy import SurveyCadenceFacts
    from datetime import datetime
    from crmpolicy import evaluate_survey_cadence, load_policy_set
    policies = load_policy_set("example-group")
    facts: SurveyCadenceFacts = {
        "days_as_customer": "0",
        "events": [{"event": "first_deal", "at": "2026-03-02T08:40:00+08:00"}],
    }
    now = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
    return evaluate_survey_cadence(policies, facts, now=now, document="handbook")


def ask_with_team_organisation_facts() -> Decision:
    from crmpolicy import TeamOrganisationFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_team_organisation, load_policy_set
    policies = load_policy_set("steel")
    facts: TeamOrganisationFacts = {
        "team_roles": ["销售人员", "客服人员", "技术支持"],
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_team_organisation(policies, facts, now=now, document="steel")


def ask_with_team_prize_facts() -> Decision:
    from crmpolicy import TeamPrizeFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_team_prize, load_policy_set
    parameters = {
        "team_prize_every": "quarter",
        "team_tie_rule": "share",
        "team_prizes": {"first": "3000元", "second": "2000元", "third": "1000元"},
    }
    policies = load_policy_set("handbook", parameters=parameters)
    facts: TeamPrizeFacts = {
        "counted_over": "quarter",
        "departments": [{"department": "销售一部", "adopted": "2", "headcount": "6"}, {"department": "销售二部", "adopted": "1", "headcount": "3"}, {"department": "市场部", "adopted": "0", "headcount": "4"}, {"department": "筹建处", "adopted": "1", "headcount": "0"}],
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_team_prize(policies, facts, now=monday, document="handbook")


def ask_with_technical_staffing_facts() -> Decision:
    from crmpolicy import TechnicalStaffingFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_technical_staffing, load_policy_set
    policies = load_policy_set("handbook")
    facts: TechnicalStaffingFacts = {
        "area_technicians": "0",
        "major_problem": False,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_technical_staffing(policies, facts, now=now, document="handbook")


def ask_with_training_facts() -> Decision:
    from crmpolicy import TrainingFacts
    from datetime import datetime
    from crmpolicy import evaluate_training, load_policy_set
    policies = load_policy_set("example-group")
    facts: TrainingFacts = {
        "events": [{"event": "course", "at": "2025-11-20T10:00:00+08:00"}],
    }
    now = datetime.fromisoformat("2026-04-01T09:00:00+08:00")
    return evaluate_training(policies, facts, now=now, document="steel")


def ask_with_urgent_report_facts() -> Decision:
    from crmpolicy import UrgentReportFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_urgent_report, load_policy_set
    policies = load_policy_set("handbook")
    facts: UrgentReportFacts = {
        "urgent_triggers": ["同行政策重大变化"],
        "self_resolvable": False,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_urgent_report(policies, facts, now=now, document="handbook")


def ask_with_visit_assignment_facts() -> Decision:
    from crmpolicy import VisitAssignmentFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_visit_assignment, load_policy_set
    policies = load_policy_set("handbook")
    facts: VisitAssignmentFacts = {
        "dedicated_persons": "1",
        "visit_kind": "巡访",
        "assigned_by": "客户服务主管",
        "visitor_sells_there": False,
        "assignment_reason": None,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_visit_assignment(policies, facts, now=now, document="handbook")


def ask_with_visit_cadence_facts() -> Decision:
    from crmpolicy import VisitCadenceFacts
    from datetime import datetime
    from crmpolicy import evaluate_visit_cadence, load_policy_set
    policies = load_policy_set("example-group")
    facts: VisitCadenceFacts = {
        "visit_class": "重要客户",
        "service_grade": "A",
        "events": [],
    }
    now = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
    return evaluate_visit_cadence(policies, facts, now=now, document="handbook")


def ask_with_visit_completion_form_facts() -> Decision:
    from crmpolicy import VisitCompletionFormFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_visit_completion_form, load_policy_set
    policies = load_policy_set("handbook")
    facts: VisitCompletionFormFacts = {
        "filing_month": "2",
        "completion_specialist": "甲",
        "customers_visited": [{"visited_customer": "示例商行", "visited_person": "乙", "visited_telephone": "010-0000"}],
        "grid_months": [{"grid_customer": "示例商行", "grid_month": "1", "grid_planned": "2", "grid_made": "2"}, {"grid_customer": "示例商行", "grid_month": "2", "grid_planned": "2", "grid_made": "1"}],
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_visit_completion_form(policies, facts, now=monday, document="handbook")


def ask_with_visit_frequency_form_facts() -> Decision:
    from crmpolicy import VisitFrequencyFormFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_visit_frequency_form, load_policy_set
    policies = load_policy_set("handbook")
    facts: VisitFrequencyFormFacts = {
        "salesperson": "甲",
        "form_date": "2026-03-02",
        "frequencies": [{"frequency_customer": "示例商行", "frequency_class": "重要客户", "by_handler": "4", "by_supervisor": "2", "by_manager": "1", "by_top": "0"}],
    }
    monday = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_visit_frequency_form(policies, facts, now=monday, document="handbook")


def ask_with_visit_preparation_facts() -> Decision:
    from crmpolicy import VisitPreparationFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_visit_preparation, load_policy_set
    parameters = {
        "prepare_days": "2",
    }
    policies = load_policy_set("lighting", parameters=parameters)
    facts: VisitPreparationFacts = {
        "grade": "重点客户",
        "plan_sections": ["产品介绍", "促销政策"],
        "prepared_on": "2026-03-02",
        "visit_on": "2026-03-04",
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_visit_preparation(policies, facts, now=now, document="lighting")


def ask_with_visit_report_facts() -> Decision:
    from crmpolicy import VisitReportFacts
    from datetime import UTC, datetime
    from crmpolicy import evaluate_visit_report, load_policy_set
    policies = load_policy_set("handbook")
    facts: VisitReportFacts = {
        "visit_kind": "巡访",
        "report_items": ["客户意见和希望", "市场与同行", "巡访效果", "处理事项", "经营项目", "库存与进销", "意见与投诉", "市场信息"],
        "more_to_report": False,
    }
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return evaluate_visit_report(policies, facts, now=now, document="handbook")
