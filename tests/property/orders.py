"""Orders of customers and branches: what the order laws draw, and release told a second time by hand."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.property.credits import CENT, money, rules
from tests.property.histories import drawn

RELEASES = ("dispatch", "production", "refer", "contract_pending", "contract_required", "hold")
RELEASED = ("dispatch", "production")
OWED = ("open_invoices", "delivered_not_invoiced", "ordered_not_delivered")
TAKEN_OFF = ("prepaid", "secured")
PARTS = (*OWED, *TAKEN_OFF)
CHECKS = ("contract_exists", "contract_approved", "conforms", "records_checked")


def values(random: Random) -> Mapping[str, Any]:
    """Make values of what a company fills in for credit and orders."""
    share = random.randint(1, 99)
    return {
        **rules(random),
        "shared.exposure_parts": random.sample(PARTS, random.randint(1, 5)),
        "handbook.settlement_tolerance": random.choice([0, Decimal(random.randint(1, 10**6)) * CENT]),
        "handbook.branch_funds_limit": Decimal(random.randint(0, 10**9)) * CENT,
        "handbook.split_orders": random.choice(["yes", "no"]),
        "handbook.daily_weights": {"daily_last_month": f"{share}%", "daily_last_year": f"{100 - share}%"},
        "handbook.safety_days": random.randint(0, 30),
        "handbook.stock_parts": random.choice([["stock_on_hand"], ["stock_on_hand", "goods_on_order"]]),
        "handbook.copies_each": random.randint(1, 3),
        "handbook.forecast_period": random.choice(["weekly", "monthly"]),
    }


VALUES = drawn(values, 16)
EVERYTHING = {**VALUES[0], "shared.exposure_parts": list(PARTS), "handbook.settlement_tolerance": 0}
companies = st.sampled_from(VALUES)
checked = st.sampled_from([*[True] * 14, False, None])
usual = st.decimals(0, 10**6, places=2)
parts = st.fixed_dictionaries(dict.fromkeys(PARTS, st.one_of(usual, money)))
promised = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2027, 1, 1)))
_said = {
    **dict.fromkeys(CHECKS, checked),
    "in_stock": st.sampled_from([True, False, None]),
    "contract_delivery_date": promised,
}
_small = {
    **dict.fromkeys((*PARTS, "order_amount"), usual),
    "credit_limit": st.decimals(0, 10**7, places=2),
    "unsettled_payment": st.sampled_from([*[Decimal(0)] * 4, CENT]),
}
_any = {
    **dict.fromkeys((*PARTS, "order_amount", "credit_limit"), money),
    "unsettled_payment": st.one_of(st.just(Decimal(0)), st.none(), money),
}
orders = st.one_of(st.fixed_dictionaries({**_said, **_small}), st.fixed_dictionaries({**_said, **_any}))


def exposure(given: Mapping[str, Any], counted: Sequence[str]) -> Decimal:
    """Add up what counts of what is owed and committed, less what counts of what is paid or secured."""
    owed = sum((given[each] for each in OWED if each in counted), Decimal(0))
    return owed - sum((given[each] for each in TAKEN_OFF if each in counted), Decimal(0))


def release_by_hand(order: Mapping[str, Any], headroom: Decimal | None, tolerance: Decimal) -> str:
    """Go through the handbook's checks in its order; what is unknown is never released."""
    unsettled = order["unsettled_payment"]
    for name, said in (("contract_exists", "contract_required"), ("contract_approved", "contract_pending")):
        if order[name] is False:
            return said
    if order["conforms"] is False or order["records_checked"] is False:
        return "hold"
    if unsettled is not None and unsettled > tolerance:
        return "hold"
    unknown = [order[each] for each in (*CHECKS, "in_stock", "unsettled_payment")]
    if headroom is None or None in unknown:
        return "hold"
    if headroom < 0:
        return "refer"
    return "dispatch" if order["in_stock"] else "production"
