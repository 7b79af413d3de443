"""Laws of key accounts under the shipped policies (24, 25, C1, K6, K14, K21)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any, cast

import pytest
from hypothesis import event as note
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.errors import InvalidPolicySetError
from crmpolicy.verify.checks.same_word import find
from crmpolicy.verify.declarations.checked import Checked
from tests.oracle.shipped import loaded
from tests.property.credits import CENT, MOST, ask, money
from tests.property.histories import LAW, MINUTE, company, drawn
from tests.property.histories import ask as ask_at

Values = Mapping[str, Any]
Facts = Mapping[str, Any]
SIZES = ("small", "medium", "large")
GRADES = ("troubled", "plain", "good")
MEASURES = {"purchases": "annual_purchases", "turnover": "customer_turnover", "capital": "registered_capital"}
START = datetime(2026, 3, 2, 1, tzinfo=UTC)


def rules(random: Random) -> Values:
    """Make values of what a company fills in for key accounts, within their ranges."""
    keep, enter = sorted(random.sample(range(1, 10**9), 2))
    medium, large = sorted(random.sample(range(1, 10**9), 2))
    plain, good = sorted(random.sample(range(1, 101), 2))
    cuts = sorted(random.sample(range(101), 3))
    parts = [after - before for before, after in zip([0, *cuts], [*cuts, 100], strict=True)]
    names = ("satisfaction", "loyalty", "project_progress", "target_score")
    return {
        "key_accounts.key_account_min_sales": Decimal(enter) * CENT,
        "key_accounts.keep_min_sales": Decimal(random.choice([keep, enter])) * CENT,
        "key_accounts.definition_combination": random.choice(["any", "all"]),
        "key_accounts.grace_term": f"{random.randint(1, 12)} months",
        "key_accounts.size_measure": random.choice(list(MEASURES)),
        "key_accounts.large_account_min": Decimal(large) * CENT,
        "key_accounts.medium_account_min": Decimal(medium) * CENT,
        "key_accounts.good_relation_min": f"{good}%",
        "key_accounts.plain_relation_min": f"{plain}%",
        "key_accounts.relationship_weights": {
            name: f"{part}%" for name, part in zip(names, parts, strict=True)
        },
    }


VALUES = drawn(rules, 16)
companies = st.sampled_from(VALUES)


def size(values: Values, amount: Decimal) -> int:
    """Ask for the class of size, 0 for the smallest."""
    fact = MEASURES[values["key_accounts.size_measure"]]
    return SIZES.index(ask(values, "key_accounts.customer_size", {fact: amount})["size"])


@LAW
@given(companies, money, money)
def test_every_account_has_one_class_of_size(values: Values, amount: Decimal, more: Decimal) -> None:
    """25: counted a second time; more is never a smaller class, and each bound belongs to the larger."""
    bounds = [values[f"key_accounts.{name}_account_min"] for name in ("medium", "large")]
    assert 0 < bounds[0] < bounds[1]
    for each in (amount, *bounds, *(bound - CENT for bound in bounds)):
        assert size(values, each) == sum(each >= bound for bound in bounds)
    assert size(values, min(amount + more, MOST)) >= size(values, amount)


@pytest.mark.parametrize(("medium", "large"), [("10元", "10元"), ("10元", "9元"), ("0元", "9元")])
def test_bounds_of_size_out_of_order_are_refused(medium: str, large: str) -> None:
    """25: large over medium over nought."""
    with pytest.raises(InvalidPolicySetError):
        company({"key_accounts.medium_account_min": medium, "key_accounts.large_account_min": large})


FLAG = st.sampled_from([True, True, False, None])
accounts = st.fixed_dictionaries(
    {"annual_sales": st.one_of(st.none(), st.decimals(0, 10**7, places=2), money)}
    | dict.fromkeys(("major_need", "long_term", "influential", "brand_effect", "opening"), FLAG)
)


def fits(values: Values, facts: Facts, least: str) -> bool:
    """Go through the three definitions a second time, with the threshold of entry or that of keeping."""
    sales = facts["annual_sales"]
    three = (
        sales is not None and sales >= values[f"key_accounts.{least}"],
        facts["major_need"] is True and facts["long_term"] is True,
        facts["influential"] is True and (facts["brand_effect"] is True or facts["opening"] is True),
    )
    return any(three) if values["key_accounts.definition_combination"] == "any" else all(three)


def fit(values: Values, facts: Facts) -> bool:
    """Ask whether an account may stay."""
    return ask(values, "key_accounts.key_account_retention", facts)["fit"] is True


@LAW
@given(companies, accounts, money)
def test_whoever_may_enter_may_stay(values: Values, facts: Facts, more: Decimal) -> None:
    """K14: the lower threshold is inclusive, and more sales never cost the standing."""
    assert fit(values, facts) == fits(values, facts, "keep_min_sales")
    assert fit(values, facts) >= (ask(values, "key_account", facts)["may_apply"] is True)
    if facts["annual_sales"] is not None:
        richer = {**facts, "annual_sales": min(facts["annual_sales"] + more, MOST)}
        assert fit(values, richer) >= fit(values, facts)
    note(str(fit(values, facts)))


def test_a_threshold_to_keep_over_that_of_entry_is_refused() -> None:
    """K14: else one would fall by standing still."""
    with pytest.raises(InvalidPolicySetError):
        company({"key_accounts.key_account_min_sales": "10元", "key_accounts.keep_min_sales": "11元"})


def later(day: date, months: int) -> date:
    """Count months on the fingers; a day that a month does not have is its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - timedelta(days=1)).day))


