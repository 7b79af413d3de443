"""Pauses of a case: from an event that stops its clock to the event that lets it run again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from crmpolicy.engine.courses.case import Event
from crmpolicy.engine.courses.stopped import Stretch, merged
from crmpolicy.errors import FactsError, Fault
from crmpolicy.policy.duties import Pauses


@dataclass(frozen=True, slots=True)
class Standing:
    """The pauses that are over, and the beginning of the one that is not."""

    over: tuple[Stretch, ...] = ()
    since: datetime | None = None

    def until(self, moment: datetime) -> tuple[Stretch, ...]:
        """Give all pauses as if the clock ran again at a moment."""
        running = () if self.since is None else ((self.since, moment),)
        return merged((*self.over, *running))


def standing_of(pauses: Pauses | None, events: Sequence[Event]) -> Standing:
    """Put pauses together from their events, sorted by moment.

    Of two events at one moment the one that fits comes first: how they are listed does not matter.

    Raises:
        FactsError: a pause within a pause, or an end without beginning; all of them are told.
    """
    if pauses is None:
        return Standing()
    over: list[Stretch] = []
    since: datetime | None = None
    faults: list[Fault] = []
    own = [each for each in events if each.name in (pauses.begin, pauses.end)]
    for at, together in groupby(own, key=lambda each: each.at):
        names = [each.name for each in together]
        ends = names.count(pauses.end)
        paused = (since is not None) + names.count(pauses.begin) - ends
        faults += [_fault("event-pause-twice", pauses.begin, pauses.end, at)] * (paused > 1)
        faults += [_fault("event-resume-without-pause", pauses.end, pauses.begin, at)] * (paused < 0)
        if since is not None and ends:
            over, since = [*over, (since, at)], None
        if since is None and paused > 0:
            since = at
    if faults:
        raise FactsError(faults)
    return Standing(tuple(over), since)


def stopped_by(pauses: Pauses | None, events: Sequence[Event], now: datetime) -> tuple[Stretch, ...]:
    """Give the stretches in which a case stood still; a pause that is not over lasts till now.

    Raises:
        FactsError: a pause within a pause, or an end without beginning.

    >>> from datetime import UTC
    >>> nine, ten = (datetime(2026, 3, 2, hour, tzinfo=UTC) for hour in (9, 10))
    >>> stopped_by(Pauses("wait", "go_on"), [Event("wait", nine, None, {})], ten) == ((nine, ten),)
    True
    """
    return standing_of(pauses, events).until(now)


def _fault(code: str, event: str, other: str, at: datetime) -> Fault:
    return Fault(code, {"event": event, "other": other, "at": at.isoformat()})
