"""Services of several documents at once, and how fast they are replaced, by what a company fills in."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.errors import FactsError
from tests.property.credits import ask
from tests.property.histories import LAW, drawn

Values = Mapping[str, Any]
SERVICES = ("甲", "乙", "丙", "丁", "戊", "己")
CLASSES = ("A", "B", "C", "D")
LISTS = (
    *(f"handbook.package_{each}" for each in "abcd"),
    *(f"handbook.{each}_services" for each in ("training", "problem", "firm")),
    *(
        f"lighting.{each}"
        for each in ("standard_services", "dedicated_services", "quoted_first", "quick_response")
    ),
    *(f"relationship.{each}" for each in ("simple_process", "skipped_steps")),
    *(f"key_accounts.{each}" for each in ("exchange_services", "selection_services", "selection_documents")),
    *(f"steel.{each}" for each in ("custom_services", "supply_first")),
)


def rules(random: Random) -> Values:
    """Make values of everything that a company fills in for services; lists overlap and may be empty."""
    return {
        **{name: random.sample(SERVICES, random.randint(0, 3)) for name in LISTS},
        "relationship.old_customer_orders": random.randint(1, 3),
        "relationship.target_life": random.choice([1, 12, 18, "7.5"]),
        "steel.long_term_years": random.randint(1, 5),
        "steel.long_term_grade": random.choice(CLASSES),
    }


VALUES = drawn(rules, 16)
companies = st.sampled_from(VALUES)
customers = st.fixed_dictionaries(
    {
        "party_kind": st.sampled_from(["dealer", "retailer", "contract_plant", "consumer", "x"]),
        "service_grade": st.sampled_from(CLASSES),
        "lighting.grade": st.sampled_from(["key", "general", "potential"]),
        "is_key_account": st.booleans(),
        "package": st.lists(st.sampled_from(SERVICES), unique=True, max_size=2),
        "exchange_wanted": st.booleans(),
        "selection_help_wanted": st.booleans(),
        "completed_orders": st.integers(0, 4),
        "years_of_cooperation": st.one_of(st.none(), st.integers(0, 6)),
        "steel.grade": st.sampled_from(CLASSES),
        "preference_suspended": st.booleans(),
    }
)


def handbook(values: Values, facts: Values) -> set[str]:
    """Give what the handbook grants: to whom its service rules cover, more to each better class."""
    if facts["party_kind"] == "x":
        return set()
    names = ["training_services", "problem_services"]
    names += ["firm_services"] if facts["party_kind"] != "consumer" else []
    names += [f"package_{each.lower()}" for each in CLASSES[CLASSES.index(facts["service_grade"]) :]]
    return {each for name in names for each in values[f"handbook.{name}"]}


def lighting(values: Values, facts: Values) -> set[str]:
    """Give what the lamp factory grants by class."""
    general = set(values["lighting.standard_services"])
    key = (values[f"lighting.{each}"] for each in ("dedicated_services", "quoted_first", "quick_response"))
    return {"key": general.union(*key), "general": general, "potential": set()}[facts["lighting.grade"]]


def steel(values: Values, facts: Values) -> set[str]:
    """Give what the steel trader grants: goods first only to long-term customers of good grade, in order."""
    years = facts["years_of_cooperation"]
    long_term = years is not None and years >= values["steel.long_term_years"]
    good = facts["steel.grade"] <= values["steel.long_term_grade"]
    first = long_term and good and not facts["preference_suspended"]
    return {*values["steel.custom_services"], *(values["steel.supply_first"] if first else ())}


@LAW
@given(companies, customers)
def test_the_services_of_all_documents_are_granted_together(values: Values, facts: dict[str, Any]) -> None:
    """Nothing that one document grants is lost because another says nothing of it, nor granted by none."""
    found = ask(values, "service_entitlement", facts)
    returning = facts["completed_orders"] >= values["relationship.old_customer_orders"]
    exchange = facts["is_key_account"] and facts["exchange_wanted"]
    selection = facts["is_key_account"] and facts["selection_help_wanted"]
    granted = handbook(values, facts) | lighting(values, facts) | steel(values, facts)
    granted |= set(facts["package"]) if facts["is_key_account"] else set()
    granted |= set(values["key_accounts.exchange_services"]) if exchange else set()
    granted |= set(values["key_accounts.selection_services"]) if selection else set()
    granted |= set(values["relationship.simple_process"]) if returning else set()
    assert sorted(found["services"]) == sorted(granted)
    assert set(found["skipped_steps"]) == set(values["relationship.skipped_steps"] if returning else ())
    assert set(found["documents"]) == set(values["key_accounts.selection_documents"] if selection else ())
    assert found["handlers"] == (("support_engineer",) if exchange else ())


lives = st.tuples(st.dates(date(2015, 1, 1), date(2025, 12, 31)), st.integers(0, 1500))


def months(first: date, last: date) -> int:
    """Count whole months: as many as fit before the corresponding day is passed, the last day standing in."""
    count = (last.year - first.year) * 12 + last.month - first.month
    is_last = (last + timedelta(days=1)).day == 1
    return count if last.day >= first.day or is_last else count - 1


@LAW
@given(companies, st.lists(lives, max_size=5))
def test_the_average_life_is_of_all_services_withdrawn(values: Values, drawn_lives: list[Any]) -> None:
    """relationship.art12.4.a: whole months of each, exactly averaged; without any there is no average."""
    services = [
        {"service": "丁", "introduced_on": first, "withdrawn_on": first + timedelta(days=lived)}
        for first, lived in drawn_lives
    ]
    found = ask(values, "service_catalogue", {"retired_services": services})
    if not services:
        assert found == {"average_life": None, "shortened": False}
        return
    counted = [months(each["introduced_on"], each["withdrawn_on"]) for each in services]
    average = Fraction(sum(counted), len(counted))
    assert found["average_life"] == average
    assert found["shortened"] == (average <= Fraction(values["relationship.target_life"]))


@LAW
@given(companies, st.lists(lives, max_size=4), st.integers(1, 400), st.data())
def test_a_service_withdrawn_before_it_began_is_refused(
    values: Values, drawn_lives: list[Any], early: int, data: st.DataObject
) -> None:
    """Wrong dates are no service that can be left out: the average of the others would look right."""
    days = [(first, first + timedelta(days=lived)) for first, lived in drawn_lives]
    first = data.draw(st.dates(date(2015, 1, 1), date(2025, 12, 31)))
    days.insert(data.draw(st.integers(0, len(days))), (first, first - timedelta(days=early)))
    services = [{"service": "丁", "introduced_on": one, "withdrawn_on": other} for one, other in days]
    with pytest.raises(FactsError, match="dates_reversed"):
        ask(values, "service_catalogue", {"retired_services": services})
