"""Laws IW4, IW5, 33 and 34: one capped discount, none while suspended; more for the better; gifts."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import given, note
from hypothesis import strategies as st

from tests.property.credits import CENT, GRADES, ask
from tests.property.histories import LAW, drawn

Values = Mapping[str, Any]
Facts = Mapping[str, Any]
CLASSES = ("A", "B", "C", "D")
KINDS = ("sample", "trial_goods", "publicity", "gift", "other")
APPROVERS = ("sales_head", "executive", "general_manager")
GIVERS = ("handbook", "key_accounts", "relationship")
SERVICES = ("甲", "乙", "丙", "丁", "戊")


def rules(random: Random) -> Values:
    """Make values of everything that a company fills in for preferences, services and gifts."""
    cap = random.randint(0, 9_999)
    rates = {
        "steel.long_term_rate": random.randint(0, cap),
        "relationship.repeat_discount": random.randint(0, cap),
        "relationship.credit_discount": random.randint(0, cap),
        "shared.discount_cap": cap,
    }
    packages = {f"handbook.package_{each}": random.sample(SERVICES, random.randint(0, 3)) for each in "abcd"}
    return {
        **{name: Decimal(each).scaleb(-4) for name, each in rates.items()},
        **packages,
        "shared.stacking": random.choice(["max", "sum"]),
        "steel.long_term_years": random.randint(1, 10),
        "steel.long_term_grade": random.choice(CLASSES),
        "relationship.old_customer_orders": random.randint(1, 5),
        "relationship.discount_credit": random.choice(GRADES),
        "key_accounts.high_loyalty_from": Decimal(random.randint(1, 10_000)).scaleb(-4),
        "key_accounts.one_high_resources": random.choice(["more", "standard"]),
        **{f"{each}.gift_cap": random.randint(1, 10**5) * CENT for each in GIVERS},
        **{f"{each}.gift_approvers": random.sample(APPROVERS, random.randint(1, 2)) for each in GIVERS},
    }


VALUES = drawn(rules, 18)
companies = st.sampled_from(VALUES)


@st.composite
def customers(draw: st.DrawFn, values: Values) -> dict[str, Any]:
    """Draw a customer, mostly beside the thresholds of a company."""
    beside = st.integers(-1, 1)
    years = values["steel.long_term_years"] + draw(beside) * CENT
    loyalty = min(Decimal(1), values["key_accounts.high_loyalty_from"] + draw(beside) * CENT**2)
    return {
        "is_key_account": draw(st.booleans()),
        "risk_level": draw(st.sampled_from(["low", "medium", "high", None])),
        "hold_active": draw(st.booleans()),
        "business_state": draw(st.sampled_from(["free", "free", "reduced", "suspended"])),
        "value_class": draw(st.sampled_from(["high", "ordinary"])),
        "loyalty": draw(st.sampled_from([loyalty, loyalty, None])),
        "completed_orders": max(0, values["relationship.old_customer_orders"] + draw(beside)),
        "credit_standing": draw(st.sampled_from([*GRADES, None])),
        "years_of_cooperation": draw(st.sampled_from([years, years, None])),
        "grade": draw(st.sampled_from(CLASSES)),
    }


def suspended(facts: Facts) -> bool:
    """Tell whether any document suspends: a hold, arrears acted on, a key account at high or unknown risk."""
    risky = facts["is_key_account"] and facts["risk_level"] in ("high", None)
    return bool(facts["hold_active"] or facts["business_state"] != "free" or risky)


def long_term(values: Values, facts: Facts) -> bool:
    """Tell whether the steel document counts a customer among its long-term ones."""
    years = facts["years_of_cooperation"]
    enough = years is not None and years >= values["steel.long_term_years"]
    return bool(enough and facts["grade"] <= values["steel.long_term_grade"])


def best_rate(values: Values, facts: Facts) -> Decimal:
    """Reckon the rate from the company's values alone: one switch and one cap for all documents."""
    returning = facts["completed_orders"] >= values["relationship.old_customer_orders"]
    standing, least = facts["credit_standing"], values["relationship.discount_credit"]
    trusted = standing is not None and GRADES.index(standing) <= GRADES.index(least)
    rates: list[Decimal] = [
        values["relationship.repeat_discount"] * returning,
        values["relationship.credit_discount"] * trusted,
        values["steel.long_term_rate"] * long_term(values, facts),
    ]
    together = sum(rates) if values["shared.stacking"] == "sum" else max(rates)
    cap: Decimal = values["shared.discount_cap"]
    return min(Decimal(together), cap)


