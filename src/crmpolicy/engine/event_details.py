"""The list of events of one question: what an event must carry, what it may carry besides."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from crmpolicy.policy.duties import Duties
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.guards import FactOf, Guard, Literally
from crmpolicy.policy.lifecycles import Lifecycle
from crmpolicy.policy.tables import Table

EVENTS = "events"


def details_of(tables: Iterable[Table]) -> tuple[str, ...]:
    """Name the facts that a course asks of an event itself, by full name."""
    found: dict[str, None] = {}
    for table in tables:
        if isinstance(table.course, Duties):
            for duty in table.course.duties:
                keys = (each.key for each in duty.counts.operands() if isinstance(each, FactOf))
                found.update(dict.fromkeys(keys))
        elif isinstance(table.course, Lifecycle):
            found.update(dict.fromkeys(key for move in table.course.moves for key in move.needs))
    return tuple(found)


def with_details(events: Fact, details: Iterable[tuple[str, Fact]], declared: frozenset[str]) -> Fact:
    """Give the list of events with the details that are asked; other declared facts may stand in an event.

    Args:
        events: the fact ``events``.
        details: the facts that are asked of an event, each with the name that a caller uses.
        declared: every name that the policy set declares.
    """
    if not isinstance(events.type, ListOf):
        raise TypeError(events)
    fields = [
        replace(fact, key=f"{EVENTS}:{fact.key}", name=name, unknown=True, derived=None)
        for name, fact in details
    ]
    kind = replace(events.type, fields=(*events.type.fields, *fields), passed_over=declared)
    return replace(events, type=kind)


def events_named(facts: Iterable[Fact]) -> Iterator[str]:
    """Name the events that facts look for: by counting them, or by what was the last of them.

    >>> list(events_named([]))
    []
    """
    for fact in facts:
        derived = fact.derived
        if derived is None:
            continue
        if derived.word == "last_event":
            yield from (name for name, _ in derived.cases)
        if derived.where is not None:
            yield from _names_in(derived.where)


def _names_in(guard: Guard) -> Iterator[str]:
    for test in guard.tests:
        if isinstance(test.subject, FactOf) and test.subject.key == f"{EVENTS}:event":
            yield from (each.value for each in test.operands if isinstance(each, Literally))
    for group in guard.alternatives:
        for each in group:
            yield from _names_in(each)
