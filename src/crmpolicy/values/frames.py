"""Dataframes given where a list of entries is asked for: a row an entry, a column a field.

Nothing is imported for them: pandas and polars are known by what they can do, and every cell is read as
strictly as what stands in a mapping. Two things only a frame says in its own way: a cell that is missing,
which pandas writes as no number (NaN) or no moment (NaT), and a day, which has a midnight in a column of
moments.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, time
from typing import Any, Final, Protocol

from crmpolicy.values.notation import array_kind, is_unknown, wrong_kind

_MIDNIGHT: Final = time()


class DataFrame(Protocol):
    """What dataframes of pandas and polars have in common for whoever hands one over."""

    @property
    def columns(self) -> Any:
        """The names of the columns."""


def rows_of(given: Any, days: Collection[str] = ()) -> Any:
    """Give the rows of a dataframe as mappings, missing cells as None; what is no dataframe, as it is.

    Args:
        given: what a caller gives for a list of entries.
        days: the columns that hold days; a midnight without zone is a day there.

    Raises:
        BadValueError: two columns have one name, so that cells would be lost.

    >>> rows_of([{"customer": "A"}])
    [{'customer': 'A'}]
    """
    columns = getattr(given, "columns", None)
    if isinstance(given, Mapping) or columns is None:
        return given
    names = list(columns)
    if len(set(names)) != len(names):
        raise wrong_kind("list", given)
    if callable(getattr(given, "to_dicts", None)):  # polars
        return list(_rows(given.to_dicts(), days))
    if callable(getattr(given, "to_dict", None)):  # pandas
        return list(_rows(given.to_dict(orient="records"), days))
    return given


def _rows(rows: Any, days: Collection[str]) -> Iterator[dict[Any, Any]]:
    for row in rows:
        yield {name: _cell(cell, is_day=name in days) for name, cell in row.items()}


def _cell(cell: Any, *, is_day: bool) -> Any:
    """Give what a cell says; a moment with a zone, or with an hour, is no day."""
    if is_unknown(cell) or _is_no_number(cell):
        return None
    if is_day and isinstance(cell, datetime) and cell.tzinfo is None and cell.time() == _MIDNIGHT:
        return cell if getattr(cell, "nanosecond", 0) else cell.date()
    return cell


def _is_no_number(cell: Any) -> bool:
    """Tell whether a cell is NaN or an array's NaT: nothing else differs from itself."""
    return (isinstance(cell, float) or array_kind(cell) is not None) and bool(cell != cell)  # noqa: PLR0124 - that is what is asked
