"""Laws of credit under the shipped policies (IK1 to IK4), whatever values a company gives."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import event as note
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.credit import Ageing, age_receivables
from crmpolicy.errors import FactsError, InvalidPolicySetError
from tests.property.credits import (
    CENT,
    GRADES,
    MOST,
    NOW,
    PAPERS,
    SCORES,
    STATES,
    STEPS,
    VALUES,
    arrears,
    ask,
    companies,
    days,
    money,
    papers,
    scores,
)
from tests.property.histories import LAW, SHANGHAI, company

Values = Mapping[str, Any]
Facts = Mapping[str, Any]
LIMIT = "steel.credit_limit"
GOOD_STANDING: Facts = {
    "days_overdue": 0,
    "overdue_amount": 0,
    "hold_active": False,
    "all_settled_since_assessment": False,
    "limit_lowered": False,
}


IN_ORDER: Values = {
    **VALUES[0],
    "steel.fair_score": 60,
    "steel.good_score": 80,
    "steel.limit_poor": 0,
    "steel.limit_fair": 100,
    "steel.limit_good": 200,
    "steel.reduced_limit": 50,
    "steel.phone_from": 15,
    "steel.visit_from": 30,
    "steel.lawsuit_from": 60,
    "steel.long_overdue_from": 60,
    "steel.suspend_from": 90,
}


def limit(values: Values, grade: str, facts: Facts, increase: object = 0) -> Decimal:
    """Give the limit of a customer by the steel document, which has the grades."""
    found = ask(values, LIMIT, {**facts, "credit_grade": grade, "limit_increase": increase})["limit"]
    assert isinstance(found, Decimal)
    return found


@LAW
@given(companies, arrears, money)
def test_a_better_grade_never_has_a_lower_limit(values: Values, facts: Facts, increase: Decimal) -> None:
    """IK1: however a customer stands, good has at least what fair has, fair at least what poor has."""
    good, fair, poor = (limit(values, grade, facts, increase) for grade in GRADES)
    assert good >= fair >= poor >= 0


@LAW
@given(companies, money)
def test_limits_in_good_standing_are_those_of_the_grades(values: Values, increase: Decimal) -> None:
    """IK1: good is above fair, and poor has what is set for it, nothing by default: no increase counts."""
    good, fair, poor = (limit(values, grade, GOOD_STANDING, increase) for grade in GRADES)
    granted = increase if values["steel.increases_allowed"] else 0
    assert good - fair == values["steel.limit_good"] - values["steel.limit_fair"] > 0
    assert good == values["steel.limit_good"] + granted
    assert poor == values["steel.limit_poor"]


@LAW
@given(companies, arrears, st.sampled_from(GRADES), money, st.sampled_from(["yes", "no"]))
def test_no_customer_has_more_than_the_confirmed_maximum(
    values: Values, facts: Facts, grade: str, most: Decimal, confirmed: str
) -> None:
    """IK1, C15, H34: the lower limit of the documents binds, and nothing counts before the last signature."""
    maximum = {"max_credit": most, "max_credit_confirmed": confirmed}
    whole = {**facts, **maximum, "credit_grade": grade, "limit_increase": 0}
    found = ask(values, "credit_limit", whole)["limit"]
    assert found == min(limit(values, grade, facts), most if confirmed == "yes" else Decimal(0))


def test_poor_credit_has_no_limit_by_default() -> None:
    """IK1: the document gives none."""
    assert limit({}, "poor", GOOD_STANDING) == 0


@LAW
@given(companies, st.sampled_from(GRADES), money, st.integers(-5, 5))
def test_an_exception_has_a_name_a_reason_and_an_end(
    values: Values, grade: str, amount: Decimal, lasts: int
) -> None:
    """IK1, S12: what a person sets counts until its last day, and is told; after it the rules are back."""
    today = NOW.astimezone(SHANGHAI).date()
    override = {
        "by": "general_manager",
        "name": "陈总",
        "reason": "年度合同",
        "until": today + timedelta(days=lasts),
        "limit": amount,
    }
    facts = {**GOOD_STANDING, "credit_grade": grade, "limit_increase": 0, "override": override}
    decision = company(values).point(LIMIT).evaluate(facts, now=NOW)
    plain = limit(values, grade, GOOD_STANDING)
    assert decision.outcome["limit"] == (amount if lasts >= 0 else plain)
    (by_hand,) = [each.by_hand for each in decision.reasons if each.by_hand is not None]
    assert (by_hand.name, by_hand.reason, by_hand.until) == ("陈总", "年度合同", override["until"])


@pytest.mark.parametrize("left_out", ["by", "name", "reason", "until"])
def test_an_exception_without_one_of_them_is_refused(left_out: str) -> None:
    whole = {"by": "general_manager", "name": "陈总", "reason": "年度合同", "until": date(2026, 12, 31)}
    override = {name: value for name, value in whole.items() if name != left_out} | {"limit": 1}
    facts = {**GOOD_STANDING, "credit_grade": "poor", "limit_increase": 0, "override": override}
    with pytest.raises(FactsError):
        company(VALUES[0]).point(LIMIT).evaluate(facts, now=NOW)


@pytest.mark.parametrize(
    "wrong",
    [
        {"steel.good_score": 60},
        {"steel.fair_score": 81},
        {"steel.credit_weights": {**dict.fromkeys(SCORES[1:], "25%"), SCORES[0]: "1%"}},
        {"steel.credit_weights": {**dict.fromkeys(SCORES[1:], "30%"), SCORES[0]: "-20%"}},
        {"steel.limit_good": 100},
        {"steel.limit_poor": -1},
        {"steel.phone_from": 30},
        {"steel.visit_from": 60},
        {"steel.phone_from": 0},
        {"steel.suspend_from": 59},
    ],
    ids=str,
)
def test_values_out_of_order_are_refused(wrong: Values) -> None:
    """IK1 to IK3: bounds of grades, weights, limits and steps; in order they are accepted."""
    assert company(IN_ORDER).company == "example-group"
    with pytest.raises(InvalidPolicySetError):
        company({**IN_ORDER, **wrong})


@LAW
@given(companies, scores, papers)
def test_the_grade_is_that_of_the_weighted_mean_of_what_is_known(
    values: Values, facts: Facts, on_file: Sequence[str]
) -> None:
    """IK2: every customer has exactly one grade, by the bands; without a paper the worst."""
    outcome = ask(values, "steel.credit_grade", {**facts, "papers": on_file})
    shares = {
        name: Fraction(str(share).rstrip("%")) for name, share in values["steel.credit_weights"].items()
    }
    known = {name: Fraction(value) for name, value in facts.items() if value is not None}
    whole = sum((shares[name] for name in known), Fraction(0))
    lacking = [each for each in PAPERS if each not in on_file]
    assert list(outcome["missing"]) == lacking
    score = sum((shares[name] * value for name, value in known.items()), Fraction(0)) / (whole or 1)
    good, fair = values["steel.good_score"], values["steel.fair_score"]
    band = "good" if score >= good else "fair" if score >= fair else "poor"
    assert outcome["credit_grade"] == ("poor" if lacking or not whole else band)
    note(band)


@LAW
@given(companies, scores, papers, st.sampled_from(SCORES), st.integers(0, 10000))
def test_a_better_score_never_worsens_the_grade(
    values: Values, facts: Facts, on_file: Sequence[str], name: str, more: int
) -> None:
    """IK2: nor does one more paper."""
    if facts[name] is None:
        return
    better = {**facts, name: min(facts[name] + more * CENT, Decimal(100))}
    before = ask(values, "steel.credit_grade", {**facts, "papers": on_file})["credit_grade"]
    after = ask(values, "steel.credit_grade", {**better, "papers": on_file})["credit_grade"]
    whole = ask(values, "steel.credit_grade", {**facts, "papers": PAPERS})["credit_grade"]
    assert GRADES.index(after) <= GRADES.index(before)
    assert GRADES.index(whole) <= GRADES.index(before)


def stand(values: Values, facts: Facts) -> dict[str, Any]:
    """Tell what is done about a customer's arrears."""
    known = {name: value for name, value in facts.items() if name != "limit_lowered"}
    return ask(values, "receivables", known)


