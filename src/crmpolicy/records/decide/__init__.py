"""The questions of `records`, one typed function each, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.records.decide.data_quality import evaluate_data_quality
from crmpolicy.records.decide.records_content import evaluate_records_content

__all__ = [
    "evaluate_data_quality",
    "evaluate_records_content",
]
