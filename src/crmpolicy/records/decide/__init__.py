"""The questions of `records`, one typed function each, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.records.decide.plan_content import evaluate_plan_content
from crmpolicy.records.decide.records_access import evaluate_records_access
from crmpolicy.records.decide.records_review import evaluate_records_review

__all__ = [
    "evaluate_plan_content",
    "evaluate_records_access",
    "evaluate_records_review",
]
