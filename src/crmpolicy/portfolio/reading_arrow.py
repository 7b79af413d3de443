"""Parquet and Arrow files, some rows at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from crmpolicy.errors import FactsError, Fault, Location
from crmpolicy.portfolio import batches
from crmpolicy.portfolio.arrow import arrow
from crmpolicy.portfolio.batches import Batch, Sheet, unreadable

_FILE: Final = b"ARROW1"


@contextmanager
def opened_parquet(path: Path) -> Iterator[Sheet]:
    """Open a Parquet file; a row's line is its number, counted from 1.

    Raises:
        FactsError: it is none, or two columns have one name.
    """
    arrow()
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    with path.open("rb") as raw:
        with _told(path, "Parquet"):
            file = parquet.ParquetFile(raw, pre_buffer=False)
        total = file.metadata.num_rows
        pieces = _sound(file.iter_batches(batches.ROWS), path, "Parquet")
        yield _sheet(path, file.schema_arrow, _batches(pieces, total))


@contextmanager
def opened_arrow(path: Path) -> Iterator[Sheet]:
    """Open an Arrow file, or a stream of Arrow kept in a file; a row's line is its number, counted from 1.

    Raises:
        FactsError: it is none, or two columns have one name.
    """
    pa = arrow()
    size = max(path.stat().st_size, 1)
    with path.open("rb") as raw:
        whole = raw.read(len(_FILE)) == _FILE
        raw.seek(0)
        with _told(path, "Arrow"):
            file = pa.ipc.open_file(raw) if whole else pa.ipc.open_stream(raw)
        found = (file.get_batch(at) for at in range(file.num_record_batches)) if whole else iter(file)
        pieces = (part for each in _sound(found, path, "Arrow") for part in _parts(each))
        yield _sheet(path, file.schema, _batches(pieces, None, lambda: raw.tell() / size))


def _sheet(path: Path, schema: Any, found: Iterator[Batch]) -> Sheet:
    place = Location(str(path), 1, 1)
    heads = tuple(schema.names)
    if len(set(heads)) < len(heads):
        raise FactsError([Fault("portfolio-heads-twice", {}, place)])
    plain = arrow().schema([_plain(each) for each in schema])
    return Sheet(path, heads, place, plain, found)


def _plain(field: Any) -> Any:
    return field.with_type(_plain_type(field.type))


def _plain_type(kind: Any) -> Any:
    """Leave out a dictionary, which differs in each part of a file, and views, of which none takes rows."""
    pa = arrow()
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    return pa.large_string() if pa.types.is_string_view(kind) else kind


def _sound(pieces: Iterator[Any], path: Path, kind: str) -> Iterator[Any]:
    """Give what is read; what breaks off in the middle is told as any file that is no sound one."""
    with _told(path, kind):
        yield from pieces


@contextmanager
def _told(path: Path, kind: str) -> Iterator[None]:
    """Say that a file is no sound one; what the system refuses has a number, and is told as it is."""
    try:
        yield
    except (arrow().ArrowException, OSError) as error:
        if getattr(error, "errno", None) is not None:
            raise
        raise unreadable(path, kind) from None


def _parts(piece: Any) -> Iterator[Any]:
    for start in range(0, len(piece), batches.ROWS):
        yield piece.slice(start, batches.ROWS)


def _batches(pieces: Iterator[Any], total: int | None, done: Any = None) -> Iterator[Batch]:
    pa, row = arrow(), 0
    for each in pieces:
        table = pa.table([_decoded(column) for column in each.columns], names=each.schema.names)
        lines = range(row + 1, row + 1 + len(table))
        row += len(table)
        yield Batch(table, lines, done() if total is None else row / max(total, 1))


def _decoded(column: Any) -> Any:
    kind = _plain_type(column.type)
    return column if column.type == kind else column.cast(kind)
