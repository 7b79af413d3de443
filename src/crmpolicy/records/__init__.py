"""The room `records`: its questions and their facts.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.records.decide import (
    evaluate_data_quality,
    evaluate_records_content,
)
from crmpolicy.records.facts import (
    DataQualityFacts,
    RecordsContentFacts,
)

__all__ = [
    "DataQualityFacts",
    "RecordsContentFacts",
    "evaluate_data_quality",
    "evaluate_records_content",
]