@LAW
@given(companies, st.data())
def test_the_discount_is_the_best_of_the_documents_or_their_sum_within_one_cap(
    values: Values, data: st.DataObject
) -> None:
    """IW4 and IW5, R8, B14: one switch for all documents, never over the cap, none while suspended."""
    facts = data.draw(customers(values))
    found = ask(values, "discount", facts)
    assert found["rate"] == (0 if suspended(facts) else best_rate(values, facts))
    assert 0 <= found["rate"] <= values["shared.discount_cap"] < 1
    note(found["rate"])


@LAW
@given(companies, st.data())
def test_preferential_terms_imply_that_nothing_speaks_against_them(
    values: Values, data: st.DataObject
) -> None:
    """34, K8: neither high risk nor a hold; where nothing does, both high or long-term is what it takes."""
    facts = data.draw(customers(values))
    found = ask(values, "discount", facts)
    loyalty, high = facts["loyalty"], facts["value_class"] == "high"
    loyal = loyalty is not None and loyalty >= values["key_accounts.high_loyalty_from"]
    account = facts["is_key_account"] and high and loyal
    assert found["preferential"] == (not suspended(facts) and (account or long_term(values, facts)))
    assert bool(found["terms"]) == (account and not suspended(facts))
    if found["preferential"] and facts["is_key_account"]:
        assert facts["risk_level"] in ("low", "medium")
    one = facts["is_key_account"] and high != loyal
    more = account or (one and values["key_accounts.one_high_resources"] == "more")
    assert found["resources"] == ("more" if more and not suspended(facts) else "standard")


def better(facts: Facts, name: str) -> dict[str, Any]:
    """Make one thing about a customer better."""
    whole = dict(facts)
    if name == "grade":
        whole["grade"] = CLASSES[max(0, CLASSES.index(facts["grade"]) - 1)]
    elif name == "credit_standing":
        known = facts["credit_standing"]
        whole["credit_standing"] = GRADES[max(0, GRADES.index(known) - 1)] if known else GRADES[0]
    elif name in ("is_key_account", "hold_active"):
        whole["hold_active"] = False
    elif name == "risk_level":
        whole["risk_level"] = "low"
    elif name == "value_class":
        whole["value_class"] = "high"
    elif name == "loyalty":
        whole["loyalty"] = 1
    elif name == "business_state":
        whole["business_state"] = "free"
    else:
        whole[name] = (facts[name] or 0) + 1
    return whole


@LAW
@given(companies, st.data())
def test_a_better_customer_never_gets_a_lower_rate(values: Values, data: st.DataObject) -> None:
    """IW4: better in grade, credit, years or orders; nor does settling or less risk lower it (34)."""
    facts = data.draw(customers(values))
    name = data.draw(st.sampled_from(sorted(facts)))
    before, after = ask(values, "discount", facts), ask(values, "discount", better(facts, name))
    assert after["rate"] >= before["rate"]
    assert after["preferential"] or not before["preferential"]


def services(values: Values, question: str, facts: Facts) -> set[str]:
    """Give the services that a customer is entitled to."""
    return set(ask(values, question, facts)["services"])


