"""JSON, a row a line: numbers are read exactly, and each cell is asked as it is written."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from itertools import islice
from pathlib import Path
from typing import Any, Final

from crmpolicy.errors import BadValueError, FactsError, Fault, Location
from crmpolicy.portfolio import batches
from crmpolicy.portfolio.arrow import arrow
from crmpolicy.portfolio.batches import Batch, Sheet
from crmpolicy.portfolio.jsons import exact_json

_LONGEST: Final = 1000  # digits of a whole number; a fact has far fewer, and Python reads them slowly
_WIDEST: Final = 38  # digits of an exact number that all programs hold
_LARGEST: Final = 1 << 63


@contextmanager
def opened_jsonl(path: Path) -> Iterator[Sheet]:
    """Open a file of JSON objects, one a line; it is read once before, to know its columns.

    A line that is no object is a row that cannot be used. Empty lines are no rows.

    Raises:
        FactsError: the file has no row with a name.
    """
    schema = _schema(path)
    place = Location(str(path), 1, 1)
    if not len(schema):
        raise FactsError([Fault("run-empty", {}, place)])
    size = max(path.stat().st_size, 1)
    with path.open("rb") as raw:
        yield Sheet(path, tuple(schema.names), place, schema, _batches(raw, schema, size))


def _batches(raw: Any, schema: Any, size: int) -> Iterator[Batch]:
    pa, lines = arrow(), _lines(raw)
    while some := list(islice(lines, batches.ROWS)):
        wrong: dict[int, tuple[Fault, ...]] = {}
        records: list[Mapping[str, Any]] = []
        for place, (_, text) in enumerate(some):
            found = _record(text)
            if isinstance(found, Fault):
                wrong[place] = (found,)
            records.append({} if isinstance(found, Fault) else found)
        columns = [[_held(each.get(field.name), field.type) for each in records] for field in schema]
        table = pa.table(
            [pa.array(column, kind.type) for column, kind in zip(columns, schema, strict=True)], schema=schema
        )
        yield Batch(table, [number for number, _ in some], raw.tell() / size, wrong, records)


def _lines(raw: Any) -> Iterator[tuple[int, bytes]]:
    """Give each line that is not empty, with its number."""
    for number, line in enumerate(raw, 1):
        text = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
        if text:
            yield number, text


def _record(line: bytes) -> dict[str, Any] | Fault:
    """Read one line: its names with exact values, or what is wrong with it.

    >>> _record(b'{"share": 0.10}'), _record(b"[1]").code
    ({'share': Decimal('0.10')}, 'run-json-object')
    """
    try:
        found = json.loads(
            line.decode(),
            parse_float=_decimal, parse_int=_integer, parse_constant=_constant, object_pairs_hook=_object,
        )  # fmt: skip
    except UnicodeDecodeError:
        return Fault("run-json-text")
    except json.JSONDecodeError as error:
        return Fault("run-json-line", {"said": f"{error.msg}: {error.colno}"})
    except RecursionError:
        return Fault("run-json-line", {"said": "…"})
    except BadValueError as error:
        return error.fault()
    return found if isinstance(found, dict) else Fault("run-json-object")


def _decimal(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation:  # an exponent of twenty digits
        raise BadValueError("run-json-line", said=f"{digits[:20]}…") from None


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST:
        raise BadValueError("run-json-line", said=f"{digits[:20]}…")
    return int(digits)


def _constant(name: str) -> None:
    raise BadValueError("run-json-line", said=name)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise BadValueError("run-json-twice", name=name)
        found[name] = value
    return found


class _Kinds:
    """What the cells of one column are, so far."""

    __slots__ = ("after", "before", "seen")

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.before = self.after = 0  # the point

    def add(self, cell: Any) -> None:
        if isinstance(cell, Decimal):
            self._number(cell)
        elif isinstance(cell, bool):
            self.seen.add("boolean")
        elif isinstance(cell, int):
            self.seen.add("integer" if -_LARGEST <= cell < _LARGEST else "text")
            self.before = max(self.before, len(str(abs(cell))))
        elif cell is not None:
            self.seen.add("text")

    def _number(self, cell: Decimal) -> None:
        exponent = int(cell.as_tuple().exponent)
        self.seen.add("decimal")
        self.after = max(self.after, -exponent)
        self.before = max(self.before, len(cell.as_tuple().digits) + exponent)

    def type(self) -> Any:
        """Give a type that holds all cells exactly; where there is none, a text does."""
        pa = arrow()
        if self.seen == {"boolean"}:
            return pa.bool_()
        if self.seen == {"integer"}:
            return pa.int64()
        if self.seen and self.seen <= {"integer", "decimal"} and self.before + self.after <= _WIDEST:
            return pa.decimal128(_WIDEST, self.after)
        return pa.string()


def _schema(path: Path) -> Any:
    """Read the whole file for its columns, in the order in which they come up, and their types."""
    kinds: dict[str, _Kinds] = {}
    with path.open("rb") as raw:
        for _, text in _lines(raw):
            found = _record(text)
            for name, cell in found.items() if isinstance(found, dict) else ():
                kinds.setdefault(name, _Kinds()).add(cell)
    return arrow().schema([(name, each.type()) for name, each in kinds.items()])


def _held(cell: Any, kind: Any) -> Any:
    """Give a cell as its column holds it: a text where the cells of the column are of several kinds."""
    if cell is None or isinstance(cell, str) or not arrow().types.is_string(kind):
        return cell
    return exact_json(cell)
