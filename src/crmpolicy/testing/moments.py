"""Moments as an owner writes them in a case: local time of the policy, unless an offset is written."""

from datetime import datetime
from zoneinfo import ZoneInfo

from crmpolicy.errors import BadValueError
from crmpolicy.values import Instant


def local_moment(text: str, zone: ZoneInfo) -> datetime:
    """Read a moment; one without offset is local time.

    A time that a clock change skips is taken as the offset before the change has it, a time that comes
    twice as its first coming.

    Args:
        text: ``2026-01-05T09:30`` or ``2026-01-05T09:30+08:00``.
        zone: where the policy lives.

    Raises:
        BadValueError: no moment.

    >>> local_moment("2026-01-05T09:30", ZoneInfo("Asia/Shanghai")).utcoffset().total_seconds()
    28800.0
    """
    try:
        return Instant().parse(text)
    except BadValueError as error:
        if error.code != "value-without-zone":
            raise
    return Instant().parse(f"{text.strip()}Z").replace(tzinfo=zone)
