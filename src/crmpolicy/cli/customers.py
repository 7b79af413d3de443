"""A list of customers as a person gives it to a command: a JSON list, or a CSV file as tables are saved."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any, Final

from crmpolicy.cli.failing import CommandError
from crmpolicy.cli.given import parsed, place_in
from crmpolicy.errors import FactsError, Fault, Location

_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")  # of UTF-16


def read_list(given: str) -> list[Mapping[str, Any]]:
    """Read the customers of a plan; in a CSV file an empty cell says nothing.

    Raises:
        CommandError: neither a .json nor a .csv file.
        FactsError: a file that cannot be read as what it is, with its place.
        OSError: the file is not there.
    """
    path = Path(given)
    kind = path.suffix.lower()
    if kind == ".csv":
        return _of_csv(_text(path), given)
    if kind == ".json":
        listed = parsed(_text(path), given)
        if not isinstance(listed, list):
            raise FactsError([Fault("plan-list", {}, Location(given, 1, 1))])
        return listed
    raise CommandError("plan-file-kind", {"file": given})


def _text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        code = "plan-gbk" if _is_gbk(data) else "cli-json-encoding"
        raise FactsError([Fault(code, {}, place_in(str(path), before, len(before)))]) from None


def _is_gbk(data: bytes) -> bool:
    """Tell whether a file may be in the encoding in which programs for tables save Chinese."""
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return not data.startswith(_MARKS)


def _of_csv(text: str, file: str) -> list[Mapping[str, Any]]:
    """Read rows under heads; all rows that do not fit are told."""
    rows = list(_rows(text, file))
    if not rows:
        raise FactsError([Fault("plan-csv-empty", {}, Location(file, 1, 1))])
    (line, heads), *cells = rows
    heads = [each.strip() for each in heads]
    faults = [*_of_heads(heads, Location(file, line, 1))]
    for line, row in cells:
        if len(row) != len(heads):
            arguments = {"cells": str(len(row)), "heads": str(len(heads))}
            faults.append(Fault("plan-csv-cells", arguments, Location(file, line, 1)))
    if faults:
        raise FactsError(faults)
    return [
        {head: cell.strip() for head, cell in zip(heads, row, strict=True) if cell.strip()}
        for _, row in cells
    ]


def _rows(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Give each row that is not empty with the line on which it begins."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    line = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise FactsError([Fault("plan-csv-quote", {}, Location(file, line, 1))]) from None
        if any(cell.strip() for cell in row):
            yield line, row
        line = reader.line_num + 1


def _of_heads(heads: Sequence[str], place: Location) -> Iterator[Fault]:
    for number, head in enumerate(heads):
        if not head or head in heads[:number]:
            yield Fault("plan-csv-heads", {"name": head}, place)
    if "events" in heads:
        yield Fault("plan-csv-events", {}, place)
