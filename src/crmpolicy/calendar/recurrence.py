"""Days that come again by a rule of RFC 5545, such as the last Friday of each month."""

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final, Protocol

from crmpolicy.errors import BadValueError

_NUMBERS: Final = r"[+-]?\d{1,3}(,[+-]?\d{1,3})*"
_WEEKDAY: Final = r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)"
_PARTS: Final = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9]\d{0,3}",
    "COUNT": r"[1-9]\d{0,4}",
    "UNTIL": r"\d{8}",
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
    "BYDAY": rf"{_WEEKDAY}(,{_WEEKDAY})*",
    "BYMONTH": r"([1-9]|1[0-2])(,([1-9]|1[0-2]))*",
    "BYMONTHDAY": _NUMBERS,
    "BYYEARDAY": _NUMBERS,
    "BYWEEKNO": _NUMBERS,
    "BYSETPOS": _NUMBERS,
}
"""What a rule for whole days may say; hours, a start of its own and an interval of nothing are refused."""


class _Recurring(Protocol):
    """A rule that has been read."""

    def between(self, after: datetime, before: datetime, inc: bool = ...) -> list[datetime]:  # noqa: FBT001 - its
        """Give the moments between two others."""


@lru_cache(maxsize=1024)
def occurrences(rule: str, since: date, until: date) -> tuple[date, ...]:
    """Give the days of a rule from one day to another, both included.

    Args:
        rule: an RRULE, with or without the name in front.
        since: the day on which the rule begins: intervals and counts are counted from it. It is one of the
            days only where the rule fits it.
        until: the last day that is looked at.

    Raises:
        BadValueError: the text is no such rule.

    >>> [str(day) for day in occurrences("FREQ=MONTHLY;BYDAY=-1FR", date(2026, 1, 1), date(2026, 3, 1))]
    ['2026-01-30', '2026-02-27']
    """
    first, last = (datetime.combine(day, time()) for day in (since, until))
    return tuple(each.date() for each in _read(rule, first).between(first, last, inc=True))


def check_recurrence(rule: str) -> None:
    """See that a text is a rule for whole days.

    Raises:
        BadValueError: it is not.

    >>> check_recurrence("FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=20")
    """
    _read(rule, datetime(2000, 1, 1))  # noqa: DTZ001 - any day: rules know no zones


def _read(rule: str, first: datetime) -> _Recurring:
    from dateutil.rrule import rrulestr  # noqa: PLC0415 - loaded only where something recurs by a rule

    if not _is_well_formed(rule):
        raise BadValueError("value-not-a-recurrence", given=rule)
    try:
        return rrulestr(rule, dtstart=first)
    except ValueError as bad:
        raise BadValueError("value-not-a-recurrence", given=rule) from bad


def _is_well_formed(rule: str) -> bool:
    parts = [part.partition("=") for part in rule.removeprefix("RRULE:").split(";")]
    keys = [key for key, _, _ in parts]
    known = all(key in _PARTS and re.fullmatch(_PARTS[key], value) for key, _, value in parts)
    return known and "FREQ" in keys and len(set(keys)) == len(keys)