@LAW
@given(companies, arrears, days)
def test_being_later_is_never_milder(values: Values, facts: Facts, later: int) -> None:
    """IK3: neither the step nor the state of business, and the limit does not rise."""
    more = {**facts, "days_overdue": min(facts["days_overdue"] + later, 10**6)}
    before, after = stand(values, facts), stand(values, more)
    assert STEPS.index(after["step"]) >= STEPS.index(before["step"])
    assert STATES.index(after["state"]) >= STATES.index(before["state"])
    assert after["reassess"] or not before["reassess"]
    for grade in GRADES:
        assert limit(values, grade, more) <= limit(values, grade, facts)


@LAW
@given(companies, arrears, money)
def test_paying_never_makes_it_worse(values: Values, facts: Facts, paid: Decimal) -> None:
    """Neither for the state of business nor for the limit; whether all of it is paid or a part."""
    less = {**facts, "overdue_amount": max(facts["overdue_amount"] - paid, Decimal(0))}
    before, after = stand(values, facts), stand(values, less)
    assert STATES.index(after["state"]) <= STATES.index(before["state"])
    for grade in GRADES:
        assert limit(values, grade, less) >= limit(values, grade, facts)


@LAW
@given(companies, arrears, st.decimals(CENT, MOST, places=2))
def test_a_hold_ends_only_when_nothing_is_overdue(values: Values, facts: Facts, owed: Decimal) -> None:
    """IK4: a part payment never releases, however little is left and however few days it is late."""
    held = {**facts, "hold_active": True, "overdue_amount": owed}
    assert stand(values, held)["state"] == "suspended"
    assert all(limit(values, grade, held) == 0 for grade in GRADES)
    settled = {**held, "overdue_amount": 0, "all_settled_since_assessment": False}
    assert stand(values, settled)["state"] == "reduced"


