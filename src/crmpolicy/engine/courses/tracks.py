"""The tracks of a lifecycle: where a case begins, which moves fit where it stands, what is final.

>>> from crmpolicy.policy.lifecycles import Track
>>> new, done = State("new", Words("新", "new"), start=True), State("done", Words("完", "done"), final=True)
>>> course = Lifecycle((Track("work", Words("处理", "work"), (new, done)),), ())
>>> finish = Move("m", "finish", (("work", ("new",)),), (("work", "done"),))
>>> start_of(course), fits(course, finish, start_of(course)), is_final(course, {"work": "done"})
({'work': 'new'}, True, True)
>>> titles_of_starts(course, [finish]) == titles_of(course, {"work": "new"}) == (Words("新", "new"),)
True
"""

from collections.abc import Iterable, Mapping, Sequence

from crmpolicy.policy.lifecycles import AT_REST, Lifecycle, Move, State
from crmpolicy.wording import Words

States = Mapping[str, str]
"""The present state of each track."""


def start_of(course: Lifecycle) -> dict[str, str]:
    """Give the state in which each track begins."""
    return {track.id: next(each.id for each in track.states if each.start) for track in course.tracks}


def is_final(course: Lifecycle, states: States) -> bool:
    """Tell whether the case has ended: one track in a final state ends them all."""
    return any(state.final for state in _present(course, states))


def fits(course: Lifecycle, move: Move, states: States) -> bool:
    """Tell whether a move can begin where a case stands."""
    return all(states[track] in _starts(course, track, named) for track, named in move.start)


def titles_of(course: Lifecycle, states: States) -> tuple[Words, ...]:
    """Give the titles of the present states, in the order of the tracks."""
    return tuple(state.title for state in _present(course, states))


def titles_of_starts(course: Lifecycle, moves: Sequence[Move]) -> tuple[Words, ...]:
    """Give the titles of all states from which some moves can begin, each once, as they are declared."""
    starts = [(track, _starts(course, track, named)) for move in moves for track, named in move.start]
    every = ((track.id, state) for track in course.tracks for state in track.states)
    wanted = (
        state.title for track, state in every if any(track == at and state.id in ids for at, ids in starts)
    )
    return tuple(dict.fromkeys(wanted))


def _present(course: Lifecycle, states: States) -> Iterable[State]:
    return (each for track in course.tracks for each in track.states if each.id == states[track.id])


def _starts(course: Lifecycle, track: str, named: Sequence[str]) -> frozenset[str]:
    """Name the states that a move may begin in on a track."""
    resting = (state.id for each in course.tracks if each.id == track for state in each.states if state.rest)
    return frozenset((*named, *(resting if AT_REST in named else ())))
