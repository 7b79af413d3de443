"""A column as small numbers: rows with the same number have the same answer, as far as this fact goes.

Numbers fall into stretches. What is in none of them, an empty cell, what is out of range, off its step or no
number at all, gets codes by its value.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from crmpolicy.portfolio.cutting import Classes, Stretches, beyond
from crmpolicy.portfolio.polars_coding import polars_codes
from crmpolicy.portfolio.stretching import binary_codes, decimal_codes, text_codes

if TYPE_CHECKING:
    import narwhals as nw
    import numpy as np

    Codes = np.ndarray[Any, np.dtype[Any]]


class Coded(NamedTuple):
    """A column in codes from 0 up to ``size``."""

    codes: "Codes"
    size: int


def all_coded(cells: Mapping[str, "nw.Series[Any]"], classes: Mapping[str, Classes]) -> list[Coded]:
    """Put columns into codes.

    Args:
        cells: the cells of each fact, by its key; of any backend.
        classes: the classes into which values of a fact fall, where there are few.
    """
    import narwhals as nw  # noqa: PLC0415 - an extra, loaded with the first frame

    quick: Mapping[str, Any] = {}
    if next(iter(cells.values())).implementation is nw.Implementation.POLARS:
        quick = polars_codes({key: column.to_native() for key, column in cells.items()}, classes)
    return [
        with_others(quick[key], beyond(classes[key]), column)
        if key in quick
        else coded(column, classes.get(key))
        for key, column in cells.items()
    ]


def taken_from(column: "nw.Series[Any]") -> "nw.Series[Any]":
    """Give a column that rows can be taken from: of texts kept as views, Arrow takes none."""
    import narwhals as nw  # noqa: PLC0415 - an extra

    if column.implementation is not nw.Implementation.PYARROW:
        return column
    import pyarrow as pa  # noqa: PLC0415 - an extra

    native = column.to_native()
    if not pa.types.is_string_view(native.type):
        return column
    return nw.from_native(native.cast(pa.large_string()), series_only=True)


def coded(column: "nw.Series[Any]", classes: Classes | None) -> Coded:
    """Put a column into codes, by stretches where it holds numbers and is told by them, else by value."""
    import narwhals as nw  # noqa: PLC0415 - an extra
    import numpy as np  # noqa: PLC0415 - an extra

    kind = column.dtype
    if not isinstance(classes, Stretches):
        return by_value(column)[0]
    found = None
    if kind.is_integer() or kind == nw.Float64:
        filled = column.fill_null(0) if column.null_count() else column
        found = binary_codes(np.asarray(filled.to_numpy(), dtype=np.float64), classes)
    elif kind == nw.Decimal and len(column):
        found = decimal_codes(column.to_arrow(), classes)
    if found is not None:
        if column.null_count():
            found[column.is_null().to_numpy()] = beyond(classes) - 1
        return with_others(found, beyond(classes), column)
    values, cells = by_value(column)
    return _texts(values, cells(), classes) if kind in (nw.String, nw.Categorical) else values


def with_others(codes: "Codes", size: int, column: "nw.Series[Any]") -> Coded:
    """Give the rows whose code is ``size``, which are in no class, codes of their own by value."""
    import numpy as np  # noqa: PLC0415 - an extra

    if not len(codes) or int(codes.max()) < size:
        return Coded(codes, size)
    rest = np.flatnonzero(codes == size)
    others, _ = by_value(column[rest.tolist()] if len(rest) < len(codes) else column)
    wide = codes.astype(np.min_scalar_type(size + others.size))
    wide[rest] = others.codes.astype(wide.dtype) + wide.dtype.type(size)
    return Coded(wide, size + others.size)


def _texts(values: Coded, cells: Sequence[Any], classes: Stretches) -> Coded:
    """Put texts that are plainly numbers into stretches; the others keep codes by value."""
    import numpy as np  # noqa: PLC0415 - an extra

    size = beyond(classes)
    places = text_codes(cells, classes).astype(np.int64)
    others = np.flatnonzero(places == size)
    places[others] = size + np.arange(len(others))
    return Coded(places[values.codes], size + len(others))


def by_value(column: "nw.Series[Any]") -> tuple[Coded, Callable[[], Sequence[Any]]]:
    """Give each distinct cell a code of its own, empty ones the same; and what gives the cells by code."""
    import narwhals as nw  # noqa: PLC0415 - an extra

    if column.implementation is nw.Implementation.PYARROW:
        return _of_arrow(column.to_native())
    if column.dtype == nw.Boolean:
        return _of_booleans(column)
    if column.dtype in (nw.Date, nw.Datetime):
        return _of_arrow(column.to_arrow())
    if column.dtype in (nw.String, nw.Categorical, nw.Enum):
        if column.implementation is nw.Implementation.POLARS:
            return _of_polars(column.to_native())
        if column.implementation is nw.Implementation.PANDAS:
            return _of_pandas(column.to_native())
    return _by_key(column.to_list())


def _of_booleans(column: "nw.Series[Any]") -> tuple[Coded, Callable[[], Sequence[Any]]]:
    import numpy as np  # noqa: PLC0415 - an extra

    filled = column.fill_null(value=False) if column.null_count() else column
    codes = np.asarray(filled.to_numpy(), dtype=np.uint8)
    if column.null_count():
        codes = np.where(column.is_null().to_numpy(), np.uint8(2), codes)
    return Coded(codes, 3), lambda: (False, True, None)


def _of_arrow(native: Any) -> tuple[Coded, Callable[[], Sequence[Any]]]:
    import numpy as np  # noqa: PLC0415 - an extra
    import pyarrow as pa  # noqa: PLC0415 - an extra

    plain = native.cast(native.type.value_type) if pa.types.is_dictionary(native.type) else native
    plain = plain if isinstance(plain, pa.ChunkedArray) else pa.chunked_array([plain])
    try:
        told = plain.combine_chunks().dictionary_encode(null_encoding="encode")
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):  # lists and other nested cells
        return _by_key(plain.to_pylist())
    return Coded(np.asarray(told.indices), len(told.dictionary)), told.dictionary.to_pylist


def _of_polars(native: Any) -> tuple[Coded, Callable[[], Sequence[Any]]]:
    import polars as pl  # noqa: PLC0415 - an extra

    kind: Any = native.dtype
    if native.dtype == pl.Enum:
        words = kind.categories
    else:  # words of a list of its own: those of other columns would leave holes
        kept = pl.Categories.random()
        native = native.cast(pl.String).cast(pl.Categorical(kept))
        words = kept.to_series()
    codes = native.to_physical().to_numpy() if not native.null_count() else _filled(native, len(words))
    return Coded(codes, len(words) + 1), lambda: [*words, None]


def _filled(native: Any, empty: int) -> "Codes":
    """Give the places of words, those of empty cells filled; the widest place may be one too wide."""
    import polars as pl  # noqa: PLC0415 - an extra

    filled: Codes = native.to_physical().cast(pl.UInt32).fill_null(empty).to_numpy()
    return filled


def _of_pandas(native: Any) -> tuple[Coded, Callable[[], Sequence[Any]]]:
    import pandas as pd  # noqa: PLC0415 - an extra

    codes, found = pd.factorize(native, use_na_sentinel=False)
    return Coded(codes, len(found)), lambda: [None if pd.isna(each) else each for each in found]


def _by_key(cells: Sequence[Any]) -> tuple[Coded, Callable[[], Sequence[Any]]]:
    """Tell cells apart by kind and by what is written: True is not 1, 1 is not 1.0, nor 0.10 0.1."""
    import numpy as np  # noqa: PLC0415 - an extra

    seen: dict[Any, int] = {}
    values: list[Any] = []
    codes = np.empty(len(cells), dtype=np.int64)
    for place, cell in enumerate(cells):
        kind = cell.__class__
        key = (kind, cell if kind is str or kind is int else repr(cell))
        code = seen.setdefault(key, len(seen))
        codes[place] = code
        if code == len(values):
            values.append(cell)
    return Coded(codes, len(seen)), lambda: values
