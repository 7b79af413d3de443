"""The lists of ten of the demonstration: those of the order book, worked out here anew."""

import csv
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from crmpolicy.cli.orderbook import YEAR
from crmpolicy.cli.top_customers import MEASURES, top_customers, top_data
from crmpolicy.company import shipped

Demo = Callable[..., str]
LEAST = 500

pytestmark = pytest.mark.xdist_group("demonstration")  # which is told once for all


def rate(name: str, row: dict[str, str]) -> Fraction | None:
    """Measure a customer for a list; None where it takes no part."""
    sales, base = Fraction(row["annual_sales"]), Fraction(row["previous_year_sales"] or 0)
    if name == "by_sales":
        return sales
    if name == "by_growth":
        return (sales - base) / base if base >= LEAST else None
    return Fraction(row["annual_profit"]) / sales if sales >= LEAST else None


@pytest.mark.parametrize("name", MEASURES)
def test_the_first_ten_are_those_of_the_order_book(name: str) -> None:
    """By the figures of the file alone."""
    path = shipped("examples") / "superstore" / "superstore_customer_years.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["year"] == YEAR]
    rates = {row["customer_id"]: rate(name, row) for row in rows}
    best = sorted(((value, each) for each, value in rates.items() if value is not None), reverse=True)[:10]
    found = [(Fraction(each[MEASURES[name]]), each["customer"]) for each in top_customers().entries(name)]
    assert found == best


def test_candidates_are_all_who_stand_in_a_list() -> None:
    """Each of them once."""
    found: dict[str, Any] = top_data()
    standing = {each["customer"] for name in MEASURES for each in found[name]}
    assert standing == {each["customer"] for each in found["candidates"]}
    assert (found["example"], len(found["candidates"])) == (True, 25)


def test_text_and_json_tell_the_same_places(demo: Demo, demo_data: Any) -> None:
    """The lists stand in both, with the values called examples."""
    text, found = demo(), demo_data["top"]
    assert "example values" in text
    for each in found["by_sales"]:
        assert [str(each["rank"]), each["customer"]] in [line.split()[:2] for line in text.split("\n")]
