"""Generated calendars, and the oracle that looks at their every minute."""

from datetime import UTC, datetime

from crmpolicy.testing.working_calendars import MadeCalendar
from tests.oracle.minutes import Minutes


def minutes_of(made: MadeCalendar) -> Minutes:
    """Give the oracle for a calendar."""
    begin = datetime(made.first.year, made.first.month, made.first.day, tzinfo=UTC)
    return Minutes(made.zone, made.hours_of, begin, made.days * 1440)