def possible(values: Values, facts: Facts, least: str) -> bool:
    """Tell whether the definition may still be met, whatever is not known turning out well."""
    names = ("major_need", "long_term", "influential", "brand_effect", "opening")
    hoped = {name: facts[name] is not False for name in names}
    sales = facts["annual_sales"]
    return fits(values, {**hoped, "annual_sales": MOST if sales is None else sales}, least)


UNKNOWN = dict.fromkeys(("annual_sales", "major_need", "long_term", "influential", "brand_effect", "opening"))
NO_ACCOUNT = {**dict.fromkeys(UNKNOWN, False), "annual_sales": Decimal(0)}
judged = st.one_of(accounts, st.just(UNKNOWN), st.just(NO_ACCOUNT))


def reviewed(values: Values, facts: Facts, began: Sequence[date], today: date) -> str:
    """Ask for the verdict of a review at noon, of an account whose times of grace began on these days."""
    now = datetime(today.year, today.month, today.day, 4, tzinfo=UTC)
    noons = (datetime(day.year, day.month, day.day, 4, tzinfo=UTC) for day in began)
    events = [("open_grace", noon, "executive") for noon in noons]
    found = ask_at(company(values), "key_accounts.key_account_review", events, now, facts)
    return str(found["verdict"])


@LAW
@given(
    values=companies,
    account=judged,
    in_grace=st.booleans(),
    days=st.integers(-5, 500),
    recorded=st.booleans(),
)
def test_the_verdict_of_a_review(
    *, values: Values, account: Facts, in_grace: bool, days: int, recorded: bool
) -> None:
    """K14: read a second time; what is not known ends nothing, nor does a day that lies ahead."""
    since = date(2026, 1, 15)
    today = since + timedelta(days=days)
    found = reviewed(values, {**account, "in_grace": in_grace}, [since] if recorded else [], today)
    enter, keep = (fits(values, account, name) for name in ("key_account_min_sales", "keep_min_sales"))
    over = recorded and today >= later(since, int(values["key_accounts.grace_term"].split()[0]))
    if keep and not in_grace:
        wanted = "keeps"
    elif not in_grace:
        wanted = "open" if possible(values, account, "keep_min_sales") else "grace"
    elif enter:
        wanted = "keeps"
    else:
        lost = not possible(values, account, "key_account_min_sales")
        wanted = "ends" if over and lost else "grace"
    assert found == wanted
    note(found)


@LAW
@given(values=companies, account=judged, days=st.integers(0, 500), learnt=judged)
def test_ignorance_ends_no_standing(*, values: Values, account: Facts, days: int, learnt: Facts) -> None:
    """K14: where a standing ends, nothing that could still be learnt would have saved it."""
    since = date(2026, 1, 15)
    today = since + timedelta(days=days)
    if reviewed(values, {**account, "in_grace": True}, [since], today) == "ends":
        told = {name: learnt[name] if value is None else value for name, value in account.items()}
        assert reviewed(values, {**told, "in_grace": True}, [since], today) == "ends"
    assert reviewed(values, {**UNKNOWN, "in_grace": True}, [since], today) == "grace"
    assert reviewed(values, {**UNKNOWN, "in_grace": False}, [], today) == "open"


