"""Working time by examples that a person can check: an office around the spring festival of 2026."""

import pickle
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pendulum
import pytest

from crmpolicy.calendar.horizon import Beyond
from crmpolicy.calendar.hours import Hours
from crmpolicy.calendar.working import NO_DAYS, AtClosing, WorkingTime
from crmpolicy.errors import BadValueError, CalendarHorizonError, PolicyError

SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICE = ((510, 720), (810, 1050))  # 8:30 to 12:00, 13:30 to 17:30
FESTIVAL = frozenset(date(2026, 2, day) for day in range(15, 24))
MAKEUP = frozenset({date(2026, 2, 14), date(2026, 2, 28)})


def office(
    off: Collection[date] = FESTIVAL,
    makeup: Hours = OFFICE,
    special: Mapping[date, Hours] = NO_DAYS,
    beyond: Beyond = "refuse",
) -> WorkingTime:
    """Make the calendar of an office that knows the holidays of one year."""
    return WorkingTime(
        "Asia/Shanghai",
        [OFFICE] * 5 + [(), ()],
        makeup=makeup,
        off=off,
        working=MAKEUP,
        special=special,
        covered_from=date(2026, 1, 1),
        covered_until=date(2026, 12, 31),
        beyond=beyond,
    )


def local(text: str) -> datetime:
    """Read a moment in Shanghai."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def hours(count: float) -> timedelta:
    """Give a length in hours."""
    return timedelta(hours=count)


def test_hours_pass_over_lunch_nights_holidays_and_into_a_makeup_saturday() -> None:
    """Friday 13 February 16:30: an hour, then Saturday is worked, then the festival until the 24th."""
    found = office().add_hours(local("2026-02-13 16:30"), hours(1 + 7.5 + 2))
    assert found == local("2026-02-24 10:30")
    assert found.utcoffset() == timedelta(0)


def test_an_end_at_closing_stays_or_waits_for_the_opening() -> None:
    """Also at noon, when the office closes for lunch."""
    start = local("2026-03-06 08:30")
    assert office().add_hours(start, hours(3.5)) == local("2026-03-06 12:00")
    assert office().add_hours(start, hours(3.5), at_closing="next opening") == local("2026-03-06 13:30")
    assert office().add_hours(start, hours(7.5)) == local("2026-03-06 17:30")
    assert office().add_hours(start, hours(7.5), at_closing="next opening") == local("2026-03-09 08:30")


def test_no_length_at_all_gives_the_next_opening() -> None:
    for moment, opening in (
        ("2026-03-06 12:00", "2026-03-06 13:30"),
        ("2026-03-06 09:00", "2026-03-06 09:00"),
    ):
        assert office().add_hours(local(moment), hours(0)) == office().next_opening(local(moment))
        assert office().next_opening(local(moment)) == local(opening)


def test_going_back_ends_as_late_as_it_can() -> None:
    """A whole day before Monday's opening is Friday's opening, not Thursday's closing."""
    assert office().add_hours(local("2026-03-09 08:30"), hours(-7.5)) == local("2026-03-06 08:30")
    assert office().add_hours(local("2026-03-08 15:00"), hours(-1)) == local("2026-03-06 16:30")


def test_an_office_is_open_at_its_opening_and_not_at_its_closing() -> None:
    assert office().is_open(local("2026-03-06 08:30"))
    assert not office().is_open(local("2026-03-06 12:00"))
    assert not office().is_open(local("2026-02-16 10:00"))
    assert office().is_open(local("2026-02-14 10:00"))


def test_the_day_of_a_moment_is_that_of_the_place() -> None:
    assert office().day_of(datetime(2026, 3, 6, 16, tzinfo=UTC)) == date(2026, 3, 7)


def test_moments_of_a_time_library_are_moments() -> None:
    """What comes out is a plain moment in UTC all the same."""
    start = pendulum.datetime(2026, 3, 6, 8, 30, tz="Asia/Shanghai")
    found = office().add_hours(start, hours(1))
    assert found == local("2026-03-06 09:30")
    assert type(found) is datetime
    assert type(office().day_of(start)) is date


