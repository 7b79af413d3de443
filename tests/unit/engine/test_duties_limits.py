"""By when a term ends: on the clock, in open time, in days; with pauses and over clock changes."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.limits import due_after, limit_after
from crmpolicy.engine.courses.stopped import elapsed, merged, worked
from crmpolicy.errors import CalendarHorizonError, PolicyError
from crmpolicy.policy.duties import Counting, OffDay
from crmpolicy.values import Term
from tests.unit.engine.small_duties import HOURS, NO_HOURS, OFFICE, USUAL, at, local

COUNTED = Counting(starting_day="counted")
SAME_TIME = Counting(day_ends="same time")
NEXT_OPENING = Counting(at_closing="next opening")


def due(
    anchor: str,
    term: str,
    counting: Counting = USUAL,
    *,
    stopped: Sequence[tuple[str, str]] = (),
    time: WorkingTime = OFFICE,
    off_day: OffDay | None = None,
) -> str | None:
    still = [(at(since, time.zone), at(until, time.zone)) for since, until in stopped]
    found = due_after(at(anchor, time.zone), Term.parse(term), counting, time, still, off_day=off_day)
    return local(found, time.zone)


@pytest.mark.parametrize(
    ("anchor", "term", "wanted"),
    [
        ("2026-03-06 16:30", "4h", "2026-03-06 20:30"),
        ("2026-03-06 16:30", "30 min", "2026-03-06 17:00"),
        ("2026-03-06 16:30", "4 working hours", "2026-03-09 11:30"),
        ("2026-03-06 11:00", "2 working hours", "2026-03-06 14:30"),
        ("2026-03-06 11:00", "1 working hour", "2026-03-06 12:00"),
        ("2026-03-06 09:00", "2 working days", "2026-03-10 17:30"),
        ("2026-03-07 09:00", "1 working day", "2026-03-09 17:30"),
        ("2026-02-13 09:00", "2 working days", "2026-02-24 17:30"),
        ("2026-03-02 09:00", "2 days", "2026-03-04 17:30"),
        ("2026-03-05 09:00", "2 days", "2026-03-09 17:30"),
        ("2026-03-04 09:00", "1 week", "2026-03-11 17:30"),
        ("2026-01-31 09:00", "1 month", "2026-02-28 17:30"),
        ("2026-01-30 09:00", "1 quarter", "2026-04-30 17:30"),
        ("2026-01-15 09:00", "半年", "2026-07-15 17:30"),
        ("2026-02-27 09:00", "1 year", "2027-03-01 17:30"),
    ],
)
def test_each_unit_ends_by_its_own_convention(anchor: str, term: str, wanted: str) -> None:
    """14 and 28 February are worked, 16 to 23 February are holidays; 27 February 2027 is a Saturday."""
    assert due(anchor, term) == wanted


def test_a_limit_that_ends_at_closing_stays_or_moves_to_the_next_opening() -> None:
    assert due("2026-03-06 15:30", "2 working hours") == "2026-03-06 17:30"
    assert due("2026-03-06 15:30", "2 working hours", NEXT_OPENING) == "2026-03-09 08:30"


def test_a_day_off_moves_on_moves_back_or_stays() -> None:
    assert due("2026-03-05 09:00", "2 days", off_day="next working day") == "2026-03-09 17:30"
    assert due("2026-03-05 09:00", "2 days", off_day="earlier working day") == "2026-03-06 17:30"
    assert due("2026-03-05 09:00", "2 days", off_day="keep") == "2026-03-08 00:00"
    assert due("2026-03-05 09:00", "2 days", Counting(off_day="keep")) == "2026-03-08 00:00"


def test_a_limit_never_ends_before_it_began() -> None:
    """A day off moves back only as far as the limit has begun; a starting day that is over does not count."""
    assert due("2026-03-06 20:00", "1 day", off_day="earlier working day") == "2026-03-09 17:30"
    assert due("2026-03-06 20:00", "1 day", COUNTED) == "2026-03-09 17:30"
    assert due("2026-03-06 20:00", "1 working day", COUNTED) == "2026-03-09 17:30"
    assert (
        due("2026-03-02 20:00", "1 day", Counting(starting_day="counted", off_day="keep"))
        == "2026-03-03 17:30"
    )


def test_the_starting_day_counts_where_so_said() -> None:
    assert due("2026-03-02 09:00", "1 working day", COUNTED) == "2026-03-02 17:30"
    assert due("2026-03-02 09:00", "3 working days", COUNTED) == "2026-03-04 17:30"
    assert due("2026-03-07 09:00", "2 working days", COUNTED) == "2026-03-10 17:30"
    assert due("2026-03-02 09:00", "2 days", COUNTED) == "2026-03-03 17:30"
    assert due("2026-03-03 09:00", "1 month", COUNTED) == "2026-04-02 17:30"


def test_a_month_without_the_day_ends_on_its_last_or_rolls_over() -> None:
    assert due("2026-03-31 09:00", "1 month") == "2026-04-30 17:30"
    assert due("2026-03-31 09:00", "3 months", Counting(month_end="roll over")) == "2026-07-01 17:30"


@pytest.mark.parametrize(
    ("anchor", "wanted"),
    [
        ("2026-03-02 10:15", "2026-03-03 10:15"),
        ("2026-03-02 12:00", "2026-03-03 12:00"),
        ("2026-03-02 12:30", "2026-03-03 13:30"),
        ("2026-03-02 07:00", "2026-03-03 08:30"),
        ("2026-03-02 19:00", "2026-03-03 17:30"),
        ("2026-03-06 10:15", "2026-03-09 10:15"),
        ("2026-03-07 10:15", "2026-03-09 17:30"),
        ("2026-03-08 19:00", "2026-03-09 17:30"),
    ],
)
def test_a_working_day_may_end_at_the_same_time_moved_into_open_time(anchor: str, wanted: str) -> None:
    """What comes in at a weekend is as what comes in after Friday's close."""
    assert due(anchor, "1 working day", SAME_TIME) == wanted


