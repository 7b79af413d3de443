"""The room `visits`: its questions and their facts.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.visits.decide import (
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
from crmpolicy.visits.facts import (
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
)

__all__ = [
    "ContactChannelFacts",
    "CustomerCareFacts",
    "MeetingCadenceFacts",
    "PlanCadenceFacts",
    "ReportingFacts",
    "SurveyCadenceFacts",
    "TrainingFacts",
    "UrgentReportFacts",
    "VisitAssignmentFacts",
    "VisitCadenceFacts",
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
]
