"""Many customers at once: lists as people keep them, and what a change of the policies does to them."""

from crmpolicy.portfolio.impact import Impact, Moved, Refused, measure_impact
from crmpolicy.portfolio.many import evaluate_many
from crmpolicy.portfolio.rows import Row, read_rows
from crmpolicy.portfolio.sql import NotInSqlError, decided_relation, sql_of

__all__ = [
    "Impact",
    "Moved",
    "NotInSqlError",
    "Refused",
    "Row",
    "decided_relation",
    "evaluate_many",
    "measure_impact",
    "read_rows",
    "sql_of",
]
