"""Laws IW1 to IW3: points are neither made nor lost, none is used that is not there, nobody is paid twice."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from crmpolicy.errors import FactsError
from tests.property.credits import CENT, NOW, ask
from tests.property.histories import LAW, SHANGHAI, company, drawn, local_day

Values = Mapping[str, Any]
TODAY = local_day(NOW)


def rules(random: Random) -> Values:
    """Make values of everything that a company fills in for points and referrals."""
    return {
        "steel.amount_per_step": random.choice([1, 7, 100, 99_999, 10**8]) * CENT,
        "steel.points_per_step": random.randint(1, 50),
        "steel.point_value": Decimal(random.choice(["0.1", "0.04", "1", "10", "33", "10000"])) * CENT,
        "steel.max_offset_share": f"{random.choice([0, 1, 33, 50, 100])}%",
        "steel.points_lapse": random.random() < 0.5,
        "steel.points_count_as_discount": random.random() < 0.5,
        "shared.stacking": random.choice(["max", "sum"]),
        "shared.discount_cap": f"{random.choice([10, 25, 60])}%",
        "steel.points_valid_for": random.choice(
            [f"{random.randint(1, 800)} days", f"{random.randint(1, 26)} months", "1 year", "2 years"]
        ),
        "steel.referral_success": random.choice(["paid", "delivered_and_paid"]),
        "steel.referral_kind": random.choice(["money", "points"]),
        "steel.referral_amount": random.randint(1, 10**6) * CENT,
        "steel.referral_points": random.randint(1, 10**6),
    }


VALUES = drawn(rules, 16)
companies = st.sampled_from(VALUES)
cents = st.one_of(st.integers(0, 300), st.integers(0, 10**9))
movements = st.lists(
    st.tuples(cents, cents, cents).map(lambda each: (each[0] + each[1], each[1], each[2])),
    min_size=1,
    max_size=6,
)
"""Each: what came in, what of it points set off, what was refunded; in cents."""


def step_of(values: Values) -> int:
    """Give the amount of one step in cents."""
    return int(values["steel.amount_per_step"] / CENT)


def points(values: Values, moved: Sequence[int], carried: Decimal) -> dict[str, Any]:
    """Ask what one movement earns."""
    names = ("payment_received", "paid_with_points", "returned_amount")
    facts = {name: each * CENT for name, each in zip(names, moved, strict=True)}
    return ask(values, "loyalty_points", {**facts, "carried": carried})


@LAW
@given(companies, movements)
def test_points_are_the_whole_steps_of_all_that_was_paid(values: Values, moved: list[Any]) -> None:
    """IW1: however the money comes and goes, every cent is in the points or in what is carried on."""
    carried, held, net = Decimal(0), 0, 0
    for came, by_points, back in moved:
        found = points(values, (came, by_points, back), carried)
        assert found["earned"] >= 0
        assert found["taken_back"] >= 0
        assert 0 in (found["earned"], found["taken_back"])
        carried = found["carry"]
        held += found["earned"] - found["taken_back"]
        net += came - by_points - back
        steps, rest = divmod(net, step_of(values))
        assert held == steps * values["steel.points_per_step"]
        assert carried == rest * CENT
    note(held)


@LAW
@given(companies, st.lists(cents, min_size=1, max_size=6))
def test_paying_in_parts_earns_what_paying_at_once_earns(values: Values, parts: list[int]) -> None:
    """IW1: splitting a payment changes neither the points nor what is carried on."""
    carried, earned = Decimal(0), 0
    for part in parts:
        found = points(values, (part, 0, 0), carried)
        carried, earned = found["carry"], earned + found["earned"]
    whole = points(values, (sum(parts), 0, 0), Decimal(0))
    assert (earned, carried) == (whole["earned"], whole["carry"])


@LAW
@given(companies, cents, cents, cents)
def test_what_points_set_off_earns_nothing(values: Values, paid: int, by_points: int, carried: int) -> None:
    """S16: only the money counts, so the same money earns the same, with or without points beside it."""
    with_points = points(values, (paid + by_points, by_points, 0), carried % step_of(values) * CENT)
    assert with_points == points(values, (paid, 0, 0), carried % step_of(values) * CENT)


@LAW
@given(companies, cents, st.one_of(st.integers(1, 3), st.integers(1, 10**9)), cents)
def test_points_cannot_set_off_more_than_came_in(values: Values, paid: int, over: int, back: int) -> None:
    """Such facts are wrong, so they are refused and take nothing back from the customer."""
    with pytest.raises(FactsError, match="money_received"):
        points(values, (paid, paid + over, back), Decimal(0))


@st.composite
def balances(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Draw what is left of some earnings, some of them old."""
    ages = draw(st.lists(st.integers(0, 900), max_size=5))
    sizes = st.integers(0, 500)
    return [{"points": draw(sizes), "earned_on": TODAY - timedelta(days=age)} for age in ages]


def last_day(earned_on: date, valid_for: str) -> date:
    """Reckon the last day of points: the day they are earned on does not count (DESIGN, section 7).

    A length in months ends on the corresponding day, or on the last day of a month that has none.
    """
    count, unit = valid_for.split()
    if unit.startswith("day"):
        return earned_on + timedelta(days=int(count))
    months = earned_on.month - 1 + int(count) * (12 if unit.startswith("year") else 1)
    year, month = earned_on.year + months // 12, months % 12 + 1
    return date(year, month, min(earned_on.day, monthrange(year, month)[1]))


def at_hand(values: Values, lots: Sequence[Mapping[str, Any]], today: date = TODAY) -> int:
    """Add up what has not lapsed."""
    valid_for = str(values["steel.points_valid_for"])
    fresh = (each for each in lots if today <= last_day(each["earned_on"], valid_for))
    counted = fresh if values["steel.points_lapse"] else lots
    return sum(each["points"] for each in counted)


