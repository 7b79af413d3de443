"""Laws of orders under the shipped policies (16 to 20, C12), whatever values a company gives."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import ceil
from typing import Any

import pytest
from hypothesis import event as note
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.engine.remedying import remedies
from crmpolicy.errors import FactsError
from tests.property.credits import CENT, MOST, NOW, arrears, ask, asked, money
from tests.property.histories import LAW, MINUTE, SHANGHAI, company
from tests.property.histories import ask as ask_at
from tests.property.orders import (
    CHECKS,
    EVERYTHING,
    OWED,
    PARTS,
    RELEASED,
    RELEASES,
    TAKEN_OFF,
    VALUES,
    companies,
    exposure,
    orders,
    parts,
    release_by_hand,
)

Values = Mapping[str, Any]
Facts = Mapping[str, Any]
HANDBOOK = "handbook.order_release"


def worse(one: str, other: str) -> bool:
    """Tell whether an answer is worse than another."""
    return RELEASES.index(one) > RELEASES.index(other)


def tolerance(values: Values) -> Decimal:
    """Give the unsettled payment that a company tolerates."""
    return Decimal(values["handbook.settlement_tolerance"])


@pytest.mark.parametrize("values", VALUES[:3], ids=range(3))
def test_the_table_of_release_answers_every_case(values: Values) -> None:
    """16: every combination of what is known and unknown, each amount below, at and above its bound."""
    policies, most = company(values), tolerance(values)
    sums = sorted({Decimal(0), most, most + CENT})
    flags: Sequence[Sequence[Any]] = [(True, False, None)] * 5
    for *said, unsettled, headroom in product(*flags, [None, *sums], [-CENT, Decimal(0), CENT]):
        order = dict(zip((*CHECKS, "in_stock"), said, strict=True))
        order |= {"unsettled_payment": unsettled, "exposure": Decimal(0), "contract_delivery_date": None}
        order |= {"credit_limit": 1 + headroom, "order_amount": Decimal(1)}
        found = asked(policies, HANDBOOK, order)["release"]
        assert found == release_by_hand(order, headroom, most), order


@LAW
@given(companies, orders)
def test_release_is_what_the_checks_in_their_order_say(values: Values, order: Facts) -> None:
    """16: by a second reckoning of exposure and checks; each part of the exposure can be switched."""
    headroom = (
        order["credit_limit"] - exposure(order, values["shared.exposure_parts"]) - order["order_amount"]
    )
    found = ask(values, HANDBOOK, order)["release"]
    note(found)
    assert found == release_by_hand(order, headroom, tolerance(values))


@LAW
@given(companies, orders, arrears)
def test_what_is_released_is_approved_conforming_and_settled(
    values: Values, order: Facts, owing: Facts
) -> None:
    """16: for the handbook alone, and for the company's joined answer."""
    settled = {"days_overdue": 0, "overdue_amount": 0, "hold_active": False}
    ready = {**dict.fromkeys(CHECKS, True), "unsettled_payment": 0, "in_stock": True, "order_amount": 0}
    whole = {**order, **owing, **(settled | ready if order["in_stock"] else {})}
    found = ask(values, "order_release", whole)
    note(found["release"])
    assert not worse(ask(values, HANDBOOK, order)["release"], "hold")
    if found["release"] in RELEASED:
        assert all(whole[name] is True for name in CHECKS)
        assert whole["unsettled_payment"] is not None
        assert whole["unsettled_payment"] <= tolerance(values)
        assert not (whole["hold_active"] and whole["overdue_amount"])


@LAW
@given(
    companies,
    orders,
    arrears,
    money,
    st.sampled_from([*OWED, "unsettled_payment", "overdue_amount", *TAKEN_OFF]),
)
def test_paying_never_worsens(values: Values, order: Facts, owing: Facts, paid: Decimal, what: str) -> None:
    """16: whatever is paid off, prepaid or secured, in part or whole."""
    before = {**order, **owing}
    if before[what] is None:
        return
    left = before[what] + paid if what in TAKEN_OFF else max(before[what] - paid, Decimal(0))
    after = {**before, what: min(left, MOST)}
    for question in ("order_release", HANDBOOK, "steel.order_release"):
        one, other = (ask(values, question, facts)["release"] for facts in (before, after))
        assert not worse(other, one)


