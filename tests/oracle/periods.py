"""The days that a count looks back on, as the grammar's page tells them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from tests.oracle.duties import SHANGHAI, months_later
from tests.oracle.worlds import World

_MONTHS = {"month": 1, "quarter": 3, "half year": 6, "year": 12}


def during(world: World, written: Mapping[str, str], entry: Mapping[str, Any]) -> bool:
    """Tell whether an entry of a list falls into the time that a count looks at.

    Args:
        world: the policies, and the day of the question.
        written: how long back, and the field that holds the day.
        entry: the entry.

    Raises:
        ValueError: no day, or a length that no shipped policy counts by.
    """
    happened: date | Fraction = entry[written["by"]]
    if isinstance(happened, datetime):
        happened = happened.astimezone(SHANGHAI).date()
    if isinstance(happened, Fraction):
        first_year, last_year = years(world, written)
        return first_year <= happened <= last_year
    word = "within" if "within" in written else "last"
    day, length = _asked(world, written, word)
    if length == "optional":
        return happened <= day  # not set: without limit
    if word == "within":
        return happened <= day <= _after(happened, length)
    last = length
    if last in _MONTHS:
        first, newest = _closed(world, written)
        return first <= _number(happened, _MONTHS[last], _begins(world, written)) <= newest
    if {*written} & {"times", "begins"}:
        raise ValueError(written)
    return before(day, last) < happened <= day


def years(world: World, written: Mapping[str, str]) -> tuple[int, int]:
    """Give the first and the last year that a count of years looks at, each by its number.

    A year is called by the calendar year in which it begins.

    Raises:
        ValueError: other periods are counted, and no number names those.
    """
    if written.get("last") != "year":
        raise ValueError(written)
    return _closed(world, written)


def edge(world: World, written: Mapping[str, str]) -> date | None:
    """Give the last day that a length of time no longer reaches; calendar periods reach back by none."""
    if "optional" in _asked(world, written, "within" if "within" in written else "last"):
        return None
    if "within" in written:
        return before(*_asked(world, written, "within")) - timedelta(days=1)
    day, last = _asked(world, written)
    return None if last in _MONTHS else before(day, last)


def _after(day: date, length: str) -> date:
    """Give the day on which a length ends that began on a day; a month without that day ends on its last."""
    count, _, unit = length.partition(" ")
    if unit in ("day", "days"):
        return day + timedelta(days=int(count))
    return months_later(day, int(count) * _MONTHS[unit.removesuffix("s")])


def _asked(world: World, written: Mapping[str, str], word: str = "last") -> tuple[date, str]:
    """Give the day of the question, and how long back from it."""
    last: str = written[word]
    if last in world.sections["parameters"]:
        last = world.written(last)
    if world.day is None:
        raise ValueError(written)
    return world.day, last


def _number(day: date, months: int, begins: int) -> int:
    """Number the calendar periods of so many months through all years, from a month of the first on."""
    return (day.year * 12 + day.month - begins) // months


def _closed(world: World, written: Mapping[str, str]) -> tuple[int, int]:
    """Give the numbers of the first and the last of the calendar periods that have closed and count."""
    day, last = _asked(world, written)
    newest = _number(day, _MONTHS[last], _begins(world, written)) - 1
    return newest + 1 - _whole(world, written, "times"), newest


def _begins(world: World, written: Mapping[str, str]) -> int:
    """Give the month in which a year begins; other periods begin where the calendar has them begin."""
    if "begins" in written and written["last"] != "year":
        raise ValueError(written)
    return _whole(world, written, "begins")


def _whole(world: World, written: Mapping[str, str], word: str) -> int:
    """Give a whole number that is written, or that the company has filled in; one where nothing is said."""
    said = written.get(word, "1")
    return int(world.parameters[said]) if said in world.sections["parameters"] else int(said)


def before(day: date, length: str) -> date:
    """Give the day so long before another.

    >>> before(date(2026, 1, 5), "3 years"), before(date(2026, 1, 5), "90 days")
    (datetime.date(2023, 1, 5), datetime.date(2025, 10, 7))

    A month that has no such day gives its last:

    >>> before(date(2026, 3, 31), "13 months")
    datetime.date(2025, 2, 28)
    """
    count, _, unit = length.partition(" ")
    if unit in ("day", "days"):
        return day - timedelta(days=int(count))
    if unit.removesuffix("s") not in _MONTHS:
        raise ValueError(length)
    return months_later(day, -int(count) * _MONTHS[unit.removesuffix("s")])
