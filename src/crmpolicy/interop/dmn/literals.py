"""Our values as literals of S-FEEL, and the types of FEEL that they have."""

from datetime import date, datetime, time
from typing import Any, Final

from crmpolicy.interop.dmn.feel import quoted
from crmpolicy.interop.dmn.refusing import Unsayable
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import Term, ValueType, plain_number

NUMBERS: Final = frozenset({"ratio", "money", "number", "integer", "quantity"})
_BASES: Final = {
    **dict.fromkeys(NUMBERS, "number"),
    "boolean": "boolean",
    "choice": "string",
    "role": "string",
    "weekday": "string",
    "text": "string",
    "date": "date",
    "instant": "date and time",
    "time of day": "time",
}
_DURATIONS: Final = {
    "minute": ("PT{}M", 1),
    "hour": ("PT{}H", 1),
    "day": ("P{}D", 1),
    "week": ("P{}D", 7),
    "month": ("P{}M", 1),
    "quarter": ("P{}M", 3),
    "half year": ("P{}M", 6),
    "year": ("P{}Y", 1),
}


def base_of(kind: ValueType) -> str:
    """Give the type of FEEL that values of a type have; empty where there is none.

    >>> from crmpolicy.values import Money
    >>> base_of(Money())
    'number'
    """
    if isinstance(kind, Choice):
        return "string"
    item = _item(kind)
    return base_of(item) if item is not None else _BASES.get(kind.name, "")


def _item(kind: ValueType) -> ValueType | None:
    """Give the type of what a list holds; None where it is no list of plain values."""
    if isinstance(kind, Choices):
        return Choice(kind.scale)
    return kind.item if isinstance(kind, ListOf) else None


def is_several(kind: ValueType) -> bool:
    """Tell whether a value of a type is a list."""
    return isinstance(kind, Choices | ListOf)


def literal(kind: ValueType, value: Any) -> str:
    """Write a value.

    Args:
        kind: its type.
        value: the value; None is unknown.

    Raises:
        Unsayable: FEEL has no such literal, or S-FEEL has none.

    >>> from decimal import Decimal
    >>> from crmpolicy.values import Ratio
    >>> literal(Ratio(), Decimal("0.01"))
    '0.01'
    """
    if value is None:
        return "null"
    if is_several(kind):
        item = _item(kind)
        if item is None:
            raise Unsayable("dmn-out-value", type=kind.name)
        return f"[{', '.join(literal(item, each) for each in value)}]"
    if value is UNLIMITED or (kind.name not in _BASES and not isinstance(value, Term)):
        raise Unsayable("dmn-out-value", type=kind.name)
    return _number(kind, value) if kind.name in NUMBERS else _word(value)


def _number(kind: ValueType, value: Any) -> str:
    said = plain_number(value)
    if "/" in said:  # a quotient without end
        raise Unsayable("dmn-out-value", type=kind.name)
    return said


def _word(value: Any) -> str:
    """Write what is no number: datetime before date, of which it is a kind."""
    match value:
        case bool():
            return "true" if value else "false"
        case Term():
            return f'duration("{_duration(value)}")'
        case datetime():
            return f'date and time("{value.isoformat()}")'
        case date():
            return f'date("{value.isoformat()}")'
        case time():
            return f'time("{value.isoformat()}")'
    return quoted(str(value))


def _duration(term: Term) -> str:
    """Write a term; FEEL knows no working time, and no part of a minute or an hour."""
    found = _DURATIONS.get(term.unit)
    if found is None or term.amount != int(term.amount):
        raise Unsayable("dmn-out-term", term=term.show("en"))
    pattern, times = found
    return pattern.format(int(term.amount) * times)
