"""The occasions of recurring duties between two days: each period with what it asks, and what was done."""

from collections.abc import Iterator, Sequence
from datetime import date

from crmpolicy.engine.courses.cadences import times_of
from crmpolicy.engine.courses.case import Case, Ruling
from crmpolicy.engine.courses.docket import Docket, recurs, said
from crmpolicy.engine.courses.grids import grid_of
from crmpolicy.engine.courses.occasion import Occasion, performed
from crmpolicy.engine.courses.rolling_occasions import rolling
from crmpolicy.engine.courses.set_occasions import on_grid
from crmpolicy.policy.duties import Duties

__all__ = ["Occasion", "not_begun", "occasions"]


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

    >>> from datetime import UTC, datetime
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

    >>> from datetime import UTC, datetime
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
    return docket.begins(ruling.said["duty"]) is None and not performed(docket, ruling)


def _of(docket: Docket, ruling: Ruling, first: date, last: date) -> Iterator[Occasion]:
    if not _asks(ruling):
        return
    grid = grid_of(ruling, docket.course.counting, docket.case.time)
    every = rolling(docket, ruling, last) if grid is None else on_grid(docket, grid, first, last)
    yield from (each for each in every if each.begins <= last and each.ends >= first)
