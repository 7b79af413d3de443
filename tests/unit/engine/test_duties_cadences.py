"""Duties that come back: by calendar period, by a length since the last time, on a grid of days."""

from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.engine.courses.duties import duty_statuses
from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.policy.duties import Counting, Pauses
from crmpolicy.policy.unlimited import UNLIMITED
from tests.unit.engine.small_duties import NO_HOURS, ask, case, course, duty, event, local, rule

VISIT = course(duty("visit"), starts=None)
JOINED = course(duty("visit"), starts="join")
THIS_PERIOD = course(duty("visit"), starts="join", counting=Counting(first_due="end of this period"))


def visits(*moments: str) -> list[Any]:
    return [event("visit", moment) for moment in moments]


def asked(moments: list[str], now: str, **said: Any) -> DutyStatus:
    return ask(VISIT, [rule("visit", **said)], visits(*moments), now)


def test_a_contact_of_another_activity_serves_nothing() -> None:
    """The example of the lamp factory: a telephone call in February, the visit never made."""
    duties = course(duty("visit"), duty("phone"), starts=None)
    rules = [rule("visit", every="half year"), rule("phone", every="quarter", who="manager")]
    events = [event("phone", "2026-02-10 10:00", "manager")]
    visit, phone = duty_statuses(duties, rules, case(events, "2026-03-02 09:00"))
    assert (visit.required, visit.done, local(visit.due), visit.state) == (1, 0, "2026-06-30 17:30", "open")
    assert (phone.required, phone.done, local(phone.due), phone.state) == (1, 1, "2026-06-30 17:30", "open")
    assert (visit.done_at, local(phone.done_at)) == (None, "2026-02-10 10:00")


def test_a_served_period_leads_to_the_next_and_a_missed_one_stays_due() -> None:
    assert local(asked(["2026-02-10 10:00"], "2026-02-11 09:00", every="quarter").due) == "2026-06-30 17:30"
    missed = asked(["2025-11-10 10:00"], "2026-08-03 09:00", every="quarter")
    assert (missed.state, local(missed.due), missed.shortfall) == ("breached", "2026-03-31 17:30", 1)
    assert (missed.required, missed.done) == (1, 0)
    caught_up = asked(["2025-11-10 10:00", "2026-08-03 10:00"], "2026-08-04 09:00", every="quarter")
    assert (caught_up.state, local(caught_up.due), caught_up.done) == ("open", "2026-12-31 17:30", 1)


def test_so_many_times_a_period_are_counted() -> None:
    twice = asked(["2026-01-10 10:00", "2026-02-10 10:00"], "2026-03-02 09:00", every="quarter", times=3)
    assert (twice.required, twice.done, local(twice.due)) == (3, 2, "2026-03-31 17:30")
    over = asked(["2026-01-10 10:00", "2026-02-10 10:00"], "2026-04-01 09:00", every="quarter", times=3)
    assert (over.state, over.required, over.done, over.shortfall) == ("breached", 3, 0, 1)
    assert asked([], "2026-04-01 09:00", every="quarter", times=0).state == "none"


def test_never_is_said_and_a_period_that_is_not_set_says_nothing() -> None:
    never = asked([], "2026-04-01 09:00", never=True)
    assert (never.state, never.due, never.required) == ("none", None, 0)
    rules = [rule("visit", never=True), rule("visit", "gap", every=UNLIMITED)]
    assert [each.state for each in duty_statuses(VISIT, rules, case([], "2026-04-01 09:00"))] == ["none"]


@pytest.mark.parametrize(
    ("duties", "joined", "wanted"),
    [
        (JOINED, "2026-02-10 10:00", "2026-06-30 17:30"),
        (JOINED, "2026-01-01 10:00", "2026-03-31 17:30"),
        (THIS_PERIOD, "2026-02-10 10:00", "2026-03-31 17:30"),
    ],
)
def test_the_first_time_is_in_the_first_full_period_or_in_this_one(
    duties: Any, joined: str, wanted: str
) -> None:
    status = ask(duties, [rule("visit", every="quarter")], [event("join", joined)], "2026-09-01 09:00")
    assert (local(status.due), status.state) == (wanted, "breached")


