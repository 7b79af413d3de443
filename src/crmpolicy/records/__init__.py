"""The room `records`: its questions and their facts.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.records.decide import (
    evaluate_plan_content,
    evaluate_records_access,
    evaluate_records_review,
)
from crmpolicy.records.facts import (
    PlanContentFacts,
    RecordsAccessFacts,
    RecordsReviewFacts,
)

__all__ = [
    "PlanContentFacts",
    "RecordsAccessFacts",
    "RecordsReviewFacts",
    "evaluate_plan_content",
    "evaluate_records_access",
    "evaluate_records_review",
]
