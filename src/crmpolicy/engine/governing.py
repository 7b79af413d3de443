"""Which period decides: that of now, or that of the event which started the case (reading IX4)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from difflib import get_close_matches
from typing import Any, Final

from crmpolicy.engine.reach import direct_sources
from crmpolicy.errors import BadValueError, FactsError, Fault
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.rows import Facts
from crmpolicy.values import Instant

_ALIKE: Final = 0.8


def governing_moment(given: Any, event: str, now: datetime) -> datetime:
    """Give the moment of the first event of a name that is not after now.

    Args:
        given: the facts of the case; ``events`` lists what happened, each with ``event`` and ``at``.
        event: the event whose moment picks the values.
        now: events after this moment are not seen.

    Raises:
        FactsError: there is no such event, or its moment cannot be read.

    >>> from datetime import UTC
    >>> told = [{"event": "submit", "at": datetime(2026, 3, 1, tzinfo=UTC)}]
    >>> governing_moment({"events": told}, "submit", datetime(2026, 5, 1, tzinfo=UTC)).month
    3
    """
    events = given.get("events") if isinstance(given, Mapping) else None
    moments = [_moment(each) for each in events or () if _field(each, "event") == event]
    seen = [moment for moment in moments if moment <= now]
    if not seen:
        raise FactsError([_missing(event, [_field(each, "event") for each in events or ()])])
    return min(seen)


def _missing(event: str, given: Iterable[Any]) -> Fault:
    """Tell that an event is missing; a name beside it is likely to be meant for it."""
    near = get_close_matches(event, [name for name in given if isinstance(name, str)], 1, _ALIKE)
    if near and near[0] != event:
        return Fault("fact-event-missing-near", {"event": event, "given": near[0]})
    return Fault("fact-event-missing", {"event": event})


def _moment(entry: Any) -> datetime:
    try:
        moment: datetime = Instant().read(_field(entry, "at"))
    except BadValueError as error:
        raise FactsError([error.fault()]) from None
    return moment


def _field(entry: Any, name: str) -> Any:
    return entry.get(name) if isinstance(entry, Mapping) else getattr(entry, name, None)


def as_given(facts: Facts, declared: Mapping[str, Fact], names: Mapping[str, str]) -> dict[str, Any]:
    """Give facts that were read once in the form in which a caller gives them.

    What was derived is left out where what it was derived from is there.
    """
    given = facts.given()
    for key, fact in declared.items():
        name = names.get(key, key)
        sources = direct_sources(fact.derived) if fact.derived and name in given else ()
        if any(names.get(source, source) in given for source in sources):
            del given[name]
    return given
