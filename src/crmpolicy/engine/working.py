"""The working time of a policy set: its declared calendar, ready to reckon with."""

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.policy.calendars import BeyondHorizon
from crmpolicy.policy.effective import Effective

CLOSED_ALL_WEEK = ((),) * 7


def working_time(effective: Effective, beyond: BeyondHorizon = "refuse") -> WorkingTime:
    """Give the working time of a company; of a document alone, the clock of its zone without open hours.

    Args:
        effective: what is in force.
        beyond: what to do on days for which no holidays are known.
    """
    calendar = effective.calendar
    if calendar is None:
        return WorkingTime(effective.zone, CLOSED_ALL_WEEK)
    holidays = calendar.holidays
    return WorkingTime(
        effective.zone,
        calendar.weekly,
        makeup=calendar.makeup,
        off=holidays.off if holidays else frozenset(),
        working=holidays.working if holidays else frozenset(),
        special=calendar.special,
        covered_from=holidays.covered_from if holidays else None,
        covered_until=holidays.covered_until if holidays else None,
        beyond=beyond,
    )
