"""Words of derived facts that look at lists: counts, totals, what is missing, what happened last."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from crmpolicy.calendar.periods import local_day, open_window, window
from crmpolicy.engine.deriving import Deriving, Maker, Read, Value, facts_of, over, reader_of
from crmpolicy.engine.event_details import EVENTS
from crmpolicy.engine.folding import FoldedGuard
from crmpolicy.engine.folds import add
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.errors import FactsError, Fault
from crmpolicy.policy.facts import Derivation, Fact, ListOf
from crmpolicy.policy.guards import FactOf, Literally


def _entries(
    deriving: Deriving, derived: Derivation, sources: dict[str, None]
) -> Callable[[Read, datetime | None], Any]:
    """Give the entries of a list that pass ``where`` and lie in ``during``; later events are not seen."""
    written = derived.operands[0]
    listed = deriving.operand(written, sources)
    of_events = isinstance(written, FactOf) and written.key == EVENTS
    where = deriving.folding.guard(derived.where) if derived.where else FoldedGuard()
    during = derived.during
    last = deriving.operand(during.last, sources) if during else None
    looked_at = open_window if during and during.still_open else window
    if where is not None:
        outside = (key for key in facts_of(where) if key not in _inside(deriving, derived))
        sources.update(dict.fromkeys(outside))

    def chosen(read: Read, now: datetime | None) -> Any:
        entries = listed(read, now)
        if entries is None or where is None:
            return None if entries is None else []
        if of_events and now is not None:
            entries = [each for each in entries if each.at <= now]
        kept = [each for each in entries if guard_holds(where, reader_of(each, read), deriving.kinds)]
        if during is None or last is None:
            return kept
        if now is None:
            raise FactsError([Fault("now-needed")])
        start, end = looked_at(last(read, now), now, deriving.zone)
        days = [(each, reader_of(each, read)(during.by)) for each in kept]
        if any(day is None for _, day in days):
            return None
        return [each for each, day in days if start <= local_day(day, deriving.zone) <= end]

    return chosen


def _inside(deriving: Deriving, derived: Derivation) -> frozenset[str]:
    """Name the fields of the list's own entries; they are not facts of the case."""
    listed = derived.operands[0]
    kind = deriving.kinds.get(listed.key) if isinstance(listed, FactOf) else None
    return frozenset(each.key for each in kind.fields) if isinstance(kind, ListOf) else frozenset()


def _count(deriving: Deriving, derived: Derivation, _: Fact, sources: dict[str, None]) -> Value:
    entries = _entries(deriving, derived, sources)

    def compute(read: Read, now: datetime | None) -> Any:
        found = entries(read, now)
        return None if found is None else len(found)

    return compute


def _total(deriving: Deriving, derived: Derivation, _: Fact, sources: dict[str, None]) -> Value:
    entries, field = _entries(deriving, derived, sources), str(derived.of)

    def compute(read: Read, now: datetime | None) -> Any:
        found = entries(read, now)
        total: Any = 0
        for each in found or ():
            value = reader_of(each, read)(field)
            if value is None:
                return None
            total = add(total, value)
        return None if found is None else total

    return compute


def _last_event(deriving: Deriving, derived: Derivation, _: Fact, sources: dict[str, None]) -> Value:
    events = deriving.operand(derived.operands[0], sources)
    words = {event: operand.value for event, operand in derived.cases if isinstance(operand, Literally)}

    def compute(read: Read, now: datetime | None) -> Any:
        listed = events(read, now)
        known = [each for each in listed or () if each.event in words and (now is None or each.at <= now)]
        # events of one moment count as listed, so the last of them wins
        return (
            words[max(enumerate(known), key=lambda pair: (pair[1].at, pair[0]))[1].event] if known else None
        )

    return compute


COUNTING: Final[Mapping[str, Maker]] = {
    "count": _count,
    "total": _total,
    "missing": over(lambda values: tuple(each for each in values[0] if each not in values[1])),
    "last_event": _last_event,
}
