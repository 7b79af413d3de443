"""The questions of `records`, one typed function each, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.records.decide.account_file import evaluate_account_file
from crmpolicy.records.decide.complaint_form import evaluate_complaint_form
from crmpolicy.records.decide.customer_dossier import evaluate_customer_dossier
from crmpolicy.records.decide.customer_file import evaluate_customer_file
from crmpolicy.records.decide.customer_form import evaluate_customer_form
from crmpolicy.records.decide.data_quality import evaluate_data_quality
from crmpolicy.records.decide.development_daily_form import evaluate_development_daily_form
from crmpolicy.records.decide.development_plan_form import evaluate_development_plan_form
from crmpolicy.records.decide.development_report_form import evaluate_development_report_form
from crmpolicy.records.decide.development_statistics_form import evaluate_development_statistics_form
from crmpolicy.records.decide.execution_form import evaluate_execution_form
from crmpolicy.records.decide.new_customer_form import evaluate_new_customer_form
from crmpolicy.records.decide.order_statistics_form import evaluate_order_statistics_form
from crmpolicy.records.decide.plan_content import evaluate_plan_content
from crmpolicy.records.decide.records_access import evaluate_records_access
from crmpolicy.records.decide.records_content import evaluate_records_content
from crmpolicy.records.decide.records_review import evaluate_records_review
from crmpolicy.records.decide.region_form import evaluate_region_form
from crmpolicy.records.decide.service_daily_form import evaluate_service_daily_form
from crmpolicy.records.decide.service_plan_form import evaluate_service_plan_form
from crmpolicy.records.decide.visit_completion_form import evaluate_visit_completion_form
from crmpolicy.records.decide.visit_frequency_form import evaluate_visit_frequency_form

__all__ = [
    "evaluate_account_file",
    "evaluate_complaint_form",
    "evaluate_customer_dossier",
    "evaluate_customer_file",
    "evaluate_customer_form",
    "evaluate_data_quality",
    "evaluate_development_daily_form",
    "evaluate_development_plan_form",
    "evaluate_development_report_form",
    "evaluate_development_statistics_form",
    "evaluate_execution_form",
    "evaluate_new_customer_form",
    "evaluate_order_statistics_form",
    "evaluate_plan_content",
    "evaluate_records_access",
    "evaluate_records_content",
    "evaluate_records_review",
    "evaluate_region_form",
    "evaluate_service_daily_form",
    "evaluate_service_plan_form",
    "evaluate_visit_completion_form",
    "evaluate_visit_frequency_form",
]
