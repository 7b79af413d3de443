"""By when something is due, for a whole column of moments from which it counts.

Hours are added to whole columns, in open time by the running sums of the calendar. What ends on a day is
asked of the engine: where days end at their close, a due moment never goes back within one day of the clocks,
so where the first and the last moment of a stretch have the same, all between have it too; else the stretch
is halved. Where a limit ends at the time of day at which it began, each moment is asked about.
"""

from collections.abc import Callable
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from crmpolicy.calendar.clocks import microseconds, moment_at
from crmpolicy.calendar.openings import Openings
from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.limits import CLOCK, length_of
from crmpolicy.errors import CalendarHorizonError
from crmpolicy.policy.duties import AtClosing
from crmpolicy.portfolio.clocked import DAY, WRONG, local_days
from crmpolicy.values import Term

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[Any]]

UNTOLD: Final = WRONG
"""In a column of due moments: it cannot be told here, the single evaluation says what is to be said."""

_EARLIEST: Final = microseconds(datetime.fromisoformat("1900-01-03T00:00Z"))
_LATEST: Final = microseconds(datetime.fromisoformat("2200-12-29T00:00Z"))
_MICROSECONDS: Final = 1_000_000


def runs(term: Term) -> bool:
    """Tell whether a term runs on the clock or in open time; others end on a day."""
    return term.unit in CLOCK


def running(starts: "Numbers", term: Term, time: WorkingTime, at_closing: AtClosing) -> "Numbers":
    """Give the ends of a term of minutes, hours or working hours that begins at some moments.

    Args:
        starts: microseconds.
        term: how long.
        time: the working time.
        at_closing: whether an end exactly at a closing stays there or is the next opening.

    Raises:
        PolicyError: working time is asked for, and the calendar has no hours.

    >>> import numpy
    >>> from datetime import date
    >>> office = WorkingTime("UTC", [[(540, 1020)]] * 5 + [[], []])
    >>> friday = microseconds(office.at(date(2026, 3, 6), 16 * 60))
    >>> ends = running(numpy.array([friday]), Term(2, "working hour"), office, "stay")
    >>> moment_at(int(ends[0])).isoformat()
    '2026-03-09T10:00:00+00:00'
    """
    import numpy as np  # noqa: PLC0415 - an extra

    length = length_of(term)
    wanted = (length.days * 86_400 + length.seconds) * _MICROSECONDS + length.microseconds
    fine = (starts > _EARLIEST) & (starts < _LATEST)
    if wanted < 0 or wanted > _LATEST - _EARLIEST:
        return np.full(len(starts), UNTOLD, dtype=np.int64)
    if term.unit != "working hour":
        return np.where(fine & (starts < _LATEST - wanted), np.where(fine, starts, 0) + wanted, UNTOLD)
    return _in_open_time(np.where(fine, starts, UNTOLD), wanted, time, at_closing)


def _in_open_time(starts: "Numbers", wanted: int, time: WorkingTime, at_closing: AtClosing) -> "Numbers":
    """Search the running sums; a longer calendar is laid out until all are found or nothing more is known."""
    import numpy as np  # noqa: PLC0415 - an extra

    low, high = time.answered_between()
    known = (starts >= low) & (starts < high)
    if not known.any():
        return np.full(len(starts), UNTOLD, dtype=np.int64)
    first = moment_at(int(starts[known].min()) - DAY).date()  # wherever the clocks are
    last = moment_at(int(starts[known].max()) + DAY).date()
    years, most = 1, moment_at(min(high, _LATEST)).year
    while True:
        until = min(last.year + years, most)
        table = time.laid_out(first, date(until, 12, 31))
        found = _found(np.where(known, starts, low), wanted, table, stays=at_closing == "stay")
        if until == most or (found[known] != UNTOLD).all():
            break
        years *= 2
    return np.where(known & (found > low) & (found < high), found, UNTOLD)


def _found(starts: "Numbers", wanted: int, table: Openings, *, stays: bool) -> "Numbers":
    """Go on by so much open time from each moment; see ``Openings.reaches``, ``exceeds`` and ``opening``."""
    import numpy as np  # noqa: PLC0415 - an extra

    begins, ends, before = (
        np.array(each, dtype=np.int64) for each in (table.begins, table.ends, table.before)
    )
    if not len(begins):
        return np.full(len(starts), UNTOLD, dtype=np.int64)
    if wanted == 0:
        place = np.searchsorted(ends, starts, side="right")
        there = np.minimum(place, len(begins) - 1)
        return np.where(place < len(begins), np.maximum(starts, begins[there]), UNTOLD)
    sums = opened_before(starts, table) + wanted
    place = np.searchsorted(before, sums, side="left" if stays else "right") - 1
    there = np.minimum(place, len(begins) - 1)
    return np.where(place < len(begins), begins[there] + sums - before[there], UNTOLD)


def opened_before(moments: "Numbers", table: Openings) -> "Numbers":
    """Give the open time from the start of a calendar to some moments; see ``Openings.worked``."""
    import numpy as np  # noqa: PLC0415 - an extra

    begins, ends, before = (
        np.array(each, dtype=np.int64) for each in (table.begins, table.ends, table.before)
    )
    place = np.searchsorted(begins, moments, side="right") - 1
    there = np.maximum(place, 0)
    return np.where(place < 0, 0, before[there] + np.minimum(moments, ends[there]) - begins[there])


def on_days(
    starts: "Numbers", limit: Callable[[datetime], datetime | None], zone: str, *, at_close: bool = True
) -> "Numbers":
    """Give by when each is due of what ends on a day.

    Args:
        starts: microseconds, in any order.
        limit: gives the due moment of one.
        zone: whose clocks tell the days.
        at_close: whether days end at their close; then no due moment goes back within a day.
    """
    import numpy as np  # noqa: PLC0415 - an extra

    asked, inverse = np.unique(starts, return_inverse=True)
    dues: Numbers = np.full(len(asked), UNTOLD, dtype=np.int64)
    fine = np.flatnonzero((asked > _EARLIEST) & (asked < _LATEST))
    if not at_close:
        dues[fine] = [_asked(limit, int(each)) for each in asked[fine]]
    elif len(fine):
        some = asked[fine]
        days, offsets = local_days(some, zone)
        turns = np.flatnonzero((np.diff(days) != 0) | (np.diff(offsets) != 0)) + 1
        borders = [0, *turns.tolist(), len(some)]
        told = np.full(len(some), UNTOLD, dtype=np.int64)
        for first, after in pairwise(borders):
            _halve(some, told, limit, first, after - 1)
        dues[fine] = told
    return dues[inverse]


def _halve(
    some: "Numbers", told: "Numbers", limit: Callable[[datetime], datetime | None], first: int, last: int
) -> None:
    """Fill the due moments from one place to another, both included."""
    known: dict[int, int] = {}

    def due(place: int) -> int:
        if place not in known:
            known[place] = _asked(limit, int(some[place]))
        return known[place]

    waiting = [(first, last)]
    while waiting:
        low, high = waiting.pop()
        if due(low) == due(high):
            told[low : high + 1] = due(low)
        elif high - low == 1:
            told[low], told[high] = due(low), due(high)
        else:
            middle = (low + high) // 2
            waiting += [(low, middle), (middle, high)]


def _asked(limit: Callable[[datetime], datetime | None], moment: int) -> int:
    try:
        due = limit(moment_at(moment))
    except CalendarHorizonError:
        return UNTOLD
    return UNTOLD if due is None else microseconds(due)
