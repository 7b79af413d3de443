"""Who owns a case now: levels that it climbs by time or by an event, and never back down."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from crmpolicy.engine.courses.beginning import started_by
from crmpolicy.engine.courses.case import Case, Event, Ruling
from crmpolicy.engine.courses.ladder import Ladder, Rung, ladder_of
from crmpolicy.engine.courses.limits import due_after
from crmpolicy.engine.courses.pauses import stopped_by
from crmpolicy.engine.courses.states import ChainState, Refused
from crmpolicy.engine.courses.stopped import Stretch
from crmpolicy.policy.lifecycles import Chain
from crmpolicy.wording import Argument

OPEN = "open"


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where the case stands: the place of its rung (None once it has ended) and the rules that led there."""

    place: int | None
    since: datetime
    rules: tuple[str, ...]
    state: str = OPEN


def chain_state(course: Chain, rulings: Sequence[Ruling], case: Case) -> ChainState:
    """Follow a case through the levels of a chain.

    A stay that has lasted its time is still in time at that very moment; after it the case moves up, or the
    roles to be told have been told. Paused time does not count. What happens at the last moment of a stay
    happens at that level.

    Args:
        course: the chain; roles to tell that a parameter names are filled in.
        rulings: the levels that take part, those that let the case pass, the lowest at which it may stand.
        case: what has happened up to the moment of the question.

    Raises:
        FactsError: the case has not begun, or its pauses do not go together.
        UndecidedError: no level takes part where the case has to stand.
        CalendarHorizonError: the end of a stay lies on a day that the calendar does not reach.

    >>> from datetime import UTC
    >>> from crmpolicy.calendar.working import WorkingTime
    >>> from crmpolicy.policy.lifecycles import Level
    >>> from crmpolicy.values import Term
    >>> from crmpolicy.wording import Words
    >>> levels = Level("desk", Words("一线", "desk")), Level("head", Words("主管", "head"))
    >>> climbing = Chain("receive", levels, at_limit="move up")
    >>> desk = Ruling("lighting", "levels", "desk", {"who": "clerk", "at_most": Term(2, "hour")})
    >>> head = Ruling("lighting", "levels", "head", {"who": "manager"})
    >>> nine, noon = (datetime(2026, 3, 2, hour, tzinfo=UTC) for hour in (9, 12))
    >>> clock = WorkingTime("UTC", [()] * 7)
    >>> case = Case((Event("receive", nine, None, {}),), noon, clock, {})
    >>> state = chain_state(climbing, [desk, head], case)
    >>> state.owner, state.since.hour
    ('manager', 11)
    """
    return _Walk.of(course, rulings, case).state()


