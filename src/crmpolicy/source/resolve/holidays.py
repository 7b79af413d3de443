"""Holidays and make-up workdays by year, in the table of a country or as a company adds them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import child, entries_of, items_of, scalars
from crmpolicy.source.resolve.values import scalar_value
from crmpolicy.source.tree import Entry, Node, Scalar
from crmpolicy.values import Date

LONGEST: Final = 60  # days; a longer holiday is a slip in a date
YEARS: Final = range(1900, 2201)
_DAY: Final = timedelta(days=1)


@dataclass(slots=True)
class Years:
    """The days of some years; ``years`` has the place of each year's key."""

    off: set[date] = field(default_factory=set)
    working: set[date] = field(default_factory=set)
    years: dict[int, Scalar] = field(default_factory=dict)

    def of(self, year: int) -> tuple[frozenset[date], frozenset[date]]:
        """Give the days off and the make-up workdays of one year."""
        return (
            frozenset(day for day in self.off if day.year == year),
            frozenset(day for day in self.working if day.year == year),
        )


def read_years(node: Node | None, desk: Desk) -> Years:
    """Read all years of a section; what is wrong with a day is told at the day."""
    found = Years()
    for name, entry in entries_of(node):
        year = int(name) if name.isascii() and name.isdecimal() else 0
        if year not in YEARS:
            desk.tell("calendar-year", entry.key, given=name)
        else:
            found.years[year] = entry.key
            _year(entry, year, found, desk)
    return found


def _year(entry: Entry, year: int, found: Years, desk: Desk) -> None:
    for node in items_of(entry.value, "days_off"):
        for day in days_of(node, desk):
            if day.year != year:
                desk.tell("calendar-other-year", node, day=day.isoformat(), year=str(year))
                break
            if day in found.off:
                desk.tell("calendar-day-twice", node, day=day.isoformat())
                break
            found.off.add(day)
    for written in scalars(child(entry.value, "workdays")):
        read: date | None = scalar_value(written, Date(), desk)
        if read is None:
            continue
        if read.year != year:
            desk.tell("calendar-other-year", written, day=read.isoformat(), year=str(year))
        elif read in found.off or read in found.working:
            desk.tell("calendar-day-twice", written, day=read.isoformat())
        else:
            found.working.add(read)


def days_of(node: Node, desk: Desk) -> Iterator[date]:
    """Read one day, or all days from one to another."""
    if isinstance(node, Scalar):
        first = last = day_of(node, desk)
    elif child(node, "day") is not None:
        for key in ("from", "to"):
            extra = child(node, key)
            if extra is not None:
                desk.tell("calendar-day-and-span", extra, key=key)
        first = last = day_of(child(node, "day"), desk)
    else:
        for key in ("from", "to"):
            if child(node, key) is None:
                desk.tell("shape-missing-key", node, key=key if child(node, "from") else "day")
                return
        first, last = day_of(child(node, "from"), desk), day_of(child(node, "to"), desk)
    if first is None or last is None:
        return
    if last < first:
        desk.tell("calendar-days-backwards", node, since=first.isoformat(), until=last.isoformat())
    elif (last - first).days >= LONGEST:
        desk.tell("calendar-too-long", node, limit=str(LONGEST))
    else:
        yield from (first + step * _DAY for step in range((last - first).days + 1))


def day_of(node: Node | None, desk: Desk) -> date | None:
    """Read a day; None where there is none or it is faulty."""
    found: date | None = scalar_value(node, Date(), desk) if isinstance(node, Scalar) else None
    return found