lengths = st.sampled_from(
    [
        *("1 day", "2 days", "90 days", "366 days", "1 month", "2 months", "3 months", "6 months"),
        *("11 months", "12 months", "13 months", "24 months", "30 months", "1 year", "2 years", "4 years"),
    ]
)
month_ends = st.builds(
    lambda year, month, after: date(year, month, monthrange(year, month)[1]) + timedelta(days=after),
    st.integers(2019, 2024),
    st.integers(1, 12),
    st.integers(-4, 4),
)


@LAW
@given(lengths, st.one_of(month_ends, st.dates(date(2019, 1, 1), date(2024, 12, 31))), st.integers(-1, 1))
def test_points_are_good_through_their_last_day_and_no_longer(valid_for: str, earned: date, off: int) -> None:
    """S16: in days, months and years, over month ends and leap days; the whole of the last day is good."""
    values = {"steel.points_lapse": True, "steel.points_valid_for": valid_for}
    today = last_day(earned, valid_for) + timedelta(days=off)
    moments = [datetime.combine(today, each, SHANGHAI) for each in (time(0), time(23, 59, 59))]
    lots = [{"points": 7, "earned_on": earned}]
    for now in moments:
        facts = {"point_lots": lots, "points_used": 7, "order_amount": 0, "redemption": "gift"}
        found = company(values).point("steel.points_redemption").evaluate(facts, now=now)
        assert found.outcome["allowed"] == (off <= 0) == (at_hand(values, lots, today) == 7)


def per_cent(values: Values, name: str) -> int:
    """Give a share of a company in hundredths."""
    return int(str(values[name]).rstrip("%"))


def favoured(values: Values, worth: Fraction, ordered: int, taken: int) -> bool:
    """B14, S16: tell whether points keep to the switch and the cap of discounts, where they count as one.

    Args:
        values: of the company.
        worth: of the points, in cents.
        ordered: in cents.
        taken: the discount that the order has already, in hundredths.
    """
    if not values["steel.points_count_as_discount"]:
        return True
    alone = values["shared.stacking"] == "sum" or taken == 0
    return alone and worth + Fraction(ordered * taken, 100) <= Fraction(
        ordered * per_cent(values, "shared.discount_cap"), 100
    )


@LAW
@given(
    companies,
    balances(),
    st.tuples(st.integers(-1, 1), st.integers(1, 3000)),
    st.tuples(cents, st.sampled_from([0, 0, 1, 9, 10, 11, 25, 60, 99])),
    st.data(),
)
def test_no_more_is_used_than_is_there_and_may_be_set_off(
    values: Values,
    lots: list[Any],
    wishes: tuple[int, int],
    order: tuple[int, int],
    data: st.DataObject,
) -> None:
    """IW2: nor more than has not lapsed, than the share of the order, than the cap on all discounts."""
    ordered, taken = order
    have = at_hand(values, lots)
    wanted = data.draw(st.sampled_from([max(1, have + wishes[0]), wishes[1]]))
    use = data.draw(st.sampled_from(["gift", "offset", "other"]))
    facts = {"point_lots": lots, "points_used": wanted, "order_amount": ordered * CENT, "redemption": use}
    found = ask(values, "steel.points_redemption", {**facts, "discount_taken": f"{taken}%"})
    worth = wanted * Fraction(values["steel.point_value"] / CENT)  # in cents; a part of one is not paid out
    share = per_cent(values, "steel.max_offset_share")
    within = worth.denominator == 1 and worth <= ordered * share // 100
    fits = use == "gift" or (use == "offset" and within and favoured(values, worth, ordered, taken))
    assert found["allowed"] == (wanted <= have and fits)
    assert have - found["balance"] == (wanted if found["allowed"] else 0)
    assert found["offset"] == (int(worth) * CENT if found["allowed"] and use == "offset" else 0)
    assert found["offset"] <= ordered * CENT
    assert found["balance"] >= 0


@LAW
@given(
    companies,
    st.tuples(st.booleans(), st.booleans(), st.sampled_from([True, True, True, False, None])),
    st.lists(st.sampled_from(["deliver", "pay", "ask", "ask", "unknown"]), max_size=10),
)
def test_a_new_customer_is_rewarded_once_and_only_when_new(
    values: Values, about: tuple[bool, bool, bool | None], happened: list[str]
) -> None:
    """IW3: over a whole history, asked as often as one likes; a host that remembers pays at most once.

    Only an existing customer is paid; whether somebody is one may not be known, and then nothing is due.
    """
    itself, known, referrer = about
    delivered, paid, given_out = False, False, 0
    needs_delivery = values["steel.referral_success"] == "delivered_and_paid"
    for each in happened:
        delivered, paid = delivered or each == "deliver", paid or each == "pay"
        facts = {
            "recommended_self": itself,
            "known_before": known,
            "referrer_is_customer": referrer,
            "referral_settled": given_out > 0,
            "first_order_delivered": None if each == "unknown" else delivered,
            "first_order_paid": None if each == "unknown" else paid,
        }
        found = ask(values, "referral_reward", facts)
        due = found["state"] == "due"
        assert due == (found["amount"] > 0 or found["points"] > 0)
        ripe = paid and (delivered or not needs_delivery) and each != "unknown"
        assert due == (ripe and not itself and not known and bool(referrer) and not given_out)
        assert found["state"] != "waiting" or not (itself or known or referrer is False or given_out)
        given_out += due
    assert given_out <= 1
    assert not (given_out and (itself or known or not referrer))
