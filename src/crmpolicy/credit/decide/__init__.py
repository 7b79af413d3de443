"""The questions of `credit` and their facts, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.credit.decide.credit_grade import (
    CreditGradeFacts,
    evaluate_credit_grade,
)
from crmpolicy.credit.decide.credit_investigation import (
    CreditInvestigationFacts,
    evaluate_credit_investigation,
)
from crmpolicy.credit.decide.credit_limit import (
    CreditLimitFacts,
    evaluate_credit_limit,
)
from crmpolicy.credit.decide.receivables import (
    ReceivablesFacts,
    evaluate_receivables,
)

__all__ = [
    "CreditGradeFacts",
    "CreditInvestigationFacts",
    "CreditLimitFacts",
    "ReceivablesFacts",
    "evaluate_credit_grade",
    "evaluate_credit_investigation",
    "evaluate_credit_limit",
    "evaluate_receivables",
]
