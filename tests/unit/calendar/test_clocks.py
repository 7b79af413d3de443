"""Wall-clock times that are skipped or shown twice, and instants as whole microseconds."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pendulum
import pytest

from crmpolicy.calendar.clocks import instant, microseconds, moment_at, reached, wall_clock

NEW_YORK = ZoneInfo("America/New_York")
TRANSITIONS = {
    "America/New_York": ("2026-03-08T02:30", "03:30-04:00", "03:00-04:00"),
    "Australia/Lord_Howe": ("2026-10-04T02:10", "02:40+11:00", "02:30+11:00"),  # half an hour is skipped
    "America/Havana": ("2026-03-08T00:30", "01:30-04:00", "01:00-04:00"),  # midnight is skipped
}


def shown(text: str) -> datetime:
    """Read what the clocks show."""
    return datetime.fromisoformat(text)


@pytest.mark.parametrize("zone", TRANSITIONS)
def test_a_skipped_time_is_due_as_much_later_as_was_skipped(zone: str) -> None:
    """That is Python's fold=0; but it is reached at once when the clocks jump."""
    skipped, due, jumped = TRANSITIONS[zone]
    there = ZoneInfo(zone)
    day = skipped[:11]
    assert moment_at(instant(shown(skipped), there)) == shown(day + due)
    assert moment_at(reached(shown(skipped), there)) == shown(day + jumped)


def test_a_time_shown_twice_is_the_first() -> None:
    half_past_one = shown("2026-11-01T01:30")
    assert moment_at(instant(half_past_one, NEW_YORK)) == shown("2026-11-01T01:30-04:00")
    assert moment_at(reached(half_past_one, NEW_YORK)) == shown("2026-11-01T01:30-04:00")
    assert instant(half_past_one.replace(fold=1), NEW_YORK) == instant(half_past_one, NEW_YORK)


def test_times_keep_their_order_in_reaching_over_every_change() -> None:
    """What is shown later is never reached earlier; what is due may be."""
    for day in (date(2026, 3, 8), date(2026, 11, 1)):
        found = [reached(wall_clock(day, minute), NEW_YORK) for minute in range(1441)]
        assert found == sorted(found)
    assert instant(shown("2026-03-08T02:59"), NEW_YORK) > instant(shown("2026-03-08T03:00"), NEW_YORK)


def test_a_day_that_a_place_has_skipped_is_reached_when_it_is_over() -> None:
    """Samoa went from the 29th of December 2011 to the 31st."""
    samoa = ZoneInfo("Pacific/Apia")
    thirtieth = [reached(wall_clock(date(2011, 12, 30), minute), samoa) for minute in (0, 720, 1440)]
    assert set(thirtieth) == {microseconds(datetime(2011, 12, 30, 10, tzinfo=UTC))}


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 1, 5, 1, 30, 0, 1, tzinfo=UTC),
        datetime(1899, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        datetime(2026, 11, 1, 1, 30, fold=1, tzinfo=NEW_YORK),
        pendulum.datetime(2026, 1, 5, 9, 30, tz="Asia/Shanghai"),
    ],
)
def test_a_moment_is_the_same_after_counting_its_microseconds(moment: datetime) -> None:
    """Whatever its zone, before 1970 too, and where a library subtracts in a way of its own."""
    assert moment_at(microseconds(moment)).timestamp() == moment.timestamp()
    assert moment_at(microseconds(moment)).utcoffset() == timedelta(0)
    assert type(moment_at(microseconds(moment))) is datetime