@LAW
@given(companies, arrears, st.sampled_from(GRADES))
def test_a_lowered_limit_returns_only_by_an_assessment_after_settlement(
    values: Values, facts: Facts, grade: str
) -> None:
    """IK4: paying alone does not bring it back."""
    paid = {**facts, "overdue_amount": 0, "limit_lowered": True}
    waiting = limit(values, grade, {**paid, "all_settled_since_assessment": False})
    assert waiting <= values["steel.reduced_limit"]
    assessed = limit(values, grade, {**paid, "all_settled_since_assessment": True})
    assert assessed == limit(values, grade, GOOD_STANDING)


@LAW
@given(
    companies,
    st.lists(
        st.tuples(st.integers(0, 120), st.sampled_from(["due", "wait", "wait", "part", "pay", "assess"])),
        max_size=12,
    ),
)
def test_over_a_whole_history_a_hold_lasts_from_its_beginning_to_settlement(
    values: Values, happened: Sequence[tuple[int, str]]
) -> None:
    """IK4: a host that keeps what was decided never sees a hold lifted while something is owed."""
    owed, late, held, lowered, assessed = Decimal(0), 0, False, False, True
    before = "free"
    for passed, what in happened:
        late = late + passed if owed else 0
        if what == "due":
            owed += 100
        elif what == "part":
            owed = max(owed - 30, Decimal(0))
        elif what == "pay":
            owed = Decimal(0)
        late = late if owed else 0
        assessed = not owed and (assessed or what == "assess")
        facts = {
            "days_overdue": late,
            "overdue_amount": owed,
            "hold_active": held,
            "all_settled_since_assessment": assessed,
            "limit_lowered": lowered,
        }
        state = stand(values, facts)["state"]
        assert not (before == "suspended" and owed and state != "suspended")
        if lowered and not (assessed and not owed):
            assert limit(values, "good", facts) <= values["steel.reduced_limit"]
        held = state == "suspended" or (held and state != "free")
        lowered = (lowered or state != "free") and not (state == "free" and assessed)
        before = state
        note(state)


MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)).map(  # noqa: DTZ001 - the zone is put to it next
    lambda moment: moment.replace(tzinfo=SHANGHAI)
)
AMOUNTS = st.one_of(
    st.sampled_from([CENT, -CENT, MOST, -MOST, MOST - CENT]), st.decimals(-MOST, MOST, places=2)
).filter(bool)
DUE = st.integers(-400, 800)
WHOSE = st.sampled_from(["C-1", "C-2", "C-3"])


@st.composite
def open_items(draw: st.DrawFn) -> tuple[datetime, list[dict[str, Any]]]:
    """Draw open items, due up to two years before the moment of the question or one after it."""
    now = draw(MOMENTS)
    named = draw(st.booleans())
    drawn = draw(st.lists(st.tuples(AMOUNTS, DUE, WHOSE), max_size=25))
    items = [
        {"number": number, "amount": amount, "due_on": now.date() - timedelta(days=late)}
        | ({"customer": customer} if named else {})
        for number, (amount, late, customer) in enumerate(drawn)
    ]
    return now, items


