"""The days that a count looks back on, as the grammar's page tells them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from tests.oracle.duties import months_later
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
    happened: date = entry[written["by"]]
    if "within" in written:
        day, length = _asked(world, written, "within")
        return happened <= day <= _after(happened, length)
    day, last = _asked(world, written)
    if last in _MONTHS:
        return _closed(day, _MONTHS[last]) == _number(happened, _MONTHS[last])
    return before(day, last) < happened <= day


def edge(world: World, written: Mapping[str, str]) -> date | None:
    """Give the last day that a length of time no longer reaches; calendar periods reach back by none."""
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


def _number(day: date, months: int) -> int:
    """Number the calendar periods of so many months through all years."""
    return (day.year * 12 + day.month - 1) // months


def _closed(day: date, months: int) -> int:
    """Give the number of the last calendar period that has closed."""
    return _number(day, months) - 1


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
