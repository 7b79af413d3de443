"""The occasions of calendar periods and of set days: they stand where they stand, whatever was done."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import takewhile

from crmpolicy.engine.courses.cadences import times_of
from crmpolicy.engine.courses.case import Ruling
from crmpolicy.engine.courses.docket import Docket
from crmpolicy.engine.courses.grids import Grid, Span
from crmpolicy.engine.courses.occasion import Occasion, occasion_of, performed, soonest


def on_grid(docket: Docket, grid: Grid, first: date, last: date) -> Iterator[Occasion]:
    """Give the periods of a grid; what the end of a case leaves undone is not asked for any more."""
    time, done, times = docket.case.time, performed(docket, grid.ruling), times_of(grid.ruling)
    days = [grid.served(time.day_of(moment)) for moment in done]
    for span in takewhile(lambda each: each[0] <= last, grid.onward(grid.served(first))):
        within = done[bisect_left(days, span[0]) : bisect_right(days, span[1])]
        due = grid.limit(span, time).due
        if not within and not _is_asked(docket, grid.ruling, span, due, days):
            continue
        ended = docket.ended is not None and docket.ended <= due
        required = min(times, len(within)) if ended else times
        whole = _lasting(docket, grid, span) if len(within) < required and due < docket.case.now else span
        if required:
            yield occasion_of(docket, grid.ruling, whole, due, required=required, done=within)


def _lasting(docket: Docket, grid: Grid, span: Span) -> Span:
    """Stretch the period of a set day that is over while what is done now still serves that day."""
    today = docket.case.time.day_of(docket.case.now)
    serves = not grid.chooses and span[0] <= grid.served(today) <= span[1]
    return (span[0], max(span[1], soonest(docket))) if serves else span


def _is_asked(docket: Docket, ruling: Ruling, span: Span, due: datetime, days: Sequence[date]) -> bool:
    """Whether a period in which nothing was done lies in the time for which the duty is known to stand."""
    begins = docket.begins(ruling.said["duty"])
    if begins is None:
        return span[1] >= days[0] if days else due >= docket.case.now
    day = docket.case.time.day_of(begins)
    if docket.course.counting.first_due == "end of the first full period":
        return span[0] >= day
    return span[1] >= day
