"""Rows written some at a time into a file of any known kind; it takes its name when it is complete."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

from crmpolicy.drafts import drafts_of
from crmpolicy.portfolio.arrow import arrow, by_distinct
from crmpolicy.portfolio.batches import Sheet
from crmpolicy.portfolio.jsons import exact_json, plain_text
from crmpolicy.portfolio.reading_files import ending_of
from crmpolicy.portfolio.sheets import GBK

Records = Sequence[Mapping[str, Any]]
Write = Callable[[Any, Records | None], None]
"""Writes a table; records, where there are some, say exactly what the file that was read says of each row."""

_EXCEL: Final = "utf-8-sig"


@contextmanager
def written(path: Path, schema: Any, read: Sheet) -> Iterator[Write]:
    """Open a file to write rows into; it takes its name at the end, and is none if that is not reached.

    Args:
        path: the file. One that is there stays as it is until the end, and keeps its permissions.
        schema: of all the tables.
        read: the file that was read. A CSV file is written in GBK where that is, else in UTF-8 with the mark
            by which programs for tables know it.

    Raises:
        OSError: the folder cannot be written.
    """
    if path.is_dir():
        raise IsADirectoryError(21, "", str(path))
    with drafts_of([path]) as (draft,), ExitStack() as stack:
        yield _WRITERS[ending_of(path)](stack, draft, schema, read)


def _csv(stack: ExitStack, draft: Path, schema: Any, read: Sheet) -> Write:
    known = GBK if (read.encoding or "").startswith("gb") else _EXCEL
    stream = stack.enter_context(draft.open("w", encoding=known, newline=""))
    writer = csv.writer(stream)
    writer.writerow(schema.names)

    def write(table: Any, _records: Records | None) -> None:
        writer.writerows(zip(*(_texts(column) for column in table.columns), strict=True))

    return write


def _texts(column: Any) -> list[str | None]:
    """Give the cells of a column as texts; lists and mappings as JSON."""
    types = arrow().types
    if types.is_string(column.type) or types.is_large_string(column.type):
        return list(column.to_pylist())
    if types.is_nested(column.type):
        return [None if cell is None else exact_json(cell) for cell in column.to_pylist()]
    return list(by_distinct(column, lambda cell: None if cell is None else plain_text(cell)).to_pylist())


def _jsonl(stack: ExitStack, draft: Path, schema: Any, read: Sheet) -> Write:
    stream = stack.enter_context(draft.open("w", encoding="utf-8", newline="\n"))
    names, heads = tuple(schema.names), frozenset(read.heads)
    keys = {name: exact_json(name) for name in names}

    def write(table: Any, records: Records | None) -> None:
        cells = [_jsons(column) for column in table.columns]
        for place, row in enumerate(zip(*cells, strict=True)):
            told = zip(names, row, strict=True)
            said = told if records is None else _exactly(told, records[place], heads)
            stream.write(f"{{{', '.join(f'{keys[name]}: {cell}' for name, cell in said)}}}\n")

    return write


def _jsons(column: Any) -> list[str]:
    """Give the cells of a column as JSON."""
    if arrow().types.is_nested(column.type):
        return [exact_json(cell) for cell in column.to_pylist()]
    return list(by_distinct(column, exact_json).to_pylist())


def _exactly(
    row: Iterable[tuple[str, str]], record: Mapping[str, Any], heads: AbstractSet[str]
) -> Iterator[tuple[str, str]]:
    """Put what a row says itself in the place of what a table holds; what it does not say stays away."""
    for name, cell in row:
        if name not in heads:
            yield name, cell
        elif name in record:
            yield name, exact_json(record[name])


def _parquet(stack: ExitStack, draft: Path, schema: Any, _read: Sheet) -> Write:
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    raw = stack.enter_context(draft.open("wb"))
    writer = stack.enter_context(parquet.ParquetWriter(raw, schema))
    return lambda table, _records: writer.write_table(table)


def _arrow(stack: ExitStack, draft: Path, schema: Any, _read: Sheet) -> Write:
    raw = stack.enter_context(draft.open("wb"))
    writer = stack.enter_context(arrow().ipc.new_file(raw, schema))
    return lambda table, _records: writer.write_table(table)


_WRITERS: Final[Mapping[str, Callable[..., Write]]] = {
    ".csv": _csv,
    ".parquet": _parquet,
    ".arrow": _arrow,
    ".jsonl": _jsonl,
}
