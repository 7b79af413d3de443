"""Words of derived facts that look at lists: counts, totals, what happened last."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from crmpolicy.calendar.periods import counted_days, local_day
from crmpolicy.engine.deriving import Deriving, Maker, Read, Value, facts_of, reader_of
from crmpolicy.engine.event_details import EVENTS
from crmpolicy.engine.folding import FoldedGuard
from crmpolicy.engine.folds import add
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.errors import FactsError, Fault
from crmpolicy.policy.facts import Derivation, During, Fact, ListOf, Range, check_range
from crmpolicy.policy.guards import FactOf, Literally
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import Integer, Period

_TIMES: Final = Range(at_least=Literally(1), up_to=Literally(100))
_MONTHS: Final = Range(at_least=Literally(1), up_to=Literally(12))


def _entries(
    deriving: Deriving, derived: Derivation, sources: dict[str, None]
) -> Callable[[Read, datetime | None], Any]:
    """Give the entries of a list that pass ``where`` and lie in ``during``; later events are not seen."""
    written = derived.operands[0]
    listed = deriving.operand(written, sources)
    of_events = isinstance(written, FactOf) and written.key == EVENTS
    where = deriving.folding.guard(derived.where) if derived.where else FoldedGuard()
    during = derived.during
    span = _span(deriving, during, sources) if during else None
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
        if during is None or span is None:
            return kept
        if now is None:
            raise FactsError([Fault("now-needed")])
        start, end, begins = span(read, now)
        days = [(each, reader_of(each, read)(during.by)) for each in kept]
        if any(day is None for _, day in days):
            return None
        return [each for each, day in days if start <= _day_of(day, begins, deriving.zone) <= end]

    return chosen


def _span(
    deriving: Deriving, during: During, sources: dict[str, None]
) -> Callable[[Read, datetime], tuple[date, date, int]]:
    """Give the first and the last day that count, and the month in which a year begins."""
    one = Literally(1)
    last = deriving.operand(during.last, sources)
    times, begins = (deriving.operand(each or one, sources) for each in (during.times, during.begins))

    def span(read: Read, now: datetime) -> tuple[date, date, int]:
        count, month = times(read, now), begins(read, now)
        for value, allowed in ((count, _TIMES), (month, _MONTHS)):
            if value is not UNLIMITED:
                check_range(Integer(), allowed, value)
        month = 1 if month is UNLIMITED else month
        back = Back(last(read, now), count, month, still_open=during.still_open)
        return *days_counted(back, now, deriving.zone), month

    return span


class Back(NamedTuple):
    """How far a count looks back: over a length of time or closed periods, each perhaps without limit."""

    length: Any
    times: Any
    begins: Any
    still_open: bool


def days_counted(back: Back, now: datetime, zone: str) -> tuple[date, date]:
    """Give the first and the last day that a count looks at; without limit there is no earlier day.

    Args:
        back: how long, or which periods, how many of them and in which month a year begins; of what is
            not set everything counts, and years begin in January.
        now: the moment of the question, aware.
        zone: whose days count, an IANA name.

    >>> from datetime import UTC
    >>> back = Back(UNLIMITED, 1, 1, still_open=True)
    >>> [str(day) for day in days_counted(back, datetime(2026, 5, 20, tzinfo=UTC), "Asia/Shanghai")]
    ['0001-01-01', '2026-05-20']
    """
    if back.length is UNLIMITED:
        return date.min, local_day(now, zone)
    times, begins = (1 if each is UNLIMITED else each for each in (back.times, back.begins))
    first, last = counted_days(back.length, now, zone, times=times, begins=begins, still_open=back.still_open)
    return date.min if back.times is UNLIMITED and _closes(back.length) else first, last


def _closes(length: Any) -> bool:
    return isinstance(length, Period) and length.calendar is not None


def _day_of(value: Any, begins: int, zone: str) -> date:
    """Give the day of an entry; one that names a year counts as the first day of that year."""
    return date(value, begins, 1) if isinstance(value, int) else local_day(value, zone)


def _inside(deriving: Deriving, derived: Derivation) -> frozenset[str]:
    """Name the fields of the list's own entries; they are not facts of the case."""
    listed = derived.operands[0]
    kind = deriving.kinds.get(listed.key) if isinstance(listed, FactOf) else None
    return frozenset(each.key for each in kind.fields) if isinstance(kind, ListOf) else frozenset()


def _count(deriving: Deriving, derived: Derivation, _: Fact, sources: dict[str, None]) -> Value:
    entries, fields = _entries(deriving, derived, sources), derived.distinct

    def compute(read: Read, now: datetime | None) -> Any:
        found = entries(read, now)
        if found is None or not fields:
            return None if found is None else len(found)
        told = {tuple(map(reader_of(each, read), fields)) for each in found}
        return None if any(None in each for each in told) else len(told)

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
    "last_event": _last_event,
}
