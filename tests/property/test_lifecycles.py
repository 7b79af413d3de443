"""Laws of lifecycles (IE3): what has led to a state is a row of moves that were allowed, and nothing else."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import event as note
from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.engine.courses.case import Case, Event, Ruling
from crmpolicy.engine.courses.lifecycle import lifecycle_state
from crmpolicy.engine.courses.states import LifecycleState
from crmpolicy.policy.lifecycles import AT_REST, Lifecycle, Move
from crmpolicy.testing.picking import pick
from tests.unit.engine.coursing import OPEN_HOURS, granted, move, track

EVENTS = ("open", "answer", "settle", "close")
ROLES = ("desk", "director")
STATES = ("new", "busy", "done")
START = datetime(2026, 3, 2, 1, tzinfo=UTC)
LIFE = (track("work", "new>", "busy", "done-", "closed."), track("pay", "new>-", "busy", "done-"))


@dataclass(frozen=True)
class Life:
    """A lifecycle, the moves that the facts allow and all that happens to one case."""

    course: Lifecycle
    rulings: tuple[Ruling, ...]
    events: tuple[Event, ...]

    def after(self, *events: Event) -> LifecycleState:
        """Ask after some events, once the last of them has happened."""
        now = max((each.at for each in events), default=START)
        known = tuple(sorted(events, key=lambda each: each.at))
        return lifecycle_state(self.course, self.rulings, Case(known, now, OPEN_HOURS, {}))

    def move(self, name: str) -> Move:
        return next(each for each in self.course.moves if each.id == name)

    def allowed(self) -> dict[str, Any]:
        return {each.rule: each.said.get("by") for each in self.rulings}


@st.composite
def moves(draw: st.DrawFn, name: str) -> Move:
    """Draw a move of one track or of both."""
    pay: dict[str, str | tuple[str, ...]] = draw(
        st.sampled_from([{}, {"pay": AT_REST}, {"pay": "new"}, {"pay": ("new", "busy")}, {"pay": "busy"}])
    )
    works: tuple[str | tuple[str, ...], ...] = ("new", "busy", "done", ("new", "busy"), AT_REST)
    work = pick(draw, works)
    to = {"work": pick(draw, [*STATES, "closed"])} if draw(st.booleans()) or not pay else {}
    to |= {"pay": pick(draw, STATES)} if pay else {}
    needs = pick(draw, [(), (), ("reason",)])
    return move(name, pick(draw, EVENTS), {"work": work, **pay}, to, needs=needs, tell=(name,))


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """Draw a lifecycle, what the facts allow of it, and a history."""
    course = Lifecycle(LIFE, tuple(draw(moves(f"m{place}")) for place in range(draw(st.integers(3, 9)))))
    without = [each.id for each in course.moves if not draw(st.integers(0, 4))]
    by = {each.id: pick(draw, [*ROLES, None, None]) for each in course.moves}
    return draw(lived(Life(course, granted(course, without=without, **by), ())))


@st.composite
def lived(draw: st.DrawFn, life: Life) -> Life:
    """Let things happen at moments of their own, mostly what may come next."""
    for minute in sorted(draw(st.lists(st.integers(1, 10_000), min_size=1, max_size=8, unique=True))):
        may = life.after(*life.events).may if draw(st.integers(0, 4)) else ()
        name = pick(draw, may or (*(each.event for each in life.course.moves), "call"))
        life = replace(life, events=(*life.events, draw(happenings(name, minute))))
    return life


@st.composite
def happenings(draw: st.DrawFn, name: str, minute: int) -> Event:
    details: dict[str, Any] = draw(
        st.sampled_from([{"reason": "x"}, {"d.reason": "x"}, {"reason": "x"}, {}, {"reason": None}])
    )
    by = pick(draw, [None, None, None, *ROLES])
    return Event(name, START + timedelta(minutes=minute), by, details)


def fits(life: Life, made: Move, states: dict[str, str], event: Event) -> bool:
    """Say once more, in other words, when a move is right: where it begins, by whom, with what."""
    rest = {(each.id, state.id) for each in life.course.tracks for state in each.states if state.rest}
    begins = all(
        states[name] in start or (AT_REST in start and (name, states[name]) in rest)
        for name, start in made.start
    )
    role = life.allowed().get(made.id)
    carried = {name.removeprefix("d.") for name, value in event.details.items() if value is not None}
    named = made.event == event.name and carried.issuperset(made.needs)
    return named and begins and made.id in life.allowed() and (None in (role, event.by) or role == event.by)


@settings(max_examples=200, deadline=None)
@given(lives())
def test_every_state_was_reached_by_moves_that_were_allowed(life: Life) -> None:
    """IE3: each move fits its event and the states before it; so it is with what ends a case."""
    answer = life.after(*life.events)
    states = {"work": "new", "pay": "new"}
    seen = [each for each in sorted(life.events, key=lambda each: each.at) if each.name in EVENTS]
    named = [each for each in seen if each.name in {made.event for made in life.course.moves}]
    for event, name in zip(named, answer.rules, strict=False):
        assert fits(life, life.move(name), states, event)
        assert states["work"] != "closed"
        states |= dict(life.move(name).to)
    assert dict(answer.states) == states
    note(f"moves: {len(answer.rules)}, ended: {states['work'] == 'closed'}")


@settings(max_examples=200, deadline=None)
@given(lives())
def test_an_event_is_refused_only_where_no_move_fits(life: Life) -> None:
    """And nothing that comes after it is looked at."""
    answer = life.after(*life.events)
    named = {made.event for made in life.course.moves}
    seen = [each for each in sorted(life.events, key=lambda each: each.at) if each.name in named]
    assert len(answer.rules) == len(seen) or answer.refused is not None
    if answer.refused is None:
        return
    note(answer.refused.why)
    refused = seen[len(answer.rules)]
    assert (refused.name, refused.at) == (answer.refused.event, answer.refused.at)
    ended = dict(answer.states)["work"] == "closed"
    assert ended or not any(fits(life, made, dict(answer.states), refused) for made in life.course.moves)
    assert replace(answer, refused=None) == life.after(*seen[: len(answer.rules)])


@settings(max_examples=200, deadline=None)
@given(lives(), st.sampled_from(EVENTS))
def test_what_may_come_next_is_what_would_be_taken(life: Life, name: str) -> None:
    """From the right role and with all that it needs, an event is taken exactly if it was announced."""
    answer = life.after(*life.events)
    if answer.refused is not None or name not in {made.event for made in life.course.moves}:
        return
    late = START + timedelta(days=30)
    later = [
        life.after(*life.events, Event(name, late, by, {"reason": "x"})).refused is None
        for by in (*ROLES, None)
    ]
    assert any(later) == (name in answer.may)
    full = Event(name, late, None, {"reason": "x"})
    states = dict(answer.states)
    fitting = [
        each.event for each in life.course.moves if fits(life, each, states, replace(full, name=each.event))
    ]
    assert answer.may == (tuple(dict.fromkeys(fitting)) if states["work"] != "closed" else ())


@settings(max_examples=200, deadline=None)
@given(lives(), st.randoms(use_true_random=False))
def test_the_order_of_listing_does_not_matter(life: Life, chance: Any) -> None:
    """Neither that of events at moments of their own nor that of the rules that matched."""
    mixed = replace(life, rulings=tuple(chance.sample(life.rulings, len(life.rulings))))
    events = chance.sample(life.events, len(life.events))
    assert mixed.after(*events) == life.after(*life.events)


@settings(max_examples=200, deadline=None)
@given(lives())
def test_only_the_last_move_tells_anybody(life: Life) -> None:
    answer = life.after(*life.events)
    assert answer.told == answer.rules[-1:]
    assert (answer.since is None) == (not answer.rules)


COMPLAINT = Lifecycle(
    (track("state", "received>", "solved", "confirmed", "closed."),),
    (
        move("s", "solve", {"state": "received"}, {"state": "solved"}),
        move("c", "confirm", {"state": "solved"}, {"state": "confirmed"}),
        move("k", "close", {"state": "confirmed"}, {"state": "closed"}),
        move(
            "a", "close_authorised", {"state": ("received", "solved")}, {"state": "closed"}, needs=("reason",)
        ),
        move("r", "reopen", {"state": ("solved", "confirmed")}, {"state": "received"}),
    ),
)
CLOSING = granted(COMPLAINT, a="director")


@settings(max_examples=200, deadline=None)
@given(lived(Life(COMPLAINT, CLOSING, ())))
def test_a_closed_complaint_was_solved_and_confirmed_or_closed_by_authority(life: Life) -> None:
    """IE3: whatever happens, in whatever order."""
    answer = life.after(*life.events)
    if dict(answer.states)["state"] != "closed":
        return
    named = sorted((each for each in life.events if each.name != "call"), key=lambda each: each.at)
    last = named[len(answer.rules) - 1]
    note(f"closed by {last.name}")
    confirmed = answer.rules[-3:] == ("s", "c", "k")
    reason = last.details.get("reason") or last.details.get("d.reason")
    assert confirmed or (answer.rules[-1] == "a" and last.by in ("director", None) and reason == "x")
