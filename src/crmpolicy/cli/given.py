"""Facts as a person gives them on the command line: JSON, read exactly and strictly."""

import json
import re
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from crmpolicy.errors import BadValueError, FactsError, Fault, Location

LARGEST: Final = 4 * 1024 * 1024  # bytes of one case; the longest lists of facts have some hundred thousand
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


# Pythons before 3.13 tell what is missing behind such a comma, later ones the comma.
_TRAILING: Final = re.compile(r",\s*[}\]]")
_STRING: Final = r'"(?:[^"\\]|\\.)*"'
_TOKENS: Final = re.compile(
    rf"(?P<name>{_STRING})(?=\s*:)|(?P<text>{_STRING})|(?P<brace>[{{}}])"
    rf"|-?Infinity|NaN|\d{{{MOST_DIGITS + 1},}}"
)


def read_facts(given: str) -> dict[str, Any]:
    """Read facts from a JSON text, a file (``facts.json``, ``@facts.json``) or, for ``-``, standard input.

    Numbers are kept exact. A name that is given twice, NaN and Infinity are refused.

    Raises:
        FactsError: no JSON, or JSON that cannot be facts; with its place.
        OSError: the file cannot be read.

    >>> read_facts('{"sales_share": 0.0095}')
    {'sales_share': Decimal('0.0095')}
    """
    text, file = _text_of(given)
    facts = parsed(text, file)
    if not isinstance(facts, dict):
        raise FactsError([Fault("cli-json-object", {}, Location(file, 1, 1))])
    return facts


def read_events(given: str) -> list[Any]:
    """Read the events of a case as :func:`read_facts` reads facts: a list of names with their moments.

    Raises:
        FactsError: no JSON, or JSON that cannot be a list of events; with its place.
        OSError: the file cannot be read.

    >>> read_events('[{"event": "receive", "at": "2026-02-13T16:00+08:00"}]')[0]["event"]
    'receive'
    """
    text, file = _text_of(given, "--events")
    events = parsed(text, file)
    if not isinstance(events, list):
        raise FactsError([Fault("cli-json-list", {}, Location(file, 1, 1))])
    return events


def _text_of(given: str, option: str = "--facts") -> tuple[str, str]:
    """Give the JSON text, and the name by which its place is told."""
    if given == "-":
        return _decoded(sys.stdin.buffer.read(LARGEST + 1), "<stdin>"), "<stdin>"
    if given.lstrip().startswith(("{", "[")):
        return given, option
    path = Path(given.removeprefix("@"))
    with path.open("rb") as opened:
        return _decoded(opened.read(LARGEST + 1), str(path)), str(path)


def _decoded(data: bytes, file: str) -> str:
    if len(data) > LARGEST:
        raise FactsError([Fault("cli-json-large", {"limit": f"{LARGEST:,}"}, Location(file, 1, 1))])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(errors="replace").removeprefix("\ufeff")
        raise FactsError([Fault("cli-json-encoding", {}, place_in(file, before, len(before)))]) from None


def place_in(file: str, text: str, offset: int) -> Location:
    r"""Give the place of a letter of a text.

    >>> str(place_in("a.json", "ab\ncd", 4))
    'a.json:2:2'
    """
    before = text[:offset]
    return Location(file, before.count("\n") + 1, offset - before.rfind("\n"))


def parsed(text: str, file: str) -> Any:
    """Read JSON strictly: numbers exact, no name twice, no NaN.

    Raises:
        FactsError: no JSON, with its place.

    >>> parsed('[{"customer": 7}]', "customers.json")
    [{'customer': 7}]
    """
    try:
        return json.loads(
            text,
            parse_float=_decimal,
            parse_int=_integer,
            parse_constant=_constant,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        comma = _TRAILING.match(text, text.rfind(",", 0, error.pos + 1)) if "," in text else None
        code = "cli-json-last" if comma else _SYNTAX.get(error.msg, "cli-json-syntax")
        fault = Fault(code, {"said": error.msg}, place_in(file, text, comma.start() if comma else error.pos))
    except BadValueError as error:
        fault = error.fault(place_in(file, text, _refused(text)))
    except RecursionError:
        fault = Fault("cli-json-depth", {}, Location(file, 1, 1))
    raise FactsError([fault])


def _decimal(digits: str) -> Decimal | str:
    try:
        return Decimal(digits)
    except InvalidOperation:  # an exponent of twenty digits: told as too large, with the name of its fact
        return digits


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


def _refused(text: str) -> int:
    """Find what was refused though it is JSON: a name that stands twice, no number, too long a number."""
    names: list[set[str]] = []
    for token in _TOKENS.finditer(text):
        if token["brace"] == "{":
            names.append(set())
        elif token["brace"]:
            names.pop()
        elif token["text"] is None and (token["name"] is None or token["name"] in names[-1]):
            return token.start()
        elif token["name"]:
            names[-1].add(token["name"])
    return 0
