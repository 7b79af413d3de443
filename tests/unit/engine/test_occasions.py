"""The occasions of recurring duties: of calendar periods, of grids, of lengths since the last time."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.case import Event
from crmpolicy.engine.courses.occasions import Occasion, not_begun, occasions
from crmpolicy.errors import CalendarHorizonError
from crmpolicy.policy.duties import Counting, Duties
from crmpolicy.policy.unlimited import UNLIMITED
from tests.unit.engine.small_duties import (
    HOURS,
    NO_HOURS,
    OFFICE,
    ZONE,
    case,
    course,
    duty,
    event,
    local,
    rule,
)

VISIT = course(duty("visit"), starts=None)
JOINED = course(duty("visit"), starts="join")
THIS_PERIOD = course(duty("visit"), starts="join", counting=Counting(first_due="end of this period"))
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def visits(*moments: str) -> list[Event]:
    return [event("visit", moment) for moment in moments]


def asked(
    events: Sequence[Event], now: str, *, duties: Duties = VISIT, time: WorkingTime = OFFICE, **said: Any
) -> tuple[Occasion, ...]:
    return occasions(duties, [rule("visit", **said)], case(events, now, time), *YEAR)


def days(found: Sequence[Occasion]) -> list[tuple[str, str]]:
    return [(f"{each.begins:%m-%d}", f"{each.ends:%m-%d}") for each in found]


def test_a_year_has_its_quarters_each_due_on_its_last_working_day() -> None:
    found = asked([], "2026-01-01 00:00", every="quarter", times=2)
    assert days(found) == [("01-01", "03-31"), ("04-01", "06-30"), ("07-01", "09-30"), ("10-01", "12-31")]
    assert [local(each.due) for each in found][:2] == ["2026-03-31 17:30", "2026-06-30 17:30"]
    assert {(each.required, each.beyond, each.done, each.shortfall) for each in found} == {(2, 2, 0, 0)}


def test_what_was_done_stands_in_its_period_and_what_was_missed_is_a_shortfall() -> None:
    found = asked(
        visits("2026-01-10 10:00", "2026-04-02 10:00"), "2026-07-02 09:00", every="quarter", times=2
    )
    assert [(each.done, each.shortfall) for each in found] == [(1, 1), (1, 1), (0, 0), (0, 0)]
    assert local(found[0].done_at[0]) == "2026-01-10 10:00"


def test_nobody_is_behind_with_what_nobody_knows_to_have_begun() -> None:
    """Without a start and without any visit, and before the first one that is known, nothing was asked."""
    assert days(asked([], "2026-05-04 09:00", every="quarter"))[0] == ("04-01", "06-30")
    later = asked(visits("2026-05-04 10:00"), "2026-08-03 09:00", every="quarter")
    assert days(later)[0] == ("04-01", "06-30")


@pytest.mark.parametrize(
    ("duties", "joined", "first"),
    [
        (JOINED, "2026-02-10 10:00", ("04-01", "06-30")),
        (JOINED, "2026-01-01 10:00", ("01-01", "03-31")),
        (THIS_PERIOD, "2026-02-10 10:00", ("01-01", "03-31")),
    ],
)
def test_the_first_period_is_that_of_the_start_or_the_first_full_one(
    duties: Duties, joined: str, first: tuple[str, str]
) -> None:
    found = asked([event("join", joined)], "2026-03-02 09:00", duties=duties, every="quarter")
    assert days(found)[0] == first


def test_the_end_of_a_case_ends_its_periods() -> None:
    """What was done before the end stays, what was left undone is not asked for any more."""
    duties = course(duty("visit"), starts=None, closes=("leave",))
    events = [*visits("2026-01-10 10:00", "2026-04-10 10:00"), event("leave", "2026-05-04 10:00")]
    found = asked(events, "2026-06-01 09:00", duties=duties, every="quarter", times=2)
    assert [(days([each])[0][0], each.required, each.done, each.shortfall) for each in found] == [
        ("01-01", 2, 1, 1),
        ("04-01", 1, 1, 0),
    ]


def test_a_period_whose_due_moment_is_now_is_still_asked_for() -> None:
    """A microsecond later it is over, and nobody knows whether it stood."""
    now = "2026-03-31 17:30:00"
    assert days(asked([], now, every="quarter"))[0] == ("01-01", "03-31")
    assert days(asked([], f"{now}.000001", every="quarter"))[0] == ("04-01", "06-30")


def test_a_length_goes_on_from_the_last_time_as_if_each_were_done_when_due() -> None:
    first, *found = asked(visits("2026-02-10 10:00"), "2026-03-02 09:00", every="3 months")
    assert (days([first]), first.required, first.done) == ([("02-10", "02-10")], 0, 1)
    assert [local(each.due) for each in found] == [
        "2026-05-11 17:30",  # the 10th is a Sunday
        "2026-08-11 17:30",
        "2026-11-11 17:30",
        "2027-02-11 17:30",
    ]
    assert days(found)[:2] == [("02-11", "05-11"), ("05-12", "08-11")]


def test_a_time_that_was_done_ends_its_period() -> None:
    """Nothing asked for the first visit; the second came early, the third was late."""
    made = visits("2026-01-05 10:00", "2026-02-10 10:00", "2026-05-20 10:00")
    found = asked(made, "2026-05-21 09:00", every="3 months")
    assert [(*days([each])[0], each.required, each.done, each.shortfall) for each in found] == [
        ("01-05", "01-05", 0, 1, 0),
        ("01-06", "02-10", 1, 1, 0),
        ("02-11", "05-20", 1, 1, 1),
        ("05-21", "08-20", 1, 0, 0),
        ("08-21", "11-20", 1, 0, 0),
        ("11-21", "02-22", 1, 0, 0),
    ]


def test_what_was_done_before_the_start_was_not_asked_for() -> None:
    events = [event("join", "2026-02-10 10:00"), *visits("2026-01-05 10:00", "2026-02-20 10:00")]
    found = asked(events, "2026-03-02 09:00", duties=JOINED, every="3 months")
    assert [(*days([each])[0], each.required, each.done) for each in found][:3] == [
        ("01-05", "01-05", 0, 1),
        ("01-06", "02-20", 1, 1),
        ("02-21", "05-20", 1, 0),
    ]


def test_a_length_that_has_run_out_lasts_until_it_is_served() -> None:
    """Last seen two years ago: one visit is owed on the next open day, and the rest counts from there."""
    found = asked(visits("2024-02-01 10:00"), "2026-03-07 09:00", every="3 months")  # a Saturday
    assert [(each.begins.isoformat(), each.ends.isoformat(), each.shortfall) for each in found][:2] == [
        ("2024-02-02", "2026-03-09", 1),
        ("2026-03-10", "2026-06-09", 0),
    ]
    assert local(found[0].due) == "2024-05-01 17:30"


def test_so_many_times_in_a_length_are_each_due_from_as_many_times_before() -> None:
    twice = asked(
        visits("2026-01-12 10:00", "2026-03-02 10:00"), "2026-03-03 09:00", every="3 months", times=2
    )
    assert [(days([each])[0][1], each.required) for each in twice if each.done] == [
        ("01-12", 0),
        ("03-02", 1),
    ]
    open_ones = [local(each.due) for each in twice if not each.done]
    assert open_ones[:3] == ["2026-04-13 17:30", "2026-06-02 17:30", "2026-07-13 17:30"]
    joined = [event("join", "2026-03-02 10:00")]
    first = asked(joined, "2026-03-03 09:00", duties=JOINED, every="3 months", times=2)[0]
    assert (local(first.due), first.required) == ("2026-06-02 17:30", 2)


def test_grids_and_rules_of_days_have_their_own_periods() -> None:
    birthday = asked([], "2026-01-01 00:00", every="1 year", since=date(1980, 5, 3), off_day="keep")
    assert days(birthday)[0] == ("05-04", "05-03")
    assert local(birthday[0].due) == "2026-05-04 00:00"
    fridays = asked([], "2026-01-01 00:00", rrule="FREQ=MONTHLY;BYDAY=-1FR")
    assert len(fridays) == 13
    assert days(fridays)[:2] == [("12-27", "01-30"), ("01-31", "02-27")]


def test_what_comes_a_little_late_serves_the_set_day_before_it() -> None:
    """A greeting of the 6th is that of the 3rd of May; while it is owed, its period lasts."""
    said: dict[str, Any] = {"every": "1 year", "since": date(1980, 5, 3), "off_day": "keep"}
    before = visits("2025-05-03 10:00")
    owed = asked(before, "2026-05-06 09:00", **said)[0]
    assert (owed.ends, owed.shortfall, local(owed.due)) == (date(2026, 5, 6), 1, "2026-05-04 00:00")
    done = asked([*before, *visits("2026-05-06 10:00")], "2026-05-06 11:00", **said)[0]
    assert (done.ends, done.done, done.shortfall) == (date(2026, 5, 3), 1, 0)
    given_up = asked(before, "2026-12-06 09:00", **said)[0]
    assert (given_up.ends, given_up.shortfall) == (date(2026, 5, 3), 1)


@pytest.mark.parametrize(
    "said", [{"never": True}, {"every": UNLIMITED}, {"every": "month", "times": 0}, {"within": "3 days"}]
)
def test_what_never_comes_back_has_no_occasions(said: dict[str, Any]) -> None:
    assert asked([], "2026-01-01 00:00", **said) == ()


def test_what_counts_from_an_unknown_first_time_is_named() -> None:
    rules = [
        rule("visit", every="3 months"),
        rule("visit", "calendar", every="quarter"),
        rule("visit", "no", never=True),
    ]
    assert occasions(VISIT, rules[:1], case([], "2026-03-02 09:00"), *YEAR) == ()
    assert [each.rule for each in not_begun(VISIT, rules, case([], "2026-03-02 09:00"))] == ["visit"]
    assert not_begun(VISIT, rules, case(visits("2026-01-05 10:00"), "2026-03-02 09:00")) == ()


def test_days_beyond_the_known_holidays_are_refused_or_marked() -> None:
    known = {"covered_from": date(2026, 1, 1), "covered_until": date(2026, 6, 30)}
    week = [HOURS] * 5 + [(), ()]
    with pytest.raises(CalendarHorizonError):
        asked([], "2026-01-01 00:00", time=WorkingTime(ZONE, week, **known), every="quarter")  # type: ignore[arg-type]  # two days
    soft = WorkingTime(ZONE, week, beyond="weekends", **known)  # type: ignore[arg-type]  # two days
    found = asked([], "2026-01-01 00:00", time=soft, every="quarter")
    assert [each.provisional for each in found] == [False, False, True, True]


def test_a_length_that_ends_beyond_the_known_holidays_is_beyond_the_plan_too() -> None:
    """Every three months from January on: the time of July is not known, and not asked for."""
    known = {"covered_from": date(2026, 1, 1), "covered_until": date(2026, 6, 30)}
    time = WorkingTime(ZONE, [HOURS] * 5 + [(), ()], **known)  # type: ignore[arg-type]  # two days
    rules, seen = [rule("visit", every="3 months")], visits("2026-01-05 10:00")
    found = occasions(VISIT, rules, case(seen, "2026-01-06 09:00", time), date(2026, 1, 1), date(2026, 6, 30))
    assert [local(each.due) for each in found if each.required and not each.done] == ["2026-04-06 17:30"]
    with pytest.raises(CalendarHorizonError):
        occasions(VISIT, rules, case(seen, "2026-01-06 09:00", time), date(2026, 1, 1), date(2026, 7, 31))


def test_without_hours_each_period_ends_with_its_last_day() -> None:
    found = asked(visits("2026-01-05 10:00"), "2026-08-03 09:00", time=NO_HOURS, every="3 months")
    assert (local(found[1].due), found[1].ends) == ("2026-04-06 00:00", date(2026, 8, 3))


def test_a_day_has_no_length_of_its_own_in_a_period() -> None:
    """Twice a day by the clock: the times of one day stand together."""
    seen = case(visits("2026-03-02 09:00"), "2026-03-02 10:00")
    days_asked = date(2026, 3, 2), date(2026, 3, 4)
    found = occasions(VISIT, [rule("visit", every="12 hours")], seen, *days_asked)
    assert [(each.begins.day, each.ends.day, each.required) for each in found] == [
        (2, 2, 0),
        (2, 2, 1),
        (3, 3, 2),
        (4, 4, 2),
    ]
