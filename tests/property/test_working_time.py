"""Laws of working time, and a comparison with looking at every minute."""

import pickle
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.testing.working_calendars import CHANGES, MadeCalendar, calendars
from tests.oracle.minutes import MINUTE, Minutes
from tests.property.calendars import minutes_of

CALENDARS = 300
EACH = 50
SPANS = 20_000
LEAST = timedelta(microseconds=1)
laws = settings(max_examples=200, deadline=None)
away = st.timedeltas(timedelta(-10), timedelta(20))
Case = tuple[WorkingTime, list[datetime]]


def cases(count: int) -> st.SearchStrategy[Case]:
    """Give a calendar, and moments close to a day on which its clocks may change."""
    return st.builds(_case, calendars(), st.lists(away, min_size=count, max_size=count))


def _case(made: MadeCalendar, moments: list[timedelta]) -> Case:
    begin = datetime(made.first.year, made.first.month, made.first.day, tzinfo=UTC)
    return made.time, [begin + each for each in moments]


def days() -> st.SearchStrategy[tuple[WorkingTime, date]]:
    """Give a calendar and a day."""
    return st.builds(lambda made, each: (made.time, made.first + each), calendars(), away)


lengths = st.one_of(
    st.timedeltas(LEAST, timedelta(hours=200)),
    st.integers(1, 12_000).map(lambda minutes: timedelta(minutes=minutes)),
)
counts = st.integers(-60, 60).filter(bool)


