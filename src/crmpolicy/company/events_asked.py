"""The events of which a question speaks: what a caller lists under ``events``."""

from collections.abc import Iterable, Iterator

from crmpolicy.policy.duties import Duties, Pauses
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.lifecycles import Chain, Lifecycle
from crmpolicy.policy.tables import Table
from crmpolicy.wording import Words


def events_asked(effective: Effective, tables: Iterable[Table]) -> tuple[tuple[str, Words], ...]:
    """Name the events that change the answer of a question, with their titles; those of a start come first.

    An event that performs a duty of the question is called as the duty is.

    >>> from crmpolicy.company import load_policy_set
    >>> policies = load_policy_set("lighting")
    >>> chain = policies.point("complaint_escalation")
    >>> [name for name, _ in events_asked(policies.effective, chain.tables)]
    ['receive', 'hand_up', 'solve', 'close', 'pause', 'resume']
    """
    found: dict[str, Words] = {}
    for table in tables:
        duties = table.course.duties if isinstance(table.course, Duties) else ()
        called = {duty.name: duty.title for duty in duties}
        for name in _names(table):
            found.setdefault(name, called.get(name) or effective.events.get(name) or Words(name, name))
    return tuple(found.items())


def _names(table: Table) -> Iterator[str]:
    course = table.course
    if course is None:
        return
    if isinstance(course, Duties):
        yield from _of_duties(course, table)
    elif isinstance(course, Chain):
        yield course.starts
        yield from (course.next_by,) if course.next_by else ()
        yield from (event for event, _ in course.ends)
        yield from _of_pauses(course.pauses)
    elif isinstance(course, Lifecycle):
        yield from (move.event for move in course.moves)


def _of_duties(course: Duties, table: Table) -> Iterator[str]:
    yield from (course.starts,) if course.starts else ()
    yield from (name for duty in course.duties for name in duty.met_by)
    for _, rule in table.rules():
        source = dict(rule.then).get("from")
        if isinstance(source, Literally):
            yield from _named(course, source.value)
    yield from course.closes
    yield from _of_pauses(course.pauses)
    yield from (event for event, _ in course.restarts)


def _named(course: Duties, source: str) -> Iterator[str]:
    """Give an event from which a limit counts; a duty is met by events that stand there already."""
    if all(duty.name != source for duty in course.duties):
        yield source


def _of_pauses(pauses: Pauses | None) -> Iterator[str]:
    yield from (pauses.begin, pauses.end) if pauses else ()
