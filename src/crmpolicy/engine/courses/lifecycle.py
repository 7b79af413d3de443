"""Through which states a case has gone, where it stands on each track, and what may come next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from crmpolicy.engine.courses.case import Case, Event, Ruling
from crmpolicy.engine.courses.states import LifecycleState, Refused
from crmpolicy.engine.courses.staying import Entered, earliest, entered
from crmpolicy.engine.courses.tracks import fits, is_final, start_of, titles_of, titles_of_starts
from crmpolicy.policy.lifecycles import MOVES, Lifecycle, Move
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import Term, TermType
from crmpolicy.wording import Argument

Allowed = Mapping[str, Ruling]
"""The moves that the facts allow, by their ids."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """The state of each track and since when, and the moves so far with the event of the last."""

    states: Mapping[str, str]
    moves: tuple[Move, ...] = ()
    event: Event | None = None
    since: Entered = field(default_factory=dict)


def lifecycle_state(course: Lifecycle, rulings: Sequence[Ruling], case: Case) -> LifecycleState:
    """Follow a case through its states, event by event.

    An event that no move names is passed over. The first that fits no move is refused, and later ones are not
    looked at. Of several moves that fit, the one declared first is made.

    Args:
        course: the lifecycle.
        rulings: the moves that the facts allow, each with the role that makes it.
        case: what has happened up to the moment of the question.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy.calendar.working import WorkingTime
    >>> from crmpolicy.policy.lifecycles import State, Track
    >>> from crmpolicy.wording import Words
    >>> new = State("new", Words("新", "new"), start=True)
    >>> done = State("done", Words("完", "done"), final=True)
    >>> finish = Move("m", "finish", (("work", ("new",)),), (("work", "done"),))
    >>> course = Lifecycle((Track("work", Words("处理", "work"), (new, done)),), (finish,))
    >>> begun = Case((), datetime(2026, 3, 2, tzinfo=UTC), WorkingTime("UTC", [()] * 7), {})
    >>> answer = lifecycle_state(course, [Ruling("steel", MOVES, "m", {})], begun)
    >>> answer.states, answer.may
    ((('work', 'new'),), ('finish',))
    """
    allowed = _allowed(rulings)
    named = frozenset(move.event for move in course.moves)
    standing = _Standing(start_of(course))
    for event in case.events:
        after = _after(course, standing, event, allowed, case) if event.name in named else standing
        if isinstance(after, Refused):
            return _stated(course, standing, allowed, case, after)
        standing = after
    return _stated(course, standing, allowed, case, None)


def _allowed(rulings: Sequence[Ruling]) -> Allowed:
    """Leave out the moves that are nobody's to make."""
    return {each.rule: each for each in rulings if each.part == MOVES and not is_nobodys(each)}


def is_nobodys(ruling: Ruling) -> bool:
    """Tell whether nobody may make a move, for the company has named nobody.

    >>> is_nobodys(Ruling("steel", MOVES, "m", {"by": ()})), is_nobodys(Ruling("steel", MOVES, "m", {}))
    (True, False)
    """
    return ruling.said.get("by") is UNLIMITED or ruling.said.get("by") == ()


def _after(
    course: Lifecycle, standing: _Standing, event: Event, allowed: Allowed, case: Case
) -> _Standing | Refused:
    """Make the move that an event asks for, or tell what the nearest move still wants."""
    if is_final(course, standing.states):
        return _refused(event, "refused-final", states=titles_of(course, standing.states))
    named = [move for move in course.moves if move.event == event.name]
    here = [move for move in named if fits(course, move, standing.states)]
    if not here:
        states, wanted = titles_of(course, standing.states), titles_of_starts(course, named)
        return _refused(event, "refused-not-from-here", states=states, wanted=wanted)
    granted = [move for move in here if move.id in allowed]
    if not granted:
        return _refused(event, "refused-facts", moves=tuple(f"`{move.id}`" for move in here))
    own = [move for move in granted if _may_make(event, allowed[move.id])]
    if not own:
        roles = dict.fromkeys(f"`{role}`" for move in granted for role in roles_of(allowed[move.id]))
        return _refused(event, "refused-not-by", by=str(event.by), roles=tuple(roles))
    return _made(standing, event, own, allowed, case)


