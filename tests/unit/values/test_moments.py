"""Days, moments and times of day."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import numpy as np
import pendulum
import pytest

from crmpolicy.errors import BadValueError
from crmpolicy.values import Date, Instant, TimeOfDay, ValueType, local_moment

SHANGHAI = ZoneInfo("Asia/Shanghai")
HALF_PAST_ONE = datetime(2026, 1, 5, 1, 30, tzinfo=UTC)


class Finer(datetime):
    """A moment with nanoseconds, as a data frame library makes it."""

    nanosecond = 5


def code_of(kind: ValueType, given: object) -> str:
    """Give the code of the fault that reading raises."""
    with pytest.raises(BadValueError) as caught:
        kind.read(given)
    return caught.value.code


@pytest.mark.parametrize(
    "given", ["2026-01-05", "2026年1月5日", "2026年01月05日", date(2026, 1, 5), pendulum.date(2026, 1, 5)]
)
def test_days_are_read_as_plain_days(given: object) -> None:
    value = Date().read(given)
    assert value == date(2026, 1, 5)
    assert type(value) is date


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("2026-1-5", "value-not-a-date"),
        ("05/01/2026", "value-not-a-date"),
        ("20260105", "value-not-a-date"),
        ("2026-W01-1", "value-not-a-date"),
        ("2026-02-29", "value-no-such-day"),
        ("0000-01-01", "value-no-such-day"),
        ("2026年13月1日", "value-no-such-day"),
        ("２０２６－０１－０５", "value-full-width"),
        (HALF_PAST_ONE, "value-wrong-kind"),
        (np.datetime64("2026-01-05"), "value-array-moment"),
        (20260105, "value-wrong-kind"),
        (None, "value-unknown-not-allowed"),
    ],
)
def test_other_days_are_refused(given: object, code: str) -> None:
    assert code_of(Date(), given) == code


@pytest.mark.parametrize(
    "given",
    [
        "2026-01-05T09:30:00+08:00",
        "2026-01-05 09:30+08:00",
        "2026-01-05 09:30:00 +08:00",
        "2026-01-05T01:30Z",
        "2026-01-05T01:30:00.000000000Z",
        datetime(2026, 1, 5, 9, 30, tzinfo=SHANGHAI),
        datetime(2026, 1, 5, 9, 30, tzinfo=timezone(timedelta(hours=8))),
        pendulum.datetime(2026, 1, 5, 9, 30, tz="Asia/Shanghai"),
    ],
)
def test_moments_are_read_as_plain_moments_in_utc(given: object) -> None:
    value = Instant().read(given)
    assert value == HALF_PAST_ONE
    assert type(value) is datetime
    assert value.tzinfo is UTC


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("2026-01-05T09:30:00", "value-without-zone"),
        (datetime(2026, 1, 5, 9, 30), "value-without-zone"),  # noqa: DTZ001 - a moment without zone is the point
        ("2026-01-05", "value-not-an-instant"),
        ("now", "value-not-an-instant"),
        ("2026-01-05T24:00Z", "value-not-an-instant"),
        ("2026-01-05T09:30:60Z", "value-not-an-instant"),
        ("2026-01-05T09:30+24:00", "value-not-an-instant"),
        ("2026-01-05T09:30+08:60", "value-not-an-instant"),
        ("2026-01-05T09:30+0800", "value-not-an-instant"),
        ("2026-02-30T09:30Z", "value-no-such-day"),
        ("0001-01-01T00:00+08:00", "value-no-such-day"),
        ("2026-01-05T09:30:00.0000001Z", "value-below-microsecond"),
        (Finer(2026, 1, 5, tzinfo=UTC), "value-below-microsecond"),
        (np.datetime64("2026-01-05T09:30"), "value-array-moment"),
        (date(2026, 1, 5), "value-wrong-kind"),
        (1767576600, "value-wrong-kind"),
        (None, "value-unknown-not-allowed"),
    ],
)
def test_other_moments_are_refused(given: object, code: str) -> None:
    assert code_of(Instant(), given) == code


def test_the_missing_moment_of_a_data_frame_is_unknown() -> None:
    missing = type("NaTType", (datetime,), {"__module__": "pandas._libs.tslibs.nattype"})
    assert code_of(Instant(), missing(2026, 1, 5, tzinfo=UTC)) == "value-unknown-not-allowed"


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("9:30", time(9, 30)),
        ("09:30", time(9, 30)),
        ("17:00:05", time(17, 0, 5)),
        (time(23, 59), time(23, 59)),
    ],
)
def test_times_of_day_are_read(given: object, value: time) -> None:
    assert TimeOfDay().read(given) == value


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("24:00", "value-not-a-time-of-day"),
        ("9", "value-not-a-time-of-day"),
        ("9:30:00", "value-not-a-time-of-day"),
        ("9.30", "value-not-a-time-of-day"),
        ("09:60", "value-not-a-time-of-day"),
        ("５：３０", "value-full-width"),
        ("09:30:00.0000001", "value-below-microsecond"),
        (time(9, tzinfo=UTC), "value-with-zone"),
        (930, "value-wrong-kind"),
        (None, "value-unknown-not-allowed"),
    ],
)
def test_other_times_are_refused(given: object, code: str) -> None:
    assert code_of(TimeOfDay(), given) == code


def test_moments_are_shown_and_written() -> None:
    assert Date().show(date(2026, 1, 5), "zh") == "2026年1月5日"
    assert Date().show(date(26, 1, 5), "en") == "0026-01-05"
    assert Date().plain(date(2026, 1, 5)) == "2026-01-05"
    assert Instant().show(HALF_PAST_ONE, "zh") == "2026-01-05 01:30+00:00"
    assert Instant().plain(HALF_PAST_ONE) == "2026-01-05T01:30:00+00:00"
    assert TimeOfDay().show(time(9, 30), "en") == TimeOfDay().plain(time(9, 30)) == "09:30"
    assert TimeOfDay().plain(time(9, 30, 5)) == "09:30:05"


def test_earlier_is_less() -> None:
    assert Date().compare(date(2026, 1, 5), date(2026, 1, 6)) == -1
    assert Instant().compare(HALF_PAST_ONE, HALF_PAST_ONE) == 0
    assert TimeOfDay().compare(time(10), time(9)) == 1


@pytest.mark.parametrize(
    ("text", "zone", "utc"),
    [
        ("2026-01-05T09:30", "Asia/Shanghai", "2026-01-05T01:30"),
        ("2026-01-05T09:30", "Asia/Kolkata", "2026-01-05T04:00"),
        ("2026-01-05T09:30-05:00", "Asia/Shanghai", "2026-01-05T14:30"),
        (
            "2026-03-08T02:30",
            "America/New_York",
            "2026-03-08T07:30",
        ),  # skipped: an hour later by the new clock
        ("2026-11-01T01:30", "America/New_York", "2026-11-01T05:30"),  # comes twice: the first
    ],
)
def test_a_moment_is_local_unless_it_says_otherwise(text: str, zone: str, utc: str) -> None:
    found = local_moment(text, ZoneInfo(zone))
    assert found.astimezone(UTC) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def test_what_is_no_moment_is_refused() -> None:
    with pytest.raises(BadValueError):
        local_moment("Monday", ZoneInfo("UTC"))
