"""Laws of admission under the shipped policies (22 to 24, C5)."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import event as note
from hypothesis import given
from hypothesis import strategies as st

from tests.property.credits import CENT, MOST, ask, money
from tests.property.histories import LAW, MINUTE, company, drawn, receipts
from tests.property.histories import ask as ask_at

Values = Mapping[str, Any]
Facts = Mapping[str, Any]
Events = list[tuple[Any, ...]]
ABILITIES = ("good", "average", "poor", "none")
ATTITUDES = ("active", "ordinary", "passive")
CREDIT = ("good", "fair", "poor")
DEGREES = ("high", "medium", "low")


def rules(random: Random) -> Mapping[str, Any]:
    """Make values of what a company fills in for admission."""
    return {
        "handbook.min_financial_management": random.choice(ABILITIES),
        "handbook.min_credit_rating": random.choice(CREDIT),
        "handbook.min_attitude": random.choice(ATTITUDES),
        "handbook.min_cost_management": random.choice(ABILITIES),
        "handbook.min_cost_control": random.choice(ABILITIES),
        "key_accounts.max_major_disputes": random.choice([0, 0, 2]),
        "key_accounts.max_bad_records": random.choice([0, 0, 1]),
        "key_accounts.min_potential": random.choice(DEGREES),
        "key_accounts.min_influence": random.choice(DEGREES),
        "key_accounts.key_account_min_sales": Decimal(random.randint(1, 10**9)) * CENT,
        "key_accounts.keep_min_sales": CENT,  # never over the threshold of entry
        "key_accounts.definition_combination": random.choice(["any", "all"]),
        "key_accounts.year_basis": random.choice(["calendar_year", "last_12_months"]),
    }


VALUES = drawn(rules, 14)
companies = st.sampled_from(VALUES)


def mostly(words: Sequence[str]) -> st.SearchStrategy[str | None]:
    """Draw words, the best most often, and sometimes that it is unknown."""
    return st.sampled_from([*[words[0]] * 6, *words, None])


FLAG = st.sampled_from([True, True, True, True, True, False, None])
NEW = {
    "financial_management": mostly(ABILITIES),
    "credit_rating": mostly(CREDIT),
    "cooperation_attitude": mostly(ATTITUDES),
    "cost_management": mostly(ABILITIES),
    "cost_control": mostly(ABILITIES),
    "secrecy_undertaken": st.sampled_from([["commercial", "technical"]] * 4 + [["technical"], []]),
    "breach_known": st.sampled_from([False, False, False, True, None]),
}
ACCOUNT = {
    **dict.fromkeys(("reputation_good", "clear_need", "purchasing_power", "lasting_relation"), FLAG),
    **dict.fromkeys(("accepts_concept", "willing", "strategy_fit"), FLAG),
    "major_disputes": st.sampled_from([0, 0, 0, 1, 3, None]),
    "bad_credit_records": st.sampled_from([0, 0, 0, 1, 2, None]),
    "market_potential": mostly(DEGREES),
    "trade_influence": mostly(DEGREES),
}
newcomers = st.fixed_dictionaries(NEW)
accounts = st.fixed_dictionaries(ACCOUNT)


def reaches(scale: Sequence[str], word: str | None, least: str) -> bool:
    """Tell whether a word is at least as good as another; an unknown one never is."""
    return word is not None and scale.index(word) <= scale.index(least)


def failed_by_newcomer(values: Values, facts: Facts) -> set[str]:
    """Go through the handbook's tests a second time."""
    secret = (
        set(facts["secrecy_undertaken"]) == {"commercial", "technical"} and facts["breach_known"] is False
    )
    passed = {
        "financial_management": reaches(
            ABILITIES, facts["financial_management"], values["handbook.min_financial_management"]
        ),
        "credit": reaches(CREDIT, facts["credit_rating"], values["handbook.min_credit_rating"]),
        "attitude": reaches(ATTITUDES, facts["cooperation_attitude"], values["handbook.min_attitude"]),
        "secrecy": secret,
        "cost_management": reaches(
            ABILITIES, facts["cost_management"], values["handbook.min_cost_management"]
        ),
        "cost_control": reaches(ABILITIES, facts["cost_control"], values["handbook.min_cost_control"]),
    }
    return {name for name, good in passed.items() if not good}


