"""Columns of frames put into the words of the policies: units and codes, each distinct cell once."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from crmpolicy.errors import BadValueError, FactsError, Fault
from crmpolicy.portfolio.coding import by_value
from crmpolicy.portfolio.mapping import ColumnMapping, MappedColumn
from crmpolicy.portfolio.packages import frames

if TYPE_CHECKING:
    import narwhals as nw
    import numpy as np

    Wrong = Mapping[int, tuple[Fault, ...]]


class Meant(NamedTuple):
    """Columns by name, and what is wrong with rows that cannot be put into other words, by their places."""

    cells: "Mapping[str, nw.Series[Any]]"
    wrong: "Wrong"


class Mapped(NamedTuple):
    """A table in the words of the policies, and what is wrong with rows that cannot be put into them."""

    table: Any
    wrong: "Wrong"


def meant(cells: "Mapping[str, nw.Series[Any]]", heads: Mapping[str, str], mapping: ColumnMapping) -> Meant:
    """Put columns into the words of the policies.

    Args:
        cells: columns of any package, by any name.
        heads: the head of each column, by that name.
        mapping: what columns are, by their heads. A code that it does not list leaves an empty cell, and a
            fault of its row.
    """
    found = dict(cells)
    wrong: dict[int, tuple[Fault, ...]] = {}
    for name, column in cells.items():
        told = mapping.columns.get(heads[name])
        if told is not None and not told.is_plain:
            found[name], faults = _meant(column, told)
            for row, fault in faults.items():
                wrong[row] = (*wrong.get(row, ()), fault)
    return Meant(found, wrong)


def _meant(column: "nw.Series[Any]", told: MappedColumn) -> "tuple[nw.Series[Any], dict[int, Fault]]":
    """Put one column into other words; give the faults by row."""
    import narwhals as nw  # noqa: PLC0415 - an extra

    empty = column.is_null().to_list()
    coded, cells = by_value(column)
    words: dict[int, str | None] = {}
    faults: dict[int, Fault] = {}
    distinct = cells()
    codes = coded.codes.tolist()
    for code in {code for code, gone in zip(codes, empty, strict=True) if not gone}:
        try:
            words[code] = str(told.meant(distinct[code]))
        except BadValueError as error:
            faults[code] = error.fault()
    said = [None if gone else words.get(code) for code, gone in zip(codes, empty, strict=True)]
    series = nw.new_series(column.name, said, nw.String(), backend=column.implementation)
    rows = {row: faults[code] for row, code in enumerate(codes) if code in faults and not empty[row]}
    return series, rows


def with_wrong(numbers: "np.ndarray[Any, Any]", answers: list[Any], wrong: "Wrong") -> tuple[Any, list[Any]]:
    """Say of rows that cannot be used why not, whatever they were answered without their cells.

    Args:
        numbers: the number of each row's answer.
        answers: the answers.
        wrong: what is wrong with rows, by their places.
    """
    import numpy as np  # noqa: PLC0415 - an extra

    if not wrong:
        return numbers, answers
    found, told = numbers.astype(np.int64), list(answers)
    for row, faults in wrong.items():
        found[row] = len(told)
        told.append(FactsError(faults))
    return found, told


def mapped(table: Any, mapping: ColumnMapping) -> Mapped:
    """Put an Arrow table into the words of the policies.

    Args:
        table: the table, under its own heads.
        mapping: what its columns are; see :func:`meant`.

    >>> import pyarrow
    >>> given = pyarrow.table({"class": ["1", "9"], "note": ["a", "b"]})
    >>> found = mapped(given, ColumnMapping.of({"class": {"fact": "grade", "codes": {"1": "A"}}}))
    >>> found.table["class"].to_pylist(), sorted(found.wrong)
    (['A', None], [1])
    """
    nw = frames()
    heads = [
        head for head, each in mapping.columns.items() if not each.is_plain and head in table.column_names
    ]
    given = {head: nw.from_native(table[head], series_only=True) for head in heads}
    found = meant(given, {head: head for head in heads}, mapping)
    for head in heads:
        table = table.set_column(table.column_names.index(head), head, found.cells[head].to_native())
    return Mapped(table, found.wrong)
