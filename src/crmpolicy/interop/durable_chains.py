"""Cases that climb a chain of levels in a statechart of durable-rules.

The engine reckons when a stay at a level ends, by the calendar and the pauses; the chart knows no time. It is
told of events, and that a due moment has passed, and holds where each case stands.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import cast

from crmpolicy.engine.courses.beginning import started_by
from crmpolicy.engine.courses.case import Case, Event, Ruling
from crmpolicy.engine.courses.chain import OPEN, refusal_of, spoken_of
from crmpolicy.engine.courses.ladder import ladder_of
from crmpolicy.engine.courses.limits import due_after
from crmpolicy.engine.courses.pauses import stopped_by
from crmpolicy.engine.courses.states import ChainState, Refused
from crmpolicy.engine.courses.stopped import Stretch
from crmpolicy.errors import CrmPolicyError
from crmpolicy.interop.durable_machine import Chart, Condition
from crmpolicy.interop.durable_plans import BEGUN, PASSED, Message, Move, Plan, Standing
from crmpolicy.policy.lifecycles import Chain
from crmpolicy.wording import Argument

States = Mapping[Standing, Mapping[str, Move]]


class _RewrittenError(Exception):
    """What was posted about a case is not what is known of it now."""


@dataclass(slots=True)
class _Live:
    """A case in a chart: whose, and the messages that were posted with the moves that they made."""

    key: Hashable
    posted: list[tuple[Message, str]] = field(default_factory=list)


class Cases:
    """Cases of one chain, each in the chart of its ladder; safe to share between threads.

    A case that is asked about again is moved on by what is new. Where what was known has changed, it is
    followed anew from its beginning; where it has ended, nothing of it is kept.

    Args:
        name: what errors call the chain by.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._charts: dict[Hashable, tuple[Chart, States]] = {}
        self._live: dict[str, _Live] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        """How many cases are kept."""
        return len(self._live)

    def state(self, case: str, course: Chain, rulings: Sequence[Ruling], known: Case) -> ChainState:
        """Give where a case stands, as ``chain_state`` of the engine does.

        Args:
            case: the name of the case.
            course: the chain.
            rulings: the levels that take part, those that let it pass, the lowest at which it may stand.
            known: what has happened up to the moment of the question.

        Raises:
            FactsError: the case has not begun, or its pauses do not go together.
            UndecidedError: no level takes part where the case has to stand.
            CalendarHorizonError: the end of a stay lies on a day that the calendar does not reach.
            CrmPolicyError: durable-rules has failed, or has no room for one more case.
        """
        events = started_by(course.starts, spoken_of(course), known.events)
        plan = Plan(course, ladder_of(course, rulings, events[0].by), events[0].by)
        with self._lock:
            try:
                found = self._followed(case, plan, events, known)
            except CrmPolicyError:
                self._forget(case)
                raise
            if found.level is None:
                self._forget(case)
            return found

    def forget(self, case: str) -> None:
        """Keep nothing of a case; when it is asked about again it is followed from its beginning."""
        with self._lock:
            self._forget(case)

    def _forget(self, case: str) -> None:
        live = self._live.pop(case, None)
        if live is not None:
            self._charts[live.key][0].forget(case)

    def _followed(self, case: str, plan: Plan, events: Sequence[Event], known: Case) -> ChainState:
        live = self._live.get(case)
        if live is not None and live.key != plan.key:
            self._forget(case)
        try:
            return self._walk(case, plan, known).state(events)
        except _RewrittenError:
            self._forget(case)
            return self._walk(case, plan, known).state(events)

    def _walk(self, case: str, plan: Plan, known: Case) -> "_Walk":
        key = plan.key
        if key not in self._charts:
            states = plan.states()
            self._charts[key] = (
                Chart(self.name, {_label(each): _named(states[each]) for each in states}),
                states,
            )
        chart, states = self._charts[key]
        if case not in self._live:
            chart.begin(case)
            self._live[case] = _Live(key)
        return _Walk(case, plan, known, chart, states, self._live[case].posted)


def _label(standing: Standing) -> str:
    """Name a state of the chart."""
    if standing == BEGUN:
        return "begun"
    where = f"end_{standing.final}" if standing.place is None else f"level_{standing.place}"
    return where + "_told" * standing.told + "_refused" * standing.refused