def test_a_break_ends_at_its_own_closing_only_where_closings_stay() -> None:
    counting = Counting(day_ends="same time", at_closing="next opening")
    assert due("2026-03-02 12:00", "1 working day", counting) == "2026-03-03 13:30"


def test_calendar_days_end_at_the_same_time_and_in_open_time_only_where_they_moved() -> None:
    assert due("2026-03-02 19:00", "1 day", SAME_TIME) == "2026-03-03 19:00"
    assert due("2026-03-06 19:00", "1 day", SAME_TIME) == "2026-03-09 17:30"
    assert due("2026-03-06 12:30", "1 day", SAME_TIME) == "2026-03-09 13:30"


@pytest.mark.parametrize(
    ("term", "pause", "wanted"),
    [
        ("4h", ("2026-03-02 10:00", "2026-03-02 12:00"), "2026-03-02 15:00"),
        ("4h", ("2026-03-02 08:00", "2026-03-02 10:00"), "2026-03-02 14:00"),
        ("4h", ("2026-03-02 07:00", "2026-03-02 08:00"), "2026-03-02 13:00"),
        ("4h", ("2026-03-02 13:00", "2026-03-02 19:00"), "2026-03-02 13:00"),
        ("4h", ("2026-03-02 12:59", "2026-03-02 19:00"), "2026-03-02 19:01"),
        ("4 working hours", ("2026-03-02 11:00", "2026-03-02 14:00"), "2026-03-02 16:00"),
        ("4 working hours", ("2026-03-02 12:00", "2026-03-02 13:30"), "2026-03-02 14:30"),
        ("8 working hours", ("2026-03-02 17:30", "2026-03-03 08:30"), "2026-03-03 09:30"),
        ("2 working days", ("2026-03-03 09:00", "2026-03-03 17:29"), "2026-03-04 17:30"),
        ("2 working days", ("2026-03-03 09:00", "2026-03-03 17:30"), "2026-03-05 17:30"),
        ("2 working days", ("2026-03-03 17:30", "2026-03-04 09:00"), "2026-03-04 17:30"),
        ("2 working days", ("2026-03-03 09:00", "2026-03-08 09:00"), "2026-03-10 17:30"),
        ("2 working days", ("2026-03-02 09:30", "2026-03-02 19:00"), "2026-03-04 17:30"),
        ("2 working days", ("2026-03-04 17:30", "2026-03-09 19:00"), "2026-03-04 17:30"),
        ("2 days", ("2026-03-03 09:00", "2026-03-04 09:00"), "2026-03-05 17:30"),
        ("5 days", ("2026-03-06 09:00", "2026-03-08 09:00"), "2026-03-09 17:30"),
        ("1 month", ("2026-03-03 09:00", "2026-03-05 09:00"), "2026-04-06 17:30"),
        ("1 month", ("2026-04-03 09:00", "2026-05-05 09:00"), "2026-04-02 17:30"),
        ("6 days", ("2026-03-09 09:00", "2026-03-09 18:00"), "2026-03-10 17:30"),
        ("5 days", ("2026-03-09 09:00", "2026-03-09 18:00"), "2026-03-10 17:30"),
    ],
)
def test_a_pause_moves_what_runs_by_what_would_have_run(
    term: str, pause: tuple[str, str], wanted: str
) -> None:
    """From Monday 9:00; 6 days end on a Sunday, move to Monday, whose close is paused, and so to Tuesday."""
    assert due("2026-03-02 09:00", term, stopped=[pause]) == wanted