@LAW
@given(companies, orders, arrears, money)
def test_ordering_more_never_improves(values: Values, order: Facts, owing: Facts, more: Decimal) -> None:
    before = {**order, **owing}
    after = {**before, "order_amount": min(order["order_amount"] + more, MOST)}
    for question in ("order_release", HANDBOOK, "steel.order_release"):
        one, other = (ask(values, question, facts)["release"] for facts in (before, after))
        assert not worse(one, other)


@LAW
@given(companies, parts, money)
def test_an_order_exactly_at_the_limit_passes_and_one_cent_more_does_not(
    values: Values, given_parts: Facts, amount: Decimal
) -> None:
    """Exact to the cent up to the largest amount; what is delivered already stays to be invoiced."""
    limit = exposure(given_parts, values["shared.exposure_parts"]) + amount
    if not 0 <= limit < MOST or amount + CENT > MOST:
        return
    ready = {**dict.fromkeys(CHECKS, True), "unsettled_payment": 0, "in_stock": True}
    order = {**ready, **given_parts, "credit_limit": limit, "order_amount": amount}
    order["contract_delivery_date"] = None
    assert ask(values, HANDBOOK, order)["release"] == "dispatch"
    assert ask(values, HANDBOOK, {**order, "order_amount": amount + CENT})["release"] == "refer"


@pytest.mark.parametrize("name", [*PARTS, "order_amount", "credit_limit", "unsettled_payment"])
@pytest.mark.parametrize("amount", [MOST + CENT, -CENT, "0.001", "1 USD", Decimal("Infinity")], ids=str)
def test_an_amount_that_cannot_be_is_refused_by_name(name: str, amount: object) -> None:
    """Larger than 10^15, below nought, finer than a cent, of another currency."""
    order: dict[str, Any] = {**dict.fromkeys((*CHECKS, "in_stock"), True), **dict.fromkeys(PARTS, 0)}
    order |= {"order_amount": 1, "credit_limit": 1, "unsettled_payment": 0, "contract_delivery_date": None}
    with pytest.raises(FactsError) as caught:
        ask(EVERYTHING, HANDBOOK, {**order, name: amount})
    assert [each.arguments["fact_name"] for each in caught.value.faults] == [name]


@LAW
@given(companies, orders, arrears)
def test_a_hold_wins_and_tells_the_date_that_was_promised(values: Values, order: Facts, owing: Facts) -> None:
    """C12: an alert with the contract's date, for what is held or referred; none for what goes."""
    found = ask(values, "order_release", {**order, **owing})
    date = order["contract_delivery_date"]
    assert found["deliver_by"] == date
    if found["release"] in ("hold", "refer"):
        assert found["alert"] == (date is not None)
    if found["release"] in RELEASED:
        assert found["alert"] is False


@LAW
@given(companies, orders)
def test_what_is_said_to_release_an_order_releases_it(values: Values, order: Facts) -> None:
    """Both ends of each stretch that is told, and beyond its nearer end it does not suffice."""
    policies = company(values)
    decision = policies.point(HANDBOOK).evaluate(order, now=NOW)
    found = remedies(policies, decision)
    note(f"{decision.outcome['release']}: {len(found)}")
    assert not (found and decision.outcome["release"] in RELEASED)
    for change in found:
        ends = [[each for each in (need.low, need.high) if each is not None] for need in change.needs]
        names = [need.fact for need in change.needs]
        for chosen in product(*ends):
            changed = {**order, **dict(zip(names, chosen, strict=True))}
            assert asked(policies, HANDBOOK, changed)["release"] in RELEASED
        for need in change.needs:
            near = (
                need.high if order[need.fact] > (need.high if need.high is not None else MOST) else need.low
            )
            step = CENT if near == need.high else -CENT
            others = {each.fact: each.low if each.low is not None else each.high for each in change.needs}
            if near is not None and 0 <= near + step <= MOST:
                beyond = {**order, **others, need.fact: near + step}
                assert asked(policies, HANDBOOK, beyond)["release"] not in RELEASED


