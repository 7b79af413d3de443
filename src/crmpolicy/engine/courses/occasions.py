"""The occasions of recurring duties between two days: each period with what it asks, and what was done."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Final

from crmpolicy.engine.courses.cadences import counted_from, times_of
from crmpolicy.engine.courses.case import Case, Ruling
from crmpolicy.engine.courses.docket import Docket, recurs, said
from crmpolicy.engine.courses.grids import DAY, Grid, Span, grid_of
from crmpolicy.policy.duties import Duties

_MOMENT: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A period in which a recurring duty has to be done so many times.

    Attributes:
        duty: its name.
        who: the role that owes it, None where nobody is named.
        begins: the first day of the period.
        ends: its last day.
        due: the last moment that is in time, in UTC.
        required: how often it has to be done in the period.
        beyond: how many of them nothing else asks: other occasions of the same duty and role within the
            period ask the rest already. All of ``required`` where one requirement stands alone.
        done_at: when it was done in the period, in UTC.
        shortfall: how often it was still to be done when its time ran out.
        document: the document of the rule that asks most often.
        part: the part of that rule; empty where the decision has no parts.
        rule: that rule.
        provisional: reckoned beyond the days for which the holidays are known.
        soft: a warning only.
    """

    duty: str
    who: str | None
    begins: date
    ends: date
    due: datetime
    required: int
    beyond: int
    done_at: tuple[datetime, ...] = ()
    shortfall: int = 0
    document: str = ""
    part: str = ""
    rule: str = ""
    provisional: bool = False
    soft: bool = False

    @property
    def done(self) -> int:
        """How often it was done in the period."""
        return len(self.done_at)


def occasions(
    course: Duties, rulings: Sequence[Ruling], case: Case, first: date, last: date
) -> tuple[Occasion, ...]:
    """Give every occasion of the recurring duties whose period touches the days from ``first`` to ``last``.

    Calendar periods and grids stand where they stand. A length counts from the last time, and then goes on
    as if each time fell on its due moment, or on the present day where that is over. Where nothing is known
    to have begun, periods that have run out are not asked for: nobody can be behind with them.

    Raises:
        FactsError: something happened before the case began, or its pauses do not go together.
        CalendarHorizonError: a moment depends on a day that the calendar does not reach.

    >>> from datetime import UTC
    >>> from crmpolicy.calendar.working import WorkingTime
    >>> from crmpolicy.policy.duties import Duty
    >>> from crmpolicy.values import Period
    >>> from crmpolicy.wording import Words
    >>> visits = Duties((Duty("visit", Words("拜访", "visit"), ("visit",)),))
    >>> quarterly = Ruling("doc", "", "key", {"duty": "visit", "every": Period("quarter")})
    >>> office = WorkingTime("UTC", [[(540, 1020)]] * 5 + [[], []])
    >>> case = Case((), datetime(2026, 1, 1, tzinfo=UTC), office, {})
    >>> year = occasions(visits, [quarterly], case, date(2026, 1, 1), date(2026, 12, 31))
    >>> [f"{each.due:%m-%d}" for each in year]
    ['03-31', '06-30', '09-30', '12-31']
    """
    docket = Docket.of(course, rulings, case)
    found = (each for ruling in docket.rulings if recurs(ruling) for each in _of(docket, ruling, first, last))
    return tuple(sorted(found, key=lambda each: (each.due, each.duty, each.who or "", each.begins)))


def not_begun(course: Duties, rulings: Sequence[Ruling], case: Case) -> tuple[Ruling, ...]:
    """Give the rules whose length counts from a first time that is not known: nothing can be planned by them.

    Raises:
        FactsError: something happened before the case began, or its pauses do not go together.

    >>> from datetime import UTC
    >>> from crmpolicy.calendar.working import WorkingTime
    >>> case = Case((), datetime(2026, 1, 1, tzinfo=UTC), WorkingTime("UTC", [[]] * 7), {})
    >>> not_begun(Duties(()), [], case)
    ()
    """
    docket = Docket.of(course, rulings, case)
    asked = (ruling for ruling in docket.rulings if recurs(ruling) and _asks(ruling))
    return tuple(ruling for ruling in asked if _is_waiting(docket, ruling))


def _asks(ruling: Ruling) -> bool:
    return not said(ruling, "never") and times_of(ruling) > 0


def _is_waiting(docket: Docket, ruling: Ruling) -> bool:
    if grid_of(ruling, docket.course.counting, docket.case.time) is not None:
        return False
    return docket.begins(ruling.said["duty"]) is None and not _done(docket, ruling)


def _done(docket: Docket, ruling: Ruling) -> tuple[datetime, ...]:
    return docket.done(ruling, docket.restarted(ruling.said["duty"]))


