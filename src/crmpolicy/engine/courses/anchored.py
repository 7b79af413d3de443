"""By when something is due that counts from a moment: a term, a named day, the next time of another duty."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from crmpolicy.engine.courses.cadences import next_time
from crmpolicy.engine.courses.case import Ruling
from crmpolicy.engine.courses.chosen_days import moment_of, one_day
from crmpolicy.engine.courses.docket import Docket, said
from crmpolicy.engine.courses.limits import DAY, Limit, limit_after
from crmpolicy.engine.courses.stopped import Stretch
from crmpolicy.policy.duties import OffDay


@dataclass(frozen=True, slots=True)
class Anchor:
    """The moment from which a limit counts, and the day from which its months do."""

    at: datetime
    day: date


def limit_from(
    docket: Docket, ruling: Ruling, anchor: Anchor, stopped: Sequence[Stretch] = ()
) -> Limit | None:
    """Give by when a rule's duty is due; None where it waits for something that does not come back."""
    if said(ruling, "within") is not None:
        return _term(docket, ruling, anchor.at, stopped)
    following = said(ruling, "next")
    if following is not None:
        return _next(docket, following, anchor.at)
    return _named_day(docket, ruling, anchor)


def term_after(docket: Docket, ruling: Ruling, since: datetime, stopped: Sequence[Stretch]) -> datetime:
    """Give the end of a rule's term when the clock stands still in some stretches."""
    return _term(docket, ruling, since, stopped).due


def _term(docket: Docket, ruling: Ruling, since: datetime, stopped: Sequence[Stretch]) -> Limit:
    term, counting = said(ruling, "within"), docket.course.counting
    return limit_after(since, term, counting, docket.case.time, stopped, off_day=said(ruling, "off_day"))


def _next(docket: Docket, duty: str, moment: datetime) -> Limit | None:
    """Give the next time of a recurring duty, the earliest where several rules speak of it."""
    if (duty, moment) not in docket.next_times:
        times = (next_time(docket, each, moment) for each in docket.rulings_of(duty))
        found = min((each for each in times if each is not None), key=lambda each: each.due, default=None)
        docket.next_times[duty, moment] = found
    return docket.next_times[duty, moment]


def _named_day(docket: Docket, ruling: Ruling, anchor: Anchor) -> Limit:
    """Give the day that a rule names; where it names no month, the next such day that is not over."""
    limit = _on(docket, ruling, one_day(ruling, anchor.day, docket.course.counting.month_end))
    day = anchor.day
    while limit.due < anchor.at and not said(ruling, "months_after"):
        day = day_after(ruling, day)
        limit = _on(docket, ruling, one_day(ruling, day, docket.course.counting.month_end))
    return limit


def day_after(ruling: Ruling, day: date) -> date:
    """Give the day from which the next such day is looked for."""
    if said(ruling, "weekday") is not None or said(ruling, "same_day"):
        return day + DAY
    return day.replace(day=28) + 4 * DAY


def _on(docket: Docket, ruling: Ruling, day: date) -> Limit:
    time = docket.case.time
    off_day: OffDay = said(ruling, "off_day") or docket.course.counting.off_day or "next working day"
    return Limit(moment_of(ruling, time, time.rolled(day, off_day)), day)
