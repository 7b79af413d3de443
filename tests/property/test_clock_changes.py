"""What the table of openings takes for granted of every clock, tried on all changes that are on record."""

import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from crmpolicy.calendar.clocks import SECOND, reached, wall_clock

HOUR = timedelta(hours=1)
PROBES = range(0, 1441, 30)


def changes(zone: ZoneInfo, first: int, last: int) -> Iterator[date]:
    """Find the days on which the clocks of a zone change, looking at them every twelve hours."""
    moment = datetime(first, 1, 1, tzinfo=UTC)
    before = moment.astimezone(zone).utcoffset()
    while moment.year <= last:
        moment += 12 * HOUR
        offset = moment.astimezone(zone).utcoffset()
        if offset != before:
            day = moment.astimezone(zone).date()
            yield from (day - timedelta(days=each) for each in (2, 1, 0, -1))
        before = offset


def holds(zone: ZoneInfo, first: int, last: int) -> int:
    """See that no border lies elsewhere than the clock says on a day of just 24 hours; count the others."""
    others = 0
    for day in changes(zone, first, last):
        begun = reached(wall_clock(day, 0), zone)
        if reached(wall_clock(day, 1440), zone) - begun == 86_400 * SECOND:
            found = [reached(wall_clock(day, minute), zone) for minute in PROBES]
            assert found == [begun + minute * 60 * SECOND for minute in PROBES], (zone, day)
        else:
            others += 1
    return others


@pytest.mark.parametrize(
    "zone", ["America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia", "Asia/Gaza"]
)
def test_clocks_run_through_on_a_day_of_24_hours(zone: str) -> None:
    """A change within such a day would move opening hours unseen; days of other lengths were seen as well."""
    assert holds(ZoneInfo(zone), 2000, 2030) > 20


@pytest.mark.soak
def test_clocks_of_every_zone_run_through_on_a_day_of_24_hours() -> None:
    """From 1900 on, as far as calendars are laid out and rules go."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EncodingWarning)  # the standard library opens its list without one
        zones = sorted(available_timezones())
    assert sum(holds(ZoneInfo(zone), 1900, 2050) for zone in zones) > 10_000
