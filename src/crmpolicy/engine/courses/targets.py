"""Duties that fall due once: from where they count, by when they are to be done, how they stand."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from crmpolicy.engine.courses.anchored import Anchor, limit_from, term_after
from crmpolicy.engine.courses.cadences import cadence_status
from crmpolicy.engine.courses.case import Ruling
from crmpolicy.engine.courses.docket import Docket, recurs, said
from crmpolicy.engine.courses.judging import OVER, Judged, Limiting, told, waiting
from crmpolicy.engine.courses.limits import Limit
from crmpolicy.engine.courses.states import DutyStatus

_UNDONE = ("open", "at_risk", "paused", "breached")


def target_status(docket: Docket, ruling: Ruling) -> DutyStatus:
    """Tell how a duty stands that falls due once, or once for each time that something happens."""
    since = _happened(docket, ruling)
    if said(ruling, "each"):
        return _each(docket, ruling, since)
    if since:
        return _status(
            docket, ruling, since[0], docket.done(ruling, _counted_since(docket, ruling, since[0]))
        )
    return _forecast(docket, ruling)


def _happened(docket: Docket, ruling: Ruling) -> tuple[datetime, ...]:
    """Give the moments from which a rule's limit counts.

    What counts from itself counts from the last time that it was done before it began anew.
    """
    begins, source = docket.begins(ruling.said["duty"]), said(ruling, "from")
    if source == ruling.said["duty"] and not said(ruling, "each"):
        earlier = [] if begins is None else [each for each in docket.happened(source, None) if each <= begins]
        return tuple(earlier[-1:])
    if source is None or (source == docket.course.starts and not said(ruling, "each")):
        return () if begins is None else (begins,)
    return docket.happened(source, begins)


def _counted_since(docket: Docket, ruling: Ruling, since: datetime) -> datetime:
    """Give the moment from which on a duty counts as done: the time from which it counts itself does not."""
    begins = docket.begins(ruling.said["duty"])
    return since if begins is None else max(since, begins)


def _status(docket: Docket, ruling: Ruling, since: datetime, done: Sequence[datetime]) -> DutyStatus:
    """Judge one obligation; where it never falls due there is nothing to wait for but that it does."""
    limiting = _limiting(docket, ruling, since)
    if limiting is None:
        return waiting(docket, ruling)
    place = bisect_left(done, since)
    done_at = done[place] if place < len(done) else None
    return Judged(docket, ruling, since, limiting, done_at, said(ruling, "within") is not None).status()


def _limiting(docket: Docket, ruling: Ruling, since: datetime) -> Limiting | None:
    anchor = Anchor(since, docket.case.time.day_of(since))
    if said(ruling, "within") is not None:
        return partial(term_after, docket, ruling, since)
    fixed = limit_from(docket, ruling, anchor)
    return None if fixed is None else _always(fixed.due)


def _always(due: datetime) -> Limiting:
    return lambda _stopped: due


def _each(docket: Docket, ruling: Ruling, since: tuple[datetime, ...]) -> DutyStatus:
    """Tell of the obligation that is the next to be done; of the last one where all are done."""
    if not since:
        return waiting(docket, ruling, required=0)
    doings = docket.done(ruling, since[0])
    every = [_status(docket, ruling, each, doings) for each in since]
    undone = [each for each in every if each.state in _UNDONE]
    counts = min(undone, key=_by_due) if undone else every[-1]
    done = sum(each.done for each in every)
    return replace(
        counts, required=len(every), done=done, shortfall=sum(each.state in OVER for each in every)
    )


def _by_due(status: DutyStatus) -> tuple[bool, datetime | None]:
    return status.due is None, status.due


def _forecast(docket: Docket, ruling: Ruling) -> DutyStatus:
    """Reckon from the moment by which that is due from which the limit counts."""
    anchor = _stand_in(docket, ruling, frozenset()) if docket.ended is None else None
    limit = None if anchor is None else limit_from(docket, ruling, anchor)
    if anchor is None or limit is None:
        return waiting(docket, ruling)
    provisional = docket.case.time.provisional(limit.due)
    return told(ruling, "forecast", due=limit.due, since=anchor.at, provisional=provisional)


def _stand_in(docket: Docket, ruling: Ruling, seen: frozenset[str]) -> Anchor | None:
    """Give the moment by which the duty is due from which a limit counts, where that may stand in."""
    source = said(ruling, "from")
    if docket.course.counting.not_started == "wait" or source is None or source in seen:
        return None
    found = [
        each for other in docket.rulings_of(source) for each in _expected(docket, other, seen | {source})
    ]
    if not found:
        return None
    latest = docket.course.duty(source).join == "latest"
    limit = (max if latest else min)(found, key=lambda each: each.due)
    shifted = docket.course.counting.month_of == "shifted"
    return Anchor(limit.due, docket.case.time.day_of(limit.due) if shifted else limit.day)


def _expected(docket: Docket, ruling: Ruling, seen: frozenset[str]) -> Iterator[Limit]:
    """Give the limit of a duty that has not been done."""
    if recurs(ruling):
        due = cadence_status(docket, ruling).due
        limit = None if due is None else Limit(due, docket.case.time.day_of(due))
    else:
        since, time = _happened(docket, ruling), docket.case.time
        anchor = Anchor(since[0], time.day_of(since[0])) if since else _stand_in(docket, ruling, seen)
        stopped = docket.stopped(ruling.said["duty"], docket.case.now)
        limit = None if anchor is None else limit_from(docket, ruling, anchor, stopped)
    if limit is not None:
        yield limit