def test_a_time_of_day_or_a_minute_of_the_day_makes_a_moment() -> None:
    assert office().at(date(2026, 3, 6), time(17, 30)) == local("2026-03-06 17:30")
    assert office().at(date(2026, 3, 6), 1440) == local("2026-03-07 00:00")


def test_a_skipped_time_moves_on_and_of_a_time_shown_twice_the_first_is_meant() -> None:
    new_york = WorkingTime("America/New_York", [()] * 7)
    assert new_york.at(date(2026, 3, 8), time(2, 30)) == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    assert new_york.at(date(2026, 11, 1), time(1, 30)) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_a_round_the_clock_desk_works_23_and_25_hours_when_clocks_change() -> None:
    """Where the clocks change on Sunday, a day from noon to noon is an hour shorter or longer."""
    desk = WorkingTime("America/New_York", [((0, 1440),)] * 7)
    for day, length in ((date(2026, 3, 7), 23), (date(2026, 10, 31), 25), (date(2026, 6, 6), 24)):
        since, until = desk.at(day, 720), desk.at(day + timedelta(days=1), 720)
        assert desk.worked(since, until) == hours(length)
        assert desk.add_hours(since, hours(length)) == until
    assert desk.is_open(desk.at(date(2026, 6, 7), 0))


def test_the_spans_of_a_day_are_told_in_utc() -> None:
    spans = office().spans(date(2026, 3, 6))
    assert [each.isoformat() for span in spans for each in span] == [
        "2026-03-06T00:30:00+00:00",
        "2026-03-06T04:00:00+00:00",
        "2026-03-06T05:30:00+00:00",
        "2026-03-06T09:30:00+00:00",
    ]
    assert office().spans(date(2026, 2, 16)) == ()


def test_a_day_closes_with_its_last_span_and_a_day_off_at_midnight() -> None:
    assert office().close_of(date(2026, 2, 14)) == local("2026-02-14 17:30")
    assert office().close_of(date(2026, 2, 16)) == local("2026-02-17 00:00")


def test_working_days_pass_over_the_festival() -> None:
    """The 14th is worked and counts, the 15th to the 23rd do not."""
    assert office().working_day(date(2026, 2, 13), 2) == date(2026, 2, 24)
    assert office().working_day(date(2026, 2, 24), -2) == date(2026, 2, 13)
    assert office().working_day(date(2026, 2, 16), 1) == date(2026, 2, 24)
    assert office().working_day(date(2026, 2, 16), 0) == date(2026, 2, 16)


def test_a_day_off_rolls_as_told() -> None:
    day = date(2026, 2, 16)
    assert office().rolled(day, "next working day") == date(2026, 2, 24)
    assert office().rolled(day, "earlier working day") == date(2026, 2, 14)
    assert office().rolled(day, "keep") == day
    assert office().rolled(date(2026, 2, 14), "next working day") == date(2026, 2, 14)


def test_a_company_may_be_open_on_a_holiday_and_closed_on_a_day_of_its_own() -> None:
    special: dict[date, Hours] = {date(2026, 2, 16): ((540, 720),), date(2026, 3, 6): ()}
    own = office(special=special)
    assert own.worked(local("2026-02-15 00:00"), local("2026-02-24 00:00")) == hours(3)
    assert not own.is_working_day(date(2026, 3, 6))


Ask = Callable[[WorkingTime, date], object]
ANSWERS: dict[str, Ask] = {
    "is_open": lambda time, day: time.is_open(time.at(day, 600)),
    "is_working_day": lambda time, day: time.is_working_day(day),
    "spans": lambda time, day: time.spans(day),
    "close_of": lambda time, day: time.close_of(day),
    "next_opening": lambda time, day: time.next_opening(time.at(day, 0)),
    "add_hours": lambda time, day: time.add_hours(time.at(day, 600), hours(1)),
    "worked": lambda time, day: time.worked(time.at(day, 0), time.at(day, 1)),
    "working_day": lambda time, day: time.working_day(day, 1 if day.year > 2026 else -1),
    "rolled": lambda time, day: time.rolled(day, "next working day"),
}


