"""Many customers at once: lists as people keep them, and what a change of the policies does to them."""

from crmpolicy.portfolio.impact import Impact, Moved, Refused, measure_impact
from crmpolicy.portfolio.many import evaluate_many
from crmpolicy.portfolio.refusing import refuses
from crmpolicy.portfolio.rows import Row, read_rows

__all__ = ["Impact", "Moved", "Refused", "Row", "evaluate_many", "measure_impact", "read_rows", "refuses"]
