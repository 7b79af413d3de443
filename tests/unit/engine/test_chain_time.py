"""Levels left by time: how long a case stays, when it moves, who is told, what a pause does."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.chain import chain_state
from crmpolicy.engine.courses.states import ChainState
from crmpolicy.errors import CalendarHorizonError
from crmpolicy.policy.duties import Counting, Pauses
from crmpolicy.policy.lifecycles import Chain
from tests.unit.engine.coursing import OFFICE, OPEN_HOURS, at, case_of, happened, level, takes_part

CLIMBING = Chain(
    "receive",
    (level("front", tell=["manager"]), level("manager"), level("director", tell=["director", "board"])),
    next_by="hand_up",
    ends=(("solve", "solved"),),
    at_limit="move up",
    pauses=Pauses("pause", "resume"),
)
ALL = (
    takes_part("front", "4 working hours"),
    takes_part("manager", "1 working day"),
    takes_part("director", "2 working days"),
)
CLOCK = (takes_part("front", "2h"), takes_part("manager", "3h"), takes_part("director", "24h"))
MONDAY = ("receive", "2026-03-02T16:30")
NINE = ("receive", "2026-03-02T09:00")


def state(
    now: str,
    *rows: tuple[Any, ...],
    course: Chain = CLIMBING,
    rulings: Any = ALL,
    time: WorkingTime = OPEN_HOURS,
) -> ChainState:
    return chain_state(course, rulings, case_of(happened(*rows), now, time))


def stands(answer: ChainState) -> tuple[Any, ...]:
    return answer.level, answer.since, answer.next_move_at


def test_a_case_moves_up_when_its_stay_has_lasted_its_time() -> None:
    """One working hour on Monday before closing, three on Tuesday; then one working day from there."""
    assert stands(state("2026-03-02T16:30", MONDAY)) == (
        "front",
        at("2026-03-02T16:30"),
        at("2026-03-03T11:30"),
    )
    assert stands(state("2026-03-03T11:31", MONDAY)) == (
        "manager", at("2026-03-03T11:30"), at("2026-03-04T17:30"),
    )  # fmt: skip


def test_exactly_at_its_limit_a_stay_is_in_time() -> None:
    assert state("2026-03-03T11:30", MONDAY).level == "front"
    assert state("2026-03-03T11:30:00.000001", MONDAY).level == "manager"


def test_several_levels_are_climbed_one_after_another() -> None:
    answer = state("2026-03-06T12:00", MONDAY)
    assert stands(answer) == ("director", at("2026-03-04T17:30"), at("2026-03-06T17:30"))
    assert answer.rules == ("front", "manager", "director")
    assert answer.told == ()


def test_at_the_top_an_alert_goes_once_the_time_is_over() -> None:
    assert state("2026-03-06T17:30", MONDAY).told == ()
    answer = state("2026-03-06T17:31", MONDAY)
    assert (answer.level, answer.told, answer.next_move_at) == ("director", ("director", "board"), None)


def test_where_a_limit_only_tells_the_case_stays() -> None:
    telling = replace(CLIMBING, at_limit="tell")
    assert stands(state("2026-03-03T11:30", MONDAY, course=telling))[2] == at("2026-03-03T11:30")
    answer = state("2026-03-09T09:00", MONDAY, course=telling)
    assert stands(answer) == ("front", at("2026-03-02T16:30"), None)
    assert answer.told == ("manager",)


@pytest.mark.parametrize("at_most", [None, "no limit"])
def test_a_level_without_limit_is_never_left_by_time(at_most: str | None) -> None:
    rulings = (takes_part("front", at_most), *ALL[1:])
    assert stands(state("2036-03-06T12:00", MONDAY, rulings=rulings)) == (
        "front",
        at("2026-03-02T16:30"),
        None,
    )


def test_an_event_at_the_last_moment_of_a_stay_happens_at_that_level() -> None:
    up = ("hand_up", "2026-03-02T11:00", "front")
    answer = state("2026-03-02T11:00", NINE, up, rulings=CLOCK)
    assert stands(answer) == ("manager", at("2026-03-02T11:00"), at("2026-03-02T14:00"))


def test_an_event_after_a_stay_meets_the_level_above() -> None:
    """The front line is too late: by then the case is the manager's."""
    late = ("hand_up", "2026-03-02T11:01", "front")
    answer = state("2026-03-02T12:00", NINE, late, rulings=CLOCK)
    assert answer.level == "manager"
    assert answer.refused is not None
    assert answer.refused.why == "refused-not-owner"
    assert (
        state("2026-03-02T12:00", NINE, ("hand_up", "2026-03-02T11:01", "manager"), rulings=CLOCK).level
        == "director"
    )


