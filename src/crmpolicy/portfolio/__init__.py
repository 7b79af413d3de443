"""Many customers at once: lists as people keep them, and what a change of the policies does to them."""

from crmpolicy.portfolio.impact import Impact, Moved, Refused, measure_impact
from crmpolicy.portfolio.many import evaluate_many
from crmpolicy.portfolio.mapping import ColumnMapping
from crmpolicy.portfolio.rows import Row, read_rows
from crmpolicy.portfolio.running import evaluate_file
from crmpolicy.portfolio.summing_up import FileSummary

__all__ = [
    "ColumnMapping",
    "FileSummary",
    "Impact",
    "Moved",
    "Refused",
    "Row",
    "evaluate_file",
    "evaluate_many",
    "measure_impact",
    "read_rows",
]
