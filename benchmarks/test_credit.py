"""Release of an order and credit limit as they are shipped, against hand-written code and the CEL binding.

Both questions repeat facts in their answers (the date promised, a sum), and ask other questions for what is
not given; here everything is given. The rival by hand gives the same outcome, not only its main word.
"""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from benchmarks.racing import Contest
from crmpolicy import load_policy_set

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
COMPANY = "example-group"
COUNTED = ("open_invoices", "delivered_not_invoiced", "ordered_not_delivered", "prepaid", "secured")
LIMITS = {"steel.limit_good": "50万元", "steel.limit_fair": "10万元", "steel.reduced_limit": "5万元"}
SET = {
    "shared.exposure_parts": list(COUNTED),
    "steel.increases_allowed": True,
    "handbook.over_limit_approvers": ["marketing_director"],
    **LIMITS,
}
GOOD, FAIR, REDUCED, NOTHING = Decimal(500_000), Decimal(100_000), Decimal(50_000), Decimal(0)
CHECKERS, SUPERIORS, DIRECTORS = ("sales_supervisor",), ("superior",), ("marketing_director",)
MANAGERS, MAKERS = ("sales_manager",), ("production_department",)
NOBODY: tuple[str, ...] = ()
_SAID = '{{"release": "{}", "alert": {}, "deliver_by": contract_delivery_date, "handled_by": [{}]}}'
_LATE = 'contract_delivery_date != ""'
RELEASE_IN_CEL = f"""
  !contract_exists ? {_SAID.format("contract_required", "false", '"sales_supervisor"')}
  : !contract_approved ? {_SAID.format("contract_pending", "false", '"sales_manager"')}
  : !conforms ? {_SAID.format("hold", _LATE, '"superior"')}
  : !records_checked ? {_SAID.format("hold", _LATE, '"sales_supervisor"')}
  : unsettled_payment > 0 ? {_SAID.format("hold", _LATE, '"superior"')}
  : open_invoices + delivered_not_invoiced + ordered_not_delivered - prepaid - secured + order_amount
    > credit_limit ? {_SAID.format("refer", _LATE, '"marketing_director"')}
  : in_stock ? {_SAID.format("dispatch", "false", "")}
  : {_SAID.format("production", "false", '"production_department"')} """
_LOWERED = """(business_state == "reduced"
  || (limit_lowered && !(overdue_amount == 0 && all_settled_since_assessment)))"""
_NONE = """(!may_sell_on_credit || business_state == "suspended")"""
_LIMIT = '{{"limit": {1} ? 0 : {2} ? {3} : {0}, "regular": {4}, "increase": {5}}}'
LIMIT_IN_CEL = f"""
  credit_grade == "good"
  ? {_LIMIT.format("500000 + limit_increase", _NONE, _LOWERED, "50000", "500000", "limit_increase")}
  : credit_grade == "fair"
  ? {_LIMIT.format("100000 + limit_increase", _NONE, _LOWERED, "50000", "100000", "limit_increase")}
  : {_LIMIT.format("0", _NONE, _LOWERED, "0", "0", "0")} """


def orders() -> list[dict[str, Any]]:
    """Make orders: most are in order, and are to be delivered within two months."""
    rng = random.Random(5)

    def usually() -> bool:
        return rng.random() < 0.9

    return [
        {
            "contract_exists": usually(),
            "contract_approved": usually(),
            "conforms": usually(),
            "records_checked": usually(),
            "unsettled_payment": rng.choice([0, 0, 0, 0, rng.randrange(5000)]),
            "in_stock": rng.random() < 0.5,
            "open_invoices": rng.randrange(60_000),
            "delivered_not_invoiced": rng.randrange(20_000),
            "ordered_not_delivered": rng.randrange(30_000),
            "prepaid": rng.choice([0, rng.randrange(20_000)]),
            "secured": rng.choice([0, 0, 50_000]),
            "order_amount": rng.randrange(60_000),
            "credit_limit": rng.choice([50_000, 100_000, 500_000]),
            "contract_delivery_date": str(date(2026, 3, 3) + timedelta(days=rng.randrange(60))),
        }
        for _ in range(300)
    ]


