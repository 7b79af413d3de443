from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from crmpolicy.cli.failing import CommandError
from crmpolicy.cli.moments import read_day, read_moment, today
from crmpolicy.errors import FactsError

EAST = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2026-01-05T09:00+08:00", datetime(2026, 1, 5, 9, tzinfo=EAST)),
        ("2026-01-05 09:00:30+08:00", datetime(2026, 1, 5, 9, 0, 30, tzinfo=EAST)),
        (" 2026-01-05T01:00Z ", datetime(2026, 1, 5, 1, tzinfo=UTC)),
    ],
)
def test_a_moment_has_its_offset(given: str, expected: datetime) -> None:
    moment = read_moment(given, "Asia/Shanghai")
    assert (moment, moment.utcoffset()) == (expected, expected.utcoffset())


@pytest.mark.parametrize(
    ("given", "zone", "advice"),
    [
        ("2026-01-05T09:00", "Asia/Shanghai", "write 2026-01-05T09:00+08:00"),
        ("2026-01-05", "Asia/Shanghai", "write 2026-01-05T00:00+08:00"),
        ("2026-07-01T09:00", "Europe/Berlin", "write 2026-07-01T09:00+02:00"),
        ("2026-01-05T09:00", "Europe/Berlin", "write 2026-01-05T09:00+01:00"),
    ],
)
def test_a_local_time_is_refused_with_the_offset_it_lacks(given: str, zone: str, advice: str) -> None:
    """The company's zone is named, never taken silently; summer time counts."""
    with pytest.raises(FactsError) as caught:
        read_moment(given, zone)
    assert caught.value.code == "cli-now-without-offset"
    assert zone in str(caught.value)
    assert advice in str(caught.value)


@pytest.mark.parametrize("given", ["now", "", "2026-02-30T09:00+08:00", "5 January"])
def test_what_is_no_moment_is_refused(given: str) -> None:
    """The word `now` too: nothing here looks at a clock."""
    with pytest.raises(FactsError) as caught:
        read_moment(given, "Asia/Shanghai")
    assert caught.value.code == "now-not-a-moment"


def test_a_day_is_a_day_of_the_calendar() -> None:
    assert read_day(" 2027-01-01 ") == date(2027, 1, 1)
    with pytest.raises(CommandError) as caught:
        read_day("2027-02-30")
    assert caught.value.code == "cli-not-a-day"


def test_today_is_the_day_that_it_still_is_somewhere() -> None:
    """A period that ends today counts as long as it is today anywhere."""
    before, found, after = datetime.now(UTC), today(), datetime.now(UTC)
    assert (before - timedelta(hours=12)).date() <= found <= (after - timedelta(hours=12)).date()
