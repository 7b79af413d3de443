"""The events of a case from its beginning on."""

from collections.abc import Collection, Sequence

from crmpolicy.engine.courses.case import Event
from crmpolicy.errors import FactsError, Fault


def started_by(starts: str, spoken_of: Collection[str], events: Sequence[Event]) -> tuple[Event, ...]:
    """Give the events of which a course speaks; the first of them is the one that starts the case.

    What happens at the very moment of the start happens in the case, however it is listed.

    Raises:
        FactsError: the case has not started, or events lie before its start.

    >>> from datetime import UTC, datetime
    >>> receive = Event("receive", datetime(2026, 3, 2, tzinfo=UTC), None, {})
    >>> call = Event("call", datetime(2026, 3, 3, tzinfo=UTC), None, {})
    >>> [event.name for event in started_by("receive", {"receive", "solve"}, [receive, call])]
    ['receive']
    """
    spoken = [each for each in events if each.name in spoken_of]
    start = next((each for each in spoken if each.name == starts), None)
    if start is None:
        raise FactsError([Fault("event-start-missing", {"event": starts})])
    if early := [each for each in spoken if each.at < start.at]:
        raise FactsError([_early(each, start) for each in early])
    return start, *(each for each in spoken if each is not start)


def _early(event: Event, start: Event) -> Fault:
    return Fault("event-before-start", {"event": event.name, "at": event.at.isoformat(), "start": start.name})
