"""What tests of policies are made of: owners' cases, generated facts and policies, laws that hold for all.

* :func:`run_cases` runs the cases that owners write in YAML; pytest collects them by itself
  (:mod:`crmpolicy.testing.plugin`).
* :func:`facts_for`, :func:`policy_sets`, :func:`complaint_histories` and :func:`calendars` are strategies of
  Hypothesis: facts for a question, whole policies, histories of complaints, working calendars.
* :func:`assert_total`, :func:`assert_monotone` and :func:`assert_agrees_with` are laws, each a test in one
  line.

Each name is loaded when it is first asked for. Strategies and laws need the extra ``testing``; the others
need no package more.

>>> from crmpolicy.testing import assert_monotone
>>> from crmpolicy import load_policy_set
>>> assert_monotone("customer_grade", load_policy_set("example-steel"), max_examples=20)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crmpolicy.testing.accounting import account_clauses
    from crmpolicy.testing.accounts import Accounts, ClauseAccount, ReadingAccount
    from crmpolicy.testing.cases import run_cases
    from crmpolicy.testing.complaints import ComplaintHistory, complaint_histories
    from crmpolicy.testing.coverage import BoundaryCoverage, ClauseCoverage, Coverage, RuleCoverage
    from crmpolicy.testing.laws import BrokenLawError, assert_agrees_with, assert_monotone, assert_total
    from crmpolicy.testing.made_sets import policy_sets
    from crmpolicy.testing.measuring import measure_coverage
    from crmpolicy.testing.results import CaseResult
    from crmpolicy.testing.strategies import facts_for
    from crmpolicy.testing.texts import load_texts
    from crmpolicy.testing.working_calendars import MadeCalendar, calendars

__all__ = [
    "Accounts",
    "BoundaryCoverage",
    "BrokenLawError",
    "CaseResult",
    "ClauseAccount",
    "ClauseCoverage",
    "ComplaintHistory",
    "Coverage",
    "MadeCalendar",
    "ReadingAccount",
    "RuleCoverage",
    "account_clauses",
    "assert_agrees_with",
    "assert_monotone",
    "assert_total",
    "calendars",
    "complaint_histories",
    "facts_for",
    "load_texts",
    "measure_coverage",
    "policy_sets",
    "run_cases",
]

_HOMES = {
    "accounting": ("account_clauses",),
    "accounts": ("Accounts", "ClauseAccount", "ReadingAccount"),
    "cases": ("run_cases",),
    "coverage": ("BoundaryCoverage", "ClauseCoverage", "Coverage", "RuleCoverage"),
    "measuring": ("measure_coverage",),
    "results": ("CaseResult",),
    "texts": ("load_texts",),
}
_WITH_HYPOTHESIS = {
    "complaints": ("ComplaintHistory", "complaint_histories"),
    "laws": ("BrokenLawError", "assert_agrees_with", "assert_monotone", "assert_total"),
    "made_sets": ("policy_sets",),
    "strategies": ("facts_for",),
    "working_calendars": ("MadeCalendar", "calendars"),
}
_HOME_OF = {name: home for home, names in (_HOMES | _WITH_HYPOTHESIS).items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = _HOME_OF[name]
    try:
        room = import_module(f"{__name__}.{home}")
    except ModuleNotFoundError as missing:
        if home not in _WITH_HYPOTHESIS or missing.name != "hypothesis":
            raise
        from crmpolicy.errors import CrmPolicyError  # noqa: PLC0415 - for this message alone

        raise CrmPolicyError("testing-needs-hypothesis", {"name": name}) from None
    value = globals()[name] = getattr(room, name)
    return value


def __dir__() -> list[str]:
    return __all__
