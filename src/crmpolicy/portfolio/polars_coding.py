"""Columns of Polars as small numbers: expressions, which Polars runs side by side."""

from collections.abc import Mapping
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Any, Final

from crmpolicy.portfolio.cutting import EXACT, Classes, Stretches, Words, beyond

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

    Codes = Mapping[str, np.ndarray[Any, np.dtype[Any]]]

MOST: Final = 12
"""Words or edges up to which comparing with each is faster than looking them up."""


def polars_codes(columns: Mapping[str, "pl.Series"], classes: Mapping[str, Classes]) -> "Codes":
    """Put columns into codes: texts by a short list of words, binary numbers by few stretches.

    Args:
        columns: the columns, by the keys of the facts that they are.
        classes: the classes into which values of a fact fall, where there are few.

    Returns:
        The columns of those kinds, each as an array of small numbers: of a word its place from 0, of a number
        its stretch; one more for an empty cell, and two more for a value in none of the classes.
    """
    import polars as pl  # noqa: PLC0415 - an extra

    made = {}
    for key, column in columns.items():
        of = classes.get(key)
        empty = bool(column.null_count())
        if isinstance(of, Words) and column.dtype == pl.String and len(of.texts) <= MOST:
            made[key] = _word(pl.col(key), of, empty=empty)
        elif isinstance(of, Stretches) and column.dtype == pl.Float64 and len(of.edges) <= MOST:
            made[key] = _stretch(pl.col(key), of, empty=empty)
    if not made:
        return {}
    frame = pl.DataFrame([columns[key].alias(key) for key in made])
    found = frame.select([each.alias(key) for key, each in made.items()])
    return {key: found[key].to_numpy() for key in made}


def _word(column: "pl.Expr", words: Words, *, empty: bool) -> "pl.Expr":
    """Compare a text with each word: that costs less than looking all of them up."""
    import polars as pl  # noqa: PLC0415 - an extra

    def small(number: int) -> "pl.Expr":
        return pl.lit(number, dtype=pl.UInt8)

    size = beyond(words) - 1
    code = small(size + 1)
    if empty:
        code = pl.when(column.is_null()).then(small(size)).otherwise(code)
    for place, text in enumerate(words.texts):
        code = pl.when(column == text).then(small(place)).otherwise(code)
    return code


def _stretch(column: "pl.Expr", stretches: Stretches, *, empty: bool) -> "pl.Expr":
    """Count the edges up to a number. What is no number is greater than all others in Polars."""
    import polars as pl  # noqa: PLC0415 - an extra

    below = pl.lit(0, dtype=pl.UInt8)
    code = reduce(add, ((column >= each.binary).cast(pl.UInt8) for each in stretches.edges), below)
    fine = _inside(column, stretches)
    if stretches.scale is not None:
        steps = (column * stretches.scale).round()
        fine = fine & (steps.abs() < EXACT) & (steps / stretches.scale == column)
    told = pl.when(fine).then(code).otherwise(pl.lit(beyond(stretches), dtype=pl.UInt8))
    if not empty:
        return told
    return pl.when(column.is_null()).then(pl.lit(beyond(stretches) - 1, dtype=pl.UInt8)).otherwise(told)


def _inside(column: "pl.Expr", stretches: Stretches) -> "pl.Expr":
    """Tell the numbers that are in range and not too large to be exact."""
    least = column > -EXACT
    if stretches.low is not None:
        least = column > float(stretches.low) if stretches.over else column >= float(stretches.low)
    most = column < EXACT
    if stretches.high is not None:
        most = column < float(stretches.high) if stretches.under else column <= float(stretches.high)
    return least & most
