"""Duties that fall due once: anchors, who does them, forecasts, named days, what binds."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

from crmpolicy.engine.courses.anchored import day_after
from crmpolicy.engine.courses.duties import bound, duty_statuses
from crmpolicy.engine.courses.states import DutyState, DutyStatus
from crmpolicy.policy.duties import Counting
from crmpolicy.policy.unlimited import UNLIMITED
from tests.unit.engine.small_duties import OFFICE, ask, case, course, duty, event, local, rule

RECEIVE = event("receive", "2026-03-02 09:00")
ONE = course(duty("call"))
FOUR_HOURS = [rule("call", within="4h")]


@pytest.mark.parametrize(
    ("done", "now", "state"),
    [
        (None, "2026-03-02 13:00", "open"),
        (None, "2026-03-02 13:01", "breached"),
        ("2026-03-02 13:00", "2026-03-02 18:00", "met"),
        ("2026-03-02 13:01", "2026-03-02 18:00", "late"),
    ],
)
def test_exactly_at_the_due_moment_is_in_time(done: str | None, now: str, state: str) -> None:
    events = [RECEIVE, *([event("call", done)] if done else [])]
    status = ask(ONE, FOUR_HOURS, events, now)
    assert (status.state, local(status.due)) == (state, "2026-03-02 13:00")
    assert status.shortfall == (state in ("breached", "late"))
    assert status.done == (done is not None)


def test_time_is_measured_up_to_the_moment_of_doing_and_goes_below_nought() -> None:
    late = ask(ONE, FOUR_HOURS, [RECEIVE, event("call", "2026-03-02 14:00")], "2026-03-03 09:00")
    assert (late.elapsed, late.remaining) == (timedelta(hours=5), -timedelta(hours=1))
    breached = ask(ONE, [rule("call", within="4 working hours")], [RECEIVE], "2026-03-02 16:00")
    assert (breached.elapsed, breached.remaining) == (timedelta(hours=5, minutes=30), -timedelta(hours=1.5))


def test_a_duty_is_at_risk_from_its_share_of_the_limit_on() -> None:
    rules = [rule("call", within="4h", at_risk_from=Decimal("0.75"))]
    assert ask(ONE, rules, [RECEIVE], "2026-03-02 11:59").state == "open"
    assert ask(ONE, rules, [RECEIVE], "2026-03-02 12:00").state == "at_risk"
    assert ask(ONE, rules, [RECEIVE], "2026-03-02 13:01").state == "breached"


def test_a_third_is_reckoned_exactly() -> None:
    rules = [rule("call", within="3h", at_risk_from=Decimal("0.3333333333333333"))]
    assert ask(ONE, rules, [RECEIVE], "2026-03-02 09:59").state == "open"
    assert ask(ONE, rules, [RECEIVE], "2026-03-02 10:00").state == "at_risk"


def test_only_what_fits_the_duty_and_comes_from_the_named_role_does_it() -> None:
    events = [
        RECEIVE,
        event("call", "2026-03-02 10:00", "clerk"),
        event("call", "2026-03-02 10:30"),
        event("call", "2026-03-02 11:00", "manager", mode="mail"),
        event("call", "2026-03-02 12:00", "manager", mode="phone"),
    ]
    rules = [rule("call", within="4h", who="manager")]
    by_phone = {"call": lambda each: each.details.get("mode") == "phone"}
    status = ask(ONE, rules, events, "2026-03-02 12:30", counts=by_phone)
    assert (status.who, local(status.done_at)) == ("manager", "2026-03-02 12:00")
    anyone = course(duty("call"), counting=Counting(done_by="anyone"))
    assert local(ask(anyone, rules, events, "2026-03-02 12:30").done_at) == "2026-03-02 10:00"


def test_any_of_several_events_may_do_a_duty() -> None:
    review = course(duty("review", met_by=("adopt", "decline")))
    events = [RECEIVE, event("decline", "2026-03-02 10:00")]
    status = ask(review, [rule("review", within="4h")], events, "2026-03-03 09:00")
    assert (status.state, local(status.done_at)) == ("met", "2026-03-02 10:00")


def test_a_role_that_is_not_set_is_nobody_and_a_limit_that_is_not_set_is_no_rule() -> None:
    nobody = ask(ONE, [rule("call", within="4h", who=UNLIMITED)], [RECEIVE], "2026-03-02 10:00")
    assert nobody.who is None
    for unset in ("within", "every", "times", "months_after"):
        said: dict[str, Any] = {unset: UNLIMITED}
        rules = [rule("call", **said)]
        assert duty_statuses(ONE, rules, case([RECEIVE], "2026-03-02 10:00")) == ()


IN_A_ROW = (duty("take"), duty("solve"), duty("reply"))
CHAIN = [
    rule("take", within="1h"),
    rule("solve", within="2h", source="take"),
    rule("reply", within="3h", source="solve"),
]


def test_a_limit_waits_for_what_it_counts_from() -> None:
    take, solve, reply = duty_statuses(course(*IN_A_ROW), CHAIN, case([RECEIVE], "2026-03-02 09:30"))
    assert (take.state, solve.state, reply.state) == ("open", "waiting", "waiting")
    assert (solve.due, solve.elapsed, reply.due) == (None, None, None)


def test_a_forecast_reckons_from_when_the_one_before_is_due() -> None:
    counting = Counting(not_started="forecast")
    duties = course(*IN_A_ROW, counting=counting)
    _, solve, reply = duty_statuses(duties, CHAIN, case([RECEIVE], "2026-03-02 20:00"))
    assert (solve.state, local(solve.due)) == ("forecast", "2026-03-02 12:00")
    assert (reply.state, local(reply.due)) == ("forecast", "2026-03-02 15:00")
    began = [RECEIVE, event("take", "2026-03-02 09:10")]
    _, solve, reply = duty_statuses(duties, CHAIN, case(began, "2026-03-02 20:00"))
    assert (solve.state, local(solve.due)) == ("breached", "2026-03-02 11:10")
    assert (reply.state, local(reply.due)) == ("forecast", "2026-03-02 14:10")


def test_a_forecast_without_a_start_a_duty_or_in_a_circle_waits() -> None:
    duties = course(*IN_A_ROW, counting=Counting(not_started="forecast"))
    nothing = [rule("reply", within="1h", source="knock")]
    circle = [rule("solve", within="1h", source="reply"), rule("reply", within="1h", source="solve")]
    for rules, events in ((nothing, [RECEIVE]), (CHAIN, []), (circle, [RECEIVE])):
        statuses = duty_statuses(duties, rules, case(events, "2026-03-02 10:00"))
        assert {each.state for each in statuses} == {"waiting"}


def test_what_waits_is_closed_with_the_case() -> None:
    for counting in (Counting(), Counting(not_started="forecast")):
        duties = course(*IN_A_ROW, closes=("close",), counting=counting)
        events = [RECEIVE, event("close", "2026-03-02 09:10")]
        assert ask(duties, CHAIN[1:2], events, "2026-03-02 10:00").state == "closed"


def test_a_forecast_takes_the_moment_that_binds_among_several() -> None:
    rules = [*CHAIN[:2], rule("take", "sooner", within="30 min")]
    for join, wanted in (("earliest", "2026-03-02 11:30"), ("latest", "2026-03-02 12:00")):
        duties = course(duty("take", join=join), duty("solve"), counting=Counting(not_started="forecast"))
        (status,) = (
            each
            for each in duty_statuses(duties, rules, case([RECEIVE], "2026-03-02 09:10"))
            if each.duty == "solve"
        )
        assert local(status.due) == wanted


def test_after_a_restart_limits_count_from_it_and_earlier_doings_are_void() -> None:
    duties = course(*IN_A_ROW, restarts=(("reopen", ("take", "solve")),))
    events = [
        RECEIVE,
        event("take", "2026-03-02 09:10"),
        event("solve", "2026-03-02 09:20"),
        event("reopen", "2026-03-03 09:00"),
        event("reopen", "2026-03-04 09:00"),
    ]
    take, solve, reply = duty_statuses(duties, CHAIN, case(events, "2026-03-04 09:30"))
    assert (take.state, local(take.due)) == ("open", "2026-03-04 10:00")
    assert (solve.state, reply.state) == ("waiting", "breached")
    explicit = [rule("take", within="1h", source="receive")]
    assert local(ask(duties, explicit, events, "2026-03-04 09:30").due) == "2026-03-04 10:00"


EACH = course(duty("report"), starts=None)
DAILY = [rule("report", source="visit", each=True, same_day=True, at=time(18))]
VISITS = [
    event("visit", "2026-03-02 10:00"),
    event("visit", "2026-03-02 15:00"),
    event("visit", "2026-03-03 09:00"),
]


def test_each_time_opens_an_obligation_and_one_doing_discharges_those_before_it() -> None:
    now = "2026-03-03 12:00"
    undone = ask(EACH, DAILY, VISITS, now)
    assert (undone.state, undone.required, undone.done, undone.shortfall) == ("breached", 3, 0, 2)
    both = ask(EACH, DAILY, [*VISITS, event("report", "2026-03-02 17:00")], now)
    assert (both.state, local(both.due), both.done, both.shortfall) == ("open", "2026-03-03 18:00", 2, 0)
    late = ask(EACH, DAILY, [*VISITS, event("report", "2026-03-03 10:00")], now)
    assert (late.state, late.required, late.done, late.shortfall) == ("met", 3, 3, 2)
    none = ask(EACH, DAILY, [], now)
    assert (none.state, none.required) == ("waiting", 0)


def test_what_happened_after_the_time_of_its_day_is_due_on_the_next() -> None:
    late = [event("visit", "2026-03-06 20:00")]
    assert local(ask(EACH, DAILY, late, "2026-03-06 21:00").due) == "2026-03-09 18:00"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"day": 20}, "2026-03-20 17:30"),
        ({"day": 20, "at": time(15)}, "2026-03-20 15:00"),
        ({"day": "last"}, "2026-03-31 17:30"),
        ({"day": 1}, "2026-03-02 17:30"),
        ({"months_after": 1, "day": 31}, "2026-04-30 17:30"),
        ({"months_after": 2, "day": 31}, "2026-06-01 17:30"),
        ({"months_after": 2, "day": 31, "off_day": "earlier working day"}, "2026-05-29 17:30"),
        ({"months_after": 2, "day": 31, "off_day": "keep"}, "2026-06-01 00:00"),
        ({"weekday": "friday"}, "2026-03-06 17:30"),
        ({"weekday": "monday"}, "2026-03-02 17:30"),
        ({"weekday": "monday", "at": time(8)}, "2026-03-09 08:00"),
        ({"months_after": 1, "weekday": "friday"}, "2026-04-03 17:30"),
        ({"last_weekday": "friday"}, "2026-03-27 17:30"),
        ({"months_after": 1, "last_weekday": "friday"}, "2026-04-24 17:30"),
        ({"months_after": 1, "same_day": True}, "2026-04-02 17:30"),
        ({"months_after": 1}, "2026-04-02 17:30"),
        ({"day": 2, "at": time(8)}, "2026-04-02 08:00"),
    ],
)
def test_a_named_day_counts_from_the_day_of_the_anchor(said: dict[str, Any], wanted: str) -> None:
    """From Monday 2 March, 9:00; Sunday the 1st moved to it. A day that is over is looked for again."""
    assert local(ask(ONE, [rule("call", **said)], [RECEIVE], "2026-03-02 09:30").due) == wanted


@pytest.mark.parametrize(("month_of", "wanted"), [("nominal", "2026-02-10"), ("shifted", "2026-03-10")])
def test_months_count_from_the_day_before_a_forecast_moved_or_after(month_of: Any, wanted: str) -> None:
    """The box opens on Saturday 31 January, moved to Monday 2 February; the paper came in before."""
    duties = course(
        duty("open"), duty("praise"), counting=Counting(not_started="forecast", month_of=month_of)
    )
    rules = [rule("open", day=31), rule("praise", source="open", months_after=1, day=10)]
    _, praise = duty_statuses(duties, rules, case([event("receive", "2026-01-20 09:00")], "2026-01-21 09:00"))
    assert str(local(praise.due))[:10] == wanted


def test_the_next_time_of_what_comes_back_is_after_the_anchor() -> None:
    duties = course(duty("open"), duty("box"), duty("never"))
    box = rule("box", every="month", day=20, at=time(15), off_day="next working day")
    rules = [box, rule("open", next="box")]
    for anchor, wanted in (
        ("2026-03-20 14:59", "2026-03-20 15:00"),
        ("2026-03-20 15:00", "2026-04-20 15:00"),
        ("2026-02-21 09:00", "2026-02-24 15:00"),
    ):
        (found,) = (
            each
            for each in duty_statuses(duties, rules, case([event("receive", anchor)], anchor))
            if each.duty == "open"
        )
        assert local(found.due) == wanted
    rules = [rule("never", never=True), rule("open", next="never")]
    statuses = duty_statuses(duties, rules, case([RECEIVE], "2026-03-02 10:00"))
    assert [each.state for each in statuses] == ["none", "waiting"]


def test_a_next_time_that_moved_beyond_its_month_is_found_from_the_next_month() -> None:
    duties = course(duty("open"), duty("box"))
    rules = [rule("box", every="month", day="last", off_day="next working day"), rule("open", next="box")]
    (_, found) = duty_statuses(
        duties, rules, case([event("receive", "2026-06-01 09:00")], "2026-06-01 09:00")
    )
    assert local(found.due) == "2026-06-01 17:30"


def status(state: DutyState, hour: int | None, name: str = "a", **more: Any) -> DutyStatus:
    moment = None if hour is None else datetime(2026, 3, 2, hour, tzinfo=UTC)
    return DutyStatus("call", state, moment, rule=name, **more)


@pytest.mark.parametrize(
    ("statuses", "earliest", "latest"),
    [
        ([status("open", 9, "a"), status("breached", 8, "b")], "b", "a"),
        ([status("met", 7, "a"), status("open", 9, "b")], "b", "b"),
        ([status("met", 7, "a"), status("late", 7, "b"), status("met", 8, "c")], "b", "c"),
        ([status("waiting", None, "a"), status("met", 7, "b")], "b", "b"),
        ([status("none", None, "a"), status("waiting", None, "b")], "b", "b"),
        ([status("open", 9, "b"), status("open", 9, "a", soft=True)], "b", "b"),
        ([status("open", 9, "b"), status("open", 9, "a")], "a", "a"),
    ],
)
def test_one_status_binds_in_whatever_order_they_come(
    statuses: list[DutyStatus], earliest: str, latest: str
) -> None:
    for order in permutations(statuses):
        assert bound(order, "earliest").rule == earliest
        assert bound(order, "latest").rule == latest
        assert bound([bound(order[:1], "earliest"), *order[1:]], "earliest").rule == earliest


def test_the_earliest_of_several_rules_binds_and_is_named() -> None:
    rules = [rule("call", "every", within="4h"), rule("call", "serious", within="2h", soft=True)]
    status = ask(ONE, rules, [RECEIVE], "2026-03-02 10:00")
    assert (status.rule, status.document, status.soft, local(status.due)) == (
        "serious",
        "doc",
        True,
        "2026-03-02 11:00",
    )
    assert ask(ONE, rules, [RECEIVE], "2026-03-02 10:00", time=OFFICE) == status


def test_beyond_the_known_holidays_a_moment_is_provisional_where_so_declared() -> None:
    from crmpolicy.calendar.working import WorkingTime  # noqa: PLC0415 - only here
    from tests.unit.engine.small_duties import HOURS  # noqa: PLC0415 - only here

    last = datetime(2026, 3, 31, tzinfo=UTC).date()
    known = WorkingTime("Asia/Shanghai", [HOURS] * 7, covered_until=last, beyond="weekends")
    far = ask(ONE, [rule("call", within="1 month")], [RECEIVE], "2026-03-02 10:00", time=known)
    near = ask(ONE, FOUR_HOURS, [RECEIVE], "2026-03-02 10:00", time=known)
    assert (far.provisional, near.provisional) == (True, False)


def test_duties_that_count_to_the_next_time_do_so_each_from_its_own_moment() -> None:
    """What is received in March goes into that month's box, what is answered in April into the next one."""
    duties = course(*map(duty, ("box", "other", "open", "file", "close", "shelve")))
    rules = [
        rule("box", every="month", day=20),
        rule("other", every="quarter"),
        rule("open", next="box"),
        rule("file", next="box", source="answer"),
        rule("close", next="other", source="answer"),
        rule("shelve", next="box"),
    ]
    answered = case([RECEIVE, event("answer", "2026-04-01 09:00")], "2026-04-01 10:00")
    dues = {each.duty: local(each.due) for each in duty_statuses(duties, rules, answered)}
    assert (dues["open"], dues["shelve"]) == ("2026-03-20 17:30", "2026-03-20 17:30")
    assert (dues["file"], dues["close"]) == ("2026-04-20 17:30", "2026-06-30 17:30")


