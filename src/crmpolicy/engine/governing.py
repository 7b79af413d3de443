"""Which period decides: that of now, or that of the event which started the case (reading IX4)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from crmpolicy.engine.event_details import EVENTS
from crmpolicy.engine.program import Program
from crmpolicy.engine.reach import direct_sources
from crmpolicy.errors import BadValueError, FactsError, Fault
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.rows import Facts
from crmpolicy.policy.tables import OVERRIDE
from crmpolicy.values import Instant
from crmpolicy.values.frames import rows_of
from crmpolicy.values.nearest import nearest

_ALIKE: Final = 0.8


def governing_moment(given: Any, event: str, now: datetime) -> datetime:
    """Give the moment of the first event of a name that is not after now.

    Args:
        given: the facts of the case; ``events`` lists what happened, each with ``event`` and ``at``.
        event: the event whose moment picks the values.
        now: events after this moment are not seen.

    Raises:
        FactsError: there is no such event. One whose moment cannot be read is none: whoever reads the facts
            tells what is wrong with it.

    >>> from datetime import UTC
    >>> told = [{"event": "submit", "at": datetime(2026, 3, 1, tzinfo=UTC)}]
    >>> governing_moment({"events": told}, "submit", datetime(2026, 5, 1, tzinfo=UTC)).month
    3
    """
    events = _listed(given)
    named = ((_field(each, "event"), each) for each in events)
    moments = [_moment(each) for name, each in named if isinstance(name, str) and name == event]
    seen = [moment for moment in moments if moment is not None and moment <= now]
    if not seen:
        raise FactsError([_missing(event, [_field(each, "event") for each in events])])
    return min(seen)


def ungoverned(missing: Sequence[Fault], wrong: Sequence[Fault]) -> list[Fault]:
    """Give the faults of facts whose period cannot be told: what is wrong with the events comes first.

    Args:
        missing: that the event has not happened.
        wrong: what else is wrong with the facts.

    >>> [each.code for each in ungoverned([Fault("fact-event-missing")], [Fault("fact-unknown-name")])]
    ['fact-event-missing', 'fact-unknown-name']
    """
    if any(each.code == "facts-not-a-mapping" or each.arguments.get("name") == EVENTS for each in wrong):
        return list(wrong)
    return [*missing, *wrong]


def wrong_anyway(program: Program, given: Any, now: datetime) -> list[Fault]:
    """Tell what is wrong with facts in any period; what is missing depends on the period.

    Args:
        program: the rules of some period.
        given: the facts of the case.
        now: the moment of the question.
    """
    if isinstance(given, Mapping):
        given = {name: value for name, value in given.items() if name != OVERRIDE}
    try:
        program.read(given, now)
    except FactsError as error:
        return [fault for fault in error.faults if not fault.code.startswith("fact-missing")]
    return []


def _listed(given: Any) -> list[Any]:
    """Give the events that are listed, as entries or as rows of a table; none where there is no list."""
    events = given.get(EVENTS) if isinstance(given, Mapping) else None
    if events is None or isinstance(events, str | bytes | Mapping):
        return []
    try:
        return list(rows_of(events))
    except (BadValueError, TypeError):  # columns of one name; what cannot be gone through
        return []


def _missing(event: str, given: Iterable[Any]) -> Fault:
    """Tell that an event is missing; a name beside it is likely to be meant for it."""
    near = nearest(event, (name for name in given if isinstance(name, str)), _ALIKE)
    if near and near != event:
        return Fault("fact-event-missing-near", {"event": event, "given": near})
    return Fault("fact-event-missing", {"event": event})


def _moment(entry: Any) -> datetime | None:
    try:
        moment: datetime = Instant().read(_field(entry, "at"))
    except BadValueError:
        return None
    return moment


def _field(entry: Any, name: str) -> Any:
    return entry.get(name) if isinstance(entry, Mapping) else getattr(entry, name, None)


def as_given(facts: Facts, declared: Mapping[str, Fact], names: Mapping[str, str]) -> dict[str, Any]:
    """Give facts that were read once in the form in which a caller gives them.

    What was derived is left out where what it was derived from is there; so is what says a derived fact in
    other words, which nobody can give otherwise.
    """
    given = facts.given()
    known = frozenset(given)
    for key, fact in declared.items():
        name = names.get(key, key)
        if fact.derived is not None and name in given:
            sources = {names.get(source, source) for source in direct_sources(fact.derived)}
            retold = fact.derived.word == "holds" and bool(sources) and sources <= known
            if retold or not sources.isdisjoint(given):
                del given[name]
    return given
