"""Working calendars, with Hypothesis: breaks, holidays, make-up days, zones whose clocks change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache, cached_property
from types import MappingProxyType
from typing import Final

from hypothesis import strategies as st

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine import PolicySet
from crmpolicy.policy.calendars import MIDNIGHT, Calendar, HolidayTable, Hours

_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)
_LEAST: Final = timedelta(microseconds=1)
_SOME_HOURS: Final = ((540, 1020),)
COVERED: Final = (date(2004, 1, 1), date(2029, 12, 31))
"""The days whose holidays are taken for known."""
CHANGES: Final[Mapping[str, tuple[date, ...]]] = MappingProxyType(
    {
        "Asia/Shanghai": (date(2026, 2, 17),),  # no change: a holiday
        "Asia/Kolkata": (date(2026, 1, 26),),  # no change: half an hour off
        "Asia/Kathmandu": (date(2026, 4, 14),),  # no change: a quarter of an hour off
        "America/New_York": (date(2026, 3, 8), date(2026, 11, 1)),
        "Europe/Berlin": (date(2026, 3, 29), date(2026, 10, 25)),
        "Australia/Adelaide": (
            date(2026, 4, 5),
            date(2026, 10, 4),
        ),  # half an hour off, and summer in January
        "Australia/Lord_Howe": (date(2026, 4, 5), date(2026, 10, 4)),  # by half an hour
        "America/St_Johns": (date(2026, 3, 8), date(2026, 11, 1)),
        "America/Havana": (date(2026, 3, 8), date(2026, 11, 1)),  # midnight itself is skipped
        "America/Sao_Paulo": (date(2018, 11, 4), date(2018, 2, 18)),  # and here; 23:00 to 24:00 comes twice
        "Pacific/Apia": (date(2011, 12, 30), date(2012, 4, 1)),  # a whole day is skipped
    }
)
"""Zones, and the days around which their clocks are tried."""


@dataclass(frozen=True)
class MadeCalendar:
    """A calendar as it is declared, and the stretch of days in which it is worth trying.

    Attributes:
        zone: an IANA name.
        weekly: the hours of Monday to Sunday, spans from minute to minute of the day (0 to 1440).
        makeup: the hours of a make-up workday.
        off: days on which nobody works.
        working: days of rest that were made workdays.
        special: days with hours of their own, before everything else.
        first: the first day of the stretch.
        days: how many days it has.
    """

    zone: str
    weekly: tuple[Hours, ...]
    makeup: Hours
    off: frozenset[date]
    working: frozenset[date]
    special: Mapping[date, Hours]
    first: date
    days: int

    @cached_property
    def time(self) -> WorkingTime:
        """The working time by this calendar, without a last known day."""
        return WorkingTime(
            self.zone,
            self.weekly,
            makeup=self.makeup,
            off=self.off,
            working=self.working,
            special=self.special,
        )

    def hours_of(self, day: date) -> Hours:
        """Give the hours of a day, as a person would look them up."""
        if day in self.special:
            return self.special[day]
        if day in self.off:
            return ()
        if day in self.working:
            return self.makeup
        return self.weekly[day.weekday()]

    def in_force(self, policies: PolicySet) -> PolicySet:
        """Give policies as they would be in a company with this calendar, on the clocks of its zone.

        >>> from crmpolicy.company import load_policy_set
        >>> office, none = (((540, 1020),),) * 5 + ((), ()), frozenset()
        >>> made = MadeCalendar("Asia/Kolkata", office, (), none, none, {}, date(2026, 1, 5), 7)
        >>> made.in_force(load_policy_set("example-steel")).effective.zone
        'Asia/Kolkata'
        """
        monday, tuesday, wednesday, thursday, friday, saturday, sunday = self.weekly
        known = HolidayTable("made", *COVERED, self.off, self.working)
        calendar = Calendar(
            (monday, tuesday, wednesday, thursday, friday, saturday, sunday),
            self.makeup,
            known,
            dict(self.special),
        )
        return PolicySet(replace(policies.effective, zone=self.zone, calendar=calendar))

    def moments(self) -> st.SearchStrategy[datetime]:
        """Give moments of the stretch, in UTC: many at an opening or a closing, or one step beside it."""
        spans = {minute for weekday in self.weekly for span in weekday for minute in span}
        turns = st.sampled_from(sorted(spans | {0, 120, MIDNIGHT}))
        days = st.integers(0, self.days - 1).map(lambda number: self.first + number * _DAY)
        beside = st.sampled_from((0 * _LEAST, -_LEAST, _LEAST, -_MINUTE, _MINUTE))
        minutes = turns | st.integers(0, MIDNIGHT)
        time = self.time
        return st.builds(lambda day, minute, step: time.at(day, minute) + step, days, minutes, beside)


def calendars(*, zones: Sequence[str] = tuple(CHANGES), days: int = 14) -> st.SearchStrategy[MadeCalendar]:
    """Give working calendars: breaks, holidays, make-up days, special days, a stretch where clocks change.

    Args:
        zones: IANA names; those that this module knows by ``CHANGES`` come with days on which clocks change,
            others with the beginning of 2026.
        days: how many days a stretch may have, three or more.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5, deadline=None, database=None)
    ... @given(calendars())
    ... def a_day_off_has_no_hours(made):
    ...     assert not any(made.hours_of(day) for day in made.off - made.special.keys())
    >>> a_day_off_has_no_hours()
    """
    return _made(zones, days)


@st.composite
def _made(draw: st.DrawFn, zones: Sequence[str], most: int) -> MadeCalendar:
    zone = draw(st.sampled_from(zones))
    days = draw(st.integers(3, most))
    first = draw(st.sampled_from(CHANGES.get(zone, (date(2026, 1, 1),)))) - _DAY * draw(
        st.integers(1, days - 1)
    )
    inside = st.integers(-2, days + 2).map(lambda number: first + number * _DAY)
    some = st.frozensets(inside, max_size=2)
    weekly = [draw(_hours()) for _ in range(7)]
    if not any(weekly):
        weekly[0] = _SOME_HOURS
    off, working = draw(some), draw(some)
    special = draw(st.dictionaries(inside, _hours(), max_size=2))
    return MadeCalendar(zone, tuple(weekly), draw(_hours()), off, working, special, first, days)


@cache
def _hours() -> st.SearchStrategy[Hours]:
    """Give the hours of a day: the usual ones, none, all day, or up to four spans."""
    day = _spans(MIDNIGHT)
    night = _spans(MIDNIGHT // 7)  # close to the hours in which clocks change
    return st.one_of(st.just(_SOME_HOURS), day, night, day, night, st.sampled_from(((), ((0, MIDNIGHT),))))


def _spans(last: int) -> st.SearchStrategy[Hours]:
    borders = st.lists(st.integers(0, last), min_size=2, max_size=8, unique=True).map(sorted)
    return borders.map(lambda found: tuple(zip(found[::2], found[1::2], strict=False)))