def customers() -> list[dict[str, Any]]:
    """Make customers: most are in good standing, a few have an increase."""
    rng = random.Random(7)
    return [
        {
            "credit_grade": rng.choice(["good", "fair", "fair", "poor"]),
            "limit_increase": rng.choice([0, 0, 0, 10_000, 20_000]),
            "business_state": rng.choice(["free"] * 8 + ["reduced", "suspended"]),
            "may_sell_on_credit": rng.random() < 0.95,
            "limit_lowered": rng.random() < 0.1,
            "overdue_amount": rng.choice([0, 0, rng.randrange(9000)]),
            "all_settled_since_assessment": rng.random() < 0.5,
        }
        for _ in range(300)
    ]


def release_by_hand(facts: Any) -> dict[str, Any]:
    """Go through the checks of the handbook in their order."""
    day, by = facts.contract_delivery_date, NOBODY
    if not facts.contract_exists:
        release, alert, by = "contract_required", False, CHECKERS
    elif not facts.contract_approved:
        release, alert, by = "contract_pending", False, MANAGERS
    elif not facts.conforms:
        release, alert, by = "hold", day is not None, SUPERIORS
    elif not facts.records_checked:
        release, alert, by = "hold", day is not None, CHECKERS
    elif facts.unsettled_payment > 0:
        release, alert, by = "hold", day is not None, SUPERIORS
    else:
        owed = facts.open_invoices + facts.delivered_not_invoiced + facts.ordered_not_delivered
        if owed - facts.prepaid - facts.secured + facts.order_amount > facts.credit_limit:
            release, alert, by = "refer", day is not None, DIRECTORS
        elif facts.in_stock:
            release, alert = "dispatch", False
        else:
            release, alert, by = "production", False, MAKERS
    return {"release": release, "alert": alert, "deliver_by": day, "handled_by": by}


def limit_by_hand(facts: Any) -> dict[str, Any]:
    """Take the limit of the grade with its increase, and what arrears leave of it."""
    if facts.credit_grade == "good":
        regular, increase = GOOD, facts.limit_increase
    elif facts.credit_grade == "fair":
        regular, increase = FAIR, facts.limit_increase
    else:
        regular, increase = NOTHING, NOTHING
    limit = regular + increase
    lowered = facts.limit_lowered and not (facts.overdue_amount == 0 and facts.all_settled_since_assessment)
    if not facts.may_sell_on_credit or facts.business_state == "suspended":
        limit = NOTHING
    elif lowered or facts.business_state == "reduced":
        limit = min(limit, REDUCED)
    return {"limit": limit, "regular": regular, "increase": increase}


def contests() -> dict[str, Contest]:
    """Give both questions with their rivals."""
    group = load_policy_set(COMPANY, parameters=SET)
    release, limit = (group.point(each) for each in ("handbook.order_release", "steel.credit_limit"))
    found = (
        Contest("release (14 facts, 9 rows)", release, NOW, orders(), release_by_hand, RELEASE_IN_CEL),
        Contest("credit limit (7 facts, 9 rows)", limit, NOW, customers(), limit_by_hand, LIMIT_IN_CEL, 0.8),
    )
    return {each.name: each for each in found}


CONTESTS = contests()


@pytest.mark.parametrize("name", CONTESTS)
def test_ready_facts_cost_at_most_five_times_the_hand_written_code(name: str, race: Any) -> None:
    CONTESTS[name].against_hand(race)


@pytest.mark.parametrize("name", CONTESTS)
def test_raw_facts_cost_less_than_the_cel_binding(name: str, race: Any) -> None:
    CONTESTS[name].against_cel(race)
