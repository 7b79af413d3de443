"""The working calendar of a company on paper: weekly hours, the table of holidays, days of its own."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from crmpolicy.cli.layout import Block, Line, Pairs
from crmpolicy.cli.speaking import Speaker
from crmpolicy.policy.calendars import Calendar, Hours

_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MOST_SPECIAL: Final = 8
"""The most days of its own that are told; more are in the file."""


def calendar_blocks(speaker: Speaker, calendar: Calendar | None) -> Iterator[Block]:
    """Lay out a calendar; without one, days end at midnight and no day is off."""
    if calendar is None:
        yield Line(speaker.say("cli-calendar-none"), indent=2)
        return
    yield Pairs(
        [*_week(speaker, calendar), *_makeup(speaker, calendar), *_special(speaker, calendar)], between=3
    )
    if calendar.holidays is None:
        yield Line(speaker.say("cli-calendar-no-holidays"), indent=2)
    else:
        table = calendar.holidays
        since, until = table.covered_from.isoformat(), table.covered_until.isoformat()
        yield Line(speaker.say("cli-calendar-holidays", name=table.key, since=since, until=until), indent=2)


def _week(speaker: Speaker, calendar: Calendar) -> Iterator[tuple[str, str]]:
    """Give the hours of the week, days in a row that have the same together."""
    for hours, group in groupby(zip(_DAYS, calendar.weekly, strict=True), key=lambda each: each[1]):
        days = [speaker.word(day) for day, _ in group]
        name = days[0] if len(days) == 1 else speaker.say("cli-calendar-days", first=days[0], last=days[-1])
        yield name, hours_said(speaker, hours)


def _makeup(speaker: Speaker, calendar: Calendar) -> Iterator[tuple[str, str]]:
    if calendar.makeup:
        yield speaker.say("cli-calendar-makeup"), hours_said(speaker, calendar.makeup)


def _special(speaker: Speaker, calendar: Calendar) -> Iterator[tuple[str, str]]:
    days = sorted(calendar.special.items())
    for day, hours in days[:MOST_SPECIAL]:
        yield day.isoformat(), hours_said(speaker, hours)
    if len(days) > MOST_SPECIAL:
        yield "…", speaker.say("cli-calendar-more", count=str(len(days) - MOST_SPECIAL))


def hours_said(speaker: Speaker, hours: Hours) -> str:
    """Word the hours of a day.

    >>> hours_said(Speaker("en"), ((510, 720), (810, 1440)))
    '08:30–12:00, 13:30–24:00'
    """
    if not hours:
        return speaker.say("cli-calendar-closed")
    return speaker.say("cli-joint-of-hours").join(
        f"{_clock(since)}–{_clock(until)}" for since, until in hours
    )


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def calendar_data(calendar: Calendar | None) -> dict[str, Any] | None:
    """Give a calendar as JSON; the days of the table of holidays are named by the table."""
    if calendar is None:
        return None
    holidays = calendar.holidays
    return {
        "hours": {day: _spans(hours) for day, hours in zip(_DAYS, calendar.weekly, strict=True)},
        "makeup": _spans(calendar.makeup),
        "special_days": {day.isoformat(): _spans(hours) for day, hours in sorted(calendar.special.items())},
        "holidays": {
            "table": holidays.key,
            "covered_from": holidays.covered_from.isoformat(),
            "covered_until": holidays.covered_until.isoformat(),
        }
        if holidays
        else None,
    }


def _spans(hours: Hours) -> list[str]:
    return [f"{_clock(since)}-{_clock(until)}" for since, until in hours]