def test_the_next_time_is_the_earliest_of_those_that_several_rules_name() -> None:
    """A box that one rule opens on the 20th and another on the 10th is next opened on the 10th."""
    duties = course(duty("box"), duty("open"))
    rules = [rule("box", every="month", day=20), rule("box", every="month", day=10), rule("open", next="box")]
    dues = [
        local(each.due)
        for each in duty_statuses(duties, rules, case([RECEIVE], "2026-03-02 10:00"))
        if each.duty == "open"
    ]
    assert dues == ["2026-03-10 17:30"]


def test_what_counts_from_itself_counts_from_the_last_time_before_it_began_anew() -> None:
    """A box opened in April is opened again a month after that, whenever the case was put back."""
    duties = course(duty("open"), starts="receive", restarts=(("keep", ("open",)),))
    rules = [rule("open", source="open", months_after=1, day=20)]
    opened, kept = event("open", "2026-03-20 09:00"), event("keep", "2026-04-06 09:00")
    assert ask(duties, rules, [RECEIVE], "2026-03-10 09:00").state == "waiting"
    status = ask(duties, rules, [RECEIVE, opened, kept], "2026-04-07 09:00")
    assert (status.state, local(status.due), status.done_at) == ("open", "2026-04-20 17:30", None)
    again = event("open", "2026-04-20 15:00")
    status = ask(duties, rules, [RECEIVE, opened, kept, again], "2026-04-21 09:00")
    assert (status.state, local(status.due), local(status.done_at)) == (
        "met", "2026-04-20 17:30", "2026-04-20 15:00",
    )  # fmt: skip
    more = event("keep", "2026-05-06 09:00")
    status = ask(duties, rules, [RECEIVE, opened, kept, again, more], "2026-05-07 09:00")
    assert (status.state, local(status.due)) == ("open", "2026-05-20 17:30")


@pytest.mark.parametrize("day", [date(2026, 2, 1), date(2026, 2, 28), date(2024, 2, 29), date(2026, 1, 31)])
def test_the_next_day_of_a_month_is_looked_for_in_the_month_that_follows(day: date) -> None:
    assert day_after(rule("plan", day=20), day).month == day.month + 1
