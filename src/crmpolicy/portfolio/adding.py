"""Columns added to frames: of each, every row has the value of its answer."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from crmpolicy.portfolio.answering import Told, columns_for
from crmpolicy.portfolio.storing import WIDEST, Stored
from crmpolicy.values import ValueType

if TYPE_CHECKING:
    import narwhals as nw
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[Any]]


def with_columns(
    frame: "nw.DataFrame[Any]", columns: Sequence[Told], numbers: "Numbers"
) -> "nw.DataFrame[Any]":
    """Add columns to a frame.

    Args:
        frame: a frame of Polars, pandas or Arrow.
        columns: one value for each answer.
        numbers: the number of each row's answer.
    """
    import narwhals as nw  # noqa: PLC0415 - an extra

    made: nw.DataFrame[Any] = nw.from_native(
        _ADDERS[str(frame.implementation)](frame.to_native(), columns, numbers), eager_only=True
    )
    return made


def _to_polars(frame: Any, columns: Sequence[Told], numbers: "Numbers") -> Any:
    """Gather side by side; a column whose cells are all alike is written down once."""
    import numpy as np  # noqa: PLC0415 - an extra
    import polars as pl  # noqa: PLC0415 - an extra

    places = pl.lit(pl.Series(numbers.astype(np.uint32)))
    made = []
    for each in columns:
        values = pl.Series(each.name, each.cells, dtype=_polars_type(each.stored), strict=True)
        alike = len(frame) and len(set(each.cells)) == 1
        made.append(pl.lit(values).first() if alike else pl.lit(values).gather(places))
    return frame.with_columns(one.alias(each.name) for one, each in zip(made, columns, strict=True))


def polars_schema(outputs: Mapping[str, ValueType]) -> Mapping[str, Any]:
    """Give the types that the columns added for some outputs have in Polars."""
    return {name: _polars_type(stored) for name, stored in columns_for(outputs).items()}


def _polars_type(stored: Stored) -> Any:
    import polars as pl  # noqa: PLC0415 - an extra

    plain = {
        "label": pl.Categorical(),
        "boolean": pl.Boolean(),
        "integer": pl.Int64(),
        "date": pl.Date(),
        "instant": pl.Datetime("us", "UTC"),
        "text": pl.String(),
    }
    if stored.form == "words":
        return pl.Enum(list(stored.words))
    return pl.Decimal(WIDEST, stored.scale) if stored.form == "decimal" else plain[stored.form]


def _to_pandas(frame: Any, columns: Sequence[Told], numbers: "Numbers") -> Any:
    import pandas as pd  # noqa: PLC0415 - an extra

    made = {each.name: pd.Series(_pandas_values(each).take(numbers), index=frame.index) for each in columns}
    return frame.assign(**made)


def _pandas_values(column: Told) -> Any:
    """Give the cells of all answers; days and exact numbers are objects, for pandas has no such types."""
    import numpy as np  # noqa: PLC0415 - an extra
    import pandas as pd  # noqa: PLC0415 - an extra

    stored, cells = column.stored, column.cells
    if stored.form in ("words", "label"):
        seen = stored.words or tuple(dict.fromkeys(each for each in cells if each is not None))
        return pd.Categorical(cells, categories=pd.Index(seen, dtype="str"))
    if stored.form in ("date", "decimal"):
        values = np.empty(len(cells), dtype=object)
        values[:] = cells
        return values
    plain = {"boolean": "boolean", "integer": "Int64", "instant": "datetime64[us, UTC]", "text": "str"}
    return pd.array(cells, dtype=plain[stored.form])


def _to_arrow(table: Any, columns: Sequence[Told], numbers: "Numbers") -> Any:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    places = pa.array(numbers)
    for each in columns:
        values = pa.array(each.cells, type=arrow_type(each.stored))
        if each.stored.form in ("words", "label"):
            values = values.dictionary_encode()
        table = table.append_column(each.name, pa.chunked_array([values.take(places)]))
    return table


def arrow_type(stored: Stored) -> Any:
    """Give the Arrow type of a column's values; words are texts, by a dictionary where shorter."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    plain = {
        "boolean": pa.bool_(),
        "integer": pa.int64(),
        "date": pa.date32(),
        "instant": pa.timestamp("us", "UTC"),
    }
    if stored.form == "decimal":
        return pa.decimal128(WIDEST, stored.scale)
    return plain.get(stored.form, pa.string())


_ADDERS: Final[Mapping[str, Callable[..., Any]]] = {
    "polars": _to_polars,
    "pandas": _to_pandas,
    "pyarrow": _to_arrow,
}
