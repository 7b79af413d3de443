"""Many customers at once: lists as people keep them, and what a change of the policies does to them."""

from crmpolicy.portfolio.impact import Impact, Moved, Refused, Way
from crmpolicy.portfolio.many import evaluate_many
from crmpolicy.portfolio.mapping import ColumnMapping
from crmpolicy.portfolio.measuring import measure_impact
from crmpolicy.portfolio.rows import Row, read_rows
from crmpolicy.portfolio.running import evaluate_file
from crmpolicy.portfolio.sql import NotInSqlError, decided_relation, sql_of
from crmpolicy.portfolio.summing_up import FileSummary
from crmpolicy.portfolio.sweeping import Group, Step, Sweep, at_value, steps_between, sweep

__all__ = [
    "ColumnMapping",
    "FileSummary",
    "Group",
    "Impact",
    "Moved",
    "NotInSqlError",
    "Refused",
    "Row",
    "Step",
    "Sweep",
    "Way",
    "at_value",
    "decided_relation",
    "evaluate_file",
    "evaluate_many",
    "measure_impact",
    "read_rows",
    "sql_of",
    "steps_between",
    "sweep",
]