tonnes = st.decimals(0, 10**6, places=3)
sold = st.one_of(st.just(Decimal(0)), st.decimals(0, 10**5, places=2))
branches = st.fixed_dictionaries(
    {
        "stock_on_hand": tonnes,
        "goods_on_order": tonnes,
        "daily_last_month": sold,
        "daily_last_year": st.one_of(st.none(), sold),
        "transit_days": st.integers(0, 90),
    }
)


def reorder_point(values: Values, facts: Facts) -> int:
    """Reckon the reorder point a second time (H21)."""
    share = Fraction(values["handbook.daily_weights"]["daily_last_month"].rstrip("%")) / 100
    month, year = facts["daily_last_month"], facts["daily_last_year"]
    mean = Fraction(month) if year is None else share * Fraction(month) + (1 - share) * Fraction(year)
    days: int = facts["transit_days"] + values["handbook.safety_days"]
    return ceil(mean * days)


@LAW
@given(companies, branches)
def test_a_branch_orders_exactly_when_its_stock_is_at_the_reorder_point(values: Values, facts: Facts) -> None:
    """17: at the point itself it orders; the point is never below nought, and nought without sales."""
    found = ask(values, "reorder_point", facts)
    stock = sum((facts[name] for name in values["handbook.stock_parts"]), Decimal(0))
    point = reorder_point(values, facts)
    assert found["reorder_point"] == point >= 0
    assert found["must_order"] == (stock <= point)
    note(str(found["must_order"]))


@LAW
@given(
    companies,
    branches,
    st.sampled_from(["daily_last_month", "daily_last_year", "transit_days"]),
    st.integers(0, 50),
)
def test_more_sales_and_longer_ways_never_lower_the_reorder_point(
    values: Values, facts: Facts, name: str, more: int
) -> None:
    """17: nor does a longer safety stock."""
    if facts[name] is None:
        return
    before = ask(values, "reorder_point", facts)
    assert (
        ask(values, "reorder_point", {**facts, name: facts[name] + more})["reorder_point"]
        >= before["reorder_point"]
    )
    safer = {**values, "handbook.safety_days": values["handbook.safety_days"] + more}
    assert ask(safer, "reorder_point", facts)["reorder_point"] >= before["reorder_point"]


@LAW
@given(companies, branches, tonnes)
def test_more_stock_never_makes_a_branch_order(values: Values, facts: Facts, more: Decimal) -> None:
    """17: once it has enough it has enough."""
    fuller = {**facts, "stock_on_hand": facts["stock_on_hand"] + more}
    assert (
        ask(values, "reorder_point", facts)["must_order"]
        >= ask(values, "reorder_point", fuller)["must_order"]
    )


APPROVERS = st.sampled_from([None, "marketing_director", "general_manager", "sales_manager"])
funds = st.fixed_dictionaries(
    {
        "orderer_kind": st.sampled_from(["branch", "branch", "branch", "dealer", "other"]),
        "funds_occupied": st.one_of(st.decimals(0, 10**7, places=2), money),
        "order_amount": st.one_of(st.decimals(0, 10**7, places=2), money),
        "approved_by": APPROVERS,
    }
)


def within_reach(facts: Facts) -> bool:
    """Leave out sums that no amount of money can have."""
    return bool(facts["funds_occupied"] + facts["order_amount"] <= MOST)


@LAW
@given(companies, funds.filter(within_reach))
def test_supply_is_guaranteed_exactly_within_the_limit(values: Values, facts: Facts) -> None:
    """18: beyond it the marketing director releases, and nobody else; customers' orders are not limited."""
    found = ask(values, "funds_limit", facts)
    limit = values["handbook.branch_funds_limit"]
    room = limit - facts["funds_occupied"]
    if facts["orderer_kind"] != "branch":
        assert found["supply"] == "not_limited"
    elif facts["order_amount"] <= room:
        assert found["supply"] == "guaranteed"
    else:
        approved = facts["approved_by"] == "marketing_director"
        assert found["supply"] == ("released" if approved else "needs_approval")
        split = values["handbook.split_orders"] == "yes"
        part = max(room, Decimal(0)) if split else Decimal(0)
        assert found["supply_now"] == (facts["order_amount"] if approved else part)
    assert found["supply_now"] <= facts["order_amount"]
    note(found["supply"])


