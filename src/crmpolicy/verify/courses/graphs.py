"""Lifecycles as graphs: where a case can come to, and by which events.

Guards are taken as such that facts can meet them, each for itself: what two moves ask together is not looked
at. A way that is found may need facts that change on the way; a way that is not found does not exist.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from crmpolicy.policy.lifecycles import AT_REST, Lifecycle, Move
from crmpolicy.verify.undecided import NotDecidedError

Joint = tuple[str, ...]
"""The state of each track."""
MOST_JOINT: Final = 20_000


@dataclass(frozen=True)
class Graph:
    """The moves of a lifecycle, less those that nobody may make.

    Args:
        course: the lifecycle.
        nobody: the ids of moves that are not there.
    """

    course: Lifecycle
    nobody: frozenset[str] = frozenset()

    @property
    def start(self) -> Joint:
        """Where a case begins."""
        return tuple(next(each.id for each in track.states if each.start) for track in self.course.tracks)

    def is_final(self, joint: Joint) -> bool:
        """Tell whether a case has ended: one track in a final state ends them all."""
        finals = ({each.id for each in track.states if each.final} for track in self.course.tracks)
        return any(state in final for state, final in zip(joint, finals, strict=True))

    def onward(self, joint: Joint) -> Iterator[tuple[Move, Joint]]:
        """Give the moves that can be made somewhere, and where they lead."""
        if self.is_final(joint):
            return
        states = {track.id: state for track, state in zip(self.course.tracks, joint, strict=True)}
        for move in self.course.moves:
            if move.id not in self.nobody and all(
                states[track] in self._from(track, named) for track, named in move.start
            ):
                after = {**states, **dict(move.to)}
                yield move, tuple(after[track.id] for track in self.course.tracks)

    def _from(self, track: str, named: Collection[str]) -> frozenset[str]:
        if AT_REST not in named:
            return frozenset(named)
        states = next(each.states for each in self.course.tracks if each.id == track)
        return frozenset((*named, *(each.id for each in states if each.rest)))

    @cached_property
    def reached(self) -> Mapping[Joint, tuple[str, ...]]:
        """Where a case can come to, each with the fewest events that lead there.

        Raises:
            NotDecidedError: there are too many.
        """
        return {joint: events for (joint, _), events in self._walk(0, lambda mark, _event: mark).items()}

    def _walk(
        self, mark: Any, step: Callable[[Any, str], Any]
    ) -> Mapping[tuple[Joint, Any], tuple[str, ...]]:
        """Walk on from the start; a mark tells what has happened so far, ``None`` ends the walk."""
        found: dict[tuple[Joint, Any], tuple[str, ...]] = {(self.start, mark): ()}
        waiting = [(self.start, mark)]
        for joint, before in waiting:
            for move, after in self.onward(joint):
                marked = step(before, move.event)
                if (after, marked) in found:
                    continue
                if len(found) >= MOST_JOINT:
                    raise NotDecidedError("verify-many-ways", limit=str(MOST_JOINT))
                found[after, marked] = (*found[joint, before], move.event)
                if marked is not None:
                    waiting.append((after, marked))
        return found

    def dead_end(self) -> tuple[Joint, tuple[str, ...]] | None:
        """Give a place that is no end and that no move leaves, and the events that lead there."""
        for joint, events in self.reached.items():
            if not self.is_final(joint) and all(to == joint for _, to in self.onward(joint)):
                return joint, events
        return None

    def stuck(self) -> tuple[Joint, tuple[str, ...]] | None:
        """Give a place from which a case cannot come to an end, and the events that lead there."""
        ending = {joint for joint in self.reached if self.is_final(joint)}
        while more := {
            joint
            for joint in self.reached
            if joint not in ending and any(to in ending for _, to in self.onward(joint))
        }:
            ending |= more
        return next(((joint, events) for joint, events in self.reached.items() if joint not in ending), None)

    def states_not_reached(self) -> list[tuple[str, str]]:
        """Name the states, with their tracks, that no case comes to."""
        present = {
            (track.id, joint[place])
            for joint in self.reached
            for place, track in enumerate(self.course.tracks)
        }
        every = [(track.id, state.id) for track in self.course.tracks for state in track.states]
        return [each for each in every if each not in present]

    def covers(self, one: Move, other: Move) -> bool:
        """Tell whether states and details fit one move wherever they fit another of the same event."""
        if one.event != other.event or not set(one.needs) <= set(other.needs):
            return False
        begins = {track: self._from(track, named) for track, named in other.start}
        return all(
            track in begins and begins[track] <= self._from(track, named) for track, named in one.start
        )

    def moves_not_made(self) -> list[Move]:
        """Give the moves that can be made nowhere where a case comes to."""
        made = {move.id for joint in self.reached for move, _ in self.onward(joint)}
        return [each for each in self.course.moves if each.id not in made and each.id not in self.nobody]

    def too_early(self, event: str, first: str) -> tuple[str, ...] | None:
        """Give events of which one comes before another that has to come first."""
        found = self._walk("before", lambda mark, each: _after_first(mark, each, event, first))
        return next((events for (_, mark), events in found.items() if mark is None), None)

    def twice(self, event: str) -> tuple[str, ...] | None:
        """Give events of which one comes a second time."""
        found = self._walk(0, lambda count, each: (None if count else 1) if each == event else count)
        return next((events for (_, mark), events in found.items() if mark is None), None)


def _after_first(mark: str, each: str, event: str, first: str) -> str | None:
    """Note whether the event that has to come first has come; ``None`` where another one came before it."""
    if mark == "after" or each == first:
        return "after"
    return None if each == event else mark
