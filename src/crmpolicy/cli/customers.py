"""A list of customers as a person gives it to a command: a JSON list, or a CSV file as tables are saved."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from crmpolicy.cli.failing import CommandError
from crmpolicy.cli.given import parsed, place_in
from crmpolicy.errors import FactsError, Fault, Location
from crmpolicy.portfolio.sheets import is_gbk, lines_of, wrong_cells, wrong_heads


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
        code = "plan-gbk" if is_gbk(data) else "cli-json-encoding"
        raise FactsError([Fault(code, {}, place_in(str(path), before, len(before)))]) from None


def _of_csv(text: str, file: str) -> list[Mapping[str, Any]]:
    """Read rows under heads; all rows that do not fit are told."""
    lines = list(lines_of(text, file))
    if not lines:
        raise FactsError([Fault("plan-csv-empty", {}, Location(file, 1, 1))])
    (number, heads), *rows = lines
    faults = [*wrong_heads(heads, Location(file, number, 1))]
    faults += [fault for row in rows for fault in wrong_cells(row, heads, file)]
    if faults:
        raise FactsError(faults)
    return [{head: cell for head, cell in zip(heads, row.cells, strict=True) if cell} for row in rows]
