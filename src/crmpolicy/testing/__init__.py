"""Owners' cases, and what tests of policies are made of.

* :mod:`crmpolicy.testing.cases` runs the cases that owners write in YAML; it needs no other package.
* :mod:`crmpolicy.testing.plugin` lets pytest collect them: ``pytest -p crmpolicy.testing.plugin FOLDER``.
* :mod:`crmpolicy.testing.strategies` makes facts for a question, with Hypothesis, from its declarations.
* :mod:`crmpolicy.testing.filled_forms` makes forms that are filled in, with Hypothesis, in the same way.
* :mod:`crmpolicy.testing.tables` makes whole small policies, with Hypothesis, and loads them.
"""

from crmpolicy.testing.accounting import account_clauses
from crmpolicy.testing.accounts import Accounts, ClauseAccount, ReadingAccount
from crmpolicy.testing.cases import run_cases
from crmpolicy.testing.coverage import BoundaryCoverage, ClauseCoverage, Coverage, RuleCoverage
from crmpolicy.testing.measuring import measure_coverage
from crmpolicy.testing.results import CaseResult
from crmpolicy.testing.texts import load_texts

__all__ = [
    "Accounts",
    "BoundaryCoverage",
    "CaseResult",
    "ClauseAccount",
    "ClauseCoverage",
    "Coverage",
    "ReadingAccount",
    "RuleCoverage",
    "account_clauses",
    "load_texts",
    "measure_coverage",
    "run_cases",
]