def test_where_nobody_knows_a_start_nobody_is_behind() -> None:
    """Sunday 31 May moves to Friday 29 May: on the Saturday after, the next month counts."""
    friday, saturday = "2026-05-29 17:30", "2026-05-30 09:00"
    assert local(asked([], friday, every="month").due) == "2026-05-29 17:30"
    assert local(asked([], saturday, every="month").due) == "2026-06-30 17:30"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"every": "day"}, "2026-03-03 17:30"),
        ({"every": "week"}, "2026-03-06 17:30"),
        ({"every": "month"}, "2026-03-31 17:30"),
        ({"every": "year"}, "2026-12-31 17:30"),
        ({"every": "month", "day": 20, "at": time(15)}, "2026-03-20 15:00"),
        ({"every": "month", "day": 21}, "2026-03-20 17:30"),
        ({"every": "month", "day": 21, "off_day": "next working day"}, "2026-03-23 17:30"),
        ({"every": "month", "day": 22, "off_day": "keep"}, "2026-03-23 00:00"),
        ({"every": "month", "day": "last"}, "2026-03-31 17:30"),
        ({"every": "month", "last_weekday": "friday"}, "2026-03-27 17:30"),
        ({"every": "month", "weekday": "friday"}, "2026-03-06 17:30"),
        ({"every": "week", "weekday": "friday", "at_closing": True}, "2026-03-06 17:30"),
        ({"every": "week", "last_weekday": "thursday"}, "2026-03-05 17:30"),
        ({"every": "quarter", "day": 15}, "2026-03-13 17:30"),
        ({"every": "week", "day": 31}, "2026-03-06 17:30"),
        ({"rrule": "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=-1FR"}, "2026-03-27 17:30"),
        ({"rrule": "FREQ=WEEKLY;INTERVAL=2", "since": date(2026, 2, 27)}, "2026-03-13 17:30"),
        ({"every": "3 months", "since": date(2026, 1, 1), "day": 10}, "2026-04-10 17:30"),
        ({"every": "3 months", "since": date(2026, 3, 31)}, "2026-03-31 17:30"),
        ({"every": "2 weeks", "since": date(2026, 2, 27)}, "2026-03-13 17:30"),
        ({"every": "2 weeks", "since": date(2026, 3, 2), "weekday": "friday"}, "2026-03-06 17:30"),
        ({"every": "2 weeks", "since": date(2026, 3, 2), "last_weekday": "thursday"}, "2026-03-05 17:30"),
        ({"every": "10 working days", "since": date(2026, 3, 4)}, "2026-03-04 17:30"),
        ({"every": "10 working days", "since": date(2026, 2, 25)}, "2026-03-10 17:30"),
    ],
)
def test_each_period_ends_on_its_day(said: dict[str, Any], wanted: str) -> None:
    """On Monday 2 March, the day having been served where the period is one."""
    moments = ["2026-03-02 08:40"] if said.get("every") == "day" else []
    assert local(asked(moments, "2026-03-02 09:00", **said).due) == wanted


def test_a_period_without_any_open_day_falls_due_on_the_next_working_day() -> None:
    """The week from 16 to 22 February is off, and so is Monday the 23rd."""
    status = asked(["2026-02-13 10:00"], "2026-02-16 09:00", every="week")
    assert local(status.due) == "2026-02-24 17:30"
    assert asked(["2026-02-13 10:00"], "2026-02-25 09:00", every="week").state == "breached"


def test_a_length_counts_from_the_last_time() -> None:
    status = asked(["2026-01-31 10:00", "2025-06-01 10:00"], "2026-03-02 09:00", every="3 months")
    assert (status.state, local(status.due)) == ("open", "2026-04-30 17:30")
    assert (local(status.since), status.required, status.done) == ("2026-01-31 10:00", 1, 1)
    over = asked(["2026-01-31 10:00"], "2026-05-02 09:00", every="3 months")
    assert (over.state, over.done, over.shortfall) == ("breached", 0, 1)