@dataclass(frozen=True, slots=True)
class _Walk:
    """One case on one ladder; ``events`` are those of which the chain speaks, the first is the start."""

    course: Chain
    ladder: Ladder
    case: Case
    events: tuple[Event, ...]
    stopped: tuple[Stretch, ...]

    @classmethod
    def of(cls, course: Chain, rulings: Sequence[Ruling], case: Case) -> "_Walk":
        events = started_by(course.starts, spoken_of(course), case.events)
        ladder = ladder_of(course, rulings, events[0].by)
        return cls(course, ladder, case, events, stopped_by(course.pauses, events, case.now))

    def state(self) -> ChainState:
        """Walk from event to event up to the first that is refused, then on to the moment of the question."""
        stand = self._entered(self.ladder.above(-1), self.events[0].at, self.ladder.rules)
        for event in self.events[1:]:
            stand = self.climbed(stand, event.at)
            after = self._after(event, stand)
            if isinstance(after, Refused):
                return self._without_later(event).stated(stand, after)
            stand = after
        return self.stated(stand, None)

    def _without_later(self, event: Event) -> "_Walk":
        """Forget what has happened since an event, pauses too; what happened at its moment stays."""
        seen = [each for each in self.events if each.at <= event.at]
        return replace(self, stopped=stopped_by(self.course.pauses, seen, self.case.now))

    def _entered(self, place: int | None, since: datetime, rules: tuple[str, ...]) -> _Stand:
        """Stand on a rung; beyond the last one the case is done."""
        if place is None:
            return _Stand(None, since, rules, cast("str", self.course.done))
        return _Stand(place, since, (*rules, self.ladder.rungs[place].level.id))

    def climbed(self, stand: _Stand, until: datetime) -> _Stand:
        """Move up for every stay that has ended before a moment."""
        while stand.place is not None and self.course.at_limit == "move up":
            above, due = self.ladder.above(stand.place), self.due(stand)
            if above is None or due is None or until <= due:
                break
            stand = self._entered(above, due, stand.rules)
        return stand

    def due(self, stand: _Stand) -> datetime | None:
        """Give the moment at which a stay ends; a pause that is not over lasts up to the question."""
        rung = self._rung(stand)
        if rung is None or rung.at_most is None:
            return None
        return due_after(stand.since, rung.at_most, self.course.counting, self.case.time, self.stopped)

    def _rung(self, stand: _Stand) -> Rung | None:
        return None if stand.place is None else self.ladder.rungs[stand.place]

    def _after(self, event: Event, stand: _Stand) -> _Stand | Refused:
        """Give where the case stands after an event, or why the event fits nothing."""
        if stand.place is None:
            # a solved complaint is closed in the end as well, and a pause may be ended with it
            known = {*dict(self.course.ends), *((self.course.pauses.end,) if self.course.pauses else ())}
            return stand if event.name in known else refusal_of(event, "refused-ended", state=stand.state)
        if event.name == self.course.starts:
            return refusal_of(event, "refused-started")
        if event.name == self.course.next_by:
            return self._refusal(event, stand.place) or self._passed_on(event, stand, stand.place)
        final = dict(self.course.ends).get(event.name)
        return stand if final is None else _Stand(None, event.at, stand.rules, final)

    def _refusal(self, event: Event, place: int) -> Refused | None:
        """Give why the present level may not pass the case on by an event, if so."""
        rung, withheld = self.ladder.rungs[place], self.ladder.withheld(place)
        level = rung.level.title
        if event.by not in (None, rung.who):
            return refusal_of(event, "refused-not-owner", by=str(event.by), owner=rung.who, level=level)
        if event.by is not None and self._is_approval_of_own(event.by):
            return refusal_of(event, "refused-own-case", by=event.by, level=level)
        if withheld is not None:
            return refusal_of(event, "refused-withheld", level=withheld.level.title)
        if self.ladder.above(place) is None and self.course.done is None:
            return refusal_of(event, "refused-at-the-top", level=level)
        return None

    def _is_approval_of_own(self, role: str) -> bool:
        """Tell whether a role would approve what it has asked for; an escalation approves nothing."""
        return self.course.done is not None and role == self.events[0].by

    def _passed_on(self, event: Event, stand: _Stand, place: int) -> _Stand:
        return self._entered(self.ladder.above(place), event.at, stand.rules)

    def stated(self, stand: _Stand, refused: Refused | None) -> ChainState:
        """Tell where the case stands at the moment of the question."""
        stand = self.climbed(stand, self.case.now)
        rung, due = self._rung(stand), self.due(stand)
        if rung is None:
            return ChainState(stand.state, None, None, stand.since, refused=refused, rules=stand.rules)
        over = due is not None and due < self.case.now
        return ChainState(
            stand.state,
            rung.level.id,
            rung.who,
            stand.since,
            next_move_at=None if over else due,
            told=cast("tuple[str, ...]", rung.level.tell) if over else (),
            refused=refused,
            rules=stand.rules,
        )


def spoken_of(course: Chain) -> frozenset[str]:
    """Name the events that mean something to a chain."""
    pauses = () if course.pauses is None else (course.pauses.begin, course.pauses.end)
    passing = () if course.next_by is None else (course.next_by,)
    return frozenset((course.starts, *passing, *dict(course.ends), *pauses))


def refusal_of(event: Event, why: str, **arguments: Argument) -> Refused:
    """Give the refusal of an event: why it fits nothing, and what would have fitted."""
    named: tuple[tuple[str, Any], ...] = (("event", event.name), *arguments.items())
    return Refused(event.name, event.at, why, named)