def _made(
    standing: _Standing, event: Event, own: Sequence[Move], allowed: Allowed, case: Case
) -> _Standing | Refused:
    """Make the first of the moves whose stay is over and whose details the event carries."""
    ripe = [move for move in own if _is_ripe(standing, move, allowed, event.at, case)]
    if not ripe:
        return _too_early(standing, event, own[0], allowed[own[0].id].said["after"], case)
    lacking = [_lacking(move, event, allowed[move.id].document) for move in ripe]
    if all(lacking):
        return _refused(event, "refused-lacks", needs=tuple(f"`{need}`" for need in lacking[0]))
    made = ripe[lacking.index(())]
    since = entered(standing.since, standing.states, made, event.at)
    return _Standing({**standing.states, **dict(made.to)}, (*standing.moves, made), event, since)


def _from(standing: _Standing, move: Move, stay: Term, case: Case) -> datetime | None:
    """Give the moment at which the stay that a move wants is over; None where it has no beginning."""
    return earliest(standing.since, [track for track, _ in move.start], stay, case.time)


def _is_ripe(standing: _Standing, move: Move, allowed: Allowed, at: datetime, case: Case) -> bool:
    """Tell whether a case has stayed as long as a move wants; where no term is set it wants none."""
    stay = allowed[move.id].said.get("after")
    if not isinstance(stay, Term):
        return True
    begins = _from(standing, move, stay, case)
    return begins is not None and begins <= at


def _too_early(standing: _Standing, event: Event, move: Move, stay: Term, case: Case) -> Refused:
    """Refuse what comes too early, with the day on which the stay is over."""
    begins = _from(standing, move, stay, case)
    begun = {} if begins is None else {"begins": str(case.time.day_of(begins))}
    why = "refused-too-early" if begun else "refused-no-begin"
    return _refused(event, why, term=TermType().words(stay), **begun)


def _may_make(event: Event, ruling: Ruling) -> bool:
    """Tell whether a move is anyone's, or that of the event's role; an event without role fits."""
    roles = roles_of(ruling)
    return event.by is None or not roles or event.by in roles


def roles_of(ruling: Ruling) -> tuple[str, ...]:
    """Name the roles that may make a move; none where it is anyone's, or nobody's.

    >>> roles_of(Ruling("steel", MOVES, "m", {"by": ("clerk", "manager")}))
    ('clerk', 'manager')
    >>> roles_of(Ruling("steel", MOVES, "m", {"by": "clerk"})), roles_of(Ruling("steel", MOVES, "m", {}))
    (('clerk',), ())
    """
    by = ruling.said.get("by")
    if by is None or by is UNLIMITED:
        return ()
    return by if isinstance(by, tuple) else (by,)


def _lacking(move: Move, event: Event, document: str) -> tuple[str, ...]:
    """Name the details that a move needs and an event does not carry."""
    known = {name for name, value in event.details.items() if value is not None}
    return tuple(need for need in move.needs if known.isdisjoint((need, f"{document}.{need}")))


def _stated(
    course: Lifecycle, standing: _Standing, allowed: Allowed, case: Case, refused: Refused | None
) -> LifecycleState:
    last = standing.moves[-1] if standing.moves else None
    return LifecycleState(
        tuple((track.id, standing.states[track.id]) for track in course.tracks),
        tuple(dict.fromkeys(_next_events(course, standing, allowed, case))),
        since=standing.event.at if standing.event else None,
        told=last.tell if last else (),
        publish=last is not None and last.publish,
        opens=(last.opens,) if last and last.opens else (),
        refused=refused,
        rules=tuple(move.id for move in standing.moves),
    )


def _next_events(course: Lifecycle, standing: _Standing, allowed: Allowed, case: Case) -> Iterable[str]:
    """Name the events that may come next; nothing follows a final state."""
    if not is_final(course, standing.states):
        for move in course.moves:
            here = move.id in allowed and fits(course, move, standing.states)
            ripe = here and _is_ripe(standing, move, allowed, case.now, case)
            if ripe and case.may_follow(move.id, move.event):
                yield move.event


def _refused(event: Event, why: str, **arguments: Argument) -> Refused:
    return Refused(event.name, event.at, why, (("event", event.name), *arguments.items()))
