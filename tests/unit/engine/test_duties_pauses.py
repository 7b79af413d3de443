"""Pauses of a case, its end and its reopening: what stands still, and which events do not go together."""

from datetime import timedelta

import pytest

from crmpolicy.engine.courses.case import Event
from crmpolicy.engine.courses.duties import duty_statuses
from crmpolicy.engine.courses.pauses import standing_of, stopped_by
from crmpolicy.errors import FactsError
from crmpolicy.policy.duties import Duties, Pauses
from tests.unit.engine.small_duties import ask, at, case, course, duty, event, local, rule

PAUSES = Pauses("pause", "resume")
RECEIVE = event("receive", "2026-03-02 09:00")
PAUSE = event("pause", "2026-03-02 10:00")
RESUME = event("resume", "2026-03-02 12:00")
CALL = course(
    duty("call"), duty("other"), pauses=PAUSES, closes=("close",), restarts=(("reopen", ("call",)),)
)
FOUR_HOURS = [rule("call", within="4h")]
DAY = [rule("other", within="24h")]


def codes(duties: Duties, *events: Event) -> list[str]:
    with pytest.raises(FactsError) as refused:
        duty_statuses(duties, FOUR_HOURS, case(events, "2026-03-09 09:00"))
    return [fault.code for fault in refused.value.faults]


def test_a_pause_that_is_over_moves_the_due_moment() -> None:
    status = ask(CALL, FOUR_HOURS, [RECEIVE, PAUSE, RESUME], "2026-03-02 13:00")
    assert (status.state, local(status.due)) == ("open", "2026-03-02 15:00")
    assert (status.elapsed, status.remaining) == (timedelta(hours=2), timedelta(hours=2))


@pytest.mark.parametrize("now", ["2026-03-02 11:00", "2026-03-02 20:00", "2026-03-05 09:00"])
def test_while_a_case_is_paused_nothing_runs_and_due_is_reckoned_from_now(now: str) -> None:
    status = ask(CALL, FOUR_HOURS, [RECEIVE, PAUSE], now)
    assert (status.state, status.due) == ("paused", at(now) + timedelta(hours=3))
    assert (status.elapsed, status.remaining) == (timedelta(hours=1), timedelta(hours=3))


@pytest.mark.parametrize("now", ["2026-03-02 11:00", "2026-03-04 20:00", "2026-03-08 09:00"])
def test_what_is_left_of_days_does_not_change_while_paused(now: str) -> None:
    status = ask(CALL, [rule("call", within="1 working day")], [RECEIVE, PAUSE], now)
    assert status.remaining == timedelta(days=1, hours=7, minutes=30)
    assert status.due is not None
    assert status.due > at(now)


def test_a_pause_that_began_after_the_due_moment_changes_nothing() -> None:
    late = event("pause", "2026-03-02 13:00")
    status = ask(CALL, FOUR_HOURS, [RECEIVE, late], "2026-03-02 13:01")
    assert (status.state, local(status.due)) == ("breached", "2026-03-02 13:00")
    assert status.remaining == timedelta(0)


def test_what_was_done_before_a_pause_stays_due_when_it_was() -> None:
    done = event("call", "2026-03-02 09:30")
    status = ask(CALL, FOUR_HOURS, [RECEIVE, done, PAUSE], "2026-03-04 09:00")
    assert (status.state, local(status.due)) == ("met", "2026-03-02 13:00")


def test_only_the_named_duties_stand_still() -> None:
    some = course(duty("call"), duty("other"), pauses=Pauses("pause", "resume", ("other",)))
    status = ask(some, FOUR_HOURS, [RECEIVE, PAUSE], "2026-03-02 12:00")
    assert (status.state, local(status.due)) == ("open", "2026-03-02 13:00")
    assert ask(some, DAY, [RECEIVE, PAUSE], "2026-03-02 12:00").state == "paused"


def test_fixed_days_are_not_moved_by_a_pause() -> None:
    status = ask(CALL, [rule("call", day=5)], [RECEIVE, PAUSE], "2026-03-03 09:00")
    assert (status.state, local(status.due)) == ("open", "2026-03-05 17:30")


def test_a_pause_counts_over_lunch_and_the_weekend_only_as_far_as_work_would_have_gone_on() -> None:
    hours = [rule("call", within="8 working hours")]
    friday = event("receive", "2026-03-06 11:00")
    stop, go = event("pause", "2026-03-06 11:30"), event("resume", "2026-03-09 09:30")
    status = ask(CALL, hours, [friday, stop, go], "2026-03-09 10:00")
    assert (local(status.due), status.elapsed) == ("2026-03-10 09:30", timedelta(hours=1))


def test_two_pauses_without_an_end_between_are_a_fault() -> None:
    assert codes(CALL, RECEIVE, PAUSE, event("pause", "2026-03-02 11:00")) == ["event-pause-twice"]
    with pytest.raises(FactsError, match=r"again by `pause` .*: no `resume` lies between"):
        stopped_by(PAUSES, [PAUSE, event("pause", "2026-03-02 11:00")], at("2026-03-02 13:00"))


def test_two_resumes_are_a_fault_and_all_faults_are_told() -> None:
    again = [event("resume", f"2026-03-02 {hour}:00") for hour in (13, 14)]
    assert codes(CALL, RECEIVE, PAUSE, RESUME, *again) == ["event-resume-without-pause"] * 2


