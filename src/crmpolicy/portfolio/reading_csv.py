"""CSV as programs for tables save it, row by row: UTF-8 or GBK, never the whole file at once."""

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import Any, Final

from crmpolicy.errors import FactsError, Fault, Location
from crmpolicy.portfolio import batches
from crmpolicy.portfolio.arrow import arrow
from crmpolicy.portfolio.batches import Batch, Sheet
from crmpolicy.portfolio.sheets import GBK, Line, is_utf16, lines_in, wrong_heads

_PIECE: Final = 1 << 20


@contextmanager
def opened_csv(path: Path, encoding: str | None) -> Iterator[Sheet]:
    """Open a CSV file; blanks around cells say nothing, rows without any cell are none.

    Args:
        path: the file.
        encoding: its encoding, where it is neither UTF-8 nor GBK.

    Raises:
        FactsError: no text in such an encoding, no heads, heads that stand twice, quotes that do not match.
    """
    known, file = encoding_of(path, encoding), str(path)
    with path.open("rb") as raw, TextIOWrapper(raw, encoding=known, newline="") as stream:
        lines = lines_in(_unmarked(stream), file)
        heads = next(lines, None)
        if heads is None:
            raise FactsError([Fault("run-empty", {}, Location(file, 1, 1))])
        place = Location(file, heads.number, 1)
        wrong = [*wrong_heads(heads.cells, place)]
        if wrong:
            raise FactsError(wrong)
        schema = arrow().schema([(head, arrow().string()) for head in heads.cells])
        size = max(path.stat().st_size, 1)
        found = _batches(lines, schema, lambda: raw.tell() / size)
        yield Sheet(path, heads.cells, place, schema, found, known)


def _unmarked(lines: Iterator[str]) -> Iterator[str]:
    r"""Leave out the mark at the beginning of a file.

    >>> list(_unmarked(iter(["\ufeffa\n", "b\n"])))
    ['a\n', 'b\n']
    """
    first = next(lines, "")
    yield first.removeprefix("\ufeff")
    yield from lines


def _batches(lines: Iterator[Line], schema: Any, done: Any) -> Iterator[Batch]:
    while some := list(islice(lines, batches.ROWS)):
        yield _batch(some, schema, done())


def _batch(lines: list[Line], schema: Any, done: float) -> Batch:
    """Make a table of texts; a row of another length keeps what it has, and is not asked."""
    pa, width = arrow(), len(schema)
    wrong: dict[int, tuple[Fault, ...]] = {}
    rows = []
    for place, line in enumerate(lines):
        cells = line.cells
        if len(cells) != width:
            arguments = {"cells": str(len(cells)), "heads": str(width)}
            wrong[place] = (Fault("plan-csv-cells", arguments),)
            cells = (*cells[:width], *[""] * (width - len(cells)))
        rows.append(cells)
    columns = [pa.array([cell or None for cell in column], pa.string()) for column in zip(*rows, strict=True)]
    return Batch(pa.table(columns, schema=schema), [line.number for line in lines], done, wrong)


def encoding_of(path: Path, encoding: str | None) -> str:
    """Tell the encoding of a text: UTF-8, else GBK, or what is named; the file is read once to be sure.

    Raises:
        FactsError: the bytes are in no such encoding, or nobody knows the one that is named.
    """
    if encoding is not None and not _is_known(encoding):
        raise FactsError([Fault("portfolio-encoding", {"name": encoding}, Location(str(path), 1, 1))])
    known = codecs.lookup(encoding or "utf-8").name
    line = _wrong_line(path, known)
    if line is None:
        return known
    if encoding is None and not _has_mark(path) and _wrong_line(path, GBK) is None:
        return GBK
    raise FactsError(
        [Fault("portfolio-undecodable", {"name": encoding or "UTF-8"}, Location(str(path), line, 1))]
    )


def _is_known(encoding: str) -> bool:
    """Tell whether there is such an encoding of texts; Python has others.

    >>> _is_known("gbk"), _is_known("base64"), _is_known("latin")
    (True, False, True)
    """
    try:
        b"a".decode(encoding)
    except LookupError:
        return False
    except UnicodeDecodeError:
        return True  # one byte is half a letter
    return True


def _has_mark(path: Path) -> bool:
    with path.open("rb") as raw:
        return is_utf16(raw.read(2))


def _wrong_line(path: Path, encoding: str) -> int | None:
    """Give the first line that is in another encoding; None where all are in this one."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with path.open("rb") as raw:
        while True:
            piece = raw.read(_PIECE)
            held = len(decoder.getstate()[0])
            try:
                decoder.decode(piece, final=not piece)
            except UnicodeDecodeError as error:
                return line + piece[: max(error.start - held, 0)].count(b"\n")
            if not piece:
                return None
            line += piece.count(b"\n")
