"""Columns of events: which column tells when an event happened, and by whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from crmpolicy.engine import DecisionPoint
from crmpolicy.engine.courses.happenings import known_events
from crmpolicy.engine.event_details import EVENTS, events_named
from crmpolicy.errors import Fault, Location
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.lifecycles import Chain, Lifecycle
from crmpolicy.policy.tables import Table
from crmpolicy.portfolio.columns import Column
from crmpolicy.portfolio.cutting import known_by
from crmpolicy.values import Instant, Text
from crmpolicy.wording import Words

if TYPE_CHECKING:
    import narwhals as nw

HEAD: Final = f"{EVENTS}."
BY: Final = ".by"


class Happened(NamedTuple):
    """One event of all rows: its name, when it happened (empty: it has not), and by whom if that is told."""

    name: str
    at: "nw.Series[Any]"
    by: "nw.Series[Any] | None" = None


def event_facts(asked: Sequence[DecisionPoint]) -> tuple[Fact, ...]:
    """Give what a column of events may be, each by its full head, those that questions speak of by title.

    Args:
        asked: a question and those behind it.
    """
    if not any(fact.key == EVENTS for point in asked for fact in known_by(point)):
        return ()
    effective = asked[0].effective
    titles = {**effective.events, **_titles_of_duties(asked)}
    spoken = dict.fromkeys(name for point in asked for name in events_spoken_of(point))
    names = dict.fromkeys((*spoken, *sorted(known_events(effective))))
    return tuple(
        each for name in names for each in _heads(name, titles.get(name) if name in spoken else None)
    )


def _heads(name: str, title: Words | None) -> Iterator[Fact]:
    head = f"{HEAD}{name}"
    yield Fact(head, head, title or Words(head, head), Instant())
    yield Fact(f"{head}{BY}", f"{head}{BY}", Words(f"{head}{BY}", f"{head}{BY}"), Text())


def _titles_of_duties(asked: Iterable[DecisionPoint]) -> dict[str, Words]:
    courses = (table.course for point in asked for table in point.tables)
    return {duty.name: duty.title for each in courses if isinstance(each, Duties) for duty in each.duties}


def events_spoken_of(point: DecisionPoint) -> Iterator[str]:
    """Name the events that can change a question's answer.

    >>> from crmpolicy.company import load_policy_set
    >>> sorted(set(events_spoken_of(load_policy_set("example-group").point("steel.inquiry_response"))))
    ['close', 'receive', 'reply']
    """
    for table in point.tables:
        yield from (table.governed_by,) if table.governed_by != "now" else ()
        yield from _of_course(table)
    yield from events_named(known_by(point))


def _of_course(table: Table) -> Iterator[str]:
    course = table.course
    if isinstance(course, Lifecycle):
        yield from (move.event for move in course.moves)
        return
    if not isinstance(course, Chain | Duties):
        return
    yield from (course.starts,) if course.starts else ()
    yield from (course.pauses.begin, course.pauses.end) if course.pauses else ()
    if isinstance(course, Chain):
        yield from (*((course.next_by,) if course.next_by else ()), *dict(course.ends))
        return
    yield from (*course.closes, *dict(course.restarts))
    duties = {duty.name for duty in course.duties}
    yield from (name for duty in course.duties for name in duty.met_by)
    said = (value for _, rule in table.rules() for name, value in rule.then if name == "from")
    yield from (
        each for each in (getattr(value, "value", None) for value in said) if each and each not in duties
    )


def wrong_events(
    heads: Iterable[str], columns: Sequence[Column], mapping: Mapping[str, str], place: Location
) -> Iterator[Fault]:
    """Tell heads that name no event, and a list of events beside columns of events.

    Args:
        heads: the first row.
        columns: what each column was found to be.
        mapping: heads with what they are to be.
        place: where the heads stand.
    """
    known = {each.head for each in columns if each.fact}
    for head in heads:
        if head.startswith(HEAD) and head not in known and head not in mapping:
            yield Fault("portfolio-event-column", {"head": head, "name": head.removeprefix(HEAD)}, place)
    single = tuple(f"`{each.head}`" for each in columns if each.fact.startswith(HEAD))
    listed = next((each.head for each in columns if each.fact == EVENTS), None)
    if single and listed is not None:
        yield Fault("portfolio-events-twice", {"list": listed, "heads": single}, place)


def parted(cells: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Happened, ...]]:
    """Part the cells of facts from those of events.

    Args:
        cells: a narwhals series for each fact or head of an event.
    """
    facts = {key: each for key, each in cells.items() if not key.startswith(HEAD)}
    heads = [key for key in cells if key.startswith(HEAD) and not key.endswith(BY)]
    return facts, tuple(
        Happened(head.removeprefix(HEAD), cells[head], cells.get(f"{head}{BY}")) for head in heads
    )


def listed(happened: Sequence[Happened], places: Any) -> list[list[dict[str, Any]]]:
    """Give the events of some rows as the single evaluation takes them.

    Args:
        happened: the columns of events.
        places: the rows.
    """
    rows: list[list[dict[str, Any]]] = [[] for _ in range(len(places))]
    for each in happened:
        by = [None] * len(rows) if each.by is None else plain(each.by, places)
        for row, at, who in zip(rows, plain(each.at, places), by, strict=True):
            if at is not None:
                row.append({"event": each.name, "at": at, **({} if who is None else {"by": who})})
    return rows


def with_events(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Give the facts of one row as the single evaluation takes them: its events as a list.

    >>> with_events({"topic": "quality", "events.receive": "2026-03-06T16:00+08:00"})
    {'topic': 'quality', 'events': [{'event': 'receive', 'at': '2026-03-06T16:00+08:00'}]}
    """
    row = {key: cell for key, cell in facts.items() if not key.startswith(HEAD)}
    listed = []
    for key, at in facts.items():
        if key.startswith(HEAD) and not key.endswith(BY):
            by = facts.get(f"{key}{BY}")
            listed.append({"event": key.removeprefix(HEAD), "at": at, **({} if by is None else {"by": by})})
    return {**row, EVENTS: listed} if listed else row


def rows_at(cells: Mapping[str, Any], places: Any) -> list[dict[str, Any]]:
    """Give some rows as the single evaluation takes them: an empty cell says nothing."""
    columns = {key: plain(column, places) for key, column in cells.items()}
    return [
        {key: column[place] for key, column in columns.items() if column[place] is not None}
        for place in range(len(places))
    ]


def plain(column: Any, places: Any) -> list[Any]:
    """Give some cells of a column; an empty one is None."""
    chosen = column[[int(each) for each in places]]
    empty = chosen.is_null().to_list()
    return [None if gone else cell for cell, gone in zip(chosen.to_list(), empty, strict=True)]