def test_pauses_count_together_and_in_any_order() -> None:
    pauses = [("2026-03-02 11:00", "2026-03-02 12:00"), ("2026-03-02 10:00", "2026-03-02 11:30")]
    assert due("2026-03-02 09:00", "4h", stopped=pauses) == "2026-03-02 15:00"
    assert due("2026-03-02 09:00", "4h", stopped=pauses[::-1]) == "2026-03-02 15:00"


def test_an_end_at_the_next_opening_waits_until_the_clock_runs() -> None:
    """Two hours before closing, at the next opening: paused from the evening to ten, the opening is ten."""
    night = [("2026-03-06 19:00", "2026-03-09 10:00")]
    assert due("2026-03-06 15:30", "2 working hours", NEXT_OPENING, stopped=night) == "2026-03-09 10:00"
    assert due("2026-03-06 15:30", "2 working hours", stopped=night) == "2026-03-06 17:30"


NEW_YORK = WorkingTime("America/New_York", [((540, 1020),)] * 7)


def test_hours_run_on_over_a_clock_change_and_days_keep_their_close() -> None:
    """8 March 2026 has 23 hours in New York, 1 November 25."""
    assert due("2026-03-07 12:00", "24h", time=NEW_YORK) == "2026-03-08 13:00"
    assert due("2026-10-31 12:00", "24h", time=NEW_YORK) == "2026-11-01 11:00"
    assert due("2026-03-07 12:00", "1 day", time=NEW_YORK) == "2026-03-08 17:00"
    assert due("2026-10-31 12:00", "1 day", SAME_TIME, time=NEW_YORK) == "2026-11-01 12:00"
    assert due("2026-03-07 16:00", "2 working hours", time=NEW_YORK) == "2026-03-08 10:00"


def test_a_time_that_the_clocks_skip_moves_on() -> None:
    assert due("2026-03-07 02:30", "1 day", SAME_TIME, time=NEW_YORK) == "2026-03-08 03:30"


def test_without_hours_days_end_at_midnight_and_nothing_moves() -> None:
    assert due("2026-03-06 09:00", "1 day", time=NO_HOURS) == "2026-03-08 00:00"
    assert due("2026-03-06 09:00", "1 day", SAME_TIME, time=NO_HOURS) == "2026-03-07 09:00"
    assert due("2026-03-06 09:00", "3h", time=NO_HOURS) == "2026-03-06 12:00"
    with pytest.raises(PolicyError, match="calendar"):
        due("2026-03-06 09:00", "3 working hours", time=NO_HOURS)


def test_a_limit_beyond_the_known_days_is_refused() -> None:
    known = WorkingTime("Asia/Shanghai", [HOURS] * 7, covered_until=at("2026-03-31 00:00").date())
    with pytest.raises(CalendarHorizonError):
        due("2026-03-30 09:00", "3 working days", time=known)


def test_the_last_day_is_told_before_it_moves() -> None:
    limit = limit_after(at("2026-03-05 09:00"), Term(2, "day"), USUAL, OFFICE)
    assert (str(limit.day), local(limit.due)) == ("2026-03-07", "2026-03-09 17:30")


def test_time_is_measured_without_pauses_and_turns_its_sign_when_reversed() -> None:
    nine, noon = at("2026-03-02 09:00"), at("2026-03-02 14:00")
    lunch = [(at("2026-03-02 11:00"), at("2026-03-02 14:00"))]
    assert elapsed(nine, noon, lunch) == timedelta(hours=2) == -elapsed(noon, nine, lunch)
    assert worked(nine, noon, OFFICE, lunch) == timedelta(hours=2) == -worked(noon, nine, OFFICE, lunch)
    assert worked(nine, noon, OFFICE) == timedelta(hours=3, minutes=30)
    assert merged([*lunch, (nine, lunch[0][0])]) == ((nine, noon),)