@LAW
@given(companies, st.data(), st.sampled_from(["dealer", "retailer", "contract_plant", "consumer", "x"]))
def test_a_better_grade_never_gets_less_service(values: Values, data: st.DataObject, party: str) -> None:
    """Every document by its own grades, whatever packages a company fills in."""
    facts = data.draw(customers(values))
    steel = {
        "years_of_cooperation": facts["years_of_cooperation"],
        "preference_suspended": suspended(facts),
    }
    steps: Sequence[tuple[str, str, Sequence[str], Facts]] = [
        ("steel.service_entitlement", "grade", CLASSES, steel),
        ("handbook.service_entitlement", "service_grade", CLASSES, {"party_kind": party}),
        ("lighting.service_entitlement", "grade", ("key", "general", "potential"), {}),
    ]
    for question, name, grades, rest in steps:
        found = [services(values, question, {**rest, name: each}) for each in grades]
        assert all(more >= less for more, less in pairwise(found))
        if question.startswith("steel"):
            supplied_first = long_term(values, facts) and not suspended(facts)
            own = services(values, question, {**rest, name: facts["grade"]})
            assert ("优先供货" in own) == supplied_first


@st.composite
def gifts(draw: st.DrawFn, values: Values) -> dict[str, Any]:
    """Draw something to be given, its value mostly beside a cap, and who has approved it."""
    cap = draw(st.sampled_from([values[f"{document}.gift_cap"] for document in GIVERS]))
    return {
        "is_key_account": draw(st.booleans()),
        "gift_item": draw(st.sampled_from(KINDS)),
        "special_customer": draw(st.sampled_from([True, True, False])),
        "gift_worth_giving": draw(st.sampled_from([True, True, False])),
        "gift_value": max(Decimal(0), cap + draw(st.integers(-1, 1)) * CENT),
        "gift_applied": draw(st.sampled_from([True, True, False])),
        "gift_approvals": draw(st.lists(st.sampled_from([*APPROVERS, "sales_staff"]), unique=True)),
    }


def passes(values: Values, facts: Facts, document: str) -> bool:
    """Tell whether a gift passes the gate of one document: 33 holds for each of them alone."""
    approved = set(facts["gift_approvals"])
    if document == "key_accounts" and not facts["is_key_account"]:
        return bool(facts["gift_applied"] and approved)
    known = document != "handbook" or (facts["special_customer"] and facts["gift_worth_giving"])
    approved &= set(values[f"{document}.gift_approvers"])
    return bool(
        known and facts["gift_value"] <= values[f"{document}.gift_cap"] and facts["gift_applied"] and approved
    )


@LAW
@given(companies, st.data())
def test_a_gift_is_given_only_applied_for_and_approved(values: Values, data: st.DataObject) -> None:
    """33, H29, C4: samples and the like are free; all else passes the gate of every document."""
    facts = data.draw(gifts(values))
    free = facts["gift_item"] in KINDS[:3]
    for document in GIVERS:
        alone = ask(values, f"{document}.gift_approval", facts)
        assert alone["allowed"] == (free or passes(values, facts, document))
        assert alone["allowed"] <= (free or bool(facts["gift_applied"] and facts["gift_approvals"]))
    found = ask(values, "gift_approval", facts)
    assert found["allowed"] == (free or all(passes(values, facts, document) for document in GIVERS))
    assert found["allowed"] == (found["state"] in ("free", "approved"))
    assert (found["state"] == "free") == free
    note(found["state"])


@LAW
@given(companies, st.data())
def test_whoever_has_all_signatures_passes_every_gate(values: Values, data: st.DataObject) -> None:
    """C4: documents with approvers of their own never block each other for good."""
    facts = data.draw(gifts(values))
    least = min(values[f"{document}.gift_cap"] for document in GIVERS)
    settled = {
        "special_customer": True,
        "gift_worth_giving": True,
        "gift_applied": True,
        "gift_value": least,
        "gift_approvals": list(APPROVERS),
    }
    assert ask(values, "gift_approval", {**facts, **settled})["allowed"] is True
