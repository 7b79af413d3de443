"""Millions of amounts are summed exactly: floats by their shortest text, whole numbers, decimals, texts."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.errors import Location
from crmpolicy.portfolio.amounts import Amounts
from crmpolicy.portfolio.columns import Column
from crmpolicy.values import Money

HERE = Location("frame", 1, 1)
numbers = st.one_of(
    st.integers(-(10**14), 10**14).map(lambda cents: cents / 100),
    st.floats(-(10**12), 10**12),
    st.sampled_from([0.1 + 0.2, 1e-7, 123456.789, -0.01, 10.0**13 + 0.01]),
    st.none(),
)


def amounts(cells: Any, kind: Money | None = None, *, asked: bool = True) -> Amounts:
    column = Column("margin", "", kind or Money(step=None))
    return Amounts(column, nw.from_native(cells, series_only=True), HERE, asked=asked)


@settings(max_examples=300, deadline=None)
@given(cells=st.lists(numbers, min_size=1, max_size=30))
def test_floats_are_summed_by_their_shortest_text(cells: list[float | None]) -> None:
    found = amounts(pl.Series(cells, dtype=pl.Float64))
    ways = np.array([place % 3 - 1 for place in range(len(cells))])  # the first third is left out
    told = found.sums(ways, 2)
    for way in range(2):
        mine = [
            each
            for place, each in enumerate(cells)
            if ways[place] == way and each is not None and place not in found.faults
        ]
        expected = sum((Fraction(repr(each)) for each in mine), Fraction(0))
        assert (told[way] is None) == (not mine)
        assert Fraction(told[way] or 0) == expected
    for place, each in enumerate(cells):
        amount = found.at(place)
        fine = each is not None and place not in found.faults
        assert (None if amount is None else Fraction(amount)) == (Fraction(repr(each)) if fine else None)


def test_sums_that_no_binary_number_holds_are_exact() -> None:
    cells = [10.0**12 + 0.01] * 100_000
    (told,) = amounts(pl.Series(cells)).sums(np.zeros(len(cells), dtype=np.int64), 1)
    assert told == Decimal("1000000000000.01") * 100_000


def test_whole_numbers_decimals_and_texts_are_read_as_the_single_row_is() -> None:
    columns: Sequence[Any] = (
        pl.Series([1, None, 3]),
        pl.Series([Decimal("1.00"), None, Decimal(3)]),
        pl.Series(["1", "", "3元"]),
        pd.Series([1.0, float("nan"), 3.0]),
    )
    for column in columns:
        found = amounts(column)
        assert found.sums(np.zeros(3, dtype=np.int64), 1) == [Decimal(4)]
        assert (found.at(1), found.faults) == (None, {})


def test_what_is_no_amount_is_told_where_somebody_asked() -> None:
    cells = pl.Series(["1", "much", "much"])
    assert {place: fault.code for place, fault in amounts(cells).faults.items()} == {
        1: "portfolio-money",
        2: "portfolio-money",
    }
    assert amounts(cells, asked=False).faults == {}
    assert [*amounts(pl.Series([1.0, float("inf"), 2.005]), Money()).faults] == [1, 2]