@LAW
@given(companies, funds.filter(within_reach), st.integers(0, 10**9))
def test_raising_the_limit_never_asks_for_more_approval(values: Values, facts: Facts, more: int) -> None:
    """18: what was guaranteed stays so."""
    supplies = ("not_limited", "guaranteed", "released", "needs_approval")
    raised = {**values, "handbook.branch_funds_limit": values["handbook.branch_funds_limit"] + more * CENT}
    before, after = (ask(each, "funds_limit", facts)["supply"] for each in (values, raised))
    assert supplies.index(after) <= supplies.index(before)


DEPARTMENTS = ("marketing_department", "finance", "production_department")


@LAW
@given(companies, st.lists(st.sampled_from([*DEPARTMENTS, "sales_manager"]), unique=True))
def test_an_order_form_goes_to_three_departments(values: Values, sent: Sequence[str]) -> None:
    """19: three different ones, and what is missing is those that have none."""
    found = ask(values, "order_distribution", {"copies_to": sent})
    assert found["recipients"] == DEPARTMENTS
    assert len(set(found["recipients"])) == 3
    assert found["copies"] == values["handbook.copies_each"]
    assert found["missing"] == tuple(each for each in DEPARTMENTS if each not in sent)
    assert found["complete"] == (not found["missing"])


amounts = st.one_of(st.just(Decimal(0)), st.decimals(0, 10**6, places=1))
lists = st.lists(st.tuples(amounts, amounts), min_size=1, max_size=8)


def fit(rows: Sequence[tuple[Decimal, Decimal]]) -> Fraction | None:
    """Ask how well a list of intended orders fits."""
    entries = [
        {"product": f"P{place}", "intended": intended, "actual": actual}
        for place, (intended, actual) in enumerate(rows)
    ]
    found = ask({}, "handbook.forecast_fit", {"intended_orders": entries})["fit_rate"]
    return None if found is None else Fraction(found)


@LAW
@given(lists)
def test_the_fit_of_a_list_is_a_share_and_whole_exactly_when_the_lists_are_equal(
    rows: Sequence[tuple[Decimal, Decimal]],
) -> None:
    """20: one less the differences over the greater figures; none where nothing was intended or ordered."""
    found = fit(rows)
    greater = sum((Fraction(max(row)) for row in rows), Fraction(0))
    if not greater:
        assert found is None
        return
    apart = sum((abs(Fraction(one) - Fraction(other)) for one, other in rows), Fraction(0))
    assert found == 1 - apart / greater
    assert 0 <= found <= 1
    assert (found == 1) == all(one == other for one, other in rows)
    assert fit([(other, one) for one, other in rows]) == found


@LAW
@given(companies, st.integers(0, 60 * 24 * 60), st.integers(0, 14 * 24 * 60))
def test_a_list_that_is_in_time_later_would_have_been_in_time_sooner(
    values: Values, minute: int, later: int
) -> None:
    """20: to send it sooner within its period never makes it late."""
    begin = datetime(2026, 6, 1, tzinfo=SHANGHAI)
    policies = company(values)
    sent = [begin + MINUTE * minute, begin + MINUTE * (minute + later)]
    dues = [due_after(policies, moment) for moment in sent]
    late = [due is None or due < moment for due, moment in zip(dues, sent, strict=True)]
    if dues[0] == dues[1]:
        assert not late[0] or late[1]


def due_after(policies: Any, moment: datetime) -> datetime | None:
    """Give when the list of the present period is due."""
    status = ask_at(policies, "order_forecast", [], moment, {})["intended_orders"]
    due = status.due
    assert due is None or isinstance(due, datetime)
    return due


def test_the_list_of_a_week_is_due_on_its_friday_and_that_of_a_month_on_its_last_friday() -> None:
    """20, H22: by the close of work."""
    moment = datetime(2026, 6, 2, 9, tzinfo=SHANGHAI)
    found = {}
    for period in ("weekly", "monthly"):
        policies = company({**EVERYTHING, "handbook.forecast_period": period})
        due = due_after(policies, moment)
        assert due is not None
        found[period] = f"{due.astimezone(SHANGHAI):%m-%d %H:%M}"
    assert found == {"weekly": "06-05 17:30", "monthly": "06-26 17:30"}
