"""Events of a case, with Hypothesis: those of which the questions asked speak, by roles that are known."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from hypothesis import strategies as st

from crmpolicy.company.events_asked import events_asked
from crmpolicy.engine import DecisionPoint
from crmpolicy.engine.courses.happenings import known_events, spellings_of_roles
from crmpolicy.engine.facts import Facts, facts_class
from crmpolicy.policy.duties import Pauses
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.testing.amounts import values_of

_MOST: Final = 5
_FAR: Final = 800 * 24 * 60
_SOME_DAY: Final = datetime(2026, 1, 5, tzinfo=UTC)
_HOUR: Final = 60
_BACK: Final = (-1, 0, _HOUR, 26 * _HOUR, 30 * 24 * _HOUR, 95 * 24 * _HOUR)
_MINUTE: Final = timedelta(minutes=1)


def histories_of(
    fact: Fact, points: Sequence[DecisionPoint], now: datetime | None, counted: Iterable[str] = ()
) -> st.SearchStrategy[tuple[Any, ...]]:
    """Give lists of events in any order that can have happened: begun first, a pause over before the next.

    The event that begins a case, or picks the values in force, has happened by now; others may be to come.

    Args:
        fact: the list of events of the question.
        points: the question, and those that are asked for its facts.
        now: the moment of the question; without it, some moment of 2026.
        counted: names of events that rules count.

    Raises:
        TypeError: the fact is no list of entries.
    """
    if not isinstance(fact.type, ListOf):
        raise TypeError(fact)
    names = events_of(points, counted)
    begun, pauses = list(dict.fromkeys(beginnings(points))), list(pauses_of(points))
    entry = facts_class(tuple(field.name for field in fact.type.fields))
    more = st.tuples(roles_of(points), *(values_of(field) for field in fact.type.fields[3:]))
    minutes = st.sampled_from(_BACK) | st.integers(-1, _FAR)
    spoken_of = st.lists(st.sampled_from(names), max_size=_MOST)

    @st.composite
    def history(draw: st.DrawFn) -> list[Facts]:
        told = [*begun, *draw(spoken_of)]
        back = sorted((draw(minutes) for _ in told), reverse=True)
        back[: len(begun)] = [max([0, *back])] * len(begun)
        at = now or _SOME_DAY
        rows = [entry((name, at - ago * _MINUTE, *draw(more))) for name, ago in zip(told, back, strict=True)]
        return in_turn(rows, pauses)

    return history().flatmap(st.permutations).map(tuple)


def events_of(points: Sequence[DecisionPoint], counted: Iterable[str] = ()) -> list[str]:
    """Name the events of which questions speak, or that rules count; where there are none, all."""
    effective = points[0].effective
    known = known_events(effective)
    spoken = (name for each in points for name, _ in events_asked(effective, each.tables))
    return [name for name in dict.fromkeys((*spoken, *counted)) if name in known] or sorted(known)


def roles_of(points: Sequence[DecisionPoint]) -> st.SearchStrategy[str | None]:
    """Give whoever may have done something, by any word for the role; or nobody named."""
    return st.none() | st.sampled_from(sorted(spellings_of_roles(points[0].effective)))


def beginnings(points: Iterable[DecisionPoint]) -> Iterator[str]:
    """Name the events that have to have happened before all others."""
    for point in points:
        yield from (word for word in point.governing if word != "now")
        starts = (getattr(table.course, "starts", None) for table in point.tables)
        yield from (name for name in starts if name)


def pauses_of(points: Iterable[DecisionPoint]) -> Iterator[Pauses]:
    """Give the events between which the clock of a question stands still."""
    found = (getattr(table.course, "pauses", None) for point in points for table in point.tables)
    yield from dict.fromkeys(each for each in found if each is not None)


def in_turn(rows: Sequence[Facts], pauses: Iterable[Pauses]) -> list[Facts]:
    """Leave out a pause within a pause, and an end without beginning."""
    kept = list(rows)
    for each in pauses:
        paused = False
        for row in [row for row in kept if row[0] in (each.begin, each.end)]:
            if (row[0] == each.begin) == paused:
                kept.remove(row)
            else:
                paused = not paused
    return kept
