"""Generated calendars: hours with breaks, holidays, make-up days, special days, zones whose clocks change."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from crmpolicy.calendar.working import WorkingTime
from tests.oracle.minutes import Minutes

DAY = timedelta(days=1)
Hours = tuple[tuple[int, int], ...]
CHANGES = {
    "Asia/Shanghai": (date(2026, 2, 17),),  # no change: a holiday
    "Asia/Kolkata": (date(2026, 1, 26),),  # no change: half an hour off
    "Asia/Kathmandu": (date(2026, 4, 14),),  # no change: a quarter of an hour off
    "America/New_York": (date(2026, 3, 8), date(2026, 11, 1)),
    "Europe/Berlin": (date(2026, 3, 29), date(2026, 10, 25)),
    "Australia/Adelaide": (date(2026, 4, 5), date(2026, 10, 4)),  # half an hour off, and summer in January
    "Australia/Lord_Howe": (date(2026, 4, 5), date(2026, 10, 4)),  # by half an hour
    "America/St_Johns": (date(2026, 3, 8), date(2026, 11, 1)),
    "America/Havana": (date(2026, 3, 8), date(2026, 11, 1)),  # midnight itself is skipped
    "America/Sao_Paulo": (date(2018, 11, 4), date(2018, 2, 18)),  # and here; 23:00 to 24:00 comes twice
    "Pacific/Apia": (date(2011, 12, 30), date(2012, 4, 1)),  # a whole day is skipped
}
"""Zones, and the days around which their clocks are tried."""


@dataclass(frozen=True)
class Declared:
    """A calendar as it is written down, and the stretch of days in which it is tried."""

    zone: str
    weekly: tuple[Hours, ...]
    makeup: Hours
    off: frozenset[date]
    working: frozenset[date]
    special: dict[date, Hours]
    first: date
    days: int

    @property
    def time(self) -> WorkingTime:
        """What is tried."""
        return WorkingTime(
            self.zone,
            self.weekly,
            makeup=self.makeup,
            off=self.off,
            working=self.working,
            special=self.special,
        )

    @property
    def minutes(self) -> Minutes:
        """The oracle for it."""
        begin = datetime(self.first.year, self.first.month, self.first.day, tzinfo=UTC)
        return Minutes(self.zone, self.hours_of, begin, self.days * 1440)

    def hours_of(self, day: date) -> Hours:
        """Give the hours of a day, as a person would look them up."""
        if day in self.special:
            return self.special[day]
        if day in self.off:
            return ()
        if day in self.working:
            return self.makeup
        return self.weekly[day.weekday()]


def hours(random: Random) -> Hours:
    """Make the hours of a day: none, all day, or up to four spans that may touch."""
    shape = random.randrange(10)
    if shape == 0:
        return ()
    if shape == 1:
        return ((0, 1440),)
    borders = sorted(random.sample(range(1441), 2 * random.randint(1, 4)))
    if shape > 5:  # close to the hours in which clocks change
        borders = sorted({border // 7 for border in borders})
    return tuple(zip(borders[::2], borders[1::2], strict=False))


def declared(random: Random, longest: int = 14) -> Declared:
    """Make a calendar, to be tried for some days or as many as it may."""
    zone = random.choice(list(CHANGES))
    days = random.choice([3, 4, 5, 6, 8, 10, longest]) if longest < 60 else longest
    first = random.choice(CHANGES[zone]) - DAY * random.randint(1, days - 1)
    inside = [first + DAY * each for each in range(-2, days + 3)]
    weekly = [hours(random) for _ in range(7)]
    if not any(weekly):
        weekly[0] = ((540, 1020),)
    return Declared(
        zone,
        tuple(weekly),
        hours(random),
        frozenset(random.sample(inside, random.randint(0, 2))),
        frozenset(random.sample(inside, random.randint(0, 2))),
        {day: hours(random) for day in random.sample(inside, random.randint(0, 2))},
        first,
        days,
    )
