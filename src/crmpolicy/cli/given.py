"""What a person gives on the command line: facts as JSON, and the moment of the question."""

import json
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from crmpolicy.cli.failing import CommandError
from crmpolicy.errors import BadValueError, FactsError, Fault, Location

MOST_DIGITS: Final = 1000  # of a whole number; a fact has far fewer, and Python reads them slowly

# What the JSON reader says in English, and our code for it; all else is `cli-json-syntax`.
_SYNTAX: Final = {
    "Expecting value": "cli-json-value",
    "Expecting property name enclosed in double quotes": "cli-json-name",
    "Expecting ':' delimiter": "cli-json-colon",
    "Expecting ',' delimiter": "cli-json-comma",
    "Unterminated string starting at": "cli-json-quote",
    "Extra data": "cli-json-more",
}


def read_facts(given: str) -> Any:
    """Read facts from a JSON text, from a file (``facts.json``, ``@facts.json``) or, for ``-``, from the input.

    Numbers are kept exact. A name that is given twice, NaN and Infinity are refused.

    Raises:
        FactsError: no JSON, or JSON that cannot be facts; with its place.
        OSError: the file cannot be read.

    >>> read_facts('{"sales_share": 0.0095}')
    {'sales_share': Decimal('0.0095')}
    """
    if given == "-":
        return _parsed(_decoded(sys.stdin.buffer.read(), "<stdin>"), "<stdin>")
    if given.lstrip().startswith(("{", "[")):
        return _parsed(given, "--facts")
    path = Path(given.removeprefix("@"))
    return _parsed(_decoded(path.read_bytes(), str(path)), str(path))


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace").split("\n")
        place = Location(file, len(before), len(before[-1]) + 1)
        raise FactsError([Fault("cli-json-encoding", {}, place)]) from None


def _parsed(text: str, file: str) -> Any:
    start = Location(file, 1, 1)
    try:
        return json.loads(
            text,
            parse_float=Decimal,
            parse_int=_integer,
            parse_constant=_constant,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        code = _SYNTAX.get(error.msg, "cli-json-syntax")
        place = Location(file, error.lineno, error.colno)
        raise FactsError([Fault(code, {"said": error.msg}, place)]) from None
    except BadValueError as error:
        raise FactsError([error.fault(start)]) from None
    except RecursionError:
        raise FactsError([Fault("cli-json-depth", {}, start)]) from None


def _integer(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise BadValueError("cli-json-digits", digits=str(len(digits)), limit=str(MOST_DIGITS))
    return int(digits)


def _constant(name: str) -> None:
    raise BadValueError("cli-json-constant", given=name)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise BadValueError("cli-json-twice", name=name)
        found[name] = value
    return found


def read_moment(given: str, zone: str) -> datetime:
    """Read the moment of a question; a local time is refused, with the offset that it lacks.

    Args:
        given: a date and time with its offset, such as ``2026-01-05T09:00+08:00``.
        zone: the company's zone, for the hint.

    Raises:
        FactsError: no moment, or one without an offset.

    >>> read_moment("2026-01-05T09:00Z", "Asia/Shanghai").isoformat()
    '2026-01-05T09:00:00+00:00'
    """
    try:
        moment = datetime.fromisoformat(given.strip())
    except ValueError:
        raise FactsError([Fault("now-not-a-moment", {"given": given})]) from None
    if moment.utcoffset() is None:
        whole = moment.replace(tzinfo=ZoneInfo(zone)).isoformat(timespec="minutes")
        arguments = {"given": given, "zone": zone, "whole": whole}
        raise FactsError([Fault("cli-now-without-offset", arguments)])
    return moment


def read_day(given: str) -> date:
    """Read a day.

    Raises:
        CommandError: no day of the calendar.

    >>> read_day("2027-01-01")
    datetime.date(2027, 1, 1)
    """
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        raise CommandError("cli-not-a-day", {"given": given}) from None
