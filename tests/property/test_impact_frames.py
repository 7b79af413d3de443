"""Who moves in a frame: as brute force says, of small frames with every kind of cell, and of large ones."""

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any, Final

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.portfolio import measure_impact
from crmpolicy.verify import diff
from crmpolicy.verify.comparing.difference import Difference
from tests.property.impacts import agrees, brute_force, summed

NOW: Final = datetime(2026, 1, 5, tzinfo=UTC)
FRAMES: Final[Mapping[str, Callable[[Mapping[str, Sequence[Any]]], Any]]] = {
    "pandas": pd.DataFrame,
    "polars": lambda columns: pl.DataFrame(columns, strict=True),
    "pyarrow": lambda columns: pa.table(dict(columns)),
}
LOWERED: Final = ("0.9%", "0.31%", "0.99%", "2%")
WORDS: Final = {
    "contribution": ("large", "fairly_large", "业绩贡献较小", "average", "huge", "", None),
    "cooperation": ("close", "fairly_steady", "average", "unsteady", None),
    "reputation": ("good", "fairly_good", "acceptable", "unproven", "Good"),
}
EDGES: Final = (0.0, 0.001, 0.003, 0.0031, 0.009, 0.0099, 0.01, 0.02, 1.0)
shares = st.one_of(
    st.sampled_from(
        [each for cut in EDGES for each in (cut, math.nextafter(cut, 2), math.nextafter(cut, -1))]
    ),
    st.integers(0, 30_000).map(lambda whole: whole / 10**6),
    st.floats(),
    st.none(),
)
amounts = st.one_of(
    st.integers(-(10**7), 10**7).map(lambda cents: cents / 100), st.just(0.1 + 0.2), st.none()
)
customers = st.fixed_dictionaries(
    {
        "sales_share": shares,
        **{name: st.sampled_from(words) for name, words in WORDS.items()},
        "margin": amounts,
    }
)


@cache
def steel(share: str = "1%", **more: Any) -> PolicySet:
    values = {f"steel.{name}": value for name, value in more.items()}
    return load_policy_set("example-steel", parameters={"steel.grade_a_share": share} | values)


@cache
def lowering(share: str) -> Difference:
    """Prove once what another threshold changes: two hundred frames are held against it."""
    return diff(steel(), steel(share), points=["customer_grade"])


def framed(package: str, rows: Sequence[Mapping[str, Any]]) -> tuple[Any, list[dict[str, Any]]]:
    """Put rows into a frame; pandas has one sign for what is missing and what is no number."""
    plain = [dict(row) for row in rows]
    if package == "pandas":
        for row in plain:
            if row["sales_share"] is not None and math.isnan(row["sales_share"]):
                row["sales_share"] = None
    columns = {name: [row[name] for row in plain] for name in plain[0]}
    for name in ("sales_share", "margin"):
        if all(each is None for each in columns[name]):
            plain[0][name] = columns[name][0] = 0.5
    return FRAMES[package](columns), plain


def test_a_frame_moves_as_brute_force_says() -> None:
    """Thresholds and their neighbours, what is no number, off the scale, missing; money to the last digit.

    In a frame of any package; the soak tries as many frames of each.
    """
    moves_as_brute_force_says(*FRAMES)


@pytest.mark.soak
@pytest.mark.parametrize("package", FRAMES)
def test_a_frame_of_each_package_moves_as_brute_force_says(package: str) -> None:
    moves_as_brute_force_says(package)


def moves_as_brute_force_says(*packages: str) -> None:
    """Put customers into frames of some packages, and compare who moves."""

    @settings(max_examples=200, deadline=None)
    @given(
        package=st.sampled_from(packages),
        listed=st.lists(customers, min_size=1, max_size=12),
        lowered=st.sampled_from(LOWERED),
    )
    def every(package: str, listed: list[dict[str, Any]], lowered: str) -> None:
        frame, rows = framed(package, listed)
        before, after = steel(), steel(lowered)
        impact = measure_impact(
            before, after, "customer_grade", frame, now=NOW, money=["margin"], difference=lowering(lowered)
        )
        asked = [{key: cell for key, cell in row.items() if key != "margin"} for row in rows]
        brute = brute_force(before, after, "customer_grade", asked, NOW)
        agrees(impact, brute, len(rows))
        assert impact.evaluated_twice == sum(lies_between(row, lowered) for row in rows)
        for way in impact.ways:
            told = [
                row["margin"]
                for row, pair in zip(rows, brute.pairs, strict=True)
                if row["margin"] is not None and pair == (way.before, way.after)
            ]
            assert Fraction(way.money.get("margin", Decimal(0))) == summed(told)

    every()