def aged(values: Values, now: datetime, items: Sequence[Facts]) -> Ageing:
    """Age open items for a company with bounds of its own."""
    return age_receivables(company(values), items, now=now)


@LAW
@given(companies, open_items())
def test_every_cent_is_in_exactly_one_place(values: Values, drawn: tuple[datetime, list[Any]]) -> None:
    """IK3: buckets and credits add up to all items, for all together and over the customers."""
    ageing = aged(values, *drawn)
    amounts = [Fraction(each["amount"]) for each in drawn[1]]
    whole = ageing.whole
    assert Fraction(whole.total) == sum(amounts, Fraction(0))
    assert Fraction(whole.owed) == sum((each for each in amounts if each > 0), Fraction(0))
    assert sum(each.count for each in whole.buckets) + whole.credit_count == len(amounts)
    if ageing.customers:
        for place, bucket in enumerate(whole.buckets):
            own = [each.buckets[place] for each in ageing.customers]
            assert sum((Fraction(each.amount) for each in own), Fraction(0)) == Fraction(bucket.amount)
            assert sum(each.count for each in own) == bucket.count
        assert sum((Fraction(each.credits) for each in ageing.customers), Fraction(0)) == Fraction(
            whole.credits
        )


@LAW
@given(companies, open_items())
def test_each_item_lies_where_its_days_are(values: Values, drawn: tuple[datetime, list[Any]]) -> None:
    """IK3: as a naive count by the bounds says."""
    now, items = drawn
    bounds = values["steel.ageing_bounds"]
    counts = [0] * (len(bounds) + 2)
    for each in items:
        late = (now.date() - each["due_on"]).days
        if each["amount"] > 0:
            counts[0 if late <= 0 else 1 + sum(late > bound for bound in bounds)] += 1
    ageing = aged(values, now, items)
    assert [each.count for each in ageing.whole.buckets] == counts
    late = [(now.date() - each["due_on"]).days for each in items if each["amount"] > 0]
    assert ageing.whole.days_overdue == max([0, *late])
    assert (ageing.whole.overdue_amount > 0) == (ageing.whole.days_overdue > 0)


@LAW
@given(companies, open_items(), st.randoms())
def test_the_order_of_the_list_means_nothing_for_the_sums(
    values: Values, drawn: tuple[datetime, list[Any]], random: Any
) -> None:
    now, items = drawn
    shuffled = random.sample(items, len(items))
    assert aged(values, now, items).whole == aged(values, now, shuffled).whole


@LAW
@given(companies, open_items(), st.integers(1, 400))
def test_waiting_makes_nothing_younger(
    values: Values, drawn: tuple[datetime, list[Any]], passed: int
) -> None:
    """IK3: with time what is owed moves to older buckets, and no cent is lost."""
    now, items = drawn
    before, after = aged(values, now, items).whole, aged(values, now + timedelta(days=passed), items).whole
    assert after.owed == before.owed
    assert after.days_overdue >= before.days_overdue
    for place in range(len(before.buckets)):
        older = [
            sum((Fraction(each.amount) for each in one.buckets[place:]), Fraction(0))
            for one in (before, after)
        ]
        assert older[1] >= older[0]


@LAW
@given(companies, open_items(), st.data())
def test_paying_an_item_never_makes_the_facts_worse(
    values: Values, drawn: tuple[datetime, list[Any]], data: st.DataObject
) -> None:
    """Neither days nor amount overdue rise when an item is paid, in part or whole."""
    now, items = drawn
    owed = [place for place, each in enumerate(items) if each["amount"] > 0]
    if not owed:
        return
    place = data.draw(st.sampled_from(owed))
    left = items[place]["amount"] - data.draw(st.decimals(CENT, items[place]["amount"], places=2))
    paid = [each for number, each in enumerate(items) if number != place]
    paid += [{**items[place], "amount": left}] if left else []
    before, after = aged(values, now, items).whole, aged(values, now, paid).whole
    assert after.overdue_amount <= before.overdue_amount
    assert after.days_overdue <= before.days_overdue
    assert after.credits == before.credits
