"""Instants as whole microseconds, and what the clocks on the wall show at them.

Twice a year some clocks skip an hour or show one twice. Two questions are asked of a wall-clock time then,
and they have two answers:

* *When is it due?* (:func:`instant`): a skipped time moves on by what was skipped, 02:30 becomes 03:30; of a
  time shown twice the first counts. That is Python's ``fold=0`` and the rule of RFC 5545.
* *From when have the clocks reached it?* (:func:`reached`): a skipped time is reached when the clocks jump
  over it, a time shown twice when it is shown first. Opening hours are read like this: their borders keep
  their order, and hours that lie in a skipped stretch vanish.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
SECOND: Final = 1_000_000
_DAY: Final = 86_400


def microseconds(moment: datetime) -> int:
    """Count the microseconds from 1970 in UTC to an aware moment of any zone.

    >>> microseconds(datetime(1970, 1, 1, 8, tzinfo=UTC))
    28800000000
    """
    since = datetime.__sub__(moment, EPOCH)  # subclasses subtract in ways of their own
    return (since.days * _DAY + since.seconds) * SECOND + since.microseconds


def moment_at(count: int) -> datetime:
    """Give the UTC moment that many microseconds after 1970 began.

    >>> moment_at(28800000000).isoformat()
    '1970-01-01T08:00:00+00:00'
    """
    return EPOCH + timedelta(microseconds=count)


def wall_clock(day: date, minute: int) -> datetime:
    """Give a minute of a day, 0 to 1440, as the clocks show it, without a zone.

    >>> wall_clock(date(2026, 1, 31), 1440).isoformat()
    '2026-02-01T00:00:00'
    """
    return datetime.combine(day, time()) + timedelta(minutes=minute)


def instant(shown: datetime, zone: tzinfo) -> int:
    """Give the microseconds of the instant at which something is due by the clocks of a zone.

    >>> from zoneinfo import ZoneInfo
    >>> moment_at(instant(datetime(2026, 3, 8, 2, 30), ZoneInfo("America/New_York"))).isoformat()
    '2026-03-08T07:30:00+00:00'
    """
    return microseconds(shown.replace(tzinfo=zone, fold=0))


def reached(shown: datetime, zone: tzinfo) -> int:
    """Give the microseconds of the first instant at which the clocks of a zone show this time or a later one.

    >>> from zoneinfo import ZoneInfo
    >>> moment_at(reached(datetime(2026, 3, 8, 2, 30), ZoneInfo("America/New_York"))).isoformat()
    '2026-03-08T07:00:00+00:00'
    """
    due = instant(shown, zone)
    early = microseconds(shown.replace(tzinfo=zone, fold=1))
    if early >= due:
        return due
    return _jump(shown, zone, early // SECOND, -(-due // SECOND)) * SECOND


def _jump(shown: datetime, zone: tzinfo, before: int, after: int) -> int:
    """Find the second in which the clocks jump over a time that they never show."""
    while after - before > 1:
        middle = (before + after) // 2
        if moment_at(middle * SECOND).astimezone(zone).replace(tzinfo=None, fold=0) < shown:
            before = middle
        else:
            after = middle
    return after