def lies_between(row: Mapping[str, Any], moved: str) -> bool:
    """Tell by the text alone whether a row lies between both thresholds and meets all else that grade A asks.

    Grade A asks for a share, a large contribution, a close cooperation and a good reputation, so moving its
    share concerns nobody else; a customer who is no A falls to the grades below by what they ask.
    """
    share = row["sales_share"]
    if share is None or not math.isfinite(share) or any(row[name] not in KNOWN[name] for name in WORDS):
        return False
    given_, ends = Fraction(repr(share)), sorted((Fraction(1, 100), Fraction(Decimal(moved[:-1])) / 100))
    best = (row["contribution"], row["cooperation"], row["reputation"]) == ("large", "close", "good")
    return bool(best and ends[0] <= given_ < ends[1])


KNOWN: Final = {
    name: {word for word in words if word and word not in ("huge", "Good")} for name, words in WORDS.items()
}


def test_twenty_thousand_customers_move_as_brute_force_says() -> None:
    """A few hundred lie between the thresholds; exactly they are asked twice."""
    random = Random(9)  # noqa: S311 - nothing is kept secret here
    rows = [
        {
            "sales_share": round(random.gammavariate(0.5, 0.012), 6),
            **{name: random.choice(sorted(words)) for name, words in KNOWN.items()},
        }
        for _ in range(20_000)
    ]
    for row in rows[:40]:
        row.update(sales_share=0.0095, contribution="large", cooperation="close", reputation="good")
    rows[40:43] = [{**rows[0], "sales_share": share} for share in (0.009, 0.01, 0.008999)]
    frame = pl.DataFrame(rows)
    before, after = steel(), steel("0.9%")
    impact = measure_impact(before, after, "customer_grade", frame, now=NOW)
    agrees(impact, brute_force(before, after, "customer_grade", rows, NOW), len(rows))
    inside = [lies_between(row, "0.9%") for row in rows]
    assert impact.evaluated_twice == sum(inside) == len(impact.moved) > 40
    assert inside[40:43] == [True, False, False]


@settings(max_examples=200, deadline=None)
@given(
    listed=st.lists(customers, min_size=1, max_size=6),
    values=st.fixed_dictionaries(
        {},
        optional={
            "share_only": st.booleans(),
            "grade_b_share": st.sampled_from(["0.2%", "0.4%"]),
            "grade_c_share": st.sampled_from(["0.05%", "0.15%"]),
        },
    ),
)
def test_any_change_moves_a_frame_as_brute_force_says(
    listed: list[dict[str, Any]], values: dict[str, Any]
) -> None:
    """Also where other facts are asked than before, so that nothing is proved of any row."""
    frame, rows = framed("polars", listed)
    asked = [{key: cell for key, cell in row.items() if key != "margin"} for row in rows]
    before, after = steel(), steel(**values)
    frame = frame.drop("margin")
    impact = measure_impact(before, after, "customer_grade", frame, now=NOW)
    points = before.point("customer_grade"), after.point("customer_grade")
    taken = [
        {
            key: cell
            for key, cell in row.items()
            if any(fact.name == key for point in points for fact in point.reach())
        }
        for row in asked
    ]
    agrees(impact, brute_force(before, after, "customer_grade", taken, NOW), len(rows))
    if values.get("share_only"):
        assert impact.evaluated_twice == len(rows)


def test_a_difference_that_is_known_is_not_worked_out_again() -> None:
    before, after = steel(), steel("0.9%")
    frame = pl.DataFrame(
        {"sales_share": [0.0095, 0.5], **{name: [words[0]] * 2 for name, words in WORDS.items()}}
    )
    given_ = measure_impact(before, after, "customer_grade", frame, now=NOW, difference=diff(before, after))
    assert (given_.evaluated_twice, len(given_.moved)) == (1, 1)
    none = measure_impact(before, after, "customer_grade", frame, now=NOW, difference=diff(before, before))
    assert (none.evaluated_twice, len(none.moved)) == (0, 0)  # what is handed in is believed