def _of(docket: Docket, ruling: Ruling, first: date, last: date) -> Iterator[Occasion]:
    if not _asks(ruling):
        return
    grid = grid_of(ruling, docket.course.counting, docket.case.time)
    every = _rolling(docket, ruling, last) if grid is None else _on_grid(docket, grid, first, last)
    yield from (each for each in every if each.begins <= last and each.ends >= first)


def _occasion(
    docket: Docket, ruling: Ruling, span: Span, due: datetime, *, required: int, done: Sequence[datetime]
) -> Occasion:
    over = due < docket.case.now
    return Occasion(
        duty=ruling.said["duty"],
        who=said(ruling, "who"),
        begins=span[0],
        ends=span[1],
        due=due,
        required=required,
        beyond=required,
        done_at=tuple(done),
        shortfall=max(0, required - len(done)) if over else 0,
        document=ruling.document,
        part=ruling.part,
        rule=ruling.rule,
        provisional=docket.case.time.provisional(due),
        soft=ruling.soft,
    )


def _on_grid(docket: Docket, grid: Grid, first: date, last: date) -> Iterator[Occasion]:
    """Give the periods of a grid; what the end of a case leaves undone is not asked for any more."""
    time, done, times = docket.case.time, _done(docket, grid.ruling), times_of(grid.ruling)
    days = [time.day_of(moment) for moment in done]
    for span in takewhile(lambda each: each[0] <= last, grid.onward(first)):
        within = done[bisect_left(days, span[0]) : bisect_right(days, span[1])]
        due = grid.limit(span, time).due
        if not within and not _is_asked(docket, grid.ruling, span, due, days):
            continue
        ended = docket.ended is not None and docket.ended <= due
        required = min(times, len(within)) if ended else times
        if required:
            yield _occasion(docket, grid.ruling, span, due, required=required, done=within)


def _is_asked(docket: Docket, ruling: Ruling, span: Span, due: datetime, days: Sequence[date]) -> bool:
    """Whether a period in which nothing was done lies in the time for which the duty is known to stand."""
    begins = docket.begins(ruling.said["duty"])
    if begins is None:
        return span[1] >= days[0] if days else due >= docket.case.now
    day = docket.case.time.day_of(begins)
    if docket.course.counting.first_due == "end of the first full period":
        return span[0] >= day
    return span[1] >= day


def _rolling(docket: Docket, ruling: Ruling, last: date) -> Iterator[Occasion]:
    """Give what was done each in its own period, then what is still to come."""
    begins, done, times = docket.begins(ruling.said["duty"]), _done(docket, ruling), times_of(ruling)
    if begins is None and not done:
        return
    before = [begins] * times if begins is not None else [done[0]] * (times - 1)
    every = [*before, *done]
    past = (
        _served(docket, ruling, since, moment)
        for since, moment in zip(every, every[times:], strict=False)
        if since <= moment
    )
    yield from _together(past)
    yield from _together(_to_come(docket, ruling, every[-times:], last))


def _served(docket: Docket, ruling: Ruling, since: datetime, moment: datetime) -> Occasion:
    """Give a time that was done: its period ended with it, and the next one began."""
    due, day = _due(docket, ruling, since), docket.case.time.day_of(moment)
    span = _begin(docket, since, day), day
    found = _occasion(docket, ruling, span, due, required=1, done=(moment,))
    return replace(found, shortfall=int(moment > due))


def _to_come(docket: Docket, ruling: Ruling, recent: Sequence[datetime], last: date) -> Iterator[Occasion]:
    """Go on from the last times, each as often ago as it has to be done in a length."""
    time, now, queue = docket.case.time, docket.case.now, list(recent)
    while True:
        since = queue.pop(0)
        due = _due(docket, ruling, since)
        if docket.ended is not None and docket.ended <= due:
            return
        ends = time.day_of(due - _MOMENT)
        begins = _begin(docket, since, ends)
        if begins > last:
            return
        if due < now:  # still to be done, so its period lasts until it is
            ends = time.day_of(time.next_opening(now) if time.has_hours else now)
        queue.append(max(due, time.close_of(ends)) if due < now else due)
        yield _occasion(docket, ruling, (begins, ends), due, required=1, done=())
        if docket.ended is not None:
            return


def _begin(docket: Docket, since: datetime, ends: date) -> date:
    return min(docket.case.time.day_of(since) + DAY, ends)


def _due(docket: Docket, ruling: Ruling, since: datetime) -> datetime:
    stopped = docket.stopped(ruling.said["duty"], docket.ended or docket.case.now)
    return counted_from(docket, ruling, since, stopped)


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