@pytest.mark.parametrize("ask", ANSWERS.values(), ids=ANSWERS)
@pytest.mark.parametrize("day", [date(2027, 1, 4), date(2025, 12, 29)])
def test_no_answer_rests_on_a_day_whose_holidays_are_unknown(ask: Ask, day: date) -> None:
    """It does where the policy takes the weekly hours instead, and is provisional then."""
    with pytest.raises(CalendarHorizonError, match="2026"):
        ask(office(), day)
    by_weekends = office(beyond="weekends")
    ask(by_weekends, day)
    assert by_weekends.provisional(day)
    assert by_weekends.provisional(by_weekends.at(day, 600))


def test_the_last_known_day_is_reckoned_to_its_end_and_not_beyond() -> None:
    """Thursday 31 December 2026: an end at closing asks nothing of the new year, the next opening does."""
    start = local("2026-12-31 16:30")
    assert office().add_hours(start, hours(1)) == local("2026-12-31 17:30")
    beyond: list[tuple[timedelta, AtClosing]] = [(hours(1), "next opening"), (hours(1.5), "stay")]
    for length, at_closing in beyond:
        with pytest.raises(CalendarHorizonError):
            office().add_hours(start, length, at_closing=at_closing)
    assert office().working_day(date(2026, 12, 30), 1) == date(2026, 12, 31)
    with pytest.raises(CalendarHorizonError):
        office().working_day(date(2026, 12, 31), 1)
    assert office().worked(start, local("2027-01-01 00:00")) == hours(1)
    with pytest.raises(CalendarHorizonError):
        office().worked(start, local("2027-01-01 00:01"))


@pytest.mark.parametrize("last", [date(2026, 12, 31), date(2026, 6, 30)])
def test_round_the_clock_the_last_known_midnight_is_an_end_and_no_beginning(last: date) -> None:
    """What ends at that midnight rests on known days alone; that the next day opens there is not known."""
    desk = WorkingTime(
        "Asia/Shanghai",
        [((0, 1440),)] * 7,
        covered_from=date(2026, 1, 1),
        covered_until=last,
    )
    evening, midnight = desk.at(last, 22 * 60), desk.at(last, 1440)
    assert desk.add_hours(evening, hours(2)) == midnight
    assert desk.add_hours(midnight, hours(-2)) == evening
    assert desk.worked(evening, midnight) == hours(2)
    for ask in (
        partial(desk.add_hours, evening, hours(2), at_closing="next opening"),
        partial(desk.next_opening, midnight),
        partial(desk.is_open, midnight),
    ):
        with pytest.raises(CalendarHorizonError):
            ask()


def test_the_first_known_day_is_reckoned_back_to_its_beginning() -> None:
    start = local("2026-01-01 09:30")
    assert office().add_hours(start, hours(-1)) == local("2026-01-01 08:30")
    with pytest.raises(CalendarHorizonError):
        office().add_hours(start, hours(-1.5))


def test_a_special_day_beyond_the_holidays_is_known_by_itself() -> None:
    known = office(special={date(2027, 3, 1): OFFICE})
    assert known.is_working_day(date(2027, 3, 1))
    assert known.add_hours(local("2027-03-01 09:00"), hours(1)) == local("2027-03-01 10:00")
    with pytest.raises(CalendarHorizonError):
        known.worked(local("2026-12-31 09:00"), local("2027-03-01 10:00"))


def test_only_what_lies_beyond_the_known_days_is_provisional() -> None:
    """The end of the last known day is certain; and what refuses to answer has nothing provisional."""
    by_weekends = office(beyond="weekends")
    assert not by_weekends.provisional(date(2026, 12, 31))
    assert not by_weekends.provisional(local("2027-01-01 00:00"))
    assert by_weekends.provisional(local("2027-01-01 00:01"))
    assert not office().provisional(date(2027, 1, 1))


def test_without_holidays_there_is_no_horizon_for_a_hundred_years() -> None:
    """Tables grow as far as they are asked: a hundred years of eight hours a day, and one day more."""
    plain = WorkingTime("Asia/Shanghai", [((540, 1020),)] * 7)
    since, until = local("2026-01-01 09:00"), local("2126-01-01 09:00")
    worked = plain.worked(since, until)
    assert worked == hours(8) * (until.date() - since.date()).days
    assert plain.add_hours(since, worked, at_closing="next opening") == until
    assert plain.add_hours(until, -worked) == since


