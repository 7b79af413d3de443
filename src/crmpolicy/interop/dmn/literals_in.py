"""Literals of FEEL as values of ours: read at once, so that what is wrong has its place in the DMN file."""

import re
from collections.abc import Mapping
from typing import Any, Final

from crmpolicy.errors import BadValueError
from crmpolicy.interop.dmn.feel import Value
from crmpolicy.values import Boolean, Date, Instant, Number, Order, TermType, Text, TimeOfDay, ValueType

_PERIOD: Final = re.compile(
    r"P(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?)?", re.ASCII
)
_KINDS: Final[Mapping[str, ValueType]] = {
    "number": Number(),
    "string": Text(),
    "boolean": Boolean(),
    "date": Date(),
    "date and time": Instant(),
    "time": TimeOfDay(),
    "duration": TermType(),
}
LITERALS: Final[Mapping[str, str]] = {kind: each.name for kind, each in _KINDS.items()}
"""Of which of our types a literal of FEEL is."""
_LONGEST: Final = 9


def value_of(literal: Value) -> Any:
    """Give the value that a literal is; not of null.

    Raises:
        BadValueError: there is no such day, or the number is larger or finer than our values are.

    >>> value_of(Value("date", "2026-02-28"))
    datetime.date(2026, 2, 28)
    """
    kind = _KINDS[literal.kind]
    if literal.kind == "duration":
        return kind.parse(duration(literal.said))
    return kind.read(literal.said)


def order(one: Value, other: Value) -> Order:
    """Tell which of two literals is less, as our values are compared; None where that is open.

    Raises:
        BadValueError: they are of two kinds, or one is no value.

    >>> order(Value("duration", "P1D"), Value("duration", "PT36H"))
    -1
    """
    if one.kind != other.kind:
        raise BadValueError("dmn-two-kinds", one=str(one.said)[:80], other=str(other.said)[:80])
    return _KINDS[one.kind].compare(value_of(one), value_of(other))


def duration(text: str) -> str:
    """Write a duration as a term.

    Raises:
        BadValueError: it has seconds, is negative, or mixes months with days.

    >>> duration("PT36H"), duration("P1Y6M")
    ('36h', '18 months')
    """
    match = _PERIOD.fullmatch(text)
    given = match.groups("0") if match is not None else ()
    if match is None or not any(match.groups()) or any(len(each) > _LONGEST for each in given):
        raise BadValueError("dmn-duration", given=text[:80])
    years, months, days, hours, minutes = map(int, given)
    written = [*_of_months(years, months), *_of_days(days, hours, minutes)]
    if len(written) > 1:
        raise BadValueError("dmn-duration", given=text[:80])
    return written[0] if written else "0 days"


def _of_months(years: int, months: int) -> list[str]:
    if years and months:
        return [f"{12 * years + months} months"]
    return [f"{years} years"] if years else [f"{months} months"] if months else []


def _of_days(days: int, hours: int, minutes: int) -> list[str]:
    """Write days, hours and minutes in the finest of them."""
    if minutes:
        return [f"{60 * (24 * days + hours) + minutes} min"]
    return [f"{24 * days + hours}h"] if hours else [f"{days} days"] if days else []