def failed_by_account(values: Values, facts: Facts) -> set[str]:
    """Go through the standards for key accounts a second time."""

    def all_true(*names: str) -> bool:
        return all(facts[name] is True for name in names)

    def few(name: str, most: str) -> bool:
        return facts[name] is not None and facts[name] <= values[f"key_accounts.{most}"]

    potential, influence = (values[f"key_accounts.{name}"] for name in ("min_potential", "min_influence"))
    passed = {
        "reputation": all_true("reputation_good") and few("major_disputes", "max_major_disputes"),
        "credit_record": few("bad_credit_records", "max_bad_records"),
        "need": all_true("clear_need", "purchasing_power"),
        "lasting_relation": all_true("lasting_relation"),
        "agreement": all_true("accepts_concept", "willing"),
        "strategy": all_true("strategy_fit"),
        "potential": reaches(DEGREES, facts["market_potential"], potential)
        and reaches(DEGREES, facts["trade_influence"], influence),
    }
    return {name for name, good in passed.items() if not good}


@LAW
@given(companies, newcomers, accounts, st.sampled_from(list(product([True, False], repeat=2))))
def test_who_is_eligible_has_passed_every_test_of_every_document(
    values: Values, newcomer: Facts, account: Facts, kind: tuple[bool, bool]
) -> None:
    """22, C5: a new customer passes the handbook's, a key account its standards too; all failures told."""
    new, key = kind
    facts = {**newcomer, **account, "new_customer": new, "as_key_account": key}
    failed = failed_by_newcomer(values, newcomer) if new else set()
    failed |= failed_by_account(values, account) if key else set()
    found = ask(values, "admission", facts)
    assert found["eligible"] == (not failed)
    assert set(found["failed"]) == failed
    note(f"{len(failed)} failed")


UNKNOWN = [("new_customer", name) for name in NEW if name != "secrecy_undertaken"] + [
    ("as_key_account", name) for name in ACCOUNT
]


@pytest.mark.parametrize(("kind", "name"), UNKNOWN)
@pytest.mark.parametrize("values", VALUES[:4], ids=range(4))
def test_an_unknown_fact_makes_nobody_eligible(values: Values, kind: str, name: str) -> None:
    """22: each by itself, where all others are of the best."""
    best: dict[str, Any] = {
        **dict.fromkeys(ACCOUNT, True),
        "major_disputes": 0,
        "bad_credit_records": 0,
        "market_potential": "high",
        "trade_influence": "high",
        **dict.fromkeys(("financial_management", "credit_rating", "cost_management", "cost_control"), "good"),
        "cooperation_attitude": "active",
        "secrecy_undertaken": ["commercial", "technical"],
        "breach_known": False,
        "new_customer": False,
        "as_key_account": False,
        kind: True,
    }
    assert ask(values, "admission", best) == {"eligible": True, "failed": ()}
    assert ask(values, "admission", {**best, name: None})["eligible"] is False


DEFINING = {
    "sales_last_year": st.one_of(st.none(), money),
    "sales_last_12_months": st.one_of(st.none(), money),
    **dict.fromkeys(("major_need", "long_term", "influential", "brand_effect", "opening"), FLAG),
}
candidates = st.fixed_dictionaries(DEFINING)
SALES = {"calendar_year": "sales_last_year", "last_12_months": "sales_last_12_months"}


def may_apply(values: Values, facts: Facts) -> bool:
    """Ask whether a customer is by definition a key account, who may apply."""
    known = {name: value for name, value in facts.items() if not name.startswith("sales")}
    sales = SALES[values["key_accounts.year_basis"]]
    return ask(values, "key_account", {**known, sales: facts[sales]})["may_apply"] is True


