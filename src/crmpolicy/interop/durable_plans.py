"""The statechart of a chain: a state for each way in which a case can stand, a move for all that moves it.

Beside a level stands the same level whose roles have been told that its time is over, and each of both once
more for a case of which an event was refused: it goes on by time alone. Events and roles are told by codes.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from crmpolicy.engine.courses.ladder import Ladder, Rung
from crmpolicy.interop.durable_conditions import all_of, any_of
from crmpolicy.interop.durable_machine import Condition
from crmpolicy.policy.lifecycles import Chain

Message = Mapping[str, int]
PASSED: Final[Message] = {"due": 1}
"""The message that the time at a level is over."""
NOBODY: Final = 0


class Standing(NamedTuple):
    """What a state of the chart means: the rung or the final state, and what has happened there."""

    place: int | None = None
    final: str | None = None
    told: bool = False
    refused: bool = False


BEGUN: Final = Standing()
"""Where a case stands of which nothing has been told."""


class Move(NamedTuple):
    """What a message has to be like, and where the case stands then."""

    condition: Condition
    target: Standing


@dataclass(frozen=True, slots=True)
class Plan:
    """The states of one ladder, their moves, and the codes in which messages speak of it.

    Args:
        course: the chain.
        ladder: the levels that take part.
        starter: the role that has started the case.
    """

    course: Chain
    ladder: Ladder
    starter: str | None

    @property
    def key(self) -> Hashable:
        """What the chart rests on: ladders that differ in terms alone have one chart."""
        rungs = (
            (each.level.id, each.who, each.passes, each.over, self._own(each)) for each in self.ladder.rungs
        )
        course = self.course
        return (*rungs, course.starts, course.next_by, course.ends, course.done, course.at_limit)

    def message(self, event: str, by: str | None) -> Message:
        """Tell an event of which the chain speaks: what it is, and which role did it."""
        roles = [each.who for each in self.ladder.rungs]
        others = len(roles)
        role = NOBODY if by is None else 1 + (roles.index(by) if by in roles else others)
        return {"event": 1 + self._events.index(event), "by": role}

    def speaks(self, event: str, standing: Standing) -> bool:
        """Tell whether an event says anything to a case that stands there; pauses only stop its clock.

        A solved complaint is closed in the end as well, and a pause may be ended with it.
        """
        pauses = self.course.pauses
        if standing.final is not None:
            return event not in {*dict(self.course.ends), *((pauses.end,) if pauses else ())}
        return pauses is None or event not in {pauses.begin, pauses.end} - self._moving

    def states(self) -> Mapping[Standing, Mapping[str, Move]]:
        """Give every state that a case can reach, with its moves by name."""
        found: dict[Standing, Mapping[str, Move]] = {}
        open_ends = [BEGUN]
        while open_ends:
            standing = open_ends.pop()
            if standing not in found:
                found[standing] = dict(self._moves(standing))
                open_ends += (move.target for move in found[standing].values())
        return found

    @property
    def _moving(self) -> frozenset[str]:
        return frozenset(filter(None, (self.course.starts, self.course.next_by, *dict(self.course.ends))))

    @property
    def _events(self) -> tuple[str, ...]:
        pauses = self.course.pauses
        return tuple(sorted(self._moving | ({pauses.begin, pauses.end} if pauses else set())))

    def _own(self, rung: Rung) -> bool:
        """Tell whether a rung's role would approve what it has asked for; an escalation approves nothing."""
        return self.course.done is not None and rung.who == self.starter

    def _is(self, event: str) -> Condition:
        return {"$eq": {"event": self.message(event, None)["event"]}}

    def _moves(self, standing: Standing) -> Iterator[tuple[str, Move]]:
        if standing == BEGUN:
            yield "begin", Move(self._is(self.course.starts), self._on(self.ladder.above(-1)))
        elif standing.place is None:
            if not standing.refused:
                yield "refused-ended", Move({"$gte": {"event": 1}}, standing._replace(refused=True))
        else:
            if not standing.told:
                yield "due", Move({"$eq": dict(PASSED)}, self._after_time(standing, standing.place))
            if not standing.refused:
                yield from self._by_event(standing, standing.place)

    def _on(self, place: int | None) -> Standing:
        """Stand on a rung; beyond the last one the case is done."""
        return Standing(place) if place is not None else Standing(final=self.course.done)

    def _after_time(self, standing: Standing, place: int) -> Standing:
        above = self.ladder.above(place)
        if self.course.at_limit == "move up" and above is not None:
            return Standing(above, refused=standing.refused)
        return standing._replace(told=True)

    def _by_event(self, standing: Standing, place: int) -> Iterator[tuple[str, Move]]:
        """Give the moves of a case on a rung by events; of all conditions exactly one holds."""
        starts, passes = self.course.starts, self.course.next_by
        refused = standing._replace(refused=True)
        yield "refused-started", Move(self._is(starts), refused)
        if passes is not None and passes != starts:
            yield from self._passing(self._is(passes), refused, place)
        for number, (event, final) in enumerate(dict(self.course.ends).items()):
            if event not in (starts, passes):
                yield f"end-{number}", Move(self._is(event), Standing(final=final))

    def _passing(self, passes: Condition, refused: Standing, place: int) -> Iterator[tuple[str, Move]]:
        """Give the moves by the event that passes a case on: who may, and what stands against it."""
        rung, above = self.ladder.rungs[place], self.ladder.above(place)
        owner = self.message(self.course.starts, rung.who)["by"]
        stranger = [{"$neq": {"by": each}} for each in (NOBODY, owner)]
        yield "refused-not-owner", Move(all_of([passes, *stranger]), refused)
        fitting = [NOBODY, owner]
        if self._own(rung):
            fitting = [NOBODY]
            yield "refused-own-case", Move(all_of([passes, {"$eq": {"by": owner}}]), refused)
        fits = all_of([passes, any_of([{"$eq": {"by": each}} for each in fitting])])
        if self.ladder.withheld(place) is not None:
            yield "refused-withheld", Move(fits, refused)
        elif above is None and self.course.done is None:
            yield "refused-at-the-top", Move(fits, refused)
        else:
            yield "pass", Move(fits, self._on(above))
