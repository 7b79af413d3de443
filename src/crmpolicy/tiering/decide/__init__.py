"""The questions of `tiering`, one typed function each, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.tiering.decide.account_value import evaluate_account_value
from crmpolicy.tiering.decide.contact_mix import evaluate_contact_mix
from crmpolicy.tiering.decide.customer_grade import evaluate_customer_grade
from crmpolicy.tiering.decide.customer_industry import evaluate_customer_industry
from crmpolicy.tiering.decide.customer_size import evaluate_customer_size
from crmpolicy.tiering.decide.early_warning import evaluate_early_warning
from crmpolicy.tiering.decide.key_account import evaluate_key_account
from crmpolicy.tiering.decide.key_customer_ranking import evaluate_key_customer_ranking
from crmpolicy.tiering.decide.prospect_targeting import evaluate_prospect_targeting
from crmpolicy.tiering.decide.relationship_grade import evaluate_relationship_grade
from crmpolicy.tiering.decide.relationship_type import evaluate_relationship_type
from crmpolicy.tiering.decide.risk_level import evaluate_risk_level
from crmpolicy.tiering.decide.risk_response import evaluate_risk_response
from crmpolicy.tiering.decide.sales_strategy import evaluate_sales_strategy

__all__ = [
    "evaluate_account_value",
    "evaluate_contact_mix",
    "evaluate_customer_grade",
    "evaluate_customer_industry",
    "evaluate_customer_size",
    "evaluate_early_warning",
    "evaluate_key_account",
    "evaluate_key_customer_ranking",
    "evaluate_prospect_targeting",
    "evaluate_relationship_grade",
    "evaluate_relationship_type",
    "evaluate_risk_level",
    "evaluate_risk_response",
    "evaluate_sales_strategy",
]
