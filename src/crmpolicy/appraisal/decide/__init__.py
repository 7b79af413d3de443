"""The questions of `appraisal`, one typed function each, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.appraisal.decide.appraisal import evaluate_appraisal
from crmpolicy.appraisal.decide.sanction import evaluate_sanction

__all__ = [
    "evaluate_appraisal",
    "evaluate_sanction",
]
