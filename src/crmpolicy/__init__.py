"""Policies for dealing with customers, as a library: facts and a moment in, a decision with its clauses out.

>>> from datetime import UTC, datetime
>>> policies = load_policy_set("example-steel", parameters={"steel.share_only": True})
>>> monday = datetime(2026, 1, 5, tzinfo=UTC)
>>> decision = evaluate_customer_grade(policies, {"sales_share": "1.2%"}, now=monday)
>>> decision.outcome["grade"], decision.reasons[0].clauses
('A', ('steel.2.2.1.d',))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # fmt: off
    # isort: off
    from crmpolicy.admission import (
        AcquisitionChannelFacts, AdmissionFacts, NewCustomerPipelineFacts, RecognitionApplicationFacts,
        evaluate_acquisition_channel, evaluate_admission, evaluate_new_customer_pipeline,
        evaluate_recognition_application,
    )
    from crmpolicy.appraisal import (
        AppraisalFacts, SanctionFacts, evaluate_appraisal, evaluate_sanction,
    )
    from crmpolicy.company import (
        load_policy_set,
    )
    from crmpolicy.credit import (
        Ageing, CreditGradeFacts, CreditInvestigationFacts, CreditLimitFacts, ReceivablesFacts,
        age_receivables, evaluate_credit_grade, evaluate_credit_investigation, evaluate_credit_limit,
        evaluate_receivables,
    )
    from crmpolicy.engine import (
        Answer, Change, Decision, DecisionPoint, DutyStatus, Facts, Failure, Outcome, PolicySet, Reason,
        Region, Step, changes, remedies, trace,
    )
    from crmpolicy.errors import (
        CalendarHorizonError, CrmPolicyError, DigestMismatchError, FactsError, Fault, InvalidPolicySetError,
        Location, MissingParameterError, PolicyError, UndecidedError, UnknownPointError,
    )
    from crmpolicy.explaining import (
        explain,
    )
    from crmpolicy.governance import (
        ApplicabilityFacts, GovernanceFacts, OrgRolesFacts, PlanApprovalFacts, PolicyGovernanceFacts,
        TeamOrganisationFacts, evaluate_applicability, evaluate_governance, evaluate_org_roles,
        evaluate_plan_approval, evaluate_policy_governance, evaluate_team_organisation,
    )
    from crmpolicy.interop.decision_log import (
        DecisionLog, Replay, replay,
    )
    from crmpolicy.orders import (
        FundsLimitFacts, OrderDistributionFacts, OrderForecastFacts, OrderFormFacts, OrderIntakeFacts,
        OrderRegisterFacts, OrderReleaseFacts, ReorderPointFacts, StockStructureFacts, evaluate_funds_limit,
        evaluate_order_distribution, evaluate_order_forecast, evaluate_order_form, evaluate_order_intake,
        evaluate_order_register, evaluate_order_release, evaluate_reorder_point, evaluate_stock_structure,
    )
    from crmpolicy.records import (
        AccountFileFacts, ComplaintFormFacts, CustomerDossierFacts, CustomerFileFacts, CustomerFormFacts,
        DataQualityFacts, DevelopmentDailyFormFacts, DevelopmentPlanFormFacts, DevelopmentReportFormFacts,
        DevelopmentStatisticsFormFacts, ExecutionFormFacts, NewCustomerFormFacts, OrderStatisticsFormFacts,
        PlanContentFacts, RecordsAccessFacts, RecordsContentFacts, RecordsReviewFacts, RegionFormFacts,
        ServiceDailyFormFacts, ServicePlanFormFacts, VisitCompletionFormFacts, VisitFrequencyFormFacts,
        evaluate_account_file, evaluate_complaint_form, evaluate_customer_dossier, evaluate_customer_file,
        evaluate_customer_form, evaluate_data_quality, evaluate_development_daily_form,
        evaluate_development_plan_form, evaluate_development_report_form,
        evaluate_development_statistics_form, evaluate_execution_form, evaluate_new_customer_form,
        evaluate_order_statistics_form, evaluate_plan_content, evaluate_records_access,
        evaluate_records_content, evaluate_records_review, evaluate_region_form, evaluate_service_daily_form,
        evaluate_service_plan_form, evaluate_visit_completion_form, evaluate_visit_frequency_form,
    )
    from crmpolicy.rewards import (
        CommitteeFacts, DiscountFacts, GiftApprovalFacts, ImplementationOrderFacts, LoyaltyPointsFacts,
        PreferenceSuspensionFacts, ReferralRewardFacts, ServiceCatalogueFacts, ServiceEntitlementFacts,
        SuggestionCalendar, SuggestionCalendarFacts, SuggestionEligibilityFacts, SuggestionLifecycleFacts,
        SuggestionRefusal, SuggestionRewardFacts, SuggestionStanding, SuggestionStep, SupplementaryBonusFacts,
        TeamPrizeFacts, advance_suggestion, evaluate_committee, evaluate_discount, evaluate_gift_approval,
        evaluate_implementation_order, evaluate_loyalty_points, evaluate_preference_suspension,
        evaluate_referral_reward, evaluate_service_catalogue, evaluate_service_entitlement,
        evaluate_suggestion_calendar, evaluate_suggestion_eligibility, evaluate_suggestion_lifecycle,
        evaluate_suggestion_reward, evaluate_supplementary_bonus, evaluate_team_prize, suggestion_calendar,
    )
    from crmpolicy.sla import (
        AfterSalesResponseFacts, ComplaintEscalationFacts, ComplaintResponseFacts, InquiryResponseFacts,
        ServicePhaseFacts, TechnicalStaffingFacts, evaluate_after_sales_response,
        evaluate_complaint_escalation, evaluate_complaint_response, evaluate_inquiry_response,
        evaluate_service_phase, evaluate_technical_staffing,
    )
    from crmpolicy.tiering import (
        AccountValueFacts, ContactMixFacts, CustomerGradeFacts, CustomerIndustryFacts, CustomerSizeFacts,
        EarlyWarningFacts, KeyAccountFacts, KeyCustomerRankingFacts, ProspectTargetingFacts,
        RelationshipGradeFacts, RelationshipTypeFacts, RiskLevelFacts, RiskResponseFacts, SalesStrategyFacts,
        evaluate_account_value, evaluate_contact_mix, evaluate_customer_grade, evaluate_customer_industry,
        evaluate_customer_size, evaluate_early_warning, evaluate_key_account, evaluate_key_customer_ranking,
        evaluate_prospect_targeting, evaluate_relationship_grade, evaluate_relationship_type,
        evaluate_risk_level, evaluate_risk_response, evaluate_sales_strategy,
    )
    from crmpolicy.verify import (
        Difference, Finding, Report, Witness, check, diff,
    )
    from crmpolicy.visits import (
        ContactChannelFacts, CustomerCareFacts, MeetingCadenceFacts, PlanCadenceFacts, ReportingFacts,
        SurveyCadenceFacts, TrainingFacts, UrgentReportFacts, VisitAssignmentFacts, VisitCadenceFacts,
        VisitPlan, VisitPreparationFacts, VisitReportFacts, evaluate_contact_channel, evaluate_customer_care,
        evaluate_meeting_cadence, evaluate_plan_cadence, evaluate_reporting, evaluate_survey_cadence,
        evaluate_training, evaluate_urgent_report, evaluate_visit_assignment, evaluate_visit_cadence,
        evaluate_visit_preparation, evaluate_visit_report, visit_plan,
    )
    # isort: on
    # fmt: on

__all__ = [
    "AccountFileFacts", "AccountValueFacts", "AcquisitionChannelFacts", "AdmissionFacts",
    "AfterSalesResponseFacts", "Ageing", "Answer", "ApplicabilityFacts", "AppraisalFacts",
    "CalendarHorizonError", "Change", "CommitteeFacts", "ComplaintEscalationFacts", "ComplaintFormFacts",
    "ComplaintResponseFacts", "ContactChannelFacts", "ContactMixFacts", "CreditGradeFacts",
    "CreditInvestigationFacts", "CreditLimitFacts", "CrmPolicyError", "CustomerCareFacts",
    "CustomerDossierFacts", "CustomerFileFacts", "CustomerFormFacts", "CustomerGradeFacts",
    "CustomerIndustryFacts", "CustomerSizeFacts", "DataQualityFacts", "Decision", "DecisionLog",
    "DecisionPoint", "DevelopmentDailyFormFacts", "DevelopmentPlanFormFacts", "DevelopmentReportFormFacts",
    "DevelopmentStatisticsFormFacts", "Difference", "DigestMismatchError", "DiscountFacts", "DutyStatus",
    "EarlyWarningFacts", "ExecutionFormFacts", "Facts", "FactsError", "Failure", "Fault", "Finding",
    "FundsLimitFacts", "GiftApprovalFacts", "GovernanceFacts", "ImplementationOrderFacts",
    "InquiryResponseFacts", "InvalidPolicySetError", "KeyAccountFacts", "KeyCustomerRankingFacts", "Location",
    "LoyaltyPointsFacts", "MeetingCadenceFacts", "MissingParameterError", "NewCustomerFormFacts",
    "NewCustomerPipelineFacts", "OrderDistributionFacts", "OrderForecastFacts", "OrderFormFacts",
    "OrderIntakeFacts", "OrderRegisterFacts", "OrderReleaseFacts", "OrderStatisticsFormFacts",
    "OrgRolesFacts", "Outcome", "PlanApprovalFacts", "PlanCadenceFacts", "PlanContentFacts", "PolicyError",
    "PolicyGovernanceFacts", "PolicySet", "PreferenceSuspensionFacts", "ProspectTargetingFacts", "Reason",
    "ReceivablesFacts", "RecognitionApplicationFacts", "RecordsAccessFacts", "RecordsContentFacts",
    "RecordsReviewFacts", "ReferralRewardFacts", "Region", "RegionFormFacts", "RelationshipGradeFacts",
    "RelationshipTypeFacts", "ReorderPointFacts", "Replay", "Report", "ReportingFacts", "RiskLevelFacts",
    "RiskResponseFacts", "SalesStrategyFacts", "SanctionFacts", "ServiceCatalogueFacts",
    "ServiceDailyFormFacts", "ServiceEntitlementFacts", "ServicePhaseFacts", "ServicePlanFormFacts", "Step",
    "StockStructureFacts", "SuggestionCalendar", "SuggestionCalendarFacts", "SuggestionEligibilityFacts",
    "SuggestionLifecycleFacts", "SuggestionRefusal", "SuggestionRewardFacts", "SuggestionStanding",
    "SuggestionStep", "SupplementaryBonusFacts", "SurveyCadenceFacts", "TeamOrganisationFacts",
    "TeamPrizeFacts", "TechnicalStaffingFacts", "TrainingFacts", "UndecidedError", "UnknownPointError",
    "UrgentReportFacts", "VisitAssignmentFacts", "VisitCadenceFacts", "VisitCompletionFormFacts",
    "VisitFrequencyFormFacts", "VisitPlan", "VisitPreparationFacts", "VisitReportFacts", "Witness",
    "advance_suggestion", "age_receivables", "changes", "check", "diff", "evaluate_account_file",
    "evaluate_account_value", "evaluate_acquisition_channel", "evaluate_admission",
    "evaluate_after_sales_response", "evaluate_applicability", "evaluate_appraisal", "evaluate_committee",
    "evaluate_complaint_escalation", "evaluate_complaint_form", "evaluate_complaint_response",
    "evaluate_contact_channel", "evaluate_contact_mix", "evaluate_credit_grade",
    "evaluate_credit_investigation", "evaluate_credit_limit", "evaluate_customer_care",
    "evaluate_customer_dossier", "evaluate_customer_file", "evaluate_customer_form",
    "evaluate_customer_grade", "evaluate_customer_industry", "evaluate_customer_size",
    "evaluate_data_quality", "evaluate_development_daily_form", "evaluate_development_plan_form",
    "evaluate_development_report_form", "evaluate_development_statistics_form", "evaluate_discount",
    "evaluate_early_warning", "evaluate_execution_form", "evaluate_funds_limit", "evaluate_gift_approval",
    "evaluate_governance", "evaluate_implementation_order", "evaluate_inquiry_response",
    "evaluate_key_account", "evaluate_key_customer_ranking", "evaluate_loyalty_points",
    "evaluate_meeting_cadence", "evaluate_new_customer_form", "evaluate_new_customer_pipeline",
    "evaluate_order_distribution", "evaluate_order_forecast", "evaluate_order_form", "evaluate_order_intake",
    "evaluate_order_register", "evaluate_order_release", "evaluate_order_statistics_form",
    "evaluate_org_roles", "evaluate_plan_approval", "evaluate_plan_cadence", "evaluate_plan_content",
    "evaluate_policy_governance", "evaluate_preference_suspension", "evaluate_prospect_targeting",
    "evaluate_receivables", "evaluate_recognition_application", "evaluate_records_access",
    "evaluate_records_content", "evaluate_records_review", "evaluate_referral_reward", "evaluate_region_form",
    "evaluate_relationship_grade", "evaluate_relationship_type", "evaluate_reorder_point",
    "evaluate_reporting", "evaluate_risk_level", "evaluate_risk_response", "evaluate_sales_strategy",
    "evaluate_sanction", "evaluate_service_catalogue", "evaluate_service_daily_form",
    "evaluate_service_entitlement", "evaluate_service_phase", "evaluate_service_plan_form",
    "evaluate_stock_structure", "evaluate_suggestion_calendar", "evaluate_suggestion_eligibility",
    "evaluate_suggestion_lifecycle", "evaluate_suggestion_reward", "evaluate_supplementary_bonus",
    "evaluate_survey_cadence", "evaluate_team_organisation", "evaluate_team_prize",
    "evaluate_technical_staffing", "evaluate_training", "evaluate_urgent_report", "evaluate_visit_assignment",
    "evaluate_visit_cadence", "evaluate_visit_completion_form", "evaluate_visit_frequency_form",
    "evaluate_visit_preparation", "evaluate_visit_report", "explain", "load_policy_set", "remedies", "replay",
    "suggestion_calendar", "trace", "visit_plan",
]  # fmt: skip

_HOMES = {
    "admission": ("AcquisitionChannelFacts", "AdmissionFacts", "NewCustomerPipelineFacts",
        "RecognitionApplicationFacts", "evaluate_acquisition_channel", "evaluate_admission",
        "evaluate_new_customer_pipeline", "evaluate_recognition_application"),
    "appraisal": ("AppraisalFacts", "SanctionFacts", "evaluate_appraisal", "evaluate_sanction"),
    "company": ("load_policy_set",),
    "credit": ("Ageing", "CreditGradeFacts", "CreditInvestigationFacts", "CreditLimitFacts",
        "ReceivablesFacts", "age_receivables", "evaluate_credit_grade", "evaluate_credit_investigation",
        "evaluate_credit_limit", "evaluate_receivables"),
    "engine": ("Answer", "Change", "Decision", "DecisionPoint", "DutyStatus", "Facts", "Failure", "Outcome",
        "PolicySet", "Reason", "Region", "Step", "changes", "remedies", "trace"),
    "errors": ("CalendarHorizonError", "CrmPolicyError", "DigestMismatchError", "FactsError", "Fault",
        "InvalidPolicySetError", "Location", "MissingParameterError", "PolicyError", "UndecidedError",
        "UnknownPointError"),
    "explaining": ("explain",),
    "governance": ("ApplicabilityFacts", "GovernanceFacts", "OrgRolesFacts", "PlanApprovalFacts",
        "PolicyGovernanceFacts", "TeamOrganisationFacts", "evaluate_applicability", "evaluate_governance",
        "evaluate_org_roles", "evaluate_plan_approval", "evaluate_policy_governance",
        "evaluate_team_organisation"),
    "interop.decision_log": ("DecisionLog", "Replay", "replay"),
    "orders": ("FundsLimitFacts", "OrderDistributionFacts", "OrderForecastFacts", "OrderFormFacts",
        "OrderIntakeFacts", "OrderRegisterFacts", "OrderReleaseFacts", "ReorderPointFacts",
        "StockStructureFacts", "evaluate_funds_limit", "evaluate_order_distribution",
        "evaluate_order_forecast", "evaluate_order_form", "evaluate_order_intake", "evaluate_order_register",
        "evaluate_order_release", "evaluate_reorder_point", "evaluate_stock_structure"),
    "records": ("AccountFileFacts", "ComplaintFormFacts", "CustomerDossierFacts", "CustomerFileFacts",
        "CustomerFormFacts", "DataQualityFacts", "DevelopmentDailyFormFacts", "DevelopmentPlanFormFacts",
        "DevelopmentReportFormFacts", "DevelopmentStatisticsFormFacts", "ExecutionFormFacts",
        "NewCustomerFormFacts", "OrderStatisticsFormFacts", "PlanContentFacts", "RecordsAccessFacts",
        "RecordsContentFacts", "RecordsReviewFacts", "RegionFormFacts", "ServiceDailyFormFacts",
        "ServicePlanFormFacts", "VisitCompletionFormFacts", "VisitFrequencyFormFacts",
        "evaluate_account_file", "evaluate_complaint_form", "evaluate_customer_dossier",
        "evaluate_customer_file", "evaluate_customer_form", "evaluate_data_quality",
        "evaluate_development_daily_form", "evaluate_development_plan_form",
        "evaluate_development_report_form", "evaluate_development_statistics_form", "evaluate_execution_form",
        "evaluate_new_customer_form", "evaluate_order_statistics_form", "evaluate_plan_content",
        "evaluate_records_access", "evaluate_records_content", "evaluate_records_review",
        "evaluate_region_form", "evaluate_service_daily_form", "evaluate_service_plan_form",
        "evaluate_visit_completion_form", "evaluate_visit_frequency_form"),
    "rewards": ("CommitteeFacts", "DiscountFacts", "GiftApprovalFacts", "ImplementationOrderFacts",
        "LoyaltyPointsFacts", "PreferenceSuspensionFacts", "ReferralRewardFacts", "ServiceCatalogueFacts",
        "ServiceEntitlementFacts", "SuggestionCalendar", "SuggestionCalendarFacts",
        "SuggestionEligibilityFacts", "SuggestionLifecycleFacts", "SuggestionRefusal",
        "SuggestionRewardFacts", "SuggestionStanding", "SuggestionStep", "SupplementaryBonusFacts",
        "TeamPrizeFacts", "advance_suggestion", "evaluate_committee", "evaluate_discount",
        "evaluate_gift_approval", "evaluate_implementation_order", "evaluate_loyalty_points",
        "evaluate_preference_suspension", "evaluate_referral_reward", "evaluate_service_catalogue",
        "evaluate_service_entitlement", "evaluate_suggestion_calendar", "evaluate_suggestion_eligibility",
        "evaluate_suggestion_lifecycle", "evaluate_suggestion_reward", "evaluate_supplementary_bonus",
        "evaluate_team_prize", "suggestion_calendar"),
    "sla": ("AfterSalesResponseFacts", "ComplaintEscalationFacts", "ComplaintResponseFacts",
        "InquiryResponseFacts", "ServicePhaseFacts", "TechnicalStaffingFacts",
        "evaluate_after_sales_response", "evaluate_complaint_escalation", "evaluate_complaint_response",
        "evaluate_inquiry_response", "evaluate_service_phase", "evaluate_technical_staffing"),
    "tiering": ("AccountValueFacts", "ContactMixFacts", "CustomerGradeFacts", "CustomerIndustryFacts",
        "CustomerSizeFacts", "EarlyWarningFacts", "KeyAccountFacts", "KeyCustomerRankingFacts",
        "ProspectTargetingFacts", "RelationshipGradeFacts", "RelationshipTypeFacts", "RiskLevelFacts",
        "RiskResponseFacts", "SalesStrategyFacts", "evaluate_account_value", "evaluate_contact_mix",
        "evaluate_customer_grade", "evaluate_customer_industry", "evaluate_customer_size",
        "evaluate_early_warning", "evaluate_key_account", "evaluate_key_customer_ranking",
        "evaluate_prospect_targeting", "evaluate_relationship_grade", "evaluate_relationship_type",
        "evaluate_risk_level", "evaluate_risk_response", "evaluate_sales_strategy"),
    "verify": ("Difference", "Finding", "Report", "Witness", "check", "diff"),
    "visits": ("ContactChannelFacts", "CustomerCareFacts", "MeetingCadenceFacts", "PlanCadenceFacts",
        "ReportingFacts", "SurveyCadenceFacts", "TrainingFacts", "UrgentReportFacts", "VisitAssignmentFacts",
        "VisitCadenceFacts", "VisitPlan", "VisitPreparationFacts", "VisitReportFacts",
        "evaluate_contact_channel", "evaluate_customer_care", "evaluate_meeting_cadence",
        "evaluate_plan_cadence", "evaluate_reporting", "evaluate_survey_cadence", "evaluate_training",
        "evaluate_urgent_report", "evaluate_visit_assignment", "evaluate_visit_cadence",
        "evaluate_visit_preparation", "evaluate_visit_report", "visit_plan"),
}  # fmt: skip
_HOME_OF = {name: room for room, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
