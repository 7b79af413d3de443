"""The questions of `visits`, one typed function each, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.visits.decide.contact_channel import evaluate_contact_channel
from crmpolicy.visits.decide.customer_care import evaluate_customer_care
from crmpolicy.visits.decide.meeting_cadence import evaluate_meeting_cadence
from crmpolicy.visits.decide.plan_cadence import evaluate_plan_cadence
from crmpolicy.visits.decide.reporting import evaluate_reporting
from crmpolicy.visits.decide.survey_cadence import evaluate_survey_cadence
from crmpolicy.visits.decide.training import evaluate_training
from crmpolicy.visits.decide.urgent_report import evaluate_urgent_report
from crmpolicy.visits.decide.visit_assignment import evaluate_visit_assignment
from crmpolicy.visits.decide.visit_cadence import evaluate_visit_cadence
from crmpolicy.visits.decide.visit_preparation import evaluate_visit_preparation
from crmpolicy.visits.decide.visit_report import evaluate_visit_report

__all__ = [
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
