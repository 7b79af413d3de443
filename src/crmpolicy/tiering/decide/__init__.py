"""The questions of `tiering`, one typed function each, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.tiering.decide.customer_grade import evaluate_customer_grade
from crmpolicy.tiering.decide.customer_industry import evaluate_customer_industry
from crmpolicy.tiering.decide.customer_size import evaluate_customer_size
from crmpolicy.tiering.decide.key_account import evaluate_key_account
from crmpolicy.tiering.decide.key_customer_ranking import evaluate_key_customer_ranking

__all__ = [
    "evaluate_customer_grade",
    "evaluate_customer_industry",
    "evaluate_customer_size",
    "evaluate_key_account",
    "evaluate_key_customer_ranking",
]
