"""Lengths of time compared for every moment from which they count, where no calendar is needed for that."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final, Literal

from crmpolicy.values import Period, Term, TermUnit

Order = Literal["no later", "later"]

_CLOCK: Final[Mapping[TermUnit, int]] = {"minute": 1, "hour": 60}
_OPEN: Final[Mapping[TermUnit, int]] = {"working hour": 60}
_DAYS: Final[Mapping[TermUnit, int]] = {"day": 1, "week": 7}
_WORKING_DAYS: Final[Mapping[TermUnit, int]] = {"working day": 1}
_MONTHS: Final[Mapping[TermUnit, int]] = {"month": 1, "quarter": 3, "half year": 6, "year": 12}
FAMILIES: Final = (_CLOCK, _OPEN, _DAYS, _WORKING_DAYS, _MONTHS)
"""Units whose ends come in the order of their amounts, whatever the calendar and the moment."""
NEEDS_HOURS: Final = frozenset((*_OPEN, *_WORKING_DAYS))


def ends(one: Term, other: Term) -> Order | None:
    """Tell whether a term ends no later than another that counts from the same moment, for every such moment.

    Open time never runs faster than the clock; what else is of different units only a calendar can tell.

    >>> ends(Term(4, "hour"), Term(300, "minute")), ends(Term(3, "working day"), Term(2, "working day"))
    ('no later', 'later')
    >>> ends(Term(4, "hour"), Term(4, "working hour")), ends(Term(24, "hour"), Term(1, "working day"))
    ('no later', None)
    """
    for family in FAMILIES:
        if one.unit in family and other.unit in family:
            return "later" if size(one, family) > size(other, family) else "no later"
    if one.unit in _CLOCK and other.unit in _OPEN and size(one, _CLOCK) <= size(other, _OPEN):
        return "no later"
    return None


def size(term: Term, family: Mapping[TermUnit, int]) -> Fraction:
    """Give the amount of a term in the smallest unit of its family."""
    return Fraction(term.amount) * family[term.unit]


def comes_back(one: Period, other: Period) -> Order | None:
    """Tell whether what comes back by one period comes no later than by another; ``None`` where nobody can.

    Calendar periods and lengths since the last time are two ways of counting, so that they are not compared.

    >>> comes_back(Period("quarter"), Period("half year")), comes_back(Period("year"), Period("month"))
    ('no later', 'later')
    """
    if (one.calendar is None) != (other.calendar is None):
        return None
    if one.calendar is None:
        return ends(one.length, other.length)
    order = one.compare(other)
    return None if order is None else "later" if order == 1 else "no later"


def rate(times: int, period: Period) -> tuple[Fraction, Fraction]:
    """Give how often a day something comes back, at least and at most.

    >>> rate(2, Period("week"))
    (Fraction(2, 7), Fraction(2, 7))
    >>> rate(1, Period("month"))
    (Fraction(1, 31), Fraction(1, 28))
    """
    term = period.length
    if term.unit in _MONTHS:
        months = size(term, _MONTHS)
        return times / (months * 31), times / (months * 28)
    per_day = {**_CLOCK, **_OPEN}
    days = size(term, per_day) / 1440 if term.unit in per_day else size(term, {**_DAYS, **_WORKING_DAYS})
    return times / days, times / days


def is_seldomer(one: tuple[int, Period], other: tuple[int, Period]) -> bool | None:
    """Tell whether something comes back less often than another thing; ``None`` where nobody can.

    >>> is_seldomer((1, Period("quarter")), (4, Period("year")))
    False
    >>> is_seldomer((1, Period("year")), (1, Period("month")))
    True
    """
    if all(each.length.unit in _MONTHS for _, each in (one, other)):
        first, second = (times / size(each.length, _MONTHS) for times, each in (one, other))
        return first < second
    mine, others = rate(*one), rate(*other)
    if mine == others:
        return False
    return True if mine[1] < others[0] else False if others[1] <= mine[0] else None


def told_plainly(value: Any) -> Any:
    """Give a length of time by its family and its size there, whatever it is written in; other values stay.

    >>> told_plainly(Term(2, "hour")) == told_plainly(Term(120, "minute")), told_plainly("clerk")
    (True, 'clerk')
    """
    if isinstance(value, Period):
        return "period", value.calendar or told_plainly(value.length)
    if isinstance(value, Term):
        return next(
            (place, size(value, family)) for place, family in enumerate(FAMILIES) if value.unit in family
        )
    return value
