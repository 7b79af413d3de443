"""Moments in cases: local time unless an offset is written, and what a change of clocks does to them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from crmpolicy.errors import BadValueError
from crmpolicy.testing.moments import local_moment


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
