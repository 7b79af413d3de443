"""An order of the example group that is held: every rule that was looked at, and what would release it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from crmpolicy.cli.layout import Block, Gap, Heading, Line, told
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company import load_policy_set
from crmpolicy.engine import Decision, PolicySet, plain_value
from crmpolicy.engine.remedying import remedies
from crmpolicy.explaining import describe_trace
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.releasing import what_would_release
from crmpolicy.explaining.sentences import header

COMPANY: Final = "example-group"
QUESTION: Final = "order_release"
NOW: Final = "2026-03-02T09:00+08:00"
_CONTRACT: Final = {
    "contract_exists": True,
    "contract_approved": True,
    "conforms": True,
    "records_checked": True,
    "contract_delivery_date": "2026-03-20",
    "in_stock": False,
}
_MONEY: Final = {
    "order_amount": "36,000.00",
    "open_invoices": "52,000.00",
    "delivered_not_invoiced": "11,800.00",
    "ordered_not_delivered": "5,000.00",
    "prepaid": "0",
    "secured": "0",
    "max_credit": "20万元",
    "max_credit_confirmed": True,
}
_CREDIT: Final = {
    "operations_score": 70,
    "finances_score": 75,
    "record_score": 80,
    "standing_score": 70,
    "agency_score": None,
    "papers": ["营业执照", "财务报表", "税务记录"],
    "limit_increases": [],
}
_STANDING: Final = {
    "assessed_on": "2026-01-15",
    "days_overdue": 0,
    "overdue_amount": "0",
    "hold_active": False,
    "limit_lowered": False,
    "all_settled_since_assessment": True,
}
HELD: Final[Mapping[str, Any]] = {
    **_CONTRACT,
    **_MONEY,
    **_CREDIT,
    **_STANDING,
    "unsettled_payment": "2,600.00",
}
"""The order as it comes in: an older payment is still open, and with it the customer is over its limit."""
SETTLED: Final[Mapping[str, Any]] = {**HELD, "unsettled_payment": "0"}
"""The same order once that payment has come in."""


def decided(policies: PolicySet, facts: Mapping[str, Any]) -> Decision:
    """Decide the order."""
    return policies.point(QUESTION).evaluate(facts, now=datetime.fromisoformat(NOW))


def held_order_blocks(speaker: Speaker) -> Iterator[Block]:
    """Tell the decision, the rules in the order in which they were looked at, and what would release it."""
    policies = load_policy_set(COMPANY)
    held, settled = decided(policies, HELD), decided(policies, SETTLED)
    yield Heading(speaker.say("cli-demo-order"))
    yield from told("\n".join(header(_case(speaker, policies, held))), indent=2)
    yield Gap()
    yield from told(describe_trace(policies, held, speaker.language), indent=2)
    yield Gap()
    yield from _releases(speaker, policies, held)
    yield Gap()
    yield Line(speaker.say("cli-demo-order-settled"), tone="strong", indent=2)
    yield from told(header(_case(speaker, policies, settled))[0], indent=2)
    yield from _releases(speaker, policies, settled)


def _case(speaker: Speaker, policies: PolicySet, decision: Decision) -> Case:
    return Case.of(policies, decision, speaker.language, {})


def _releases(speaker: Speaker, policies: PolicySet, decision: Decision) -> Iterator[Block]:
    yield from told("\n".join(what_would_release(_case(speaker, policies, decision))), indent=2)


def held_order_data() -> dict[str, Any]:
    """Give the order as JSON, before and after the payment: the decision, and what would release it."""
    policies = load_policy_set(COMPANY)
    return {
        "company": COMPANY,
        "held": _data(policies, decided(policies, HELD)),
        "settled": _data(policies, decided(policies, SETTLED)),
    }


def _data(policies: PolicySet, decision: Decision) -> dict[str, Any]:
    return {
        "decision": decision.to_dict(),
        "released_if": [
            {
                "outcome": plain_value(change.outcome),
                "needs": [plain_value(region._asdict()) for region in change.needs],
            }
            for change in remedies(policies, decision)
        ],
    }
