"""The working time of a policy set: its declared calendar, ready to reckon with."""

from dataclasses import dataclass
from functools import lru_cache

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.policy.calendars import BeyondHorizon, Calendar
from crmpolicy.policy.effective import Effective

CLOSED_ALL_WEEK = ((),) * 7


@dataclass(frozen=True, slots=True, eq=False)
class _One:
    """One calendar object, which never changes; to look it up needs no reading of all its days."""

    calendar: Calendar | None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _One) and other.calendar is self.calendar

    def __hash__(self) -> int:
        return id(self.calendar)


def working_time(effective: Effective, beyond: BeyondHorizon = "refuse") -> WorkingTime:
    """Give the working time of a company; of a document alone, the clock of its zone without open hours.

    Args:
        effective: what is in force.
        beyond: what to do on days for which no holidays are known.
    """
    return _made(effective.zone, _One(effective.calendar), beyond)


@lru_cache(maxsize=64)
def _made(zone: str, one: _One, beyond: BeyondHorizon) -> WorkingTime:
    """Lay the hours of a calendar out once for all questions and policy sets that share it."""
    calendar = one.calendar
    if calendar is None:
        return WorkingTime(zone, CLOSED_ALL_WEEK)
    holidays = calendar.holidays
    return WorkingTime(
        zone,
        calendar.weekly,
        makeup=calendar.makeup,
        off=holidays.off if holidays else frozenset(),
        working=holidays.working if holidays else frozenset(),
        special=calendar.special,
        covered_from=holidays.covered_from if holidays else None,
        covered_until=holidays.covered_until if holidays else None,
        beyond=beyond,
    )
