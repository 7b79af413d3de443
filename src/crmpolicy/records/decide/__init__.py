"""The questions of `records` and their facts, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.records.decide.account_file import (
    AccountFileFacts,
    evaluate_account_file,
)
from crmpolicy.records.decide.complaint_form import (
    ComplaintFormFacts,
    evaluate_complaint_form,
)
from crmpolicy.records.decide.customer_dossier import (
    CustomerDossierFacts,
    evaluate_customer_dossier,
)
from crmpolicy.records.decide.customer_file import (
    CustomerFileFacts,
    evaluate_customer_file,
)
from crmpolicy.records.decide.customer_form import (
    CustomerFormFacts,
    evaluate_customer_form,
)
from crmpolicy.records.decide.data_quality import (
    DataQualityFacts,
    evaluate_data_quality,
)
from crmpolicy.records.decide.development_daily_form import (
    DevelopmentDailyFormFacts,
    evaluate_development_daily_form,
)
from crmpolicy.records.decide.development_plan_form import (
    DevelopmentPlanFormFacts,
    evaluate_development_plan_form,
)
from crmpolicy.records.decide.development_report_form import (
    DevelopmentReportFormFacts,
    evaluate_development_report_form,
)
from crmpolicy.records.decide.development_statistics_form import (
    DevelopmentStatisticsFormFacts,
    evaluate_development_statistics_form,
)
from crmpolicy.records.decide.execution_form import (
    ExecutionFormFacts,
    evaluate_execution_form,
)
from crmpolicy.records.decide.new_customer_form import (
    NewCustomerFormFacts,
    evaluate_new_customer_form,
)
from crmpolicy.records.decide.order_statistics_form import (
    OrderStatisticsFormFacts,
    evaluate_order_statistics_form,
)
from crmpolicy.records.decide.plan_content import (
    PlanContentFacts,
    evaluate_plan_content,
)
from crmpolicy.records.decide.records_access import (
    RecordsAccessFacts,
    evaluate_records_access,
)
from crmpolicy.records.decide.records_content import (
    RecordsContentFacts,
    evaluate_records_content,
)
from crmpolicy.records.decide.records_review import (
    RecordsReviewFacts,
    evaluate_records_review,
)
from crmpolicy.records.decide.region_form import (
    RegionFormFacts,
    evaluate_region_form,
)
from crmpolicy.records.decide.service_daily_form import (
    ServiceDailyFormFacts,
    evaluate_service_daily_form,
)
from crmpolicy.records.decide.service_plan_form import (
    ServicePlanFormFacts,
    evaluate_service_plan_form,
)
from crmpolicy.records.decide.visit_completion_form import (
    VisitCompletionFormFacts,
    evaluate_visit_completion_form,
)
from crmpolicy.records.decide.visit_frequency_form import (
    VisitFrequencyFormFacts,
    evaluate_visit_frequency_form,
)

__all__ = [
    "AccountFileFacts",
    "ComplaintFormFacts",
    "CustomerDossierFacts",
    "CustomerFileFacts",
    "CustomerFormFacts",
    "DataQualityFacts",
    "DevelopmentDailyFormFacts",
    "DevelopmentPlanFormFacts",
    "DevelopmentReportFormFacts",
    "DevelopmentStatisticsFormFacts",
    "ExecutionFormFacts",
    "NewCustomerFormFacts",
    "OrderStatisticsFormFacts",
    "PlanContentFacts",
    "RecordsAccessFacts",
    "RecordsContentFacts",
    "RecordsReviewFacts",
    "RegionFormFacts",
    "ServiceDailyFormFacts",
    "ServicePlanFormFacts",
    "VisitCompletionFormFacts",
    "VisitFrequencyFormFacts",
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
