"""Stretches of time in which a clock stands still."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from crmpolicy.calendar.working import WorkingTime

Stretch = tuple[datetime, datetime]
"""From and to, in UTC; the clock runs again at its end."""


def merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Sort stretches and join those that touch; empty ones go.

    >>> from datetime import UTC
    >>> nine, ten, noon = (datetime(2026, 3, 2, hour, tzinfo=UTC) for hour in (9, 10, 12))
    >>> merged([(ten, noon), (nine, ten), (noon, noon)]) == ((nine, noon),)
    True
    """
    joined: list[Stretch] = []
    for since, until in sorted(each for each in stretches if each[0] < each[1]):
        if joined and since <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(until, joined[-1][1]))
        else:
            joined.append((since, until))
    return tuple(joined)


def elapsed(since: datetime, until: datetime, stopped: Sequence[Stretch] = ()) -> timedelta:
    """Measure the clock's time between two moments without what lies in stretches; negative when reversed.

    >>> from datetime import UTC
    >>> nine, ten, noon = (datetime(2026, 3, 2, hour, tzinfo=UTC) for hour in (9, 10, 12))
    >>> elapsed(nine, noon, [(nine, ten)]) == timedelta(hours=2)
    True
    """
    if until < since:
        return -elapsed(until, since, stopped)
    return (until - since) - sum((to - at for at, to in _within(since, until, stopped)), timedelta())


def worked(since: datetime, until: datetime, time: WorkingTime, stopped: Sequence[Stretch] = ()) -> timedelta:
    """Measure the working time between two moments without what lies in stretches; negative when reversed.

    >>> from datetime import UTC
    >>> office = WorkingTime("UTC", [[(540, 1020)]] * 7)
    >>> six, ten, noon = (datetime(2026, 3, 2, hour, tzinfo=UTC) for hour in (6, 10, 12))
    >>> worked(six, noon, office, [(six, ten)]) == timedelta(hours=2)
    True
    """
    if until < since:
        return -worked(until, since, time, stopped)
    still = (time.worked(at, to) for at, to in _within(since, until, stopped))
    return time.worked(since, until) - sum(still, timedelta())


def _within(since: datetime, until: datetime, stopped: Sequence[Stretch]) -> tuple[Stretch, ...]:
    return merged((max(at, since), min(to, until)) for at, to in stopped)