def test_a_fault_names_the_event_and_its_moment() -> None:
    with pytest.raises(FactsError, match=r"`resume` happens \(2026-03-02T04:00:00\+00:00\)"):
        stopped_by(PAUSES, [RESUME], at("2026-03-02 13:00"))


def test_a_pause_may_end_and_begin_at_one_moment_however_it_is_listed() -> None:
    together = [event("pause", "2026-03-02 12:00"), RESUME]
    wanted = ((at("2026-03-02 10:00"), at("2026-03-02 15:00")),)
    for later in (together, together[::-1]):
        assert stopped_by(PAUSES, [PAUSE, *later], at("2026-03-02 15:00")) == wanted
    assert stopped_by(PAUSES, together, at("2026-03-02 15:00")) == ()
    assert standing_of(PAUSES, together[::-1]).since is None


def test_an_event_before_the_start_is_a_fault() -> None:
    assert codes(CALL, event("call", "2026-03-02 08:59"), RECEIVE) == ["event-before-start"]
    assert codes(CALL, event("reopen", "2026-03-01 08:59"), RECEIVE) == ["event-before-start"]


def test_what_a_limit_counts_from_does_not_lie_before_the_start_either() -> None:
    rules = [rule("call", within="1h", source="cause")]
    with pytest.raises(FactsError, match="`cause`"):
        duty_statuses(CALL, rules, case([event("cause", "2026-03-02 08:00"), RECEIVE], "2026-03-02 10:00"))


def test_events_at_the_moment_of_the_start_belong_to_the_case() -> None:
    call = event("call", "2026-03-02 09:00")
    assert ask(CALL, FOUR_HOURS, [call, RECEIVE], "2026-03-02 09:00").state == "met"


def test_events_of_a_case_that_never_began_are_a_fault_but_none_at_all_are_not() -> None:
    assert codes(CALL, event("call", "2026-03-02 08:59")) == ["event-start-missing"]
    assert ask(CALL, FOUR_HOURS, [event("hello", "2026-03-02 09:00")], "2026-03-02 10:00").state == "waiting"


def test_what_comes_back_may_have_been_done_before_the_case_began() -> None:
    rules = [*FOUR_HOURS, rule("other", every="month")]
    events = [event("other", "2026-02-10 09:00"), RECEIVE]
    statuses = duty_statuses(CALL, rules, case(events, "2026-03-02 10:00"))
    assert [local(each.due) for each in statuses] == ["2026-03-02 13:00", "2026-03-31 17:30"]


def test_a_case_that_ended_before_the_due_moment_closes_what_is_undone() -> None:
    closed = ask(CALL, FOUR_HOURS, [RECEIVE, event("close", "2026-03-02 13:00")], "2026-03-05 09:00")
    assert (closed.state, local(closed.due), closed.shortfall) == ("closed", "2026-03-02 13:00", 0)
    assert closed.elapsed == timedelta(hours=4)
    late = ask(CALL, FOUR_HOURS, [RECEIVE, event("close", "2026-03-02 13:01")], "2026-03-05 09:00")
    assert (late.state, late.shortfall) == ("breached", 1)


def test_a_case_ends_once_and_not_again_later() -> None:
    events = [RECEIVE, event("close", "2026-03-02 12:00"), event("close", "2026-03-04 12:00")]
    assert ask(CALL, FOUR_HOURS, events, "2026-03-05 09:00").state == "closed"


def test_what_is_done_after_the_end_counts_only_in_time() -> None:
    events = [RECEIVE, event("close", "2026-03-02 10:00")]
    in_time, too_late = event("call", "2026-03-02 13:00"), event("call", "2026-03-02 13:01")
    assert ask(CALL, FOUR_HOURS, [*events, in_time], "2026-03-05 09:00").state == "met"
    assert ask(CALL, FOUR_HOURS, [*events, too_late], "2026-03-05 09:00").state == "closed"


def test_a_case_that_ended_in_a_pause_is_closed_with_a_due_moment_that_stays() -> None:
    events = [RECEIVE, PAUSE, event("close", "2026-03-02 11:00")]
    for now in ("2026-03-02 11:00", "2026-03-09 09:00"):
        status = ask(CALL, FOUR_HOURS, events, now)
        assert (status.state, local(status.due)) == ("closed", "2026-03-02 14:00")


def test_a_reopened_case_counts_anew_for_some_and_stood_still_for_others() -> None:
    events = [RECEIVE, event("close", "2026-03-02 10:00"), event("reopen", "2026-03-04 10:00")]
    anew = ask(CALL, FOUR_HOURS, events, "2026-03-04 11:00")
    assert (local(anew.since), local(anew.due)) == ("2026-03-04 10:00", "2026-03-04 14:00")
    still = ask(CALL, DAY, events, "2026-03-04 11:00")
    assert (local(still.due), still.elapsed) == ("2026-03-05 09:00", timedelta(hours=2))


def test_a_case_that_ends_and_goes_on_at_one_moment_goes_on() -> None:
    together = [event("close", "2026-03-02 10:00"), event("reopen", "2026-03-02 10:00")]
    for later in (together, together[::-1]):
        status = ask(CALL, FOUR_HOURS, [RECEIVE, *later], "2026-03-02 11:00")
        assert (status.state, local(status.due)) == ("open", "2026-03-02 14:00")
