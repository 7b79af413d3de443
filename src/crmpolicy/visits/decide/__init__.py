"""The questions of `visits` and their facts, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.visits.decide.contact_channel import (
    ContactChannelFacts,
    evaluate_contact_channel,
)
from crmpolicy.visits.decide.customer_care import (
    CustomerCareFacts,
    evaluate_customer_care,
)
from crmpolicy.visits.decide.meeting_cadence import (
    MeetingCadenceFacts,
    evaluate_meeting_cadence,
)
from crmpolicy.visits.decide.plan_cadence import (
    PlanCadenceFacts,
    evaluate_plan_cadence,
)
from crmpolicy.visits.decide.reporting import (
    ReportingFacts,
    evaluate_reporting,
)
from crmpolicy.visits.decide.survey_cadence import (
    SurveyCadenceFacts,
    evaluate_survey_cadence,
)
from crmpolicy.visits.decide.training import (
    TrainingFacts,
    evaluate_training,
)
from crmpolicy.visits.decide.urgent_report import (
    UrgentReportFacts,
    evaluate_urgent_report,
)
from crmpolicy.visits.decide.visit_assignment import (
    VisitAssignmentFacts,
    evaluate_visit_assignment,
)
from crmpolicy.visits.decide.visit_cadence import (
    VisitCadenceFacts,
    evaluate_visit_cadence,
)
from crmpolicy.visits.decide.visit_preparation import (
    VisitPreparationFacts,
    evaluate_visit_preparation,
)
from crmpolicy.visits.decide.visit_report import (
    VisitReportFacts,
    evaluate_visit_report,
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