@pytest.fixture(scope="module")
def campaign() -> list[tuple[MadeCalendar, WorkingTime, Minutes]]:
    """Calendars that were stepped through, minute by minute."""
    made = [each for zone in CHANGES for each in _drawn(zone, -(-CALENDARS // len(CHANGES)))]
    made[::EACH] = (replace(each, days=60) for each in made[::EACH])
    return [(each, each.time, minutes_of(each)) for each in made]


def _drawn(zone: str, count: int) -> list[MadeCalendar]:
    """Draw calendars of a zone, the same ones in every run."""
    found: list[MadeCalendar] = []

    @settings(max_examples=count, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(calendars(zones=[zone]))
    def gather(made: MadeCalendar) -> None:
        found.append(made)

    gather()
    return found


def _random(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - nothing secret: the same cases in every run


def _pairs(minutes: Minutes, random: Random) -> Iterator[tuple[int, int]]:
    for _ in range(-(-SPANS // CALENDARS)):
        first, last = sorted(random.sample(range(minutes.length + 1), 2))
        yield first, last


@pytest.mark.long
@pytest.mark.xdist_group("every minute")
def test_spans_are_what_looking_at_every_minute_finds(campaign: list[Any]) -> None:
    """20,000 spans in 300 calendars of up to 60 days: measured, gone over forwards and backwards."""
    tried = 0
    for number, (_, time, minutes) in enumerate(campaign):
        for first, last in _pairs(minutes, _random(number)):
            since, until = minutes.moment(first), minutes.moment(last)
            worked = minutes.worked(first, last)
            assert time.worked(since, until) == worked * MINUTE
            assert time.worked(until, since) == -worked * MINUTE
            if worked:
                assert time.add_hours(since, worked * MINUTE) == minutes.moment(
                    minutes.added(first, worked, stays=True) or 0
                )
                assert time.add_hours(until, -worked * MINUTE) == minutes.moment(
                    minutes.taken(last, worked) or 0
                )
            tried += 1
    assert tried >= SPANS
    assert max(each.days for each, _, _ in campaign) == 60
    assert {each.zone for each, _, _ in campaign} == set(CHANGES)


@pytest.mark.long
@pytest.mark.xdist_group("every minute")
def test_openings_are_what_looking_at_every_minute_finds(campaign: list[Any]) -> None:
    """Open or not, the next opening, and an end at a closing that waits for it."""
    tried = 0
    for number, (_, time, minutes) in enumerate(campaign):
        for first, last in _pairs(minutes, _random(-number - 1)):
            if first == minutes.length:
                continue
            since = minutes.moment(first)
            assert time.is_open(since) == minutes.open[first]
            worked = minutes.worked(first, last)
            opening = minutes.opening(first) if not worked else minutes.added(first, worked, stays=False)
            if opening is None:
                continue
            found = time.add_hours(since, worked * MINUTE, at_closing="next opening")
            assert found == minutes.moment(opening)
            assert time.next_opening(found) == found
            tried += 1
    assert tried > SPANS // 2


@laws
@given(cases(1), lengths)
def test_what_is_added_is_measured(case: Case, length: timedelta) -> None:
    """To the microsecond, forwards and backwards, wherever the clocks change."""
    time, (since,) = case
    for ends in ("stay", "next opening"):
        assert time.worked(since, time.add_hours(since, length, at_closing=ends)) == length
    assert time.worked(time.add_hours(since, -length), since) == length


@laws
@given(cases(1), lengths, lengths)
def test_two_lengths_in_turn_are_their_sum(case: Case, one: timedelta, other: timedelta) -> None:
    time, (since,) = case
    assert time.add_hours(time.add_hours(since, one), other) == time.add_hours(since, one + other)
    assert time.add_hours(time.add_hours(since, -one), -other) == time.add_hours(since, -one - other)


@laws
@given(cases(3))
def test_working_time_adds_up_over_a_moment_between(case: Case) -> None:
    """In any order of the three: time that lies before counts as negative."""
    time, (first, between, last) = case
    assert time.worked(first, between) + time.worked(between, last) == time.worked(first, last)
    assert time.worked(first, last) == -time.worked(last, first)


@laws
@given(cases(2), lengths, lengths)
def test_a_later_start_and_a_longer_time_never_end_earlier(
    case: Case, one: timedelta, other: timedelta
) -> None:
    time, two = case
    (early, late), (short, long) = sorted(two), sorted((one, other))
    for ends in ("stay", "next opening"):
        assert time.add_hours(early, short, at_closing=ends) <= time.add_hours(late, short, at_closing=ends)
        assert time.add_hours(early, short, at_closing=ends) <= time.add_hours(early, long, at_closing=ends)
    assert time.next_opening(early) <= time.next_opening(late)
    assert time.worked(early, late) <= late - early


@laws
@given(cases(1), lengths)
def test_an_end_never_falls_outside_open_time(case: Case, length: timedelta) -> None:
    """It is open, or just closing; an end that waits for the opening is open."""
    time, (since,) = case
    assert time.is_open(time.add_hours(since, length) - LEAST)
    assert time.is_open(time.add_hours(since, length, at_closing="next opening"))
    assert time.is_open(time.add_hours(since, -length))
    assert time.is_open(time.next_opening(since))


@laws
@given(days())
def test_the_spans_of_a_day_are_its_open_time(case: tuple[WorkingTime, date]) -> None:
    """They follow each other, are open, and the last one ends at the close."""
    time, day = case
    spans = time.spans(day)
    assert list(spans) == sorted(spans)
    assert all(time.worked(opened, closed) == closed - opened > timedelta(0) for opened, closed in spans)
    assert all(time.is_open(opened) for opened, _ in spans)
    assert time.is_working_day(day) == bool(spans)
    assert time.close_of(day) == (spans[-1][1] if spans else time.at(day, 1440))


@laws
@given(days(), counts)
def test_working_days_are_counted_one_by_one(case: tuple[WorkingTime, date], count: int) -> None:
    """Going that many working days on, or back, passes exactly so many of them."""
    time, day = case
    step = timedelta(days=1 if count > 0 else -1)
    found, passed = day, 0
    while passed < abs(count):
        found += step
        passed += time.is_working_day(found)
    assert time.working_day(day, count) == found
    assert time.working_day(day, 0) == day


@laws
@given(days())
def test_a_day_rolls_to_the_nearest_working_day_on_its_side(case: tuple[WorkingTime, date]) -> None:
    time, day = case
    later, earlier = (time.rolled(day, how) for how in ("next working day", "earlier working day"))
    assert earlier <= day <= later
    assert time.is_working_day(earlier)
    assert time.is_working_day(later)
    assert time.rolled(day, "keep") == day
    assert (earlier == later) == time.is_working_day(day)


@laws
@given(cases(1), lengths)
def test_a_copy_answers_the_same(case: Case, length: timedelta) -> None:
    """Equal, of equal hash, and the same in what it answers, whatever either has been asked before."""
    time, (since,) = case
    copy = pickle.loads(pickle.dumps(time))  # noqa: S301 - our own bytes
    time.worked(since - timedelta(days=200), since)  # mostly of the year before, too
    assert copy == time
    assert hash(copy) == hash(time)
    assert copy.add_hours(since, length) == time.add_hours(since, length)
    assert copy.add_hours(since, -length) == time.add_hours(since, -length)
