"""Laws of chains (IE1, IE2): a case climbs step by step, is never nobody's, and never comes down."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import event as note
from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.engine.courses.case import Case, Event, Ruling
from crmpolicy.engine.courses.chain import chain_state
from crmpolicy.engine.courses.states import ChainState
from crmpolicy.policy.duties import Counting, Pauses
from crmpolicy.policy.lifecycles import Chain
from crmpolicy.testing.picking import pick
from tests.unit.engine.coursing import OPEN_HOURS, level, not_below, passes, takes_part

LEVELS = ("front", "manager", "director", "board", "chair")
ROLES = ("clerk", "supervisor", "head", "owner")
LIMITS = (None, "no limit", "90 min", "5h", "4 working hours", "1 working day", "2 days", "1 week", "1 month")
START = datetime(2026, 2, 12, 3, tzinfo=UTC)
STEP = timedelta(microseconds=1)
MINUTES = st.integers(1, 60 * 24 * 60)
NAMES = ("up", "up", "up", "solve", "stop", "receive", "call")


@dataclass(frozen=True)
class Life:
    """A chain, the rules that matched and all that happens to one case, in the course of sixty days."""

    course: Chain
    rulings: tuple[Ruling, ...]
    events: tuple[Event, ...]

    def at(self, moment: datetime) -> ChainState:
        """Ask at a moment; what lies after it is not known yet."""
        seen = sorted((each for each in self.events if each.at <= moment), key=lambda each: each.at)
        return chain_state(self.course, self.rulings, Case(tuple(seen), moment, OPEN_HOURS, {}))

    def places(self) -> dict[str | None, int]:
        """Number the levels that a case can reach; an end lies above them all."""
        said = {each.rule: each.said["who"] for each in self.rulings if each.part == "levels"}
        ids = [each.id for each in self.course.levels if each.id in said]
        own = self.events[0].by if self.course.self_approval == "next level" else None
        reached = [each for each in ids if said[each] != own or own is None or each == ids[-1]]
        return {**{each: place for place, each in enumerate(reached)}, None: len(reached)}

    def told(self) -> list[ChainState]:
        """Ask just after everything that changes a case, until nothing more does."""
        moment, answers = START, [self.at(START)]
        while (later := self._next(moment, answers[-1])) is not None:
            moment = later
            answers.append(self.at(moment))
        return answers

    def _next(self, moment: datetime, answer: ChainState) -> datetime | None:
        due = None if self._is_paused(moment, answer) else answer.next_move_at
        moments = [each.at for each in self.events] + ([due + STEP] if due else [])
        return min((each for each in moments if moment < each < START + timedelta(days=90)), default=None)

    def _is_paused(self, moment: datetime, answer: ChainState) -> bool:
        """Tell whether the clock stands still; then the next move is told as if it went on now."""
        seen = moment if answer.refused is None else answer.refused.at
        clocks = sorted((each.at, each.name) for each in self.events if each.name in ("pause", "resume"))
        return [name for at, name in clocks if at <= seen][-1:] == ["pause"]


@st.composite
def lives(draw: st.DrawFn) -> Life:
    names = LEVELS[: draw(st.integers(1, 5))]
    course = Chain(
        "receive",
        tuple(level(each, tell=["auditor"], guarded=draw(st.booleans())) for each in names),
        next_by="up",
        ends=(("solve", "solved"), ("stop", "stopped")),
        done=pick(draw, [None, "done"]),
        at_limit=pick(draw, ["tell", "move up", "move up"]),
        self_approval=pick(draw, ["refused", "next level"]),
        pauses=Pauses("pause", "resume"),
        counting=draw(countings()),
    )
    return Life(course, draw(rules(names)), draw(histories()))


def countings() -> st.SearchStrategy[Counting]:
    """Draw the conventions that a stay is measured by."""
    return st.builds(
        Counting,
        starting_day=st.sampled_from(["not counted", "counted"]),
        day_ends=st.sampled_from(["close", "same time"]),
        at_closing=st.sampled_from(["stay", "next opening"]),
        off_day=st.sampled_from([None, "next working day", "earlier working day", "keep"]),
    )


@st.composite
def rules(draw: st.DrawFn, names: Sequence[str]) -> tuple[Ruling, ...]:
    """Let some levels take part, the last of all among them; ask for some lowest levels."""
    part = [each for each in names[:-1] if draw(st.integers(0, 3))] + [names[-1]]
    levels = [takes_part(each, pick(draw, LIMITS), pick(draw, ROLES)) for each in part]
    passing = [passes(each) for each in names if draw(st.integers(0, 3))]
    topics = draw(st.lists(st.sampled_from(names), max_size=2))
    return (*levels, *passing, *(not_below(each, f"topic-{place}") for place, each in enumerate(topics)))


@st.composite
def histories(draw: st.DrawFn) -> tuple[Event, ...]:
    """Begin a case; then things happen at moments of their own, with pauses that go together."""
    by = st.sampled_from([*ROLES, None])
    moments = draw(st.lists(MINUTES, max_size=8, unique=True))
    found = [("receive", 0, draw(by))]
    stops = draw(st.integers(0, len(moments)))
    for place, minute in enumerate(sorted(moments[:stops])):
        found.append(("pause" if place % 2 == 0 else "resume", minute, None))
    found += [(pick(draw, NAMES), minute, draw(by)) for minute in moments[stops:]]
    return tuple(Event(name, START + timedelta(minutes=minute), role, {}) for name, minute, role in found)


def rising(life: Life, answer: ChainState) -> int:
    return life.places()[answer.level]


@settings(max_examples=200, deadline=None)
@given(lives())
def test_a_case_rises_by_one_level_at_a_time(life: Life) -> None:
    """IE1: asked after every change, the level is the same or the next; only an end comes from anywhere."""
    answers = life.told()
    note(f"levels climbed: {max(len(each.rules) for each in answers)}")
    for before, after in pairwise(answers):
        low, high = rising(life, before), rising(life, after)
        assert high in (low, low + 1) or after.state in ("solved", "stopped")
        assert high >= low


@settings(max_examples=200, deadline=None)
@given(lives())
def test_no_level_comes_twice(life: Life) -> None:
    """IE1: the levels that led to an answer stand in the order of the chain, each once."""
    places = life.places()
    for answer in life.told():
        levels = [places[rule] for rule in answer.rules if rule in places]
        assert levels == list(range(levels[0], levels[0] + len(levels)))
        assert answer.level is None or levels[-1] == places[answer.level]


@settings(max_examples=200, deadline=None)
@given(lives())
def test_a_case_begins_at_the_lowest_level_that_is_allowed(life: Life) -> None:
    """IE1: topic rules set the owner at once, to the highest of the levels they name or the next after it."""
    order = {name: place for place, name in enumerate(LEVELS)}
    lowest = max((order[each.said["level"]] for each in life.rulings if each.part == "lowest"), default=0)
    reached = [each for each in life.places() if each is not None and order[each] >= lowest]
    assert life.at(START).level == reached[0]


@settings(max_examples=200, deadline=None)
@given(lives(), MINUTES)
def test_an_open_case_has_exactly_one_owner(life: Life, minute: int) -> None:
    """IE2: the role that the rule of its level names; a case that has ended has none."""
    answer = life.at(START + timedelta(minutes=minute))
    who = {each.rule: each.said["who"] for each in life.rulings if each.part == "levels"}
    assert (answer.owner is None) == (answer.level is None) == (answer.state != "open")
    assert answer.level is None or answer.owner == who[answer.level]
    assert answer.state in {"open", "solved", "stopped", life.course.done}


@settings(max_examples=200, deadline=None)
@given(lives(), MINUTES, MINUTES)
def test_later_is_never_lower(life: Life, one: int, other: int) -> None:
    """Neither the level nor the moment since which it lasts goes back, and an end is for ever."""
    sooner, later = (life.at(START + timedelta(minutes=each)) for each in sorted((one, other)))
    assert rising(life, sooner) <= rising(life, later)
    assert sooner.since is not None
    assert later.since is not None
    assert sooner.since <= later.since
    if sooner.state != "open":
        assert (later.state, later.since) == (sooner.state, sooner.since)
    if sooner.refused:
        assert later.refused == sooner.refused


@settings(max_examples=200, deadline=None)
@given(lives(), MINUTES)
def test_a_level_is_held_until_its_next_move_and_no_longer(life: Life, minute: int) -> None:
    """Exactly at the moment that was told the case still stands; one step later it has moved, or was told."""
    asked = START + timedelta(minutes=minute)
    kept = (each for each in life.events if each.name not in ("pause", "resume") and each.at <= asked)
    quiet = replace(life, events=tuple(kept))
    answer = quiet.at(asked)
    if answer.next_move_at is None:
        return
    assert quiet.at(answer.next_move_at) == answer
    moved = quiet.at(answer.next_move_at + STEP)
    assert moved.told == ("auditor",) or (moved.since, moved.told) == (answer.next_move_at, ())
    assert (moved.level != answer.level) == (moved.told == ())


@settings(max_examples=200, deadline=None)
@given(lives(), MINUTES, st.randoms(use_true_random=False))
def test_the_order_of_listing_does_not_matter(life: Life, minute: int, chance: Any) -> None:
    """Neither that of events at moments of their own nor that of the rules that matched."""
    start, *rest = life.events
    mixed = replace(
        life,
        rulings=tuple(chance.sample(life.rulings, len(life.rulings))),
        events=(start, *chance.sample(rest, len(rest))),
    )
    moment = START + timedelta(minutes=minute)
    assert mixed.at(moment) == life.at(moment)


@settings(max_examples=200, deadline=None)
@given(lives())
def test_what_comes_after_a_refused_event_changes_nothing(life: Life) -> None:
    """A history is mended at its first fault; nothing is guessed from what follows."""
    moment = START + timedelta(days=61)
    refused = life.at(moment).refused
    note(f"refused: {refused.why if refused else None}")
    if refused is not None:
        known = replace(life, events=tuple(each for each in life.events if each.at <= refused.at))
        before = replace(life, events=tuple(each for each in life.events if each.at < refused.at))
        assert known.at(moment) == life.at(moment)
        assert replace(known.at(moment), refused=None) == before.at(moment)


@settings(max_examples=200, deadline=None)
@given(lives(), st.lists(MINUTES, max_size=5))
def test_events_of_other_names_change_nothing(life: Life, minutes: Sequence[int]) -> None:
    calls = tuple(Event("call", START + timedelta(minutes=each - 600), "clerk", {}) for each in minutes)
    moment = START + timedelta(days=61)
    assert replace(life, events=(*life.events, *calls)).at(moment) == life.at(moment)


@settings(max_examples=200, deadline=None)
@given(lives())
def test_nobody_passes_on_what_they_have_asked_for(life: Life) -> None:
    """A case is done only by others: at every level that it has left by approval, the role is another's."""
    starter = life.events[0].by
    who = {each.rule: each.said["who"] for each in life.rulings if each.part == "levels"}
    waiting = replace(life, course=replace(life.course, at_limit="tell", done="done"))
    answers = waiting.told()
    for before, after in pairwise(answers):
        if after.rules != before.rules or after.state == "done" != before.state:
            named = next(each.by for each in life.events if each.at == after.since)
            assert before.level is not None
            assert named is None or (named == who[before.level] and named != starter)
