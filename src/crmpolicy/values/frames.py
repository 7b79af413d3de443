"""Dataframes given where a list of entries is asked for: a row an entry, a column a field.

Nothing is imported for them: pandas and polars are known by what they can do, and every cell is read as
strictly as what stands in a mapping.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from crmpolicy.values.notation import wrong_kind


class DataFrame(Protocol):
    """What dataframes of pandas and polars have in common for whoever hands one over."""

    @property
    def columns(self) -> Any:
        """The names of the columns."""


def rows_of(given: Any) -> Any:
    """Give the rows of a dataframe as mappings; what is none, as it is.

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
        return given.to_dicts()
    if callable(getattr(given, "to_dict", None)):  # pandas
        return given.to_dict(orient="records")
    return given
