"""Lengths of time around others: every way in which a term can lie to the terms that rules name.

Months have no fixed length, so two terms may have no order. Terms around each named one, in every unit, are
tried, at each number at which an order can change.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from crmpolicy.errors import BadValueError
from crmpolicy.values import Period, Term, ValueType

_UNITS: Final = ("minute", "hour", "working hour", "day", "working day", "week", "month", "quarter", "year")
_CALENDAR: Final = ("week", "month", "quarter", "half year", "year")
_AROUND: Final = 2
_HALF: Final = Decimal("0.5")


def lengths_around(kind: ValueType, constants: Sequence[Any]) -> list[Any]:
    """Give terms or periods that lie in every possible way to some others, shorter ones first.

    >>> from crmpolicy.values import TermType
    >>> [str(each) for each in lengths_around(TermType(), [Term.parse("1h")])][:3]
    ['0 minutes', '1 minute', '58 minutes']
    """
    if kind.name == "period":
        terms = _around([each.length for each in constants])
        lengths = [Period(term) for term in terms if term.amount]
        return [*(Period(unit) for unit in _CALENDAR), *lengths]
    return _around(constants)


def _around(constants: Sequence[Term]) -> list[Term]:
    found: dict[Term, None] = {}
    for unit in _UNITS:
        for amount in sorted(_amounts(unit, constants)):
            term = _term(amount, unit)
            if term is not None:
                found[term] = None
    halves = (Term(amount + _HALF, "minute") for amount in _amounts("minute", constants))
    found.update(dict.fromkeys((*constants, *halves)))  # a minute may be broken
    return list(found)


def _amounts(unit: str, constants: Sequence[Term]) -> set[int]:
    amounts = {0, 1} if unit == "minute" else set()
    for constant in constants:
        low, high = _first(unit, constant, -1), _first(unit, constant, 1)
        for edge in (low, high):
            amounts |= {edge + each for each in range(-_AROUND, _AROUND + 1)}
    return {amount for amount in amounts if amount >= 0}


def _first(unit: str, constant: Term, sign: int) -> int:
    """Find by bisection the fewest units that are not shorter (``-1``), or that are longer (``1``)."""
    low, high = 0, 1
    while high < 10**9 and not _reaches(high, unit, constant, sign):
        low, high = high, high * 2
    while low < high:
        middle = (low + high) // 2
        if _reaches(middle, unit, constant, sign):
            high = middle
        else:
            low = middle + 1
    return low


def _reaches(amount: int, unit: str, constant: Term, sign: int) -> bool:
    term = _term(amount, unit)
    if term is None:  # longer than any term there is
        return True
    order = term.compare(constant)
    return order != -1 if sign < 0 else order == 1


def _term(amount: int, unit: str) -> Term | None:
    try:
        return Term(Decimal(amount), unit)  # type: ignore[arg-type]  # units are words
    except BadValueError:
        return None
