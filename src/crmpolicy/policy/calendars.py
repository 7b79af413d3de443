"""Working calendars as they are declared: weekly hours, holidays, make-up workdays, special days.

Plain data; the arithmetic is done in the room ``calendar``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from crmpolicy.errors import Location

Span = tuple[int, int]
"""From minute to minute of the local day, 0 to 1440; the end is not open any more."""

Hours = tuple[Span, ...]
"""The open spans of one day, in order and without overlap; empty on a day off."""

MIDNIGHT: Final = 1440
BeyondHorizon = Literal["refuse", "weekends"]


@dataclass(frozen=True, slots=True)
class HolidayTable:
    """Public holidays and make-up workdays of a country, and the days for which they are known.

    ``off`` are days on which nobody works whatever the weekday, ``working`` are days of rest that were
    made workdays; both lie within ``covered_from`` and ``covered_until``, ends included.
    """

    key: str
    covered_from: date
    covered_until: date
    off: frozenset[date]
    working: frozenset[date]
    place: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When a company is open.

    ``weekly`` has the hours of Monday to Sunday; a make-up workday has ``makeup`` hours, a day in
    ``special`` its own, whatever else is said of it. Without ``holidays`` there is no horizon.
    """

    weekly: tuple[Hours, Hours, Hours, Hours, Hours, Hours, Hours]
    makeup: Hours = ()
    holidays: HolidayTable | None = None
    special: Mapping[date, Hours] = field(default_factory=dict)
    place: Location | None = field(default=None, compare=False)

    @property
    def minutes(self) -> frozenset[int]:
        """Every minute of a day at which the hours of any day begin or end.

        >>> sorted(Calendar((((510, 720),), (), (), (), (), (), ())).minutes)
        [510, 720]
        """
        hours = (*self.weekly, self.makeup, *self.special.values())
        return frozenset(minute for spans in hours for span in spans for minute in span)
