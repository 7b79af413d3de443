"""CRM604: states and moves that no case comes to; laws about the ways of a case that do not hold."""

from collections.abc import Iterator, Sequence

from crmpolicy.policy.guards import ALWAYS, ParameterOf
from crmpolicy.policy.lifecycles import Lifecycle
from crmpolicy.policy.properties import Property
from crmpolicy.policy.tables import Rule, Table
from crmpolicy.verify.courses.graphs import Graph, Joint
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.finding import Found
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import Argument, Words

CAN_END = "can end"
Stuck = tuple[Joint, tuple[str, ...]]
"""Where a case stays, and the events that lead there."""


def find(checked: Checked) -> Iterator[Found | NotDecidedError]:
    """Look at each lifecycle."""
    for table in checked.effective.tables.values():
        if isinstance(table.course, Lifecycle):
            graph = Graph(table.course, frozenset(_nobodys(checked, table)))
            try:
                yield from _look(checked, table, graph)
            except NotDecidedError as undecided:
                yield undecided.at(table.place)


def _nobodys(checked: Checked, table: Table) -> Iterator[str]:
    """Name the moves of a role that the company has not set: nobody may make them."""
    parameters = checked.effective.parameters if checked.line else {}
    for _, rule in table.rules():
        by = dict(rule.then).get("by")
        role = parameters.get(by.key) if isinstance(by, ParameterOf) else None
        if role is not None and role.optional and not role.history:
            yield rule.id


def _look(checked: Checked, table: Table, graph: Graph) -> Iterator[Found]:
    for track, state in graph.states_not_reached():
        yield _found(table, None, state=_title(graph.course, track, state))
    for move in graph.moves_not_made():
        arguments: dict[str, Argument] = {"table": table.title, "move": move.id}
        clauses = next((rule.clauses for _, rule in table.rules() if rule.id == move.id), ())
        yield Found(arguments, move.place, clauses, message="finding-broken-lifecycle-move")
    yield from _taken(table, graph)
    if not any(law.always == CAN_END for law in table.properties):
        yield from _left_nowhere(checked, table, graph, graph.dead_end())
    for law in table.properties:
        yield from _law(checked, table, graph, law)


def _taken(table: Table, graph: Graph) -> Iterator[Found]:
    """Tell of moves that an earlier one leaves nothing: of several that fit the first in the list is made."""
    rules = {rule.id: rule for _, rule in table.rules()}
    moves = [each for each in graph.course.moves if each.id not in graph.nobody]
    for number, move in enumerate(moves):
        for other in moves[:number]:
            if graph.covers(other, move) and _as_wide(rules[other.id], rules[move.id]):
                arguments: dict[str, Argument] = {"table": table.title, "move": move.id, "other": other.id}
                related = (other.place,) if other.place else ()
                message = "finding-broken-lifecycle-taken"
                yield Found(arguments, move.place, rules[move.id].clauses, related=related, message=message)
                break


def _as_wide(one: Rule, other: Rule) -> bool:
    """Tell whether one move may be made by all who may make another, whenever they may."""
    mine, theirs = dict(one.then), dict(other.then)
    asks = all(name not in mine or mine[name] == theirs.get(name) for name in ("by", "after"))
    return asks and one.when in (ALWAYS, other.when)


def _left_nowhere(
    checked: Checked, table: Table, graph: Graph, stuck: Stuck | None, law: Property | None = None
) -> Iterator[Found]:
    """Tell where a case stays for ever, by a law that it has to end or because no move leads on."""
    if stuck is not None:
        tracks = zip(graph.course.tracks, stuck[0], strict=True)
        state = tuple(_title(graph.course, track.id, each) for track, each in tracks)
        message = "finding-broken-lifecycle-stuck" if law else "finding-broken-lifecycle-exit"
        yield _found(table, message, law, state=state, after=_events(checked.effective.events, stuck[1]))


def _law(checked: Checked, table: Table, graph: Graph, law: Property) -> Iterator[Found]:
    titles = checked.effective.events
    if law.always == CAN_END:
        yield from _left_nowhere(checked, table, graph, graph.stuck(), law)
    more = dict(law.more)
    if "never_twice" in more:
        events = graph.twice(str(more["never_twice"]))
        if events is not None:
            yield _found(table, "finding-broken-lifecycle-law", law, after=_events(titles, events))
    if "first" in more and "before" in more:
        events = graph.too_early(str(more["before"]), str(more["first"]))
        if events is not None:
            yield _found(table, "finding-broken-lifecycle-law", law, after=_events(titles, events))


def _found(table: Table, message: str | None, law: Property | None = None, **more: Argument) -> Found:
    arguments: dict[str, Argument] = {"table": table.title, **({"law": law.id} if law else {}), **more}
    place = law.place if law is not None else table.place
    return Found(arguments, place, (law.clauses if law else ()) or table.clauses, message=message)


def _events(titles: object, events: Sequence[str]) -> tuple[str | Words, ...]:
    known = titles if isinstance(titles, dict) else {}
    return tuple(known.get(each, each) for each in events) or (Words("开始", "the start"),)


def _title(course: Lifecycle, track: str, state: str) -> Words:
    states = next(each.states for each in course.tracks if each.id == track)
    return next(each.title for each in states if each.id == state)
