"""Law 21: the handbook's classes A to D are total and disjoint; a better customer is never in a worse one."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.errors import InvalidPolicySetError
from crmpolicy.verify import check
from tests.property.credits import CENT, ask, money
from tests.property.histories import LAW, company, drawn

Values = Mapping[str, Any]
Facts = Mapping[str, Any]
QUESTION = "handbook.customer_grade"
CLASSES = ("A", "B", "C")
SIZES = ("large", "medium", "small")
TRENDS = ("growing", "steady", "declining")
NATURES = ("manufacturer", "contractor", "trader")


def rules(random: Random) -> Values:
    """Make minima of every class, none higher than that of the class above."""
    lowest, middle, highest = sorted(random.sample(range(1, 10**6), 3))
    return {
        "handbook.a_min_sales": highest * CENT,
        "handbook.b_min_sales": middle * CENT,
        "handbook.c_min_sales": lowest * CENT,
        "handbook.min_size": _falling(random, SIZES),
        "handbook.min_trend": _falling(random, TRENDS),
        "handbook.favoured_natures": random.sample(NATURES, random.randint(1, 3)),
    }


def _falling(random: Random, words: Sequence[str]) -> Mapping[str, str]:
    """Choose a word for each class, the best first."""
    return dict(zip(CLASSES, sorted(random.choices(words, k=3), key=words.index), strict=True))


VALUES = drawn(rules, 14)
companies = st.sampled_from(VALUES)
minima = st.sampled_from([each * CENT for each in (-1, 0, 1)])


@st.composite
def customers(draw: st.DrawFn, values: Values) -> dict[str, Any]:
    """Draw a customer, its sales mostly beside a minimum."""
    least = draw(st.sampled_from([values[f"handbook.{each}_min_sales"] for each in "abc"]))
    near = max(Decimal(0), least + draw(minima))
    return {
        "annual_purchases": draw(st.one_of(st.just(near), money)),
        "account_size": draw(st.sampled_from(SIZES)),
        "business_trend": draw(st.sampled_from(TRENDS)),
        "customer_nature": draw(st.sampled_from([*NATURES, "other_nature"])),
    }


def meets(values: Values, facts: Facts, name: str) -> bool:
    """Tell whether a customer meets all minima of a class, read from the company's values alone."""

    def reaches(words: Sequence[str], fact: str, parameter: str) -> bool:
        return words.index(facts[fact]) <= words.index(values[f"handbook.{parameter}"][name])

    favoured = name != "A" or facts["customer_nature"] in values["handbook.favoured_natures"]
    sells = facts["annual_purchases"] >= values[f"handbook.{name.lower()}_min_sales"]
    return (
        favoured
        and sells
        and reaches(SIZES, "account_size", "min_size")
        and reaches(TRENDS, "business_trend", "min_trend")
    )


@LAW
@given(companies, st.data())
def test_every_customer_is_in_the_first_class_whose_minima_they_meet(
    values: Values, data: st.DataObject
) -> None:
    """Total, for whoever meets none is D, and disjoint, for the first one counts."""
    facts = data.draw(customers(values))
    expected = next((each for each in CLASSES if meets(values, facts, each)), "D")
    assert ask(values, QUESTION, facts)["grade"] == expected


@LAW
@given(companies, st.data(), money, st.integers(0, 2), st.integers(0, 2))
def test_a_better_customer_is_never_in_a_worse_class(
    values: Values, data: st.DataObject, more: Decimal, larger: int, rising: int
) -> None:
    facts = data.draw(customers(values))
    better = {
        **facts,
        "annual_purchases": max(facts["annual_purchases"], more),
        "account_size": SIZES[max(0, SIZES.index(facts["account_size"]) - larger)],
        "business_trend": TRENDS[max(0, TRENDS.index(facts["business_trend"]) - rising)],
    }
    assert ask(values, QUESTION, better)["grade"] <= ask(values, QUESTION, facts)["grade"]


@pytest.mark.parametrize(("a", "b", "c"), [(2, 2, 1), (1, 2, 1), (3, 1, 1), (3, 2, 0)])
def test_minima_that_do_not_fall_from_a_to_c_are_refused(a: int, b: int, c: int) -> None:
    values = {f"handbook.{name}_min_sales": each * CENT for name, each in zip("abc", (a, b, c), strict=True)}
    with pytest.raises(InvalidPolicySetError):
        company(values)


def test_what_cannot_be_right_between_classes_is_found(tmp_path: Path) -> None:
    """21: minima of size or trend that rise from A to C; 1.3.c: two classes that get the same services."""
    file = tmp_path / "own.yaml"
    same = "[标准化服务]"
    values = {
        "handbook.min_size": "{A: small, B: medium, C: large}",
        "handbook.min_trend": "{A: steady, B: growing, C: steady}",
        **{f"lighting.{name}": same for name in ("dedicated_services", "quoted_first", "quick_response")},
    }
    file.write_text(
        "format: 1\ncompany: own\ntitle: {zh: 例, en: own}\nextends: example-group\nparameters:\n"
        + "".join(f"  {name}: {value}\n" for name, value in values.items()),
        encoding="utf-8",
    )
    asked = {"lighting.service_entitlement"}
    found = {(each.code, each.arguments["law"]) for each in check(file, only=asked.__contains__).findings}
    assert found == {("CRM202", "size-falls"), ("CRM202", "trend-falls"), ("CRM201", "classes-differ")}