def test_a_length_counts_from_the_start_until_something_is_done_or_waits() -> None:
    rules = [rule("visit", every="3 months")]
    joined = ask(JOINED, rules, [event("join", "2026-01-15 09:00")], "2026-03-02 09:00")
    assert local(joined.due) == "2026-04-15 17:30"
    assert ask(JOINED, rules, [], "2026-03-02 09:00").state == "waiting"


def test_so_many_times_in_a_length_count_from_the_last_but_so_many() -> None:
    said: dict[str, Any] = {"every": "3 months", "times": 2}
    both = asked(["2026-01-15 10:00", "2026-02-20 10:00"], "2026-03-02 09:00", **said)
    assert (local(both.due), both.required, both.done) == ("2026-04-15 17:30", 2, 2)
    one = asked(["2026-01-15 10:00"], "2026-05-04 09:00", **said)
    assert (one.state, local(one.due), one.done, one.shortfall) == ("breached", "2026-04-15 17:30", 0, 2)


def test_a_length_of_hours_may_be_paused_and_ends_with_the_case() -> None:
    duties = course(duty("tell"), pauses=Pauses("pause", "resume"), closes=("close",))
    rules = [rule("tell", every="24h", at_risk_from=Decimal("0.5"))]
    events = [event("receive", "2026-03-02 09:00"), event("tell", "2026-03-02 10:00")]
    assert ask(duties, rules, events, "2026-03-02 21:59").state == "open"
    assert ask(duties, rules, events, "2026-03-02 22:00").state == "at_risk"
    paused = [*events, event("pause", "2026-03-02 20:00")]
    status = ask(duties, rules, paused, "2026-03-03 20:00")
    assert (status.state, status.remaining) == ("paused", timedelta(hours=14))
    closed = ask(duties, rules, [*events, event("close", "2026-03-02 20:00")], "2026-03-05 20:00")
    assert (closed.state, local(closed.due), closed.shortfall) == ("closed", "2026-03-03 10:00", 0)


def test_a_period_is_at_risk_from_its_share_on() -> None:
    said: dict[str, Any] = {"every": "month", "at_risk_from": Decimal("0.8")}
    assert asked(["2026-03-20 10:00"], "2026-04-24 10:00", **said).state == "open"
    assert asked(["2026-03-20 10:00"], "2026-04-24 20:00", **said).state == "at_risk"
    ahead = asked(["2026-03-20 10:00"], "2026-03-21 10:00", **said)
    assert (ahead.state, ahead.elapsed) == ("open", timedelta(0))


def test_every_role_has_a_counter_of_its_own() -> None:
    duties = course(duty("visit", per_who=True), starts=None, counting=Counting(done_by="anyone"))
    rules = [
        rule("visit", every="quarter", times=times, who=who) for who, times in (("boss", 1), ("clerk", 3))
    ]
    events = [event("visit", "2026-01-12 10:00", "clerk"), event("visit", "2026-02-12 10:00", "clerk")]
    boss, clerk = duty_statuses(duties, rules, case(events, "2026-03-02 09:00"))
    assert [(each.who, each.required, each.done) for each in (boss, clerk)] == [
        ("boss", 1, 0),
        ("clerk", 3, 2),
    ]


def test_a_restart_makes_earlier_times_void() -> None:
    duties = course(duty("visit"), starts="join", restarts=(("return", ("visit",)),))
    events = [
        event("join", "2025-12-01 09:00"),
        *visits("2026-01-12 10:00"),
        event("return", "2026-02-02 09:00"),
    ]
    for every, wanted in (("quarter", "2026-06-30 17:30"), ("1 month", "2026-03-02 17:30")):
        assert local(ask(duties, [rule("visit", every=every)], events, "2026-02-10 09:00").due) == wanted


