"""The room `credit`: its questions and their facts.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.credit.ageing import (
    age_receivables,
)
from crmpolicy.credit.buckets import (
    AgedItems,
    Ageing,
    AgeingBucket,
)
from crmpolicy.credit.decide import (
    CreditGradeFacts,
    CreditInvestigationFacts,
    CreditLimitFacts,
    ReceivablesFacts,
    evaluate_credit_grade,
    evaluate_credit_investigation,
    evaluate_credit_limit,
    evaluate_receivables,
)

__all__ = [
    "AgedItems",
    "Ageing",
    "AgeingBucket",
    "CreditGradeFacts",
    "CreditInvestigationFacts",
    "CreditLimitFacts",
    "ReceivablesFacts",
    "age_receivables",
    "evaluate_credit_grade",
    "evaluate_credit_investigation",
    "evaluate_credit_limit",
    "evaluate_receivables",
]
