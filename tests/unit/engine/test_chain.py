"""Levels left by an event: who owns a case, who may pass it on, what is refused."""

from dataclasses import replace
from typing import Any

import pytest

from crmpolicy.engine.courses.chain import chain_state
from crmpolicy.engine.courses.states import ChainState
from crmpolicy.errors import FactsError, UndecidedError
from crmpolicy.policy.duties import Pauses
from crmpolicy.policy.lifecycles import Chain
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.wording import LANGUAGES, hint, say
from tests.unit.engine.coursing import NO_TIME, at, case_of, happened, level, not_below, passes, takes_part

ENDS = (("return", "returned"), ("refuse", "refused"))
SIGNING = Chain(
    "apply",
    (level("head"), level("director"), level("board", guarded=True)),
    next_by="approve",
    ends=ENDS,
    done="admitted",
    pauses=Pauses("pause", "resume"),
)
ALL = (takes_part("head"), takes_part("director"), takes_part("board"), passes("board"))
APPLY = ("apply", "2026-03-02T09:00", "clerk")
HEAD = ("approve", "2026-03-03T09:00", "head")
DIRECTOR = ("approve", "2026-03-04T09:00", "director")
BOARD = ("approve", "2026-03-05T09:00", "board")


def state(
    *rows: tuple[Any, ...], course: Chain = SIGNING, rulings: Any = ALL, now: str = NO_TIME
) -> ChainState:
    return chain_state(course, rulings, case_of(happened(*rows), now))


def why(answer: ChainState) -> str:
    """Give the code of a refusal, which has a sentence and names the event in both languages."""
    assert answer.refused is not None
    for language in LANGUAGES:
        assert answer.refused.event in say(answer.refused.why, language, dict(answer.refused.arguments))
        assert hint(answer.refused.why, language, dict(answer.refused.arguments)) != ""
    return answer.refused.why


def test_a_case_begins_at_the_first_level() -> None:
    assert state(APPLY) == ChainState("open", "head", "head", at("2026-03-02T09:00"), rules=("head",))


def test_an_approval_hands_the_case_to_the_next_level() -> None:
    answer = state(APPLY, HEAD)
    assert (answer.state, answer.level, answer.owner) == ("open", "director", "director")
    assert answer.since == at("2026-03-03T09:00")
    assert answer.rules == ("head", "director")


def test_what_has_not_happened_yet_does_not_count() -> None:
    assert state(APPLY, HEAD, now="2026-03-03T08:59").level == "head"
    assert state(APPLY, HEAD, now="2026-03-03T09:00").level == "director"


def test_the_last_approval_is_the_end() -> None:
    answer = state(APPLY, HEAD, DIRECTOR, BOARD)
    assert answer == ChainState(
        "admitted", None, None, at("2026-03-05T09:00"), rules=("head", "director", "board")
    )


def test_an_ending_event_gives_the_final_state_from_any_level() -> None:
    answer = state(APPLY, HEAD, ("return", "2026-03-03T10:00", "anyone"))
    assert (answer.state, answer.level, answer.owner) == ("returned", None, None)
    assert answer.since == at("2026-03-03T10:00")
    assert answer.refused is None


def test_a_level_that_takes_no_part_is_left_out() -> None:
    assert state(APPLY, HEAD, rulings=(ALL[0], *ALL[2:])).level == "board"


def test_a_level_whose_role_is_nobody_takes_no_part() -> None:
    """An optional role that a company has not named owns nothing: an open case has exactly one owner."""
    nobody = takes_part("director", who=UNLIMITED)
    assert state(APPLY, HEAD, rulings=(ALL[0], nobody, *ALL[2:])).owner == "board"


def test_only_the_owner_may_pass_a_case_on() -> None:
    answer = state(APPLY, ("approve", "2026-03-02T10:00", "director"), HEAD)
    assert (answer.level, why(answer)) == ("head", "refused-not-owner")
    assert answer.refused is not None
    assert answer.refused.at == at("2026-03-02T10:00")
    assert dict(answer.refused.arguments)["owner"] == "head"


