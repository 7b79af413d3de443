"""Opening hours as they are written: ``monday to friday: ["08:30-12:00", "13:30-17:30"]``."""

import re
from itertools import pairwise
from typing import Final

from crmpolicy.errors import BadValueError
from crmpolicy.policy.calendars import MIDNIGHT, Hours, Span
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import as_mapping, entries_of, scalars
from crmpolicy.source.tree import Node, Scalar
from crmpolicy.values import WEEKDAYS, TimeOfDay, Weekday

Week = tuple[Hours, Hours, Hours, Hours, Hours, Hours, Hours]

CLOSED: Final = ("none", "休息")
EVERY_DAY: Final = ("every day", "每天")
_BETWEEN: Final = re.compile(r" *[-–—~至到] *")
_DAYS: Final = re.compile(r" +to +| *[-–—~至到] *")
_ONE_BY_ONE: Final = re.compile(r" *[,，、] *")


def read_week(node: Node, desk: Desk) -> Week:
    """Read the hours of a week, Monday first; days that are not named are closed."""
    found: dict[str, Hours] = {}
    for _, entry in entries_of(as_mapping(desk, node, "hours")):
        hours = read_hours(entry.value, desk)
        for day in _weekdays(entry.key, desk):
            if day in found:
                desk.tell("calendar-weekday-twice", entry.key, day=Weekday().words(day))
            found[day] = hours
    one, two, three, four, five, six, seven = (found.get(day, ()) for day in WEEKDAYS)
    return one, two, three, four, five, six, seven


def _weekdays(key: Scalar, desk: Desk) -> tuple[str, ...]:
    """Read the days of a key: one, from one to another, several, or all."""
    if key.text in EVERY_DAY:
        return WEEKDAYS
    found: list[str] = []
    for each in _ONE_BY_ONE.split(key.text):
        ends = [_weekday(one) for one in _DAYS.split(each)]
        if None in ends or len(ends) > len(("from", "to")):
            desk.tell("calendar-weekday-unknown", key, given=key.text)
            return ()
        first, last = (WEEKDAYS.index(str(end)) for end in (ends[0], ends[-1]))
        count = (last - first) % len(WEEKDAYS) + 1
        found += (WEEKDAYS[(first + step) % len(WEEKDAYS)] for step in range(count))
    return tuple(found)


def _weekday(text: str) -> str | None:
    try:
        return Weekday().parse(text)
    except BadValueError:
        return None


def read_hours(node: Node, desk: Desk) -> Hours:
    """Read the spans of one day, in order and without overlap; ``none`` is a day off."""
    written = scalars(node)
    if isinstance(node, Scalar) and node.text in CLOSED:
        return ()
    if not written:
        desk.tell("rule-empty-list", node, key="hours")
    found: list[tuple[Span, Scalar]] = []
    for each in written:
        span = _span(each, desk)
        if span is not None:
            found.append((span, each))
    found.sort(key=lambda pair: pair[0])
    for (one, _), (other, place) in pairwise(found):
        if other[0] < one[1]:
            desk.tell("calendar-spans-overlap", place, one=_text(one), other=_text(other))
    return tuple(span for span, _ in found)


def _span(node: Scalar, desk: Desk) -> Span | None:
    ends = _BETWEEN.split(node.text.strip())
    minutes = [_minute(each, end=place == 1) for place, each in enumerate(ends)]
    if len(minutes) != len(("from", "to")) or None in minutes:
        desk.tell("calendar-span", node, given=node.text)
        return None
    start, end = (int(each or 0) for each in minutes)
    if start >= end:
        desk.tell("calendar-span-empty" if start == end else "calendar-span-backwards", node, given=node.text)
        return None
    return start, end


def _minute(text: str, *, end: bool) -> int | None:
    """Give a time of day in minutes; only an end can be 24:00."""
    if end and text == "24:00":
        return MIDNIGHT
    try:
        found = TimeOfDay().parse(text)
    except BadValueError:
        return None
    return None if found.second or found.microsecond else found.hour * 60 + found.minute


def _text(span: Span) -> str:
    return "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in span)
