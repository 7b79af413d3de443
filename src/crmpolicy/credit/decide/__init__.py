"""The questions of `credit`, one typed function each, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.credit.decide.credit_grade import evaluate_credit_grade
from crmpolicy.credit.decide.credit_investigation import evaluate_credit_investigation
from crmpolicy.credit.decide.credit_limit import evaluate_credit_limit
from crmpolicy.credit.decide.receivables import evaluate_receivables

__all__ = [
    "evaluate_credit_grade",
    "evaluate_credit_investigation",
    "evaluate_credit_limit",
    "evaluate_receivables",
]