def test_what_comes_after_a_refused_event_is_not_looked_at() -> None:
    strange = ("approve", "2026-03-02T10:00", "director")
    assert state(APPLY, strange, HEAD, DIRECTOR) == state(APPLY, strange)
    assert state(APPLY, strange, ("return", "2026-03-06T09:00")).state == "open"


def test_an_approval_that_names_nobody_is_taken_for_the_owners() -> None:
    assert state(APPLY, ("approve", "2026-03-02T10:00")).level == "director"


def test_a_level_that_does_not_let_pass_refuses_the_approval() -> None:
    answer = state(APPLY, HEAD, DIRECTOR, BOARD, rulings=ALL[:-1])
    assert (answer.state, answer.level, why(answer)) == ("open", "board", "refused-withheld")


def test_a_level_without_conditions_lets_pass_with_or_without_a_rule() -> None:
    assert state(APPLY, HEAD, rulings=(*ALL, passes("head"))).level == "director"


def test_nobody_approves_what_they_have_asked_for() -> None:
    own = ("apply", "2026-03-02T09:00", "head")
    answer = state(own, HEAD)
    assert (answer.level, why(answer)) == ("head", "refused-own-case")


def test_who_applies_may_return_the_case() -> None:
    assert (
        state(("apply", "2026-03-02T09:00", "head"), ("return", "2026-03-02T10:00", "head")).state
        == "returned"
    )


NEXT = replace(SIGNING, self_approval="next level")


def test_the_applicants_own_level_is_passed_over() -> None:
    assert state(("apply", "2026-03-02T09:00", "head"), course=NEXT).level == "director"
    assert state(("apply", "2026-03-02T09:00", "director"), HEAD, course=NEXT).level == "board"
    assert state(APPLY, HEAD, course=NEXT).level == "director"
    assert state(("apply", "2026-03-02T09:00"), HEAD, course=NEXT).level == "director"


def test_the_last_level_is_never_passed_over() -> None:
    """Above it nobody could approve; a case that only lower levels have seen is not done."""
    answer = state(("apply", "2026-03-02T09:00", "board"), HEAD, DIRECTOR, BOARD, course=NEXT)
    assert (answer.state, answer.level, why(answer)) == ("open", "board", "refused-own-case")


def test_what_a_level_asks_for_is_asked_where_it_is_passed_over() -> None:
    """Else an applicant's own role would make the way easier."""
    course = Chain(
        "apply",
        (level("head", guarded=True), level("director")),
        next_by="approve",
        done="admitted",
        self_approval="next level",
    )
    own = ("apply", "2026-03-02T09:00", "head")
    both = (takes_part("head"), takes_part("director"))
    answer = state(own, DIRECTOR, course=course, rulings=both)
    assert (answer.level, why(answer)) == ("director", "refused-withheld")
    assert state(own, DIRECTOR, course=course, rulings=(*both, passes("head"))).state == "admitted"


def test_a_level_asks_for_nothing_before_the_case_comes_to_it() -> None:
    """The applicant's own level stands farther up; it holds the case where it would be passed over."""
    course = replace(
        NEXT, levels=(level("head"), level("director"), level("own", guarded=True), level("board"))
    )
    rulings = tuple(takes_part(each.id) for each in course.levels)
    apply = ("apply", "2026-03-02T09:00", "own")
    assert state(apply, HEAD, course=course, rulings=rulings).level == "director"
    assert why(state(apply, HEAD, DIRECTOR, course=course, rulings=rulings)) == "refused-withheld"


def test_a_level_below_the_lowest_allowed_asks_for_nothing() -> None:
    course = Chain(
        "apply", (level("head", guarded=True), level("director")), next_by="approve", done="admitted"
    )
    rulings = (takes_part("head"), takes_part("director"), not_below("director"))
    assert state(APPLY, DIRECTOR, course=course, rulings=rulings).state == "admitted"


def test_a_topic_sets_the_owner_at_once() -> None:
    answer = state(APPLY, rulings=(*ALL, not_below("director", "quality")))
    assert (answer.level, answer.since) == ("director", at("2026-03-02T09:00"))
    assert answer.rules == ("quality", "director")