def test_a_rule_that_has_no_day_any_more_asks_for_nothing() -> None:
    assert asked([], "2026-03-02 09:00", rrule="FREQ=DAILY;UNTIL=20260101").state == "none"


def test_a_rule_of_few_days_is_found_years_ahead() -> None:
    status = asked([], "2026-03-02 09:00", rrule="FREQ=YEARLY;INTERVAL=16;BYMONTH=2;BYMONTHDAY=29")
    assert local(status.due) == "2032-02-27 17:30"


def test_without_hours_a_period_ends_at_midnight() -> None:
    status = ask(VISIT, [rule("visit", every="month")], [], "2026-03-02 09:00", time=NO_HOURS)
    assert local(status.due) == "2026-04-01 00:00"


def test_a_grid_begins_with_its_first_day_and_what_was_done_long_before_does_not_serve_it() -> None:
    said: dict[str, Any] = {"every": "3 months", "since": date(2026, 4, 1)}
    early = asked(["2024-03-01 10:00"], "2026-03-02 09:00", **said)
    assert local(early.due) == "2026-04-01 17:30"
    just_before = asked(["2026-03-20 10:00"], "2026-03-21 09:00", **said)
    assert local(just_before.due) == "2026-07-01 17:30"


@pytest.mark.parametrize(
    ("done", "due"),
    [
        ("2026-05-07 10:00", "2027-05-07 17:30"),
        ("2026-05-08 10:00", "2027-05-07 17:30"),
        ("2026-05-09 10:00", "2027-05-07 17:30"),  # a day late: not the next year's
        ("2026-11-06 10:00", "2027-05-07 17:30"),  # nearer to the day before it
        ("2026-11-08 10:00", "2028-05-08 17:30"),  # nearer to the day after it
    ],
)
def test_what_is_done_beside_a_set_day_serves_the_nearer_one(done: str, due: str) -> None:
    """8 May 2027 is a Saturday, so that year's day moves to the Friday before."""
    said: dict[str, Any] = {"every": "1 year", "since": date(2020, 5, 8)}
    assert local(asked([done], "2026-11-09 09:00", **said).due) == due


def test_the_next_time_of_a_length_is_the_one_after_the_last() -> None:
    duties = course(duty("visit"), duty("plan"), starts=None)
    rules = [rule("visit", every="3 months"), rule("plan", next="visit", source="ask")]
    events = [*visits("2026-01-15 10:00"), event("ask", "2026-02-10 09:00")]
    _, plan = duty_statuses(duties, rules, case(events, "2026-02-11 09:00"))
    assert local(plan.due) == "2026-04-15 17:30"
    late = [*visits("2026-01-15 10:00"), event("ask", "2026-04-16 09:00")]
    assert duty_statuses(duties, rules, case(late, "2026-04-17 09:00"))[1].state == "waiting"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"every": "3 months", "since": date(2026, 5, 4)}, "2026-05-04 17:30"),
        ({"rrule": "FREQ=MONTHLY;BYMONTHDAY=4", "since": date(2026, 5, 4)}, "2026-05-04 17:30"),
        ({"rrule": "FREQ=DAILY;UNTIL=20260101"}, None),
    ],
)
def test_the_next_time_may_be_the_first_of_all_or_none(said: dict[str, Any], wanted: str | None) -> None:
    duties = course(duty("visit"), duty("plan"), starts="ask")
    rules = [rule("visit", **said), rule("plan", next="visit")]
    _, plan = duty_statuses(duties, rules, case([event("ask", "2026-03-02 09:00")], "2026-03-02 09:00"))
    assert local(plan.due) == wanted


def test_a_forecast_may_reckon_from_what_comes_back() -> None:
    duties = course(duty("visit"), duty("note"), starts="join", counting=Counting(not_started="forecast"))
    rules = [rule("visit", every="month"), rule("note", within="1 working day", source="visit")]
    _, note = duty_statuses(duties, rules, case([event("join", "2026-03-02 09:00")], "2026-03-02 09:00"))
    assert (note.state, local(note.due)) == ("forecast", "2026-05-04 17:30")
