"""The moment of a question and days, as a person gives them on the command line."""

from datetime import date, datetime, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from crmpolicy.cli.failing import CommandError
from crmpolicy.errors import FactsError, Fault

_LAST_ZONE: Final = timezone(timedelta(hours=-12))


def today() -> date:
    """Give the day that it still is somewhere: what ended before it has ended everywhere.

    The only place that looks at a clock. Nothing that is decided rests on it.
    """
    return datetime.now(_LAST_ZONE).date()


def read_moment(given: str, zone: str) -> datetime:
    """Read the moment of a question; a local time is refused, with the offset that it lacks.

    Args:
        given: a date and time with its offset, such as ``2026-01-05T09:00+08:00``.
        zone: the company's zone, for the hint.

    Raises:
        FactsError: no moment, or one without an offset.

    >>> read_moment("2026-01-05T09:00Z", "Asia/Shanghai").isoformat()
    '2026-01-05T09:00:00+00:00'
    """
    try:
        moment = datetime.fromisoformat(given.strip())
    except ValueError:
        raise FactsError([Fault("now-not-a-moment", {"given": given})]) from None
    if moment.utcoffset() is None:
        whole = moment.replace(tzinfo=ZoneInfo(zone)).isoformat(timespec="minutes")
        arguments = {"given": given, "zone": zone, "whole": whole}
        raise FactsError([Fault("cli-now-without-offset", arguments)])
    return moment


def read_day(given: str) -> date:
    """Read a day.

    Raises:
        CommandError: no day of the calendar.

    >>> read_day("2027-01-01")
    datetime.date(2027, 1, 1)
    """
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        raise CommandError("cli-not-a-day", {"given": given}) from None
