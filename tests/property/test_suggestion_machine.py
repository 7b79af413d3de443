"""The life of a suggestion driven at random against a model of its own: the table of transitions, told again.

Lawful and lawless events come by right and wrong people, with and without what they need. Every step compares
the library with the model; at the end each suggestion is led to its close.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from crmpolicy.company import load_policy_set
from crmpolicy.rewards import SuggestionStanding, advance_suggestion

GROUP: Final = load_policy_set("example-group")
BEGIN: Final = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
MOST_KEPT: Final = 2
DETAILS: Final[Mapping[str, Any]] = {
    "implementation_date": "2026-06-01",
    "key_points": "先试行",
    "withdrawal_reason": "没有办法",
    "difficulty_facts": "系统不支持",
    "moving_reason": "与展会冲突",
}
ROLES: Final = ("employee", "company", "committee", "assembly", "chair", "department_manager")


class State(NamedTuple):
    """Where a suggestion stands in the model; ``kept`` and ``put_off`` count how often that was done."""

    review: str = "not_submitted"
    praise: str = "none"
    payment: str = "none"
    work: str = "none"
    kept: int = 0
    put_off: int = 0


class Move(NamedTuple):
    """An event, whose it is, from which state of which track, to which states, and what it has to carry."""

    event: str
    role: str
    track: str
    states: tuple[str, ...]
    to: Mapping[str, str]
    needs: tuple[str, ...] = ()


ORDER: Final = ("implementation_date", "key_points")
MOVES: Final = (
    Move("submit", "employee", "review", ("not_submitted",), {"review": "submitted"}),
    Move("open", "company", "review", ("submitted", "retained"), {"review": "under_review"}),
    Move("adopt", "committee", "review", ("under_review",), {"review": "adopted"}),
    Move("retain", "committee", "review", ("under_review",), {"review": "retained"}),
    Move("decline", "committee", "review", ("under_review",), {"review": "declined"}),
    Move("decline_assist", "committee", "review", ("under_review",), {"review": "declined_assist"}),
    Move("announce", "committee", "review", ("adopted", "declined", "declined_assist"), {}),
    Move("commend", "company", "praise", ("due",), {"praise": "commended"}),
    Move("pay", "assembly", "payment", ("due",), {"payment": "paid"}),
    Move("put_off", "company", "praise", ("due",), {"praise": "due"}, ("moving_reason",)),
    Move("issue_order", "committee", "work", ("due",), {"work": "ordered"}),
    Move("return_order", "department_manager", "work", ("ordered",), {"work": "scheduled"}, ORDER),
    Move("object", "department_manager", "work", ("ordered", "scheduled"), {"work": "disputed"}),
    Move("go_on", "chair", "work", ("disputed",), {"work": "scheduled"}, ORDER),
    Move("withdraw", "chair", "work", ("disputed",), {"work": "withdrawn"}, ("withdrawal_reason",)),
    Move(
        "report_difficulty",
        "department_manager",
        "work",
        ("scheduled", "implementing"),
        {"work": "difficulty"},
        ("difficulty_facts",),
    ),
    Move("go_on", "committee", "work", ("difficulty",), {"work": "implementing"}),
    Move("withdraw", "committee", "work", ("difficulty",), {"work": "withdrawn"}, ("withdrawal_reason",)),
    Move("begin", "department_manager", "work", ("scheduled",), {"work": "implementing"}),
    Move("finish", "department_manager", "work", ("implementing",), {"work": "implemented"}),
    Move("confirm_effect", "committee", "work", ("implemented",), {"work": "confirmed"}),
    Move("grant_bonus", "committee", "work", ("confirmed",), {"work": "bonus_granted"}),
    Move("resubmit", "employee", "review", ("announced_assist",), {"review": "announced"}),
    Move("close", "company", "review", ("announced", "announced_assist"), {"review": "closed"}),
)
EVENTS: Final = tuple(dict.fromkeys(each.event for each in MOVES))
AT_REST: Final = {
    "praise": ("none", "commended"),
    "payment": ("none", "paid"),
    "work": ("none", "confirmed", "bonus_granted", "withdrawn"),
}


class Paper(NamedTuple):
    """What is known of a suggestion."""

    award: str
    better: bool

    def may(self, state: State, move: Move) -> bool:
        """Tell whether a move may be made now, by whom it is and with all that it needs."""
        if state.review == "closed" or getattr(state, move.track) not in move.states:
            return False
        if move.event == "retain":
            return state.kept < MOST_KEPT
        if move.event == "put_off":
            return state.put_off == 0
        if move.event == "grant_bonus":
            return self.better
        if move.event == "close":
            return all(getattr(state, track) in rest for track, rest in AT_REST.items())
        return True

    def after(self, state: State, move: Move) -> State:
        """Give the state to which a move leads."""
        changed = {**state._asdict(), **move.to}
        if move.event == "retain":
            changed["kept"] = state.kept + 1
        if move.event == "put_off":
            changed["put_off"] = 1
        if move.event == "announce":
            adopted = state.review == "adopted"
            changed["review"] = "announced_assist" if state.review == "declined_assist" else "announced"
            changed["praise"] = changed["work"] = "due" if adopted else "none"
            changed["payment"] = "none" if self.award == "none" else "due"
        return State(**changed)

    def moves(self, state: State) -> Iterator[Move]:
        """Give the moves that may be made."""
        return (each for each in MOVES if self.may(state, each))

    def way_to_the_end(self, state: State) -> list[Move]:
        """Give the shortest way to the close.

        Raises:
            AssertionError: there is none.
        """
        waiting: deque[tuple[State, list[Move]]] = deque([(state, [])])
        seen = {state}
        while waiting:
            here, way = waiting.popleft()
            if here.review == "closed":
                return way
            for move in self.moves(here):
                there = self.after(here, move)
                if there not in seen:
                    seen.add(there)
                    waiting.append((there, [*way, move]))
        raise AssertionError(state)


class Life(RuleBasedStateMachine):
    """A suggestion, event by event."""

    steps = 0
    ends = 0

    @initialize(
        award=st.sampled_from(("grade_1", "grade_4", "encouragement", "effort", "none")), better=st.booleans()
    )
    def begin(self, *, award: str, better: bool) -> None:
        """Write a suggestion; nothing can be asked before it is in the box."""
        self.paper, self.state = Paper(award, better), State()
        self.history: list[dict[str, Any]] = []
        self.now = BEGIN
        self.bring(MOVES[0])

    @rule(data=st.data())
    def something_lawful(self, data: st.DataObject) -> None:
        """Bring an event that may come, by whom it is, with all that it needs."""
        moves = list(self.paper.moves(self.state))
        if moves:
            self.bring(data.draw(st.sampled_from(moves)))

    @rule(
        name=st.sampled_from(EVENTS),
        role=st.sampled_from(ROLES),
        carries=st.sets(st.sampled_from(sorted(DETAILS))),
    )
    def anything(self, name: str, role: str, carries: set[str]) -> None:
        """Bring any event, by anyone, with or without details."""
        possible = [
            each
            for each in self.paper.moves(self.state)
            if each.event == name and each.role == role and carries.issuperset(each.needs)
        ]
        told = self.ask(name, role, sorted(carries))
        if possible:
            self.take(told, possible[0])
        else:
            self.refuse(told)

    def bring(self, move: Move) -> None:
        """Bring an event that has to be taken."""
        self.take(self.ask(move.event, move.role, move.needs), move)

    def ask(self, name: str, role: str, carries: Any) -> SuggestionStanding:
        """Ask the library, an hour after the last time."""
        type(self).steps += 1
        self.now += timedelta(hours=1)
        details = {each: DETAILS[each] for each in carries}
        self.event = {"event": name, "at": self.now, "by": role, **details}
        facts = {"award": self.paper.award, "bonus_allowed": self.paper.better}
        return advance_suggestion(GROUP, self.history, self.event, now=self.now, facts=facts)

    def take(self, told: SuggestionStanding, move: Move) -> None:
        """See to it that an event was taken as the model says."""
        self.state = self.paper.after(self.state, move)
        self.history.append(self.event)
        assert told.refused is None
        assert told.clauses
        self.stands(told)
        assert set(told.may) == {each.event for each in self.paper.moves(self.state)}

    def refuse(self, told: SuggestionStanding) -> None:
        """See to it that an event was refused, with its clause, and changed nothing."""
        assert told.refused is not None
        assert told.refused.event == self.event["event"]
        assert told.refused.clauses
        self.stands(told)

    def stands(self, told: SuggestionStanding) -> None:
        """Compare every track."""
        assert told.states == (
            ("review_state", self.state.review),
            ("praise", self.state.praise),
            ("payment", self.state.payment),
            ("implementation", self.state.work),
        )

    @invariant()
    def nothing_is_paid_twice_or_ordered_early(self) -> None:
        """Invariant 3: over what was taken."""
        names = [each["event"] for each in getattr(self, "history", [])]
        assert max(names.count("pay"), names.count("grant_bonus"), names.count("commend")) <= 1
        for first, second in (
            ("adopt", "issue_order"), ("issue_order", "return_order"), ("announce", "commend"),
            ("announce", "pay"), ("confirm_effect", "grant_bonus"),
        ):  # fmt: skip
            assert second not in names or first in names[: names.index(second)]

    def teardown(self) -> None:
        """Lead the suggestion to its close, from wherever it stands."""
        if hasattr(self, "paper"):
            for move in self.paper.way_to_the_end(self.state):
                self.bring(move)
            assert self.state.review == "closed"
            type(self).ends += 1


def walk(lives: int, most: int) -> None:
    """Live through as many suggestions, each of up to so many steps and led to its end."""
    Life.steps = Life.ends = 0
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=lives, stateful_step_count=most, deadline=None, derandomize=True, database=None
        ),
    )
    assert Life.steps >= most // 2 * lives
    assert Life.ends >= 0.75 * lives


@pytest.mark.long
def test_thousands_of_steps_keep_to_the_table_of_transitions() -> None:
    """Invariant 3: nothing is paid twice, ordered before it is adopted, or left without a way to its end."""
    walk(200, 25)


@pytest.mark.soak
def test_tens_of_thousands_of_steps_do_too() -> None:
    """The same for more than twenty thousand."""
    walk(1_200, 40)