def test_a_search_that_finds_nothing_ends() -> None:
    """One day of work in two hundred years is not enough for two."""
    rare = WorkingTime("Asia/Shanghai", [()] * 7, special={date(2026, 3, 6): [(540, 1020)]})
    assert rare.add_hours(local("1999-01-01 00:00"), hours(8)) == local("2026-03-06 17:00")
    for ask in (
        partial(rare.add_hours, local("1999-01-01 00:00"), hours(9)),
        partial(rare.next_opening, local("2026-03-06 17:00")),
        partial(rare.working_day, date(2026, 3, 6), -1),
    ):
        with pytest.raises(CalendarHorizonError):
            ask()


def test_days_that_no_calendar_has_are_refused() -> None:
    plain = WorkingTime("Asia/Shanghai", [((540, 1020),)] * 7)
    for day in (date.min, date.max):
        with pytest.raises(CalendarHorizonError):
            plain.working_day(day, -1)
        with pytest.raises(CalendarHorizonError):
            plain.is_working_day(day)


CLOSED = WorkingTime("Asia/Shanghai", [()] * 7)


@pytest.mark.parametrize(
    "ask", [each for name, each in ANSWERS.items() if name not in {"close_of", "rolled"}]
)
def test_without_any_hours_there_is_no_working_time(ask: Ask) -> None:
    """A document that is loaded alone knows no opening hours."""
    with pytest.raises(PolicyError) as caught:
        ask(CLOSED, date(2026, 3, 6))
    assert caught.value.code == "calendar-missing"


def test_without_any_hours_days_end_at_midnight_and_none_moves() -> None:
    assert not CLOSED.has_hours
    assert CLOSED.close_of(date(2026, 3, 7)) == local("2026-03-08 00:00")
    assert CLOSED.rolled(date(2026, 3, 7), "next working day") == date(2026, 3, 7)
    assert not CLOSED.provisional(date(2199, 1, 1))


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(BadValueError, match="value-without-zone"):
        office().add_hours(datetime(2026, 3, 6, 9), hours(1))  # noqa: DTZ001 - that is what is tried


def test_equal_declarations_are_equal_calendars() -> None:
    """However they were written, and after a journey through pickle."""
    assert office() == office(off=list(FESTIVAL), makeup=((510, 600), (600, 720), (810, 1050)))
    assert hash(office()) == hash(office())
    assert office() != office(beyond="weekends")
    used = office()
    used.is_open(local("2026-03-06 09:00"))
    assert pickle.loads(pickle.dumps(used)) == used  # noqa: S301 - our own bytes


def test_a_calendar_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        office().zone = "UTC"  # type: ignore[misc]  # that is what is tried


def test_threads_that_share_a_calendar_answer_as_one() -> None:
    """Eight of them begin with an empty table, in years of their own."""
    asked = [(local(f"{year}-06-01 09:00"), hours(year % 7 * 40 + 1)) for year in range(2010, 2030)] * 20
    alone = WorkingTime("Asia/Shanghai", [OFFICE] * 5 + [(), ()])
    expected = [alone.add_hours(*each) for each in asked]
    for _ in range(3):
        shared = WorkingTime("Asia/Shanghai", [OFFICE] * 5 + [(), ()])
        with ThreadPoolExecutor(8) as threads:
            assert list(threads.map(shared.add_hours, *zip(*asked, strict=True))) == expected


def test_what_is_worked_from_a_later_to_an_earlier_moment_is_less_than_nothing() -> None:
    friday, monday = local("2026-03-06 16:30"), local("2026-03-09 09:30")
    assert office().worked(friday, monday) == hours(2)
    assert office().worked(monday, friday) == hours(-2)
    assert office().worked(friday, friday) == hours(0)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_day_that_no_calendar_has_is_named_with_the_days_that_are_known(day: date) -> None:
    with pytest.raises(CalendarHorizonError) as caught:
        office().working_day(day, -1)
    said = caught.value.message("en")
    assert all(each in said for each in (str(day), "2026-01-01", "2026-12-31"))
