"""Duties that come back: how often, by when the next time, how much of this period is done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from crmpolicy.engine.courses.case import Ruling
from crmpolicy.engine.courses.docket import Docket, said
from crmpolicy.engine.courses.grids import Grid, Span, grid_of
from crmpolicy.engine.courses.judging import Judged, none, waiting
from crmpolicy.engine.courses.limits import Limit, due_after
from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.engine.courses.stopped import Stretch


def cadence_status(docket: Docket, ruling: Ruling) -> DutyStatus:
    """Tell how a recurring duty stands: by when it has to be done the next time.

    It is never met, for it comes back; ``required`` and ``done`` are of the present period, ``shortfall`` of
    the one that has run out.
    """
    times = times_of(ruling)
    if said(ruling, "never") or not times:
        return none(ruling)
    grid = grid_of(ruling, docket.course.counting, docket.case.time)
    done = docket.done(ruling, docket.restarted(ruling.said["duty"]))
    return _rolling(docket, ruling, done, times) if grid is None else _on_grid(docket, grid, done, times)


def next_time(docket: Docket, ruling: Ruling, moment: datetime) -> Limit | None:
    """Give when a recurring duty falls due for the first time after a moment; None where it does not."""
    if said(ruling, "never") or not times_of(ruling):
        return None
    time = docket.case.time
    grid = grid_of(ruling, docket.course.counting, time)
    if grid is not None:
        return grid.after(moment, time)
    due = cadence_status(docket, ruling).due
    return None if due is None or due <= moment else Limit(due, time.day_of(due))


def times_of(ruling: Ruling) -> int:
    """Give how often a rule's duty has to be done in each period.

    >>> times_of(Ruling("doc", "", "r", {"every": "month"})), times_of(Ruling("doc", "", "r", {"times": 3}))
    (1, 3)
    """
    times: Any = said(ruling, "times")
    return 1 if times is None else times


def _on_grid(docket: Docket, grid: Grid, done: Sequence[datetime], times: int) -> DutyStatus:
    time, now = docket.case.time, docket.case.now
    days = [grid.served(time.day_of(moment)) for moment in done]
    span = _judged(docket, grid, days, times)
    if span is None:
        return none(grid.ruling)
    due = grid.limit(span, time).due
    judged = Judged(docket, grid.ruling, time.at(span[0], 0), lambda _stopped: due, moves=False).status()
    present = grid.period(time.day_of(now))
    return replace(
        judged,
        required=0 if present is None else times,
        done=0 if present is None else _within(present, days),
        done_at=done[-1] if done else None,
        shortfall=times - _within(span, days) if judged.state == "breached" else 0,
    )


def _judged(docket: Docket, grid: Grid, days: Sequence[date], times: int) -> Span | None:
    """Find the period that has to be served next.

    That is the first one from the last time on in which something is still to be done. Where it was never
    done, it is the first after the start; and where no start is known, the first whose time has not run out:
    nobody can be behind with what nobody knows to have begun.
    """
    time, now = docket.case.time, docket.case.now
    if days:
        return next((span for span in grid.onward(days[-1]) if _within(span, days) < times), None)
    begins = docket.begins(grid.ruling.said["duty"])
    if begins is None:
        onward = grid.onward(time.day_of(now))
        return next((span for span in onward if grid.limit(span, time).due >= now), None)
    day = time.day_of(begins)
    whole = docket.course.counting.first_due == "end of the first full period"
    return next((span for span in grid.onward(day) if not whole or span[0] >= day), None)


def _within(span: Span, days: Sequence[date]) -> int:
    return sum(span[0] <= day <= span[1] for day in days)


def _rolling(docket: Docket, ruling: Ruling, done: Sequence[datetime], times: int) -> DutyStatus:
    """Count a length from the last time, or from the last but so many where it has to be done more often."""
    begins = docket.begins(ruling.said["duty"])
    since = done[-times] if len(done) >= times else begins or next(iter(done), None)
    if since is None:
        return waiting(docket, ruling, times)
    limiting = partial(counted_from, docket, ruling)
    status = Judged(docket, ruling, since, partial(limiting, since)).status()
    stopped = docket.stopped(ruling.said["duty"], docket.ended or docket.case.now)
    fresh = sum(limiting(moment, stopped) >= docket.case.now for moment in done)
    over = times - fresh if status.state == "breached" else 0
    return replace(
        status, required=times, done=fresh, done_at=done[-1] if done else None, shortfall=max(0, over)
    )


def counted_from(docket: Docket, ruling: Ruling, since: datetime, stopped: Sequence[Stretch]) -> datetime:
    """Give by when a duty with a length is due that was done the last time at a moment."""
    every, counting, off_day = said(ruling, "every"), docket.course.counting, said(ruling, "off_day")
    return due_after(since, every.length, counting, docket.case.time, stopped, off_day=off_day)