def test_a_case_that_is_handed_up_stays_its_time_from_then_on() -> None:
    up = ("hand_up", "2026-03-02T10:00", "front")
    assert stands(state("2026-03-02T10:30", NINE, up, rulings=CLOCK)) == (
        "manager", at("2026-03-02T10:00"), at("2026-03-02T13:00"),
    )  # fmt: skip


def test_time_goes_on_after_a_refused_event() -> None:
    strange = ("hand_up", "2026-03-02T10:00", "director")
    answer = state("2026-03-02T11:30", NINE, strange, rulings=CLOCK)
    assert answer.refused is not None
    assert stands(answer) == ("manager", at("2026-03-02T11:00"), at("2026-03-02T14:00"))


def test_paused_time_is_no_stay() -> None:
    pause, resume = ("pause", "2026-03-02T10:00"), ("resume", "2026-03-02T10:45")
    assert stands(state("2026-03-02T11:45", NINE, pause, resume, rulings=CLOCK)) == (
        "front", at("2026-03-02T09:00"), at("2026-03-02T11:45"),
    )  # fmt: skip
    answer = state("2026-03-02T11:46", NINE, pause, resume, rulings=CLOCK)
    assert stands(answer) == ("manager", at("2026-03-02T11:45"), at("2026-03-02T14:45"))


def test_while_a_case_is_paused_it_does_not_move() -> None:
    """The next move is told as if the clock went on now."""
    pause = ("pause", "2026-03-02T10:00")
    assert stands(state("2026-03-05T10:00", NINE, pause, rulings=CLOCK)) == (
        "front", at("2026-03-02T09:00"), at("2026-03-05T11:00"),
    )  # fmt: skip


def test_a_paused_case_can_be_handed_up_and_solved() -> None:
    pause, up = ("pause", "2026-03-02T10:00"), ("hand_up", "2026-03-02T12:00", "front")
    assert stands(state("2026-03-02T13:00", NINE, pause, up, rulings=CLOCK)) == (
        "manager", at("2026-03-02T12:00"), at("2026-03-02T16:00"),
    )  # fmt: skip
    assert (
        state("2026-03-02T13:00", NINE, pause, ("solve", "2026-03-02T12:00"), rulings=CLOCK).state == "solved"
    )


def test_a_pause_over_lunch_and_the_weekend_takes_no_working_time() -> None:
    friday = ("receive", "2026-03-06T16:30")
    lunch = [("pause", "2026-03-06T17:30"), ("resume", "2026-03-09T08:30")]
    assert state("2026-03-09T09:00", friday, *lunch).next_move_at == at("2026-03-09T11:30")


def test_a_pause_that_was_not_looked_at_stops_no_clock() -> None:
    """It stands behind a refused event: the case goes on as if it had not been told."""
    strange, pause = ("hand_up", "2026-03-02T09:30", "director"), ("pause", "2026-03-02T10:00")
    assert state("2026-03-02T11:30", NINE, strange, pause, rulings=CLOCK).level == "manager"


def test_a_pause_that_began_after_a_stay_does_not_reach_back() -> None:
    pause = ("pause", "2026-03-02T11:30")
    assert stands(state("2026-03-02T20:00", NINE, pause, rulings=CLOCK)) == (
        "manager", at("2026-03-02T11:00"), at("2026-03-02T22:30"),
    )  # fmt: skip


def test_the_conventions_of_counting_are_those_of_the_chain() -> None:
    monday = ("receive", "2026-03-02T13:30")
    stays = state("2026-03-02T13:30", monday)
    opens = state(
        "2026-03-02T13:30", monday, course=replace(CLIMBING, counting=Counting(at_closing="next opening"))
    )
    assert (stays.next_move_at, opens.next_move_at) == (at("2026-03-02T17:30"), at("2026-03-03T08:30"))


def test_a_solved_case_asks_nothing_of_the_calendar() -> None:
    """Only a stay that is still going on needs days that may not be known."""
    known = WorkingTime("Asia/Shanghai", [OFFICE] * 5 + [(), ()], covered_until=date(2026, 3, 2))
    solved = ("solve", "2026-03-02T17:00")
    with pytest.raises(CalendarHorizonError):
        state("2026-03-02T16:45", MONDAY, time=known)
    telling = replace(CLIMBING, at_limit="tell")
    assert state("2026-03-02T17:00", MONDAY, solved, course=telling, time=known).state == "solved"
