"""Policies for dealing with customers, as a library: facts and a moment in, a decision with its clauses out.

>>> from datetime import UTC, datetime
>>> policies = load_policy_set("example-steel", parameters={"steel.share_only": True})
>>> monday = datetime(2026, 1, 5, tzinfo=UTC)
>>> decision = evaluate_customer_grade(policies, {"sales_share": "1.2%"}, now=monday)
>>> decision.outcome["grade"], decision.reasons[0].clauses
('A', ('steel.2.2.1.d',))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crmpolicy.company import load_policy_set
    from crmpolicy.engine import (
        Answer,
        Change,
        Decision,
        DecisionPoint,
        Facts,
        Failure,
        Outcome,
        PolicySet,
        Reason,
        Region,
        Step,
        changes,
        trace,
    )
    from crmpolicy.errors import (
        CalendarHorizonError,
        CrmPolicyError,
        DigestMismatchError,
        FactsError,
        Fault,
        InvalidPolicySetError,
        Location,
        MissingParameterError,
        PolicyError,
        UndecidedError,
        UnknownPointError,
    )
    from crmpolicy.explaining import explain
    from crmpolicy.tiering import (
        CustomerGradeFacts,
        CustomerIndustryFacts,
        CustomerSizeFacts,
        evaluate_customer_grade,
        evaluate_customer_industry,
        evaluate_customer_size,
    )
    from crmpolicy.verify import Difference, Finding, Report, Witness, check, diff

__all__ = [
    "Answer",
    "CalendarHorizonError",
    "Change",
    "CrmPolicyError",
    "CustomerGradeFacts",
    "CustomerIndustryFacts",
    "CustomerSizeFacts",
    "Decision",
    "DecisionPoint",
    "Difference",
    "DigestMismatchError",
    "Facts",
    "FactsError",
    "Failure",
    "Fault",
    "Finding",
    "InvalidPolicySetError",
    "Location",
    "MissingParameterError",
    "Outcome",
    "PolicyError",
    "PolicySet",
    "Reason",
    "Region",
    "Report",
    "Step",
    "UndecidedError",
    "UnknownPointError",
    "Witness",
    "changes",
    "check",
    "diff",
    "evaluate_customer_grade",
    "evaluate_customer_industry",
    "evaluate_customer_size",
    "explain",
    "load_policy_set",
    "trace",
]

# Rooms are entered when a name of theirs is first asked for, so that importing the library costs little.
_HOMES = {
    "company": ("load_policy_set",),
    "engine": (
        "Answer",
        "Change",
        "Decision",
        "DecisionPoint",
        "Facts",
        "Failure",
        "Outcome",
        "PolicySet",
        "Reason",
        "Region",
        "Step",
        "changes",
        "trace",
    ),
    "errors": (
        "CalendarHorizonError",
        "CrmPolicyError",
        "DigestMismatchError",
        "FactsError",
        "Fault",
        "InvalidPolicySetError",
        "Location",
        "MissingParameterError",
        "PolicyError",
        "UndecidedError",
        "UnknownPointError",
    ),
    "explaining": ("explain",),
    "tiering": (
        "CustomerGradeFacts",
        "CustomerIndustryFacts",
        "CustomerSizeFacts",
        "evaluate_customer_grade",
        "evaluate_customer_industry",
        "evaluate_customer_size",
    ),
    "verify": ("Difference", "Finding", "Report", "Witness", "check", "diff"),
}
_HOME_OF = {name: room for room, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
