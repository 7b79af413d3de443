"""How long a case has to stay in a state before a move may lead out of it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from crmpolicy.calendar.periods import months_after
from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.limits import DAY, DAYS, MONTHS, length_of
from crmpolicy.policy.lifecycles import Move
from crmpolicy.values import Term

Entered = Mapping[str, datetime]
"""When each track came into its present state; a track on which nothing has happened is not in it."""


def entered(before: Entered, states: Mapping[str, str], move: Move, at: datetime) -> dict[str, datetime]:
    """Note the tracks that a move brings into another state; one that leads back into its own begins nothing.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    >>> look = Move("m", "look", (("state", ("grace",)),), (("state", "grace"),))
    >>> entered({}, {"state": "grace"}, look, noon)
    {}
    >>> entered({}, {"state": "new"}, look, noon) == {"state": noon}
    True
    """
    return {**before, **{track: at for track, state in move.to if states[track] != state}}


def earliest(since: Entered, tracks: Iterable[str], stay: Term, time: WorkingTime) -> datetime | None:
    """Give the first moment at which all tracks have stayed long enough; None where one has no beginning.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 1, 15, 12, tzinfo=UTC)
    >>> office = WorkingTime("UTC", [[(540, 1020)]] * 7)
    >>> earliest({"state": noon}, ["state"], Term(6, "month"), office).isoformat()
    '2026-07-15T00:00:00+00:00'
    >>> earliest({}, ["state"], Term(6, "month"), office) is None
    True
    """
    moments = [since.get(track) for track in tracks]
    known = [after_stay(each, stay, time) for each in moments if each is not None]
    return max(known) if known and len(known) == len(moments) else None


def after_stay(since: datetime, stay: Term, time: WorkingTime) -> datetime:
    """Give the moment at which a stay is complete: hours by the clock, days and longer as their day begins.

    >>> from datetime import UTC
    >>> office = WorkingTime("UTC", [[(540, 1020)]] * 5 + [[], []])
    >>> friday = datetime(2026, 3, 6, 16, tzinfo=UTC)
    >>> units = ("hour", "working hour", "day", "working day")
    >>> [after_stay(friday, Term(2, unit), office).isoformat()[:16] for unit in units]
    ['2026-03-06T18:00', '2026-03-09T10:00', '2026-03-08T00:00', '2026-03-10T00:00']
    """
    if stay.unit in ("minute", "hour"):
        return since + length_of(stay)
    if stay.unit == "working hour":
        return time.add_hours(since, length_of(stay))
    day, count = time.day_of(since), int(stay.amount)
    if stay.unit == "working day":
        return time.at(time.working_day(day, count), 0)
    if stay.unit in DAYS:
        return time.at(day + count * DAYS[stay.unit] * DAY, 0)
    return time.at(months_after(day, count * MONTHS[stay.unit], month_end="last day"), 0)
