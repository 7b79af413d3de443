"""Laws of credit under the shipped policies (IK1 to IK4), whatever values a company gives."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import event as note
from hypothesis import given
from hypothesis import strategies as st

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
    increases,
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
ASSESSED: Facts = {"assessed_on": date(2026, 1, 15)}

IN_ORDER: Values = {
    **VALUES[0],
    "steel.fair_score": 60,
    "steel.good_score": 80,
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
    given = {**ASSESSED, **facts, "credit_grade": grade, "limit_increase": increase}
    found = ask(values, LIMIT, given)["limit"]
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
    """IK1, S12: good is above fair, fair above poor, and poor has nothing, whatever is filled in or added."""
    good, fair, poor = (limit(values, grade, GOOD_STANDING, increase) for grade in GRADES)
    granted = increase if values["steel.increases_allowed"] else 0
    assert good == values["steel.limit_good"] + granted
    assert fair == values["steel.limit_fair"] + granted
    assert good > fair > poor == 0


@LAW
@given(companies, arrears, st.sampled_from(GRADES), money, st.sampled_from(["yes", "no"]))
def test_no_customer_has_more_than_the_confirmed_maximum(
    values: Values, facts: Facts, grade: str, most: Decimal, confirmed: str
) -> None:
    """IK1, C15, H34: the lower limit of the documents binds, and nothing counts before the last signature."""
    maximum = {"max_credit": most, "max_credit_confirmed": confirmed}
    whole = {**ASSESSED, **facts, **maximum, "credit_grade": grade, "limit_increase": 0}
    found = ask(values, "credit_limit", whole)["limit"]
    assert found == min(limit(values, grade, facts), most if confirmed == "yes" else Decimal(0))


@LAW
@given(companies, arrears, st.sampled_from(GRADES), money)
def test_before_the_first_assessment_nothing_is_sold_on_credit(
    values: Values, facts: Facts, grade: str, increase: Decimal
) -> None:
    """5.1.1.a: a customer of whom no assessment is known has no limit, whatever grade is said."""
    assert limit(values, grade, {**facts, "assessed_on": None}, increase) == 0


TODAY = NOW.astimezone(SHANGHAI).date()


def in_force(entry: Facts) -> bool:
    """Tell whether an increase counts today, by itself."""
    said = entry["approved_by"] == "sales_director" and entry["name"] and entry["reason"]
    return bool(said) and entry["starts_on"] <= TODAY < entry["lapses_on"]


@LAW
@given(companies, st.lists(increases, max_size=4), st.sampled_from(GRADES))
def test_outside_its_days_an_increase_adds_nothing(
    values: Values, entries: Sequence[Facts], grade: str
) -> None:
    """5.2.2: each counts by itself, with a name, a reason and the right approval; none takes from another."""
    facts = {**ASSESSED, **GOOD_STANDING, "credit_grade": grade, "limit_increases": entries}
    granted = sum((each["amount"] for each in entries if in_force(each)), Decimal(0))
    allowed = granted if values["steel.increases_allowed"] and grade != "poor" else 0
    assert ask(values, LIMIT, facts)["limit"] == limit(values, grade, GOOD_STANDING) + allowed
    note("counted" if granted else "none")


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
    facts = {**ASSESSED, **GOOD_STANDING, "credit_grade": grade, "limit_increase": 0, "override": override}
    decision = company(values).point(LIMIT).evaluate(facts, now=NOW)
    plain = limit(values, grade, GOOD_STANDING)
    assert decision.outcome["limit"] == (amount if lasts >= 0 else plain)
    (by_hand,) = [each.by_hand for each in decision.reasons if each.by_hand is not None]
    assert (by_hand.name, by_hand.reason, by_hand.until) == ("陈总", "年度合同", override["until"])


@pytest.mark.parametrize("left_out", ["by", "name", "reason", "until"])
def test_an_exception_without_one_of_them_is_refused(left_out: str) -> None:
    whole = {"by": "general_manager", "name": "陈总", "reason": "年度合同", "until": date(2026, 12, 31)}
    override = {name: value for name, value in whole.items() if name != left_out} | {"limit": 1}
    facts = {**ASSESSED, **GOOD_STANDING, "credit_grade": "poor", "limit_increase": 0, "override": override}
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
        {"steel.limit_fair": 0},
        {"steel.reduced_limit": 100},
        {"steel.reduced_limit": -1},
        {"steel.ageing_bounds": []},
        {"steel.ageing_bounds": [0, 30]},
        {"steel.ageing_bounds": [30, 30]},
        {"steel.ageing_bounds": [60, 30]},
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
@given(companies, arrears, st.decimals(CENT, MOST, places=2), st.integers(-2, 2), st.sampled_from(GRADES))
def test_long_arrears_lower_the_limit_at_once(
    values: Values, facts: Facts, owed: Decimal, beside: int, grade: str
) -> None:
    """S13, IK3: from its day on, without anybody having said that the limit was lowered."""
    known = {**facts, "overdue_amount": owed, "hold_active": False, "limit_lowered": False}
    for bound, most in (("long_overdue_from", values["steel.reduced_limit"]), ("suspend_from", Decimal(0))):
        late = max(values[f"steel.{bound}"] + beside, 0)
        found = limit(values, grade, {**known, "days_overdue": late})
        if beside >= 0:
            assert found <= most
        elif late < values["steel.long_overdue_from"]:
            assert found == limit(values, grade, GOOD_STANDING)


@LAW
@given(companies, arrears)
def test_the_amount_says_whether_anything_is_overdue(values: Values, facts: Facts) -> None:
    """Nothing overdue is nothing to collect, however late; an amount is collected, however few its days."""
    assert (stand(values, facts)["step"] == "none") == (facts["overdue_amount"] == 0)


@LAW
@given(companies, arrears, money)
def test_paying_never_makes_it_worse(values: Values, facts: Facts, paid: Decimal) -> None:
    """Neither the state of business, nor what is done, nor the limit; whether all is paid or a part."""
    less = {**facts, "overdue_amount": max(facts["overdue_amount"] - paid, Decimal(0))}
    before, after = stand(values, facts), stand(values, less)
    assert STATES.index(after["state"]) <= STATES.index(before["state"])
    assert STEPS.index(after["step"]) <= STEPS.index(before["step"])
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
        if state != "free" or (lowered and not (assessed and not owed)):
            assert limit(values, "good", facts) <= values["steel.reduced_limit"]
        held = state == "suspended" or (held and state != "free")
        lowered = (lowered or state != "free") and not (state == "free" and assessed)
        before = state
        note(state)
