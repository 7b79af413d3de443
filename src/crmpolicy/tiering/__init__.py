"""The room `tiering`: its questions and their facts.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.tiering.decide import (
    evaluate_customer_grade,
    evaluate_customer_industry,
    evaluate_customer_size,
    evaluate_key_account,
    evaluate_key_customer_ranking,
)
from crmpolicy.tiering.facts import (
    CustomerGradeFacts,
    CustomerIndustryFacts,
    CustomerSizeFacts,
    KeyAccountFacts,
    KeyCustomerRankingFacts,
)

__all__ = [
    "CustomerGradeFacts",
    "CustomerIndustryFacts",
    "CustomerSizeFacts",
    "KeyAccountFacts",
    "KeyCustomerRankingFacts",
    "evaluate_customer_grade",
    "evaluate_customer_industry",
    "evaluate_customer_size",
    "evaluate_key_account",
    "evaluate_key_customer_ranking",
]
