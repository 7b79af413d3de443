"""PyArrow, of the extra ``frames``, and cells of its tables as texts."""

from collections.abc import Callable
from typing import Any

from crmpolicy.extras import extra


def arrow() -> Any:
    """Import PyArrow; absence is told with how to install it.

    Raises:
        CrmPolicyError: PyArrow is not installed.
    """
    with extra("run-needs-arrow", "pyarrow"):
        import pyarrow as pa  # noqa: PLC0415 - an extra
    return pa


def places_of_others(cells: Any, word: str) -> Any:
    """Give the places of the cells that are not this word.

    >>> import pyarrow
    >>> places_of_others(pyarrow.chunked_array([["a", "b"], ["c"]]), "a").to_pylist()
    [1, 2]
    """
    from pyarrow import compute  # noqa: PLC0415 - an extra

    return compute.indices_nonzero(compute.not_equal(cells, word))


def encoded(cells: Any) -> tuple[Any, list[Any]]:
    """Give the number of each cell among the distinct ones, and those; a list or a row counts for itself."""
    pa = arrow()
    plain = cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells
    if pa.types.is_dictionary(plain.type):
        plain = plain.cast(plain.type.value_type)
    if pa.types.is_nested(plain.type):
        return pa.array(range(len(plain)), pa.int32()), plain.to_pylist()
    found = plain.dictionary_encode(null_encoding="encode")
    return found.indices, found.dictionary.to_pylist()


def by_distinct(cells: Any, told: Callable[[Any], str | None]) -> Any:
    """Put each distinct cell into a text.

    >>> import pyarrow
    >>> by_distinct(pyarrow.array([1, 1, None]), lambda cell: cell and f"no. {cell}").to_pylist()
    ['no. 1', 'no. 1', None]
    """
    pa = arrow()
    places, distinct = encoded(cells)
    return pa.array([told(each) for each in distinct], pa.string()).take(places)