def test_of_several_topics_the_highest_counts() -> None:
    rulings = (*ALL, not_below("board", "x"), not_below("head", "a"), not_below("board", "b"))
    assert state(APPLY, rulings=rulings).rules == ("b", "x", "board")


def test_a_topic_without_a_level_says_nothing() -> None:
    assert state(APPLY, rulings=(*ALL, not_below(UNLIMITED))).level == "head"


def test_a_topic_whose_level_takes_no_part_asks_for_the_next() -> None:
    assert state(APPLY, rulings=(ALL[0], *ALL[2:], not_below("director"))).level == "board"


def test_a_case_without_any_level_is_undecided() -> None:
    with pytest.raises(UndecidedError) as caught:
        state(APPLY, rulings=(*ALL[:2], not_below("board")))
    assert caught.value.code == "undecided-chain-level"
    assert "board" in caught.value.message("zh")
    with pytest.raises(UndecidedError):
        state(APPLY, rulings=())


def test_a_case_begins_once() -> None:
    answer = state(APPLY, ("apply", "2026-03-02T10:00", "clerk"))
    assert (answer.level, why(answer)) == ("head", "refused-started")


@pytest.mark.parametrize("late", ["apply", "approve", "pause"])
def test_nothing_follows_an_end(late: str) -> None:
    answer = state(APPLY, ("refuse", "2026-03-02T10:00"), (late, "2026-03-02T11:00", "head"))
    assert (answer.state, answer.since, why(answer)) == ("refused", at("2026-03-02T10:00"), "refused-ended")


@pytest.mark.parametrize("late", ["return", "refuse"])
def test_a_case_that_has_ended_may_be_ended_again(late: str) -> None:
    """A complaint that was solved is closed as well: the first end stands, the second is no mistake."""
    answer = state(APPLY, ("refuse", "2026-03-02T10:00"), (late, "2026-03-02T11:00", "head"))
    assert (answer.state, answer.since, answer.refused) == ("refused", at("2026-03-02T10:00"), None)


def test_events_of_other_names_are_passed_over() -> None:
    strange = [("call", "2026-03-01T09:00"), ("call", "2026-03-03T10:00"), ("call", "2026-03-06T09:00")]
    assert state(APPLY, HEAD, *strange) == state(APPLY, HEAD)


def test_a_case_that_has_not_begun_is_a_fault() -> None:
    with pytest.raises(FactsError) as caught:
        state(("call", "2026-03-02T09:00"))
    assert caught.value.code == "event-start-missing"
    assert "`apply`" in caught.value.message("en")


def test_events_before_the_beginning_are_faults() -> None:
    early = [("approve", "2026-03-01T09:00"), ("pause", "2026-03-01T10:00")]
    with pytest.raises(FactsError) as caught:
        state(*early, APPLY)
    assert [fault.code for fault in caught.value.faults] == ["event-before-start"] * 2
    assert "`approve`" in caught.value.faults[0].message("zh")


def test_what_happens_at_the_moment_of_the_start_happens_after_it() -> None:
    assert state(("approve", "2026-03-02T09:00", "head"), APPLY).level == "director"


def test_pauses_that_do_not_go_together_are_a_fault() -> None:
    with pytest.raises(FactsError) as caught:
        state(APPLY, ("pause", "2026-03-02T10:00"), ("pause", "2026-03-02T11:00"))
    assert caught.value.code == "event-pause-twice"


HANDING = Chain("receive", (level("front"), level("manager")), next_by="hand_up", ends=(("solve", "solved"),))
RECEIVE = ("receive", "2026-03-02T09:00", "front")
UP = ("hand_up", "2026-03-02T10:00", "front")


def test_who_received_a_complaint_may_hand_it_up() -> None:
    """An escalation approves nothing, so there is nothing that one could approve oneself."""
    both = (takes_part("front"), takes_part("manager"))
    assert state(RECEIVE, UP, course=HANDING, rulings=both).owner == "manager"


def test_the_highest_level_hands_nothing_up() -> None:
    both = (takes_part("front"), takes_part("manager"))
    answer = state(RECEIVE, UP, ("hand_up", "2026-03-02T11:00", "manager"), course=HANDING, rulings=both)
    assert (answer.owner, why(answer)) == ("manager", "refused-at-the-top")
