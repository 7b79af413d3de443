"""PyArrow, of the extra ``frames``, and cells of its tables put into other words."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from crmpolicy.errors import BadValueError, CrmPolicyError, Fault
from crmpolicy.portfolio.mapping import ColumnMapping, MappedColumn


def arrow() -> Any:
    """Import PyArrow; absence is told with how to install it.

    Raises:
        CrmPolicyError: PyArrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        raise CrmPolicyError("run-needs-arrow") from None
    return pa


class Mapped(NamedTuple):
    """A table in the words of the policies, and what is wrong with rows that cannot be put into them."""

    table: Any
    wrong: Mapping[int, tuple[Fault, ...]]


def mapped(table: Any, mapping: ColumnMapping) -> Mapped:
    """Put the cells of a table into the words of the policies, each distinct cell once.

    Args:
        table: an Arrow table, under its own heads.
        mapping: what its columns are. A code that it does not list leaves an empty cell, and a fault.

    >>> import pyarrow
    >>> given = pyarrow.table({"class": ["1", "9"], "note": ["a", "b"]})
    >>> found = mapped(given, ColumnMapping.of({"class": {"fact": "grade", "codes": {"1": "A"}}}))
    >>> found.table["class"].to_pylist(), sorted(found.wrong)
    (['A', None], [1])
    """
    wrong: dict[int, tuple[Fault, ...]] = {}
    for head, column in mapping.columns.items():
        if column.is_plain or head not in table.column_names:
            continue
        cells, faults = _meant(table[head], column)
        place = table.column_names.index(head)
        table = table.set_column(place, head, cells)
        for row, fault in faults.items():
            wrong[row] = (*wrong.get(row, ()), fault)
    return Mapped(table, wrong)


def _meant(cells: Any, column: MappedColumn) -> tuple[Any, dict[int, Fault]]:
    """Put one column into other words; give the faults by row."""
    faults: dict[int, Fault] = {}
    places, distinct = encoded(cells)
    meant: list[str | None] = [None] * len(distinct)
    for number, cell in enumerate(distinct):
        try:
            found = column.meant(cell)
        except BadValueError as error:
            faults[number] = error.fault()
        else:
            meant[number] = found if found is None or isinstance(found, str) else str(found)
    rows = {}
    if faults:
        rows = {row: faults[code] for row, code in enumerate(places.to_pylist()) if code in faults}
    return arrow().array(meant, arrow().string()).take(places), rows


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
