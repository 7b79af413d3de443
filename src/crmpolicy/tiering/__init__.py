"""The room `tiering`: its questions and their facts.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.tiering.decide import (
    evaluate_account_value,
    evaluate_contact_mix,
    evaluate_customer_grade,
    evaluate_customer_industry,
    evaluate_customer_size,
    evaluate_early_warning,
    evaluate_key_account,
    evaluate_prospect_targeting,
    evaluate_relationship_grade,
    evaluate_relationship_type,
    evaluate_risk_level,
    evaluate_risk_response,
    evaluate_sales_strategy,
)
from crmpolicy.tiering.facts import (
    AccountValueFacts,
    ContactMixFacts,
    CustomerGradeFacts,
    CustomerIndustryFacts,
    CustomerSizeFacts,
    EarlyWarningFacts,
    KeyAccountFacts,
    ProspectTargetingFacts,
    RelationshipGradeFacts,
    RelationshipTypeFacts,
    RiskLevelFacts,
    RiskResponseFacts,
    SalesStrategyFacts,
)

__all__ = [
    "AccountValueFacts",
    "ContactMixFacts",
    "CustomerGradeFacts",
    "CustomerIndustryFacts",
    "CustomerSizeFacts",
    "EarlyWarningFacts",
    "KeyAccountFacts",
    "ProspectTargetingFacts",
    "RelationshipGradeFacts",
    "RelationshipTypeFacts",
    "RiskLevelFacts",
    "RiskResponseFacts",
    "SalesStrategyFacts",
    "evaluate_account_value",
    "evaluate_contact_mix",
    "evaluate_customer_grade",
    "evaluate_customer_industry",
    "evaluate_customer_size",
    "evaluate_early_warning",
    "evaluate_key_account",
    "evaluate_prospect_targeting",
    "evaluate_relationship_grade",
    "evaluate_relationship_type",
    "evaluate_risk_level",
    "evaluate_risk_response",
    "evaluate_sales_strategy",
]
