"""The room `visits`: its questions and their facts.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.visits.decide import (
    ContactChannelFacts,
    CustomerCareFacts,
    MeetingCadenceFacts,
    PlanCadenceFacts,
    ReportingFacts,
    SurveyCadenceFacts,
    TrainingFacts,
    UrgentReportFacts,
    VisitAssignmentFacts,
    VisitCadenceFacts,
    VisitPreparationFacts,
    VisitReportFacts,
    evaluate_contact_channel,
    evaluate_customer_care,
    evaluate_meeting_cadence,
    evaluate_plan_cadence,
    evaluate_reporting,
    evaluate_survey_cadence,
    evaluate_training,
    evaluate_urgent_report,
    evaluate_visit_assignment,
    evaluate_visit_cadence,
    evaluate_visit_preparation,
    evaluate_visit_report,
)
from crmpolicy.visits.plan import (
    Completion,
    MonthByMonth,
    NotBegun,
    PlannedVisit,
    VisitPlan,
)
from crmpolicy.visits.planning import (
    visit_plan,
)

__all__ = [
    "Completion",
    "ContactChannelFacts",
    "CustomerCareFacts",
    "MeetingCadenceFacts",
    "MonthByMonth",
    "NotBegun",
    "PlanCadenceFacts",
    "PlannedVisit",
    "ReportingFacts",
    "SurveyCadenceFacts",
    "TrainingFacts",
    "UrgentReportFacts",
    "VisitAssignmentFacts",
    "VisitCadenceFacts",
    "VisitPlan",
    "VisitPreparationFacts",
    "VisitReportFacts",
    "evaluate_contact_channel",
    "evaluate_customer_care",
    "evaluate_meeting_cadence",
    "evaluate_plan_cadence",
    "evaluate_reporting",
    "evaluate_survey_cadence",
    "evaluate_training",
    "evaluate_urgent_report",
    "evaluate_visit_assignment",
    "evaluate_visit_cadence",
    "evaluate_visit_preparation",
    "evaluate_visit_report",
    "visit_plan",
]
