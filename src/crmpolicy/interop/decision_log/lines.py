"""The lines of a log, one at a time, however many there are; what is none is told with its place."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, Final

from crmpolicy.errors import Fault, Location
from crmpolicy.interop.decision_log.writing import FORMAT, START

LONGEST: Final = 1 << 24  # bytes of a line; the longest decision has some thousands
_STATUSES: Final = ("decided", "undecided", "refused")
_TEXTS: Final = ("status", "question", "company", "digest")


@dataclass(frozen=True, slots=True)
class Line:
    """One decision of a log; ``number`` counts lines from 1, ``now`` is none where it was no moment."""

    number: int
    status: str
    question: str
    now: datetime | None
    company: str
    digest: str
    replays: bool
    facts: Mapping[str, Any]
    redacted: tuple[str, ...]
    outcome: Mapping[str, Any]
    reasons: tuple[Mapping[str, Any], ...]
    code: str | None
    reference: str | None


def lines_of(path: Path) -> Iterator[tuple[Line | Fault, int]]:
    """Give each line of a log, or what is wrong with it, and how many bytes were read so far.

    Empty lines are none. What begins inside of a line that was cut short is a line of its own.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        number = 0
        while raw := file.readline(LONGEST + 1):
            number += 1
            place = Location(str(path), number, 1)
            if len(raw) > LONGEST:
                _skip(file)
                yield Fault("log-line-long", {"most": f"{LONGEST:,}"}, place), file.tell()
                continue
            for each in _told(raw, place):
                yield each, file.tell()


def _skip(file: BinaryIO) -> None:
    while (rest := file.readline(LONGEST)) and not rest.endswith(b"\n"):
        pass


def _told(raw: bytes, place: Location) -> Iterator[Line | Fault]:
    if not raw.strip():
        return
    behind = raw.rfind(START)
    if behind > 0:  # what another process wrote behind a line that was cut short
        yield Fault("log-line-torn", {}, place)
    yield _line(raw[max(behind, 0) :], place)


def _line(raw: bytes, place: Location) -> Line | Fault:
    try:
        found = json.loads(raw.decode("utf-8"), parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError):  # no UTF-8, no JSON, a number without end, too deep
        return Fault("log-line-torn" if raw.startswith(START) else "log-line-json", {}, place)
    if not isinstance(found, dict):
        return Fault("log-line-json", {}, place)
    if found.get("format") != FORMAT:
        return Fault("log-line-format", {"format": str(FORMAT)}, place)
    wrong = _wrong(found)
    return Fault("log-line-field", {"name": wrong}, place) if wrong else _made(found, place.line)


def _wrong(found: Mapping[str, Any]) -> str | None:
    """Name the first field that is not what a log writes."""
    for name in _TEXTS:
        if not isinstance(found.get(name), str):
            return name
    if found["status"] not in _STATUSES:
        return "status"
    if found["status"] == "refused":
        return None
    kinds = {"facts": dict, "redacted": list, "replay": bool}
    if found["status"] == "decided":
        kinds |= {"outcome": dict, "reasons": list}
    for name, kind in kinds.items():
        if not isinstance(found.get(name), kind):
            return name
    if not all(_is_reason(each) for each in found.get("reasons", ())):
        return "reasons"
    return "now" if _moment(found.get("now")) is None else None


def _is_reason(found: Any) -> bool:
    return (
        isinstance(found, dict)
        and all(isinstance(found.get(name), str) for name in ("document", "part", "rule"))
        and isinstance(found.get("clause"), list)
        and isinstance(found.get("binding"), bool)
        and isinstance(found.get("parameters"), dict)
    )


def _moment(given: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(given) if isinstance(given, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.utcoffset() is not None else None


def _made(found: Mapping[str, Any], number: int) -> Line:
    reference, code = found.get("reference"), found.get("code")
    return Line(
        number=number,
        status=found["status"],
        question=found["question"],
        now=_moment(found.get("now")),
        company=found["company"],
        digest=found["digest"],
        replays=found.get("replay") is True,
        facts=found.get("facts", {}),
        redacted=tuple(map(str, found.get("redacted", ()))),
        outcome=found.get("outcome", {}),
        reasons=tuple(found.get("reasons", ())),
        code=str(code) if code is not None else None,
        reference=reference if isinstance(reference, str) else None,
    )
