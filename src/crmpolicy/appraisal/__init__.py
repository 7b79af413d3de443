"""The room `appraisal`: its questions and their facts.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.appraisal.decide import (
    AppraisalFacts,
    SanctionFacts,
    evaluate_appraisal,
    evaluate_sanction,
)

__all__ = [
    "AppraisalFacts",
    "SanctionFacts",
    "evaluate_appraisal",
    "evaluate_sanction",
]
