"""The questions of `appraisal` and their facts, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.appraisal.decide.appraisal import (
    AppraisalFacts,
    evaluate_appraisal,
)
from crmpolicy.appraisal.decide.sanction import (
    SanctionFacts,
    evaluate_sanction,
)

__all__ = [
    "AppraisalFacts",
    "SanctionFacts",
    "evaluate_appraisal",
    "evaluate_sanction",
]
