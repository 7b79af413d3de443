"""Tables as programs for tables save them: their bytes as text, their text as rows under heads."""

import codecs
import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final, NamedTuple

from crmpolicy.errors import FactsError, Fault, Location

GBK: Final = "gb18030"
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")  # of UTF-16


class Line(NamedTuple):
    """A row with the line of the file on which it begins."""

    number: int
    cells: tuple[str, ...]


def is_gbk(data: bytes) -> bool:
    """Tell whether a file may be in the encoding in which programs for tables save Chinese.

    >>> is_gbk("客户".encode("gbk")), is_gbk("客户".encode("utf-16"))
    (True, False)
    """
    try:
        data.decode(GBK)
    except UnicodeDecodeError:
        return False
    return not is_utf16(data)


def is_utf16(data: bytes) -> bool:
    r"""Tell whether a file begins with the mark of UTF-16.

    >>> is_utf16(b"\xff\xfea\0"), is_utf16(b"a")
    (True, False)
    """
    return data.startswith(_MARKS)


def text_of(data: bytes, file: str, encoding: str | None = None) -> str:
    r"""Give the text of a table: UTF-8 with or without a mark, else GBK, or what is named.

    >>> text_of("客户".encode("gbk"), "a.csv"), text_of(b"\xef\xbb\xbfcustomer", "a.csv")
    ('客户', 'customer')

    Raises:
        FactsError: the bytes are in no such encoding, or nobody knows the one that is named.
    """
    try:
        known = codecs.lookup(encoding or "utf-8").name
    except LookupError:
        raise FactsError(
            [Fault("portfolio-encoding", {"name": str(encoding)}, Location(file, 1, 1))]
        ) from None
    if encoding is None and not _is_utf8(data) and is_gbk(data):
        known = GBK
    known = "utf-8-sig" if known == "utf-8" else known
    try:
        return data.decode(known).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError):  # some names are of no encoding of texts
        line = data[: _first_wrong(data, known)].count(b"\n") + 1
        fault = Fault("portfolio-undecodable", {"name": encoding or "UTF-8"}, Location(file, line, 1))
        raise FactsError([fault]) from None


def lines_of(text: str, file: str) -> Iterator[Line]:
    r"""Give each row that is not empty, the heads first; blanks around a cell say nothing.

    >>> [line.number for line in lines_of("a,b\n\n1,2\n", "a.csv")]
    [1, 3]

    Raises:
        FactsError: quotes do not match.
    """
    return lines_in(StringIO(text, newline=""), file)


def lines_in(stream: Iterable[str], file: str) -> Iterator[Line]:
    """Give each row of an open file as :func:`lines_of` gives those of a text, one after the other.

    Args:
        stream: the lines, with their ends as they are.
        file: its name, for what is told.

    Raises:
        FactsError: quotes do not match.
    """
    reader = csv.reader(stream, strict=True)
    number = 1
    while True:
        try:
            cells = tuple(cell.strip() for cell in next(reader))
        except StopIteration:
            return
        except csv.Error:
            raise FactsError([Fault("plan-csv-quote", {}, Location(file, number, 1))]) from None
        if any(cells):
            yield Line(number, cells)
        number = reader.line_num + 1


def wrong_heads(heads: Sequence[str], place: Location) -> Iterator[Fault]:
    """Tell heads that are empty or stand twice."""
    seen: set[str] = set()
    for head in heads:
        if not head or head in seen:
            yield Fault("plan-csv-heads", {"name": head}, place)
        seen.add(head)
    if "events" in heads:
        yield Fault("plan-csv-events", {}, place)


def wrong_cells(line: Line, heads: Sequence[object], file: str) -> Iterator[Fault]:
    """Tell a row that has more or fewer cells than there are heads."""
    if len(line.cells) != len(heads):
        arguments = {"cells": str(len(line.cells)), "heads": str(len(heads))}
        yield Fault("plan-csv-cells", arguments, Location(file, line.number, 1))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _first_wrong(data: bytes, encoding: str) -> int:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    except LookupError:
        return 0
    return len(data)
