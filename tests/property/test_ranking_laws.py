"""Laws 13 and 26: the team prize, the three lists of key customers and whom is chosen from them.

Places are compared with a ranking by counting.

The oracle counts for each entry how many stand before it, by fractions of its own, and sorts nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from functools import cache
from typing import Any

import pandas as pd
from hypothesis import assume, given
from hypothesis import strategies as st

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from tests.property.histories import LAW

NOW = datetime(2026, 7, 1, tzinfo=UTC)
PRIZES = {"first": 300, "second": 200, "third": 100}
Entry = dict[str, Any]
Places = dict[str, int]

counts = st.integers(0, 6)
departments = st.lists(st.tuples(counts, counts), max_size=9).map(
    lambda pairs: [
        {"department": f"d{number}", "adopted": adopted, "headcount": heads}
        for number, (adopted, heads) in enumerate(pairs)
    ]
)
rules = st.sampled_from(["share", "more_adopted"])
sums = st.one_of(st.integers(0, 40), st.integers(0, 10**7)).map(lambda each: Fraction(each, 100))
profits = st.one_of(st.none(), st.integers(-(10**6), 10**6).map(lambda each: Fraction(each, 100)))
customers = st.lists(st.tuples(sums, st.one_of(st.none(), sums), profits), max_size=26).map(
    lambda rows: [customer(number, *row) for number, row in enumerate(rows)]
)


def customer(number: int, sales: Fraction, base: Fraction | None, profit: Fraction | None) -> Entry:
    """Make a customer with sales, those of the year before and a profit."""
    empty = {"sales_before": None, "net_profit": None}
    given = {"sales": sales, "sales_year_before": base, "gross_profit": profit}
    return {"customer": f"c{number:02}", **empty, **{name: text(each) for name, each in given.items()}}


def text(amount: Fraction | None) -> str | None:
    """Write an amount of whole cents."""
    if amount is None:
        return None
    cents = abs(amount) * 100
    sign = "-" if amount < 0 else ""
    return f"{sign}{cents.numerator // 100}.{cents.numerator % 100:02}"


@cache
def prize_rules(ties: str) -> PolicySet:
    """Give the handbook with a rule for ties."""
    values = {"team_prize_every": "quarter", "team_tie_rule": ties, "team_prizes": PRIZES}
    return load_policy_set("handbook", parameters={f"handbook.{name}": each for name, each in values.items()})


@cache
def list_rules(least: int) -> PolicySet:
    """Give the handbook with least sums for growth and profit rate."""
    values = {
        "ranking_every": "year",
        "customer_tie_rule": "share",
        "growth_base": "year_before",
        "min_base_sales": least,
        "profit_measure": "gross",
        "min_margin_sales": least,
    }
    return load_policy_set("handbook", parameters={f"handbook.{name}": each for name, each in values.items()})


def prize(entries: Any, ties: str = "share") -> Places:
    """Ask for the team prize; give the places."""
    facts = {"counted_over": "quarter", "departments": entries}
    found = prize_rules(ties).point("handbook.team_prize").evaluate(facts, now=NOW).outcome["ranked"]
    return {each["department"]: each["rank"] for each in found}


def lists(entries: Any, least: int = 0) -> Mapping[str, Any]:
    """Ask for the three lists."""
    facts = {"sales_over": "year", "customers": entries}
    return list_rules(least).point("handbook.key_customer_ranking").evaluate(facts, now=NOW).outcome


def by_counting(measured: Mapping[str, Any], most: int) -> Places:
    """Give the places of whoever has a measure: one more than how many have a greater one."""
    known = {name: value for name, value in measured.items() if value is not None}
    places = {name: 1 + sum(other > mine for other in known.values()) for name, mine in known.items()}
    return {name: place for name, place in places.items() if place <= most}


def rate(one: Entry, ties: str) -> Any:
    """Measure a department by itself."""
    if not one["headcount"] or not one["adopted"]:
        return None
    return Fraction(one["adopted"], one["headcount"]), one["adopted"] if ties == "more_adopted" else 0


@LAW
@given(departments, rules)
def test_places_are_those_that_counting_gives(entries: list[Entry], ties: str) -> None:
    """One more than how many departments are before; whoever has none adopted, or nobody, has no place."""
    assert prize(entries, ties) == by_counting({one["department"]: rate(one, ties) for one in entries}, 3)


@LAW
@given(departments, rules, st.randoms(use_true_random=False))
def test_the_order_in_which_departments_are_given_means_nothing(
    entries: list[Entry], ties: str, random: Any
) -> None:
    """The whole answer is the same, with its order."""
    facts = {"counted_over": "quarter", "departments": entries}
    point = prize_rules(ties).point("handbook.team_prize")
    before = point.evaluate(facts, now=NOW).answer
    shuffled = random.sample(entries, len(entries))
    assert point.evaluate({**facts, "departments": shuffled}, now=NOW).answer == before


@LAW
@given(departments, rules)
def test_there_are_three_places_and_nobody_without_adoption_has_one(entries: list[Entry], ties: str) -> None:
    """More than three departments only where they share the third place."""
    places = prize(entries, ties)
    adopted = {one["department"]: one["adopted"] for one in entries}
    assert all(1 <= place <= 3 and adopted[name] > 0 for name, place in places.items())
    assert sum(place < 3 for place in places.values()) <= 3 or len(set(places.values())) < 3


@LAW
@given(departments.filter(bool), st.data(), st.integers(2, 5))
def test_as_many_times_more_of_both_leave_the_place(
    entries: list[Entry], data: st.DataObject, factor: int
) -> None:
    """A department twice as large with twice the suggestions stands where it stood."""
    number = data.draw(st.integers(0, len(entries) - 1))
    one = entries[number]
    larger = {**one, "adopted": one["adopted"] * factor, "headcount": one["headcount"] * factor}
    assert prize([*entries[:number], larger, *entries[number + 1 :]]) == prize(entries)


@LAW
@given(departments.filter(bool), st.data(), rules)
def test_one_more_adopted_never_worsens_the_own_place(
    entries: list[Entry], data: st.DataObject, ties: str
) -> None:
    """It keeps its place or comes further up."""
    number = data.draw(st.integers(0, len(entries) - 1))
    one = entries[number]
    more = [*entries[:number], {**one, "adopted": one["adopted"] + 1}, *entries[number + 1 :]]
    name, none = one["department"], len(entries) + 1
    assert prize(more, ties).get(name, none) <= prize(entries, ties).get(name, none)


@LAW
@given(departments)
def test_a_dataframe_is_ranked_as_the_list_is(entries: list[Entry]) -> None:
    """Column by column, cells of numpy among them."""
    columns = ["department", "adopted", "headcount"]
    assert prize(pd.DataFrame(entries, columns=columns)) == prize(entries)


def amounts(entries: list[Entry], name: str) -> Any:
    """Give a column of amounts as pandas reads it: numbers, and no number where there is a gap."""
    return pd.Series([None if one[name] is None else float(one[name]) for one in entries], dtype="float64")


@LAW
@given(customers)
def test_a_dataframe_with_gaps_is_ranked_as_the_list_is(entries: list[Entry]) -> None:
    """A customer without a year before, or without a known profit, is an empty cell of its column."""
    amounted = ("sales", "sales_before", "sales_year_before", "gross_profit", "net_profit")
    frame = pd.DataFrame({name: amounts(entries, name) for name in amounted})
    frame["customer"] = pd.Series([one["customer"] for one in entries], dtype="str")
    assert lists(frame) == lists(entries)


def exact(one: Entry, name: str) -> Fraction | None:
    """Read an amount."""
    return None if one[name] is None else Fraction(one[name])


def measures(entries: Sequence[Entry], least: int) -> dict[str, dict[str, Any]]:
    """Measure every customer for each list; None where it takes no part."""
    found: dict[str, dict[str, Any]] = {"by_sales": {}, "by_growth": {}, "by_profit": {}}
    for one in entries:
        name, sales = one["customer"], Fraction(one["sales"])
        base, profit = exact(one, "sales_year_before"), exact(one, "gross_profit")
        found["by_sales"][name] = sales if sales > 0 else None
        found["by_growth"][name] = (sales - base) / base if base and base >= least else None
        found["by_profit"][name] = profit / sales if profit is not None and sales and sales >= least else None
    return found


@LAW
@given(customers, st.sampled_from([0, 100]))
def test_the_lists_of_key_customers_are_those_that_counting_gives(entries: list[Entry], least: int) -> None:
    """At most ten and those who share the tenth place; nobody without a base; the first of them first."""
    outcome = lists(entries, least)
    for name, measured in measures(entries, least).items():
        found = outcome[name]
        assert {each["customer"]: each["rank"] for each in found} == by_counting(measured, 10)
        assert [each["rank"] for each in found] == sorted(each["rank"] for each in found)
        assert sum(each["rank"] < 10 for each in found) <= 10 or found[9]["rank"] == found[-1]["rank"]


@LAW
@given(customers)
def test_candidates_are_all_who_stand_in_some_list_and_no_others(entries: list[Entry]) -> None:
    """With the lists that they stand in; everybody else is told why not, list by list."""
    outcome = lists(entries)
    names = ("by_sales", "by_growth", "by_profit")
    standing = {
        one["customer"]: tuple(
            name for name in names if any(each["customer"] == one["customer"] for each in outcome[name])
        )
        for one in entries
    }
    told = {each["customer"]: each["lists"] for each in outcome["candidates"]}
    assert told == {name: found for name, found in standing.items() if found}
    left_out = [(each["customer"], each["list"]) for each in outcome["excluded"]]
    wanted = [(one, name) for one, found in standing.items() for name in names if name not in found]
    assert sorted(left_out) == sorted(wanted)


CHOSEN = {
    "key_customer": st.sampled_from(["甲", "乙", "丙"]),
    "candidate_list": st.sampled_from(["by_sales", "by_growth", "by_profit", "no_list"]),
    "key_target": st.sampled_from(["1", "5000000.00"]),
    "key_reason": st.sampled_from(["销量最大", "新建大厂"]),
    "key_actions": st.sampled_from(["每月拜访两次"]),
}
NEEDED = frozenset(CHOSEN)
blank = st.sampled_from([None, "", "  "])
chosen = st.lists(
    st.fixed_dictionaries({name: st.one_of(values, blank) for name, values in CHOSEN.items()}), max_size=3
)


@cache
def form_rules(rule: str) -> PolicySet:
    """Give the handbook with a rule for whom key customers are chosen from."""
    return load_policy_set("handbook", parameters={"handbook.selection_rule": rule})


def is_blank(value: str | None) -> bool:
    """Tell whether nothing is written."""
    return value is None or not value.strip()


@LAW
@given(chosen, st.sampled_from(["from_lists", "anybody"]))
def test_every_key_customer_chosen_has_target_reason_and_action(entries: list[Entry], rule: str) -> None:
    """The form names each blank of each customer; complete only without any and with somebody."""
    assume(len({each["key_customer"] for each in entries}) == len(entries))
    facts = {"stage": "chosen", "chosen_customers": entries}
    outcome = form_rules(rule).point("handbook.key_customer_form").evaluate(facts, now=NOW).outcome
    blanks = {
        f"chosen_customers[{number}].{name}"
        for number, entry in enumerate(entries, 1)
        for name in NEEDED
        if is_blank(entry[name])
    }
    off_list = rule == "from_lists" and any(each["candidate_list"] == "no_list" for each in entries)
    assert set(outcome["missing"]) == (blanks if entries else {"chosen_customers"})
    assert ("on-a-list" in outcome["broken"]) == off_list
    assert outcome["complete"] == (bool(entries) and not blanks and not off_list)
