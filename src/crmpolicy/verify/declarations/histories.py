"""Histories of values compared: day by day, from the beginning on."""

from collections.abc import Iterable, Sequence
from datetime import date

from crmpolicy.policy.parameters import UNLIMITED, Dated, Parameter
from crmpolicy.wording import Words, word

UNSET = Dated(UNLIMITED)
"""What an optional parameter means that nobody set: no limit."""


def days_of(histories: Iterable[Sequence[Dated]]) -> list[date | None]:
    """Give every day on which a value changes, and ``None`` for the beginning.

    >>> days_of([(Dated(1), Dated(2, date(2027, 1, 1)))])
    [None, datetime.date(2027, 1, 1)]
    """
    return [
        None,
        *sorted({each.since for history in histories for each in history if each.since is not None}),
    ]


def dated_on(history: Sequence[Dated], day: date | None) -> Dated | None:
    """Give what counts on a day; ``None`` asks for the beginning.

    >>> dated_on((Dated(1), Dated(2, date(2027, 1, 1))), date(2027, 5, 1)).value
    2
    """
    found = None
    for each in history:
        if each.since is None or (day is not None and each.since <= day):
            found = each
    return found


def stated(parameter: Parameter) -> tuple[Dated, ...]:
    """Give the history of a parameter; an optional one that is not set has no limit from the beginning."""
    return parameter.history or ((UNSET,) if parameter.optional else ())


def shown(parameter: Parameter, value: object) -> Words:
    """Word a value of a parameter."""
    return word("unlimited") if value is UNLIMITED else parameter.type.words(value)
