"""The questions of `tiering` and their facts, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.tiering.decide.account_value import (
    AccountValueFacts,
    evaluate_account_value,
)
from crmpolicy.tiering.decide.contact_mix import (
    ContactMixFacts,
    evaluate_contact_mix,
)
from crmpolicy.tiering.decide.customer_grade import (
    CustomerGradeFacts,
    evaluate_customer_grade,
)
from crmpolicy.tiering.decide.customer_industry import (
    CustomerIndustryFacts,
    evaluate_customer_industry,
)
from crmpolicy.tiering.decide.customer_size import (
    CustomerSizeFacts,
    evaluate_customer_size,
)
from crmpolicy.tiering.decide.early_warning import (
    EarlyWarningFacts,
    evaluate_early_warning,
)
from crmpolicy.tiering.decide.key_account import (
    KeyAccountFacts,
    evaluate_key_account,
)
from crmpolicy.tiering.decide.key_customer_ranking import (
    KeyCustomerRankingFacts,
    evaluate_key_customer_ranking,
)
from crmpolicy.tiering.decide.prospect_targeting import (
    ProspectTargetingFacts,
    evaluate_prospect_targeting,
)
from crmpolicy.tiering.decide.relationship_grade import (
    RelationshipGradeFacts,
    evaluate_relationship_grade,
)
from crmpolicy.tiering.decide.relationship_type import (
    RelationshipTypeFacts,
    evaluate_relationship_type,
)
from crmpolicy.tiering.decide.risk_level import (
    RiskLevelFacts,
    evaluate_risk_level,
)
from crmpolicy.tiering.decide.risk_response import (
    RiskResponseFacts,
    evaluate_risk_response,
)
from crmpolicy.tiering.decide.sales_strategy import (
    SalesStrategyFacts,
    evaluate_sales_strategy,
)

__all__ = [
    "AccountValueFacts",
    "ContactMixFacts",
    "CustomerGradeFacts",
    "CustomerIndustryFacts",
    "CustomerSizeFacts",
    "EarlyWarningFacts",
    "KeyAccountFacts",
    "KeyCustomerRankingFacts",
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
    "evaluate_key_customer_ranking",
    "evaluate_prospect_targeting",
    "evaluate_relationship_grade",
    "evaluate_relationship_type",
    "evaluate_risk_level",
    "evaluate_risk_response",
    "evaluate_sales_strategy",
]