@LAW
@given(companies, candidates)
def test_the_definition_is_any_or_all_of_its_three(values: Values, facts: Facts) -> None:
    """24, K1: inclusive at the threshold of sales."""
    sales = facts[SALES[values["key_accounts.year_basis"]]]
    three = (
        sales is not None and sales >= values["key_accounts.key_account_min_sales"],
        facts["major_need"] is True and facts["long_term"] is True,
        facts["influential"] is True and (facts["brand_effect"] is True or facts["opening"] is True),
    )
    combined = any(three) if values["key_accounts.definition_combination"] == "any" else all(three)
    assert may_apply(values, facts) == combined
    note(str(combined))


@LAW
@given(companies, candidates, money)
def test_more_sales_never_end_a_key_account(values: Values, facts: Facts, more: Decimal) -> None:
    """24: the definition is monotone; at the threshold it holds, a cent below it does not by sales alone."""
    sales = SALES[values["key_accounts.year_basis"]]
    if facts[sales] is not None:
        richer = {**facts, sales: min(facts[sales] + more, MOST)}
        assert may_apply(values, richer) >= may_apply(values, facts)
    least = values["key_accounts.key_account_min_sales"]
    nothing = dict.fromkeys(DEFINING, None)
    alone = values["key_accounts.definition_combination"] == "any"
    assert may_apply(values, {**nothing, sales: least}) == alone
    assert may_apply(values, {**nothing, sales: least - CENT}) is False


APPROVAL = "key_accounts.admission_approval"
BOTH = [("approve", "sales_head"), ("approve", "executive")]
SIGNERS = ("sales_head", "executive", "key_account_manager", None)


signatures = st.lists(
    st.tuples(st.sampled_from(["approve", "approve", "return", "refuse"]), st.sampled_from(SIGNERS)),
    max_size=4,
)
applications = st.fixed_dictionaries(
    dict.fromkeys(("as_key_account", "may_apply", "eligible"), st.sampled_from([*[True] * 5, False]))
)


@LAW
@given(receipts, st.one_of(signatures, signatures.map(lambda more: [*BOTH, *more])), applications)
def test_only_approval_in_two_steps_makes_a_key_account(
    receipt: datetime, signed: Sequence[tuple[str, str | None]], facts: Facts
) -> None:
    """22, 24: admitted implies eligible, the first review passed, and the decision after it."""
    events: Events = [("apply", receipt, "key_account_manager")]
    events += [(name, receipt + (place + 1) * MINUTE, by) for place, (name, by) in enumerate(signed)]
    answer = ask_at(company({}), APPROVAL, events, events[-1][1], facts)
    refused = answer["refused"]
    taken = [(name, by) for name, at, by in events[1:] if refused is None or at < refused.at]
    note(answer["state"])
    if answer["state"] == "admitted":
        assert all(facts.values())
        assert [name for name, _ in taken[:2]] == [
            "approve",
            "approve",
        ]  # what comes after the end changes nothing
        assert taken[0][1] in ("sales_head", None)
        assert taken[1][1] in ("executive", None)
    if answer["level"] == "decision":
        assert facts["as_key_account"]
        assert facts["may_apply"]


def test_an_application_that_meets_all_is_admitted_and_time_alone_admits_nobody() -> None:
    """22: the guard passes for the right people, and for nobody else it ever does."""
    receipt = datetime(2026, 3, 2, 1, tzinfo=UTC)
    facts = dict.fromkeys(("as_key_account", "may_apply", "eligible"), True)
    begun: Events = [("apply", receipt, "key_account_manager")]
    signed = [
        ("approve", receipt + MINUTE, "sales_head"),
        ("approve", receipt + 2 * MINUTE, "executive"),
    ]
    states = [
        ask_at(company({}), APPROVAL, events, receipt + 400 * 24 * 60 * MINUTE, facts)["state"]
        for events in (begun, begun + signed[:1], begun + signed)
    ]
    assert states == ["open", "open", "admitted"]
