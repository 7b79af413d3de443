"""The occasions of a length that counts from the last time: of what was done, and of what is to come."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from crmpolicy.engine.courses.cadences import counted_from, times_of
from crmpolicy.engine.courses.case import Ruling
from crmpolicy.engine.courses.docket import Docket
from crmpolicy.engine.courses.grids import DAY, Span
from crmpolicy.engine.courses.occasion import Occasion, occasion_of, performed, soonest
from crmpolicy.errors import CalendarHorizonError

_MOMENT: Final = timedelta(microseconds=1)


def rolling(docket: Docket, ruling: Ruling, last: date) -> Iterator[Occasion]:
    """Give what was done each in its own period, then what is still to come."""
    begins, done, times = docket.begins(ruling.said["duty"]), performed(docket, ruling), times_of(ruling)
    if begins is None and not done:
        return
    before = [begins] * times if begins is not None else [done[0]] * (times - 1)
    every = [*before, *done]
    yield from _together(_past(docket, ruling, every, times))
    yield from _together(_to_come(docket, ruling, every[-times:], last))


def _past(docket: Docket, ruling: Ruling, every: Sequence[datetime], times: int) -> Iterator[Occasion]:
    """Give what was done: each time ends its period; what lies before all of them was not asked for."""
    if docket.begins(ruling.said["duty"]) is None:
        yield _unasked(docket, ruling, every[0])
    for since, moment in zip(every, every[times:], strict=False):
        served = _served if since <= moment else _unasked
        yield served(docket, ruling, moment, since)


def _unasked(docket: Docket, ruling: Ruling, moment: datetime, _since: datetime | None = None) -> Occasion:
    day = docket.case.time.day_of(moment)
    return occasion_of(docket, ruling, (day, day), moment, required=0, done=(moment,))


def _served(docket: Docket, ruling: Ruling, moment: datetime, since: datetime) -> Occasion:
    """Give a time that was done: its period ended with it, and the next one began."""
    due, day = _due(docket, ruling, since), docket.case.time.day_of(moment)
    span = _begin(docket, since, day), day
    found = occasion_of(docket, ruling, span, due, required=1, done=(moment,))
    return replace(found, shortfall=int(moment > due))


def _to_come(docket: Docket, ruling: Ruling, recent: Sequence[datetime], last: date) -> Iterator[Occasion]:
    """Go on from the last times, each as often ago as it has to be done in a length."""
    time, now, queue = docket.case.time, docket.case.now, list(recent)
    while True:
        since = queue.pop(0)
        due = _due_within(docket, ruling, since, last)
        if due is None or (docket.ended is not None and docket.ended <= due):
            return
        ends = time.day_of(due - _MOMENT)
        begins = _begin(docket, since, ends)
        if begins > last:
            return
        if due < now:  # still to be done, so its period lasts until it is
            ends = soonest(docket)
        queue.append(max(due, time.close_of(ends)) if due < now else due)
        yield occasion_of(docket, ruling, (begins, ends), due, required=1, done=())
        if docket.ended is not None:
            return


def _begin(docket: Docket, since: datetime, ends: date) -> date:
    return min(docket.case.time.day_of(since) + DAY, ends)


def _due(docket: Docket, ruling: Ruling, since: datetime) -> datetime:
    stopped = docket.stopped(ruling.said["duty"], docket.ended or docket.case.now)
    return counted_from(docket, ruling, since, stopped)


def _due_within(docket: Docket, ruling: Ruling, since: datetime, last: date) -> datetime | None:
    """Give when it falls due; None where that lies beyond the known holidays but the last day asked does not.

    Raises:
        CalendarHorizonError: the time that is asked for reaches beyond the known holidays itself.
    """
    time = docket.case.time
    try:
        return _due(docket, ruling, since)
    except CalendarHorizonError:
        for day in (time.day_of(since), last):
            time.close_of(day)
        return None


def _together(each: Iterable[Occasion]) -> Iterator[Occasion]:
    """Put times of one rule that have the same period together."""
    found: dict[Span, Occasion] = {}
    for one in each:
        span = (one.begins, one.ends)
        found[span] = _added(found[span], one) if span in found else one
    yield from found.values()


def _added(one: Occasion, other: Occasion) -> Occasion:
    return replace(
        one,
        due=min(one.due, other.due),
        required=one.required + other.required,
        beyond=one.beyond + other.beyond,
        done_at=(*one.done_at, *other.done_at),
        shortfall=one.shortfall + other.shortfall,
    )
