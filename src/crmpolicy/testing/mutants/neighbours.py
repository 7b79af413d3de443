"""The values beside a value: one step up or down, the next word, the other unit, one word less."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, NamedTuple

from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import ListOf, Range, check_range
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.scales import ROLES, Choice, Choices
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.testing.beside import aside
from crmpolicy.testing.mutants.operators import Operator
from crmpolicy.values import WEEKDAYS, Period, Term, TermUnit, ValueType

OTHER_UNIT: Final[Mapping[TermUnit, TermUnit]] = {
    "minute": "hour",
    "hour": "working hour",
    "working hour": "hour",
    "day": "working day",
    "working day": "day",
    "week": "month",
    "month": "week",
    "quarter": "month",
    "half year": "quarter",
    "year": "half year",
}
"""The unit that a term is most easily mistaken for."""
CALENDAR: Final = ("day", "week", "month", "quarter", "half year", "year")


class Beside(NamedTuple):
    """A value that stands beside another, and what has been done to come to it."""

    operator: Operator
    value: Any


def neighbours(kind: ValueType | None, value: Any, allowed: Range | None = None) -> Iterator[Beside]:
    """Give the values beside a value, each once; those outside a range are left out.

    Numbers go one step up and one down (one per cent where there is no step); words of an ordered scale to
    the better and the worse word, other words to the next one; truth values turn over; terms get one more
    and one less of their unit, and the same number of another unit; a list and a set lose one entry; a
    table of values is changed entry by entry.

    Args:
        kind: the type of the value; ``None`` where its Python type is all that is known.
        value: the value.
        allowed: where other values have to lie.

    >>> from crmpolicy.values import Boolean
    >>> [each.value for each in neighbours(Boolean(), value=True)]
    [False]
    >>> [str(each.value) for each in neighbours(None, Term(2, "day"))]
    ['1 day', '3 days', '2 working days']
    """
    told: list[Any] = [value]
    for each in _beside(kind, value):
        if each.value not in told and (allowed is None or _allowed(kind, allowed, each.value)):
            told.append(each.value)
            yield each


def _allowed(kind: ValueType | None, allowed: Range, value: Any) -> bool:
    if kind is None or isinstance(kind, MappingOf):
        return True
    try:
        check_range(kind, allowed, value)
        if isinstance(kind, ListOf):
            kind.check_rising(value)
    except BadValueError:
        return False
    return True


def _beside(kind: ValueType | None, value: Any) -> Iterator[Beside]:
    if value is None or value is UNLIMITED:
        return
    if isinstance(kind, MappingOf):
        yield from _of_mapping(kind, value)
    elif isinstance(value, bool):
        yield Beside("outcome", not value)
    elif isinstance(value, Term):
        yield from _of_term(value)
    elif isinstance(value, Period):
        yield from _of_period(value)
    elif isinstance(value, tuple):
        yield from _of_list(kind, value)
    elif isinstance(value, str):
        yield from _of_word(kind, value)
    elif isinstance(value, int | Decimal | Fraction | date | datetime | time):
        yield from _of_number(kind, value)


def _of_number(kind: ValueType | None, value: Any) -> Iterator[Beside]:
    for way in (-1, 1):
        moved = aside(kind, value, way) if kind is not None else value + way
        if moved is not None:
            yield Beside("threshold", _like(value, moved))


def _like(value: Any, moved: Any) -> Any:
    """Give a number in the form of the one that it was made from: decimals stay decimals."""
    if isinstance(value, int) and isinstance(moved, Fraction):
        return int(moved)
    if isinstance(value, Decimal) and isinstance(moved, Fraction):
        return Decimal(moved.numerator) / Decimal(moved.denominator)
    return moved


def _of_term(value: Term) -> Iterator[Beside]:
    for way in (-1, 1):
        if value.amount + way > 0:
            yield Beside("threshold", Term(value.amount + way, value.unit))
    yield from _units(value)


def _units(value: Term) -> Iterator[Beside]:
    try:
        yield Beside("unit", Term(value.amount, OTHER_UNIT[value.unit]))
    except BadValueError:  # half an hour has no counterpart in days, a century none in half years
        return


def _of_period(value: Period) -> Iterator[Beside]:
    if isinstance(value.every, Term):
        yield from (Beside(each.operator, Period(each.value)) for each in _of_term(value.every))
        return
    place = CALENDAR.index(value.every)
    yield from (Beside("unit", Period(CALENDAR[each])) for each in (place - 1, place + 1) if each in range(6))


def _of_list(kind: ValueType | None, value: tuple[Any, ...]) -> Iterator[Beside]:
    """Leave one entry out; of a single word, take the next one instead."""
    item = kind.item if isinstance(kind, ListOf) else None
    words = Choice(kind.scale) if isinstance(kind, Choices) else item
    if len(value) == 1 and isinstance(words, Choice):
        yield from (Beside(each.operator, (each.value,)) for each in _of_word(words, value[0]))
        return
    if isinstance(kind, ListOf) and kind.rising is not None and item is not None:
        for place, each in enumerate(value):
            for other in _beside(item, each):
                yield Beside(other.operator, (*value[:place], other.value, *value[place + 1 :]))
    for place in range(len(value)):
        yield Beside("outcome", (*value[:place], *value[place + 1 :]))


def _of_word(kind: ValueType | None, value: str) -> Iterator[Beside]:
    ids: tuple[str, ...] = ()
    if isinstance(kind, Choice):
        ids = kind.scale.ids
    elif kind is not None and kind.name == "weekday":
        ids = WEEKDAYS
    if value not in ids or len(ids) == 1:
        return
    place = ids.index(value)
    role = isinstance(kind, Choice) and kind.scale.id == ROLES
    if isinstance(kind, Choice) and kind.ordered:
        for each in (place - 1, place + 1):
            if 0 <= each < len(ids):
                yield Beside("outcome", ids[each])
        return
    yield Beside("role" if role else "outcome", ids[(place + 1) % len(ids)])


def _of_mapping(kind: MappingOf, value: tuple[tuple[Any, Any], ...]) -> Iterator[Beside]:
    """Change a table of values entry by entry; where they add up to a whole, one gives to the next."""
    if kind.sums_to is not None:
        yield from _of_shares(kind, value)
        return
    for place, (entry, each) in enumerate(value):
        for other in neighbours(kind.of, each, kind.range):
            yield Beside(other.operator, (*value[:place], (entry, other.value), *value[place + 1 :]))


def _of_shares(kind: MappingOf, value: tuple[tuple[Any, Any], ...]) -> Iterator[Beside]:
    for place in range(len(value) - 1):
        (first, one), (second, other) = value[place : place + 2]
        step = abs(Fraction(aside(kind.of, one, 1)) - Fraction(one))
        for way in (-1, 1):
            pair = [_like(one, Fraction(one) + way * step), _like(other, Fraction(other) - way * step)]
            if all(_allowed(kind.of, kind.range, each) for each in pair):
                moved = ((first, pair[0]), (second, pair[1]))
                yield Beside("threshold", (*value[:place], *moved, *value[place + 2 :]))


Neighbours = Callable[[ValueType | None, Any], Iterator[Beside]]
