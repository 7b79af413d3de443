"""A column as small numbers: rows with the same number have the same answer, as far as this fact goes."""

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from crmpolicy.portfolio.cutting import Stretches

if TYPE_CHECKING:
    import narwhals as nw
    import numpy as np

    Codes = np.ndarray[Any, np.dtype[np.int64]]
    Marks = np.ndarray[Any, np.dtype[np.bool_]]

EXACT: Final = 10.0**15
"""Up to here a number of at most fifteen digits is told from its neighbours by its binary form."""


class Coded(NamedTuple):
    """A column in codes from 0 up to ``size``, and which rows it has to be looked at for themselves."""

    codes: "Codes"
    size: int
    alone: "Marks"


def coded(column: "nw.Series[Any]", stretches: Stretches | None) -> Coded:
    """Put a column into codes.

    Args:
        column: the cells, of any backend.
        stretches: how the fact is cut, where it is told by stretches.
    """
    import narwhals as nw  # noqa: PLC0415 - an extra, loaded with the first frame
    import numpy as np  # noqa: PLC0415 - an extra

    if stretches is not None and column.dtype.is_float() and column.dtype != nw.Float32:
        return _in_stretches(_numbers(column), stretches)
    if stretches is not None and column.dtype.is_integer():
        nulls = column.is_null().to_numpy()
        whole = column.fill_null(0).to_numpy() if nulls.any() else column.to_numpy()
        large = np.abs(whole.astype(np.float64)) >= EXACT
        found = _in_stretches(whole.astype(np.float64), stretches)
        return found._replace(alone=found.alone | large | nulls)
    return _by_value(column)


def _numbers(column: "nw.Series[Any]") -> "np.ndarray[Any, np.dtype[np.float64]]":
    """Give the numbers of a column; what is missing is no number."""
    import numpy as np  # noqa: PLC0415 - an extra

    return np.asarray(column.to_numpy(), dtype=np.float64)


def _in_stretches(numbers: "np.ndarray[Any, Any]", stretches: Stretches) -> Coded:
    """Tell between which cuts each number lies; what is not surely legal is looked at for itself.

    Comparing binary numbers is exact here: a cut has at most fifteen digits, and whatever is written with
    as many lies on the same side of it as its binary form does. A number is on its step where it is the
    binary form of a whole number of steps.
    """
    import numpy as np  # noqa: PLC0415 - an extra

    codes = np.zeros(len(numbers), dtype=np.int64)
    for cut in stretches.cuts:
        codes += numbers >= cut
        codes += numbers > cut
    fine = np.abs(numbers) < EXACT  # not where it is no number
    if stretches.low is not None:
        fine &= numbers > stretches.low if stretches.over else numbers >= stretches.low
    if stretches.high is not None:
        fine &= numbers < stretches.high if stretches.under else numbers <= stretches.high
    if stretches.scale is not None:
        steps = np.rint(np.where(fine, numbers, 0.0) * stretches.scale)
        fine &= (np.abs(steps) < EXACT) & (steps / stretches.scale == numbers)
    return Coded(codes, 2 * len(stretches.cuts) + 1, ~fine)


def _by_value(column: "nw.Series[Any]") -> Coded:
    """Give each distinct cell a code of its own; empty cells share one."""
    import numpy as np  # noqa: PLC0415 - an extra

    codes, size = _factorized(column)
    return Coded(codes, size, np.zeros(len(codes), dtype=np.bool_))


def _factorized(column: "nw.Series[Any]") -> tuple["Codes", int]:
    import narwhals as nw  # noqa: PLC0415 - an extra

    if column.implementation is nw.Implementation.PYARROW:
        return _of_arrow(column.to_native())
    if column.dtype in (nw.String, nw.Categorical, nw.Enum):
        if column.implementation is nw.Implementation.POLARS:
            return _of_polars(column.to_native())
        if column.implementation is nw.Implementation.PANDAS:
            return _of_pandas(column.to_native())
    return _by_key(column.to_list())


def _of_arrow(native: Any) -> tuple["Codes", int]:
    import numpy as np  # noqa: PLC0415 - an extra
    import pyarrow as pa  # noqa: PLC0415 - an extra

    plain = native.cast(native.type.value_type) if pa.types.is_dictionary(native.type) else native
    try:
        told = plain.combine_chunks().dictionary_encode(null_encoding="encode")
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):  # lists and other nested cells
        return _by_key(plain.to_pylist())
    return np.asarray(told.indices, dtype=np.int64), len(told.dictionary)


def _of_polars(native: Any) -> tuple["Codes", int]:
    import numpy as np  # noqa: PLC0415 - an extra
    import polars as pl  # noqa: PLC0415 - an extra

    told = native.cast(pl.Categorical) if native.dtype == pl.String else native
    codes = told.to_physical().cast(pl.Int64)
    size = int(codes.max() if codes.null_count() < len(codes) else -1) + 2
    return np.asarray(codes.fill_null(size - 1).to_numpy(), dtype=np.int64), size


def _of_pandas(native: Any) -> tuple["Codes", int]:
    import numpy as np  # noqa: PLC0415 - an extra
    import pandas as pd  # noqa: PLC0415 - an extra

    codes, found = pd.factorize(native, use_na_sentinel=False)
    return np.asarray(codes, dtype=np.int64), len(found)


def _by_key(cells: list[Any]) -> tuple["Codes", int]:
    """Tell cells apart by kind and by what is written: True is not 1, 1 is not 1.0, nor 0.10 0.1."""
    import numpy as np  # noqa: PLC0415 - an extra

    seen: dict[Any, int] = {}
    codes = np.empty(len(cells), dtype=np.int64)
    for place, cell in enumerate(cells):
        kind = cell.__class__
        key = (kind, cell if kind is str or kind is int else repr(cell))
        codes[place] = seen.setdefault(key, len(seen))
    return codes, len(seen)