@LAW
@given(values=companies, fell=st.dates(date(2026, 6, 1), date(2027, 12, 31)), days=st.integers(-40, 400))
def test_grace_binds(*, values: Values, fell: date, days: int) -> None:
    """K14: nobody withdraws a standing before the time of grace is over, and from that day on one may."""
    months = int(values["key_accounts.grace_term"].split()[0])
    ends = (
        fell + timedelta(days=max(days, 0)) if days % 2 else later(fell, months) - timedelta(days=days == 0)
    )
    moments = (datetime(day.year, day.month, day.day, 4, tzinfo=UTC) for day in (fell, ends))
    steps = zip(("open_grace", "withdraw_standing"), moments, strict=True)
    admitted = [(name, START + number * MINUTE, by) for number, (name, by) in enumerate(SIGNED)]
    events = [*admitted, *((name, at, "executive") for name, at in steps)]
    now = datetime(2030, 1, 1, tzinfo=UTC)
    state = ask_at(company(values), "key_accounts.key_account_status", events, now, {})["state"]
    assert state == ("former" if ends >= later(fell, months) else "in_grace")
    note(state)


SIGNED = [("apply", "key_account_manager"), ("approve", "sales_head"), ("approve", "executive")]
EVENTS = (
    "apply",
    "approve",
    "return",
    "refuse",
    "review_account",
    "open_grace",
    "restore",
    "withdraw_standing",
)
ROLES = ("key_account_manager", "sales_head", "executive")
steps = st.lists(st.tuples(st.sampled_from(EVENTS), st.sampled_from(ROLES)), max_size=7)


@LAW
@given(st.one_of(steps, steps.map(lambda more: [*SIGNED, *more])), st.sampled_from([1, 90, 200]))
def test_only_approved_applications_make_a_key_account(
    history: Sequence[tuple[str, str]], apart: int
) -> None:
    """24, K2: whoever is, was or is in grace was applied for and approved by both, in this order."""
    events = [(name, START + number * timedelta(days=apart), by) for number, (name, by) in enumerate(history)]
    now = START + len(history) * timedelta(days=apart)
    state = ask_at(company({}), "key_accounts.key_account_status", events, now, {})["state"]
    if state in {"key_account", "in_grace", "former"}:
        assert list(history[:3]) == SIGNED
    if state == "former":
        assert ("open_grace", "executive") in history
        assert ("withdraw_standing", "executive") in history
    note(state)


SCORES = st.one_of(st.none(), st.integers(0, 100).map(lambda part: Decimal(part) / 100))
relations = st.fixed_dictionaries(
    dict.fromkeys(("satisfaction", "loyalty", "project_progress", "target_score"), SCORES)
)


@LAW
@given(companies, relations)
def test_the_grade_of_a_relation_is_its_weighted_score(values: Values, facts: Facts) -> None:
    """K6: reckoned in whole hundredths of percents; what is not known is never good."""
    weights = {name: int(part[:-1]) for name, part in values["key_accounts.relationship_weights"].items()}
    bounds = [int(values[f"key_accounts.{name}_relation_min"][:-1]) * 100 for name in ("plain", "good")]
    weighed = {name: part for name, part in weights.items() if part}  # others are not asked for
    known = all(facts[name] is not None for name in weighed)
    score = sum(int(facts[name] * 100) * part for name, part in weighed.items()) if known else -1
    found = ask(values, "key_accounts.relationship_grade", facts)
    assert GRADES.index(found["grade"]) == sum(score >= bound for bound in bounds)
    assert found["improvement_plan"] == (found["grade"] != "good")
    note(found["grade"])


@pytest.mark.parametrize("values", VALUES, ids=range(16))
def test_type_size_and_trade_are_independent(values: Values) -> None:
    """K6, K21: three labels at once, so that no two of them ask for the same fact."""
    policies = company(values)
    labels = ("relationship_type", "customer_size", "customer_industry")
    asked = [set(policies.point(f"key_accounts.{name}").needed({}, now=START)) for name in labels]
    assert all(asked)
    assert len(set().union(*asked)) == sum(map(len, asked))


def test_important_in_one_document_is_not_important_in_another() -> None:
    """C1: without the company's map the linter tells the word that both have; with it, nothing."""
    effective = loaded("example-group").effective
    line = cast("Any", ("example-group",))
    assert not list(find(Checked(effective, line)))
    maps = tuple(each for each in effective.fact_maps if each.fact != "handbook.visit_class")
    (found,) = find(Checked(replace(effective, fact_maps=maps), line))
    assert found.arguments == {
        "word": "重要客户",
        "one": "handbook.visit_class",
        "other": "key_accounts.relationship_type",
    }
