"""States that a case passes through: which move an event makes, what it lacks, what may come next."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from crmpolicy.engine.courses.case import Ruling
from crmpolicy.engine.courses.lifecycle import lifecycle_state
from crmpolicy.engine.courses.states import LifecycleState
from crmpolicy.policy.lifecycles import AT_REST, LEVELS, MOVES, Lifecycle
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import Term
from crmpolicy.wording import LANGUAGES, hint, say, spoken
from tests.unit.engine.coursing import NO_TIME, at, case_of, granted, happened, move, track

COMPLAINT = Lifecycle(
    (track("state", "received>", "recorded", "answered", "closed."),),
    (
        move("m1", "record", {"state": "received"}, {"state": "recorded"}),
        move("m2", "solution", {"state": "recorded"}, {"state": "answered"}, tell=("manager",)),
        move("m3", "close", {"state": "answered"}, {"state": "closed"}),
        move("m4", "close_authorised", {"state": "answered"}, {"state": "closed"}, needs=("reason", "proof")),
        move("m5", "reopen", {"state": ("answered", "recorded")}, {"state": "recorded"}, opens="review"),
    ),
)
RULES = granted(COMPLAINT, m1="desk", m2="desk", m4="director")
RECORD = ("record", "2026-03-02T09:00", "desk")
SOLUTION = ("solution", "2026-03-03T09:00", "desk")
CLOSE = ("close", "2026-03-04T09:00", "desk")


def state(
    *rows: tuple[Any, ...],
    course: Lifecycle = COMPLAINT,
    rulings: Sequence[Ruling] = RULES,
    now: str = NO_TIME,
) -> LifecycleState:
    return lifecycle_state(course, rulings, case_of(happened(*rows), now))


def why(answer: LifecycleState) -> str:
    """Give the code of a refusal, which has a sentence and names the event in both languages."""
    assert answer.refused is not None
    arguments = dict(answer.refused.arguments)
    for language in LANGUAGES:
        assert answer.refused.event in say(answer.refused.why, language, arguments)
        assert hint(answer.refused.why, language, arguments)
    return answer.refused.why


def told_in(answer: LifecycleState, name: str) -> str:
    """Give what a refusal tells under a name."""
    assert answer.refused is not None
    return spoken(dict(answer.refused.arguments)[name], "en")


def test_a_case_begins_in_its_first_state() -> None:
    assert state() == LifecycleState((("state", "received"),), ("record",))


def test_events_move_a_case_from_state_to_state() -> None:
    assert state(RECORD, SOLUTION) == LifecycleState(
        (("state", "answered"),),
        ("close", "close_authorised", "reopen"),
        since=at("2026-03-03T09:00"),
        told=("manager",),
        rules=("m1", "m2"),
    )


def test_what_has_not_happened_yet_does_not_count() -> None:
    assert state(RECORD, SOLUTION, now="2026-03-03T08:59") == state(RECORD)


def test_who_is_told_and_what_is_opened_belongs_to_the_last_move() -> None:
    answer = state(RECORD, SOLUTION, ("reopen", "2026-03-05T09:00"))
    assert (answer.states, answer.told, answer.opens) == ((("state", "recorded"),), (), ("review",))
    assert (
        state(RECORD, SOLUTION, ("reopen", "2026-03-05T09:00"), ("solution", "2026-03-06T09:00")).opens == ()
    )


def test_events_that_no_move_names_are_passed_over() -> None:
    strange = [("receive", "2026-03-01T09:00"), ("call", "2026-03-09T09:00")]
    assert state(RECORD, SOLUTION, CLOSE, *strange) == state(RECORD, SOLUTION, CLOSE)


def test_an_event_that_fits_no_state_is_refused() -> None:
    answer = state(RECORD, ("close", "2026-03-02T10:00"))
    assert (answer.states, why(answer)) == ((("state", "recorded"),), "refused-not-from-here")
    assert answer.refused is not None
    assert (answer.refused.event, answer.refused.at) == ("close", at("2026-03-02T10:00"))
    assert (told_in(answer, "states"), told_in(answer, "wanted")) == ("recorded", "answered")


def test_what_comes_after_a_refused_event_is_not_looked_at() -> None:
    strange = ("close", "2026-03-02T10:00")
    assert state(RECORD, strange, SOLUTION, CLOSE) == state(RECORD, strange)


def test_a_final_state_ends_the_case() -> None:
    answer = state(RECORD, SOLUTION, CLOSE)
    assert (answer.states, answer.may) == ((("state", "closed"),), ())
    late = state(RECORD, SOLUTION, CLOSE, ("reopen", "2026-03-05T09:00"))
    assert why(late) == "refused-final"
    assert replace(late, refused=None) == answer


def test_a_move_that_the_facts_do_not_allow_is_refused() -> None:
    answer = state(RECORD, SOLUTION, CLOSE, rulings=granted(COMPLAINT, without=["m3"]))
    assert (answer.states, answer.may) == ((("state", "answered"),), ("close_authorised", "reopen"))
    assert (why(answer), told_in(answer, "moves")) == ("refused-facts", "`m3`")


def test_rules_of_other_parts_are_no_moves() -> None:
    other = tuple(replace(each, part=LEVELS) for each in RULES)
    assert state(rulings=other).may == ()


def test_an_event_by_another_role_is_refused() -> None:
    answer = state(("record", "2026-03-02T09:00", "guest"))
    assert (answer.states, why(answer)) == ((("state", "received"),), "refused-not-by")
    assert (told_in(answer, "by"), told_in(answer, "roles")) == ("guest", "`desk`")


def test_an_event_that_names_no_role_fits() -> None:
    assert state(("record", "2026-03-02T09:00")).states == (("state", "recorded"),)


@pytest.mark.parametrize("said", [{}, {"by": None}])
def test_a_move_without_a_role_is_anyones(said: dict[str, Any]) -> None:
    rulings = (Ruling("d", MOVES, "m1", said),)
    assert state(("record", "2026-03-02T09:00", "guest"), rulings=rulings).states == (("state", "recorded"),)


def test_a_move_of_nobody_is_not_there() -> None:
    """An optional role that a company has not named makes no moves, not even by an event without a role."""
    nobody = granted(COMPLAINT, m1=UNLIMITED)
    answer = state(("record", "2026-03-02T09:00"), rulings=nobody)
    assert (answer.may, why(answer)) == ((), "refused-facts")


def authorised(**details: Any) -> tuple[Any, ...]:
    return ("close_authorised", "2026-03-04T09:00", "director", details)


def test_what_a_move_needs_the_event_must_carry() -> None:
    answer = state(RECORD, SOLUTION, authorised())
    assert (why(answer), told_in(answer, "needs")) == ("refused-lacks", "`reason`, `proof`")
    assert told_in(state(RECORD, SOLUTION, authorised(reason="x")), "needs") == "`proof`"
    assert told_in(state(RECORD, SOLUTION, authorised(reason=None, proof="y")), "needs") == "`reason`"
    closed = state(RECORD, SOLUTION, authorised(reason="x", proof="y"))
    assert (closed.states, closed.refused) == ((("state", "closed"),), None)


GRACE = Lifecycle(
    (track("state", "good>", "grace", "former."),),
    (
        move("open", "fall", {"state": "good"}, {"state": "grace"}),
        move("look", "look", {"state": "grace"}, {"state": "grace"}),
        move("end", "end", {"state": ("grace", "good")}, {"state": "former"}),
        move("back", "back", {"state": "grace"}, {"state": "good"}),
    ),
)


FELL = ("fall", "2026-01-15T09:00")
HALF_A_YEAR = Term(6, "month")


def stayed(*rows: tuple[Any, ...], stay: Any = HALF_A_YEAR, now: str = NO_TIME) -> LifecycleState:
    """Ask where a case stands whose last move wants a stay."""
    rulings = [
        replace(each, said={**each.said, "after": stay}) if each.rule == "end" else each
        for each in granted(GRACE)
    ]
    return state(*rows, course=GRACE, rulings=rulings, now=now)


def test_a_move_that_wants_a_stay_waits_for_its_day() -> None:
    """To the last second of the day before it is refused, from the first of the day on it is made."""
    early = stayed(FELL, ("end", "2026-07-14T23:59:59"))
    assert (early.states, why(early)) == ((("state", "grace"),), "refused-too-early")
    assert (told_in(early, "term"), told_in(early, "begins")) == ("6 months", "2026-07-15")
    assert stayed(FELL, ("end", "2026-07-15T00:00")).states == (("state", "former"),)


def test_what_may_come_next_knows_the_stay() -> None:
    assert stayed(FELL, now="2026-07-14T09:00").may == ("look", "back")
    assert stayed(FELL, now="2026-07-15T09:00").may == ("look", "end", "back")


def test_a_move_back_into_its_own_state_begins_no_new_stay() -> None:
    looked = stayed(FELL, ("look", "2026-06-15T09:00"), ("end", "2026-07-15T09:00"))
    assert looked.states == (("state", "former"),)


def test_a_state_that_is_entered_again_begins_a_new_stay() -> None:
    again = stayed(
        FELL, ("back", "2026-05-15T09:00"), ("fall", "2026-06-15T09:00"), ("end", "2026-07-15T09:00")
    )
    assert (why(again), told_in(again, "begins")) == ("refused-too-early", "2026-12-15")


def test_where_nothing_tells_since_when_no_stay_is_complete() -> None:
    begun = stayed(("end", "2026-12-01T09:00"))
    assert (begun.states, why(begun)) == ((("state", "good"),), "refused-no-begin")


def test_a_stay_that_is_not_set_is_none() -> None:
    assert stayed(FELL, ("end", "2026-01-15T09:01"), stay=UNLIMITED).states == (("state", "former"),)


def test_a_detail_may_be_a_fact_of_the_document() -> None:
    full = authorised(**{"d.reason": "x", "proof": "y"})
    assert state(RECORD, SOLUTION, full).refused is None
    assert why(state(RECORD, SOLUTION, authorised(**{"other.reason": "x", "proof": "y"}))) == "refused-lacks"


SIDE_BY_SIDE = Lifecycle(
    (
        track("review", "open>", "announced", "ended."),
        track("praise", "none>-", "due", "praised-"),
        track("payment", "none>-", "due", "paid-"),
    ),
    (
        move("a", "announce", {"review": "open"}, {"review": "announced", "praise": "due", "payment": "due"}),
        move("b", "announce", {"review": "open"}, {"review": "announced"}),
        move("p", "pay", {"payment": "due"}, {"payment": "paid"}),
        move("r", "praise", {"praise": "due"}, {"praise": "praised"}),
        move(
            "z", "close", {"review": "announced", "praise": AT_REST, "payment": AT_REST}, {"review": "ended"}
        ),
    ),
)
BOTH = granted(SIDE_BY_SIDE)
ANNOUNCE = ("announce", "2026-03-02T09:00")
PAY = ("pay", "2026-03-03T09:00")
PRAISE = ("praise", "2026-03-04T09:00")
END = ("close", "2026-03-05T09:00")


def test_one_move_may_change_several_tracks() -> None:
    answer = state(ANNOUNCE, course=SIDE_BY_SIDE, rulings=BOTH)
    assert answer.states == (("review", "announced"), ("praise", "due"), ("payment", "due"))
    assert answer.may == ("pay", "praise")


def test_of_several_moves_that_fit_the_first_declared_is_made() -> None:
    """The order in which the rules are listed says nothing."""
    listed = tuple(reversed(BOTH))
    assert state(ANNOUNCE, course=SIDE_BY_SIDE, rulings=listed).rules == ("a",)
    without = granted(SIDE_BY_SIDE, without=["a"])
    assert state(ANNOUNCE, course=SIDE_BY_SIDE, rulings=without).rules == ("b",)


def test_of_several_moves_one_whose_needs_are_met_is_made() -> None:
    needing = (replace(SIDE_BY_SIDE.moves[0], needs=("date",)), *SIDE_BY_SIDE.moves[1:])
    course = replace(SIDE_BY_SIDE, moves=needing)
    assert state(ANNOUNCE, course=course, rulings=BOTH).rules == ("b",)
    told = (*ANNOUNCE, None, {"date": "x"})
    assert state(told, course=course, rulings=BOTH).rules == ("a",)


def test_a_track_is_moved_alone() -> None:
    answer = state(ANNOUNCE, PAY, course=SIDE_BY_SIDE, rulings=BOTH)
    assert answer.states == (("review", "announced"), ("praise", "due"), ("payment", "paid"))
    assert answer.may == ("praise",)


def test_what_was_paid_cannot_be_paid_again() -> None:
    answer = state(ANNOUNCE, PAY, ("pay", "2026-03-03T09:05"), course=SIDE_BY_SIDE, rulings=BOTH)
    assert answer.refused is not None
    assert (answer.refused.at, why(answer)) == (at("2026-03-03T09:05"), "refused-not-from-here")
    assert told_in(answer, "states") == "announced, due, paid"


def test_a_case_ends_when_all_its_tracks_are_at_rest() -> None:
    early = state(ANNOUNCE, PAY, ("close", "2026-03-03T10:00"), course=SIDE_BY_SIDE, rulings=BOTH)
    assert why(early) == "refused-not-from-here"
    assert told_in(early, "wanted") == "announced, none, praised, paid"
    ended = state(ANNOUNCE, PAY, PRAISE, END, course=SIDE_BY_SIDE, rulings=BOTH)
    assert ended.states == (("review", "ended"), ("praise", "praised"), ("payment", "paid"))
    assert ended.may == ()


def test_one_track_at_its_end_ends_them_all() -> None:
    """What was still possible on another track is not any more."""
    again = move("q", "doubt", {"payment": "paid"}, {"payment": "due"})
    course = replace(SIDE_BY_SIDE, moves=(*SIDE_BY_SIDE.moves, again))
    rows, doubt = (ANNOUNCE, PAY, PRAISE, END), ("doubt", "2026-03-06T09:00")
    assert state(*rows[:2], course=course, rulings=granted(course)).may == ("praise", "doubt")
    assert state(*rows, course=course, rulings=granted(course)).may == ()
    assert why(state(*rows, doubt, course=course, rulings=granted(course))) == "refused-final"


def test_the_first_rest_is_a_rest_too() -> None:
    """What was never due need not be done."""
    without = granted(SIDE_BY_SIDE, without=["a"])
    assert state(ANNOUNCE, END, course=SIDE_BY_SIDE, rulings=without).states[0] == ("review", "ended")


LATER = "2026-04-01T09:00"


def test_the_last_move_tells_whether_it_is_published() -> None:
    """A later move that is not to be published says so."""
    work = track("work", "new>", "told", "done.")
    course = Lifecycle(
        (work,),
        (
            move("tell", "tell", {"work": "new"}, {"work": "told"}, publish=True),
            move("end", "end", {"work": "told"}, {"work": "done"}),
        ),
    )
    events = happened(("tell", "2026-03-02T09:00"), ("end", "2026-03-03T09:00"))
    told = [
        lifecycle_state(course, granted(course), case_of(events[:each], LATER)).publish for each in range(3)
    ]
    assert told == [False, True, False]
    assert course.publishes


def test_an_event_that_the_facts_would_refuse_once_it_comes_is_not_offered() -> None:
    """What counts events counts the one that comes too."""
    work = track("work", "new>", "kept")
    course = Lifecycle(
        (work,),
        (
            move("keep", "keep", {"work": "new"}, {"work": "kept"}),
            move("go", "go", {"work": "new"}, {"work": "kept"}),
        ),
    )
    case = replace(case_of([], LATER), may_follow=lambda rule, event: (rule, event) != ("keep", "keep"))
    assert lifecycle_state(course, granted(course), case).may == ("go",)