def _named(moves: Mapping[str, Move]) -> Mapping[str, tuple[Condition, str]]:
    return {name: (move.condition, _label(move.target)) for name, move in moves.items()}


@dataclass(slots=True)
class _Walk:
    """One case on its way through the chart, up to the moment of the question."""

    case: str
    plan: Plan
    known: Case
    chart: Chart
    states: States
    posted: list[tuple[Message, str]]
    step: int = 0
    standing: Standing = BEGUN
    since: datetime | None = None
    stopped: Sequence[Stretch] = ()
    rules: tuple[str, ...] = ()

    def state(self, events: Sequence[Event]) -> ChainState:
        """Tell the chart all that has happened, and read where the case stands.

        Raises:
            _RewrittenError: the chart was told otherwise before.
        """
        self.stopped = stopped_by(self.plan.course.pauses, events, self.known.now)
        self.rules = self.plan.ladder.rules
        refused = None
        for event in events:
            refused = self._happened(event)
            if refused is not None:
                seen = [each for each in events if each.at <= event.at]
                self.stopped = stopped_by(self.plan.course.pauses, seen, self.known.now)
                break
        self._climb(self.known.now)
        if self.step < len(self.posted):
            raise _RewrittenError
        return self._stated(refused)

    def _happened(self, event: Event) -> Refused | None:
        """Tell the chart an event, after all that was due before it; give why it was refused, if so."""
        self._climb(event.at)
        if not self.plan.speaks(event.name, self.standing):
            return None
        before = self.standing
        move = self._post(self.plan.message(event.name, event.by), event.at)
        return _refusal(self.plan, event, before, move) if self.standing.refused else None

    def _climb(self, until: datetime) -> None:
        """Tell the chart of each due moment that has passed before a moment."""
        while (due := self._due()) is not None and due < until:
            self._post(PASSED, due)

    def _due(self) -> datetime | None:
        """Give the moment at which the present stay ends; None where it does not, or has been told."""
        place = self.standing.place
        if place is None or self.standing.told or self.since is None:
            return None
        term = self.plan.ladder.rungs[place].at_most
        if term is None:
            return None
        return due_after(self.since, term, self.plan.course.counting, self.known.time, self.stopped)

    def _post(self, message: Message, at: datetime) -> str:
        """Post a message, unless it has been posted before; go where the chart goes."""
        if self.step == len(self.posted):
            self.posted.append((message, self.chart.post(self.case, message)))
        told, move = self.posted[self.step]
        if told != message:
            raise _RewrittenError
        self.step += 1
        after = self.states[self.standing][move].target
        if (after.place, after.final) != (self.standing.place, self.standing.final):
            self.since = at
            if after.place is not None:
                self.rules = (*self.rules, self.plan.ladder.rungs[after.place].level.id)
        self.standing = after
        return move

    def _stated(self, refused: Refused | None) -> ChainState:
        place, told = self.standing.place, self.standing.told
        if place is None:
            return ChainState(
                str(self.standing.final), None, None, self.since, refused=refused, rules=self.rules
            )
        rung = self.plan.ladder.rungs[place]
        return ChainState(
            OPEN,
            rung.level.id,
            rung.who,
            self.since,
            next_move_at=self._due(),
            told=cast("tuple[str, ...]", rung.level.tell) if told else (),
            refused=refused,
            rules=self.rules,
        )


def _refusal(plan: Plan, event: Event, standing: Standing, why: str) -> Refused:
    """Tell why the chart has refused an event, in the words of the engine."""
    if standing.place is None:
        return refusal_of(event, why, state=str(standing.final))
    rung = plan.ladder.rungs[standing.place]
    withheld = plan.ladder.withheld(standing.place)
    level = withheld.level.title if why == "refused-withheld" and withheld else rung.level.title
    by = str(event.by)
    more: Mapping[str, Mapping[str, Argument]] = {
        "refused-started": {},
        "refused-not-owner": {"by": by, "owner": rung.who, "level": level},
        "refused-own-case": {"by": by, "level": level},
    }
    return refusal_of(event, why, **more.get(why, {"level": level}))
