"""Calendars: the table of a country's holidays, and when a company is open."""

from collections.abc import Mapping as Table_
from datetime import date
from pathlib import Path
from typing import Final

from crmpolicy.errors import Fault, in_order
from crmpolicy.policy.calendars import Calendar, HolidayTable, Hours
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.files import read_file
from crmpolicy.source.reading import child, items_of, text_of
from crmpolicy.source.resolve.holidays import Years, day_of, days_of, read_years
from crmpolicy.source.resolve.hours import CLOSED, Week, read_hours, read_week
from crmpolicy.source.tree import Entry, Mapping, Node, Scalar

OWN: Final = "own"
"""The key of a table that a company gives by itself."""

YEARS_END: Final = (12, 31)


def read_calendar(path: Path, faults: list[Fault]) -> HolidayTable | None:
    """Read a country's holidays; None where something in the file is faulty.

    Args:
        path: the file, named as the calendar is.
        faults: gathers what is wrong, in the order of the file.
    """
    desk = Desk()
    root = read_file(path, "CalendarFile", desk)
    table = _table(root, path.stem, desk) if root is not None and not desk.faults else None
    faults.extend(in_order(desk.faults))
    return table


def _table(root: Mapping, name: str, desk: Desk) -> HolidayTable | None:
    key, place = text_of(root, "calendar") or "", root.entries["calendar"].value
    if key != name:
        desk.tell("calendar-other-name", place, name=key, file=name)
    since, until = day_of(child(root, "covered_from"), desk), day_of(child(root, "covered_until"), desk)
    years = read_years(child(root, "years"), desk)
    if since is None or until is None or any(fault.code == "calendar-year" for fault in desk.faults):
        return None
    if until < since:
        where = root.entries["covered_until"].value
        desk.tell("calendar-days-backwards", where, since=since.isoformat(), until=until.isoformat())
    else:
        _covered(years, since, until, root.entries["years"], desk)
    if desk.faults:
        return None
    off, working = frozenset(years.off), frozenset(years.working)
    return HolidayTable(key, since, until, off, working, place.place.location)


def _covered(years: Years, since: date, until: date, section: Entry, desk: Desk) -> None:
    """Every year that is covered is listed, and nothing else: a year left out would have no holidays."""
    for year in range(since.year, until.year + 1):
        if year not in years.years:
            desk.tell("calendar-year-missing", section.key, year=str(year))
    outside = [day for day in sorted(years.off | years.working) if not since <= day <= until]
    for year, key in years.years.items():
        strange = [day for day in outside if day.year == year]
        if strange or not since.year <= year <= until.year:
            told = strange[0].isoformat() if strange else str(year)
            desk.tell("calendar-not-covered", key, day=told, since=since.isoformat(), until=until.isoformat())


def read_company_calendar(
    entry: Entry, tables: Table_[str, HolidayTable | None], desk: Desk
) -> Calendar | None:
    """Read when a company is open; None where something in it is faulty.

    Args:
        entry: the section ``calendar`` of a company.
        tables: the tables of holidays that were found, by key; None stands for a faulty one.
        desk: gathers faults.
    """
    node, before = entry.value, desk.marks
    if not desk.sound(node):
        return None
    hours = child(node, "hours")
    if hours is None:
        desk.tell("shape-missing-key", entry.key, key="hours")
        return None
    weekly = read_week(hours, desk)
    if not any(weekly) and desk.marks == before:
        desk.tell("calendar-never-open", hours)
    written = child(node, "makeup_hours")
    makeup = read_hours(written, desk) if written is not None else _first(weekly)
    holidays = _with_years(node, _holidays(node, tables, desk), desk)
    special = _special(node, makeup, desk)
    calendar = Calendar(weekly, makeup, holidays, special, entry.key.place.location)
    return calendar if desk.marks == before else None


def _first(weekly: Week) -> Hours:
    return next((each for each in weekly if each), ())


def _holidays(node: Node, tables: Table_[str, HolidayTable | None], desk: Desk) -> HolidayTable | None:
    named = child(node, "holidays")
    if not isinstance(named, Scalar) or named.text in CLOSED:
        return None
    if named.text not in tables:
        desk.tell("calendar-unknown", named, name=named.text, advice=advice(named.text, tables))
    elif tables[named.text] is None:
        desk.pass_over()
    return tables.get(named.text)


def _with_years(node: Node, table: HolidayTable | None, desk: Desk) -> HolidayTable | None:
    """Add the years that a company knows beyond the table."""
    before, section = desk.marks, child(node, "years")
    until = child(node, "covered_until")
    if section is None:
        if until is not None:
            desk.tell("calendar-until-without-years", until)
        return table
    years = read_years(section, desk)
    if desk.marks != before or not years.years:
        return table
    _joined_on(years, table, desk)
    since = table.covered_from if table is not None else date(min(years.years), 1, 1)
    end = max(date(max(years.years), *YEARS_END), table.covered_until if table is not None else since)
    last = day_of(until, desk) or end
    known = (*years.off, *years.working, table.covered_until if table is not None else since)
    if last.year != end.year or last < max(known):
        desk.tell("calendar-until", until or section, day=last.isoformat(), wanted=end.isoformat())
    off = frozenset(years.off) | (table.off if table else frozenset())
    working = frozenset(years.working) | (table.working if table else frozenset())
    return HolidayTable(table.key if table else OWN, since, last, off, working, section.place.location)


def _joined_on(years: Years, table: HolidayTable | None, desk: Desk) -> None:
    """No year may be left out, and none be said twice with different days."""
    first = table.covered_until.year + 1 if table is not None else min(years.years)
    for year in range(first, max(years.years) + 1):
        if year not in years.years:
            desk.tell("calendar-year-missing", years.years[max(years.years)], year=str(year))
    for year, key in years.years.items():
        if table is not None and year < first and years.of(year) != _days_of(table, year):
            said = frozenset().union(*years.of(year))
            ended = (table.covered_until.month, table.covered_until.day) == YEARS_END
            if ended or any(day <= table.covered_until for day in said):
                desk.tell("calendar-year-known", key, year=str(year), name=table.key)


def _days_of(table: HolidayTable, year: int) -> tuple[frozenset[date], frozenset[date]]:
    return (
        frozenset(day for day in table.off if day.year == year),
        frozenset(day for day in table.working if day.year == year),
    )


def _special(node: Node, makeup: Hours, desk: Desk) -> dict[date, Hours]:
    """Read the company's own days: special hours, days off, workdays; no day twice."""
    found: dict[date, Hours] = {}
    for item in items_of(node, "special_days"):
        day, hours = day_of(child(item, "date"), desk), child(item, "hours")
        _put(found, (day,) if day else (), read_hours(hours, desk) if hours else (), item, desk)
    for item in items_of(node, "days_off"):
        _put(found, tuple(days_of(item, desk)), (), item, desk)
    for item in items_of(node, "workdays"):
        _put(found, tuple(days_of(item, desk)), makeup, item, desk)
    return {day: found[day] for day in sorted(found)}


def _put(found: dict[date, Hours], days: tuple[date, ...], hours: Hours, where: Node, desk: Desk) -> None:
    for day in days:
        if day in found:
            desk.tell("calendar-day-twice", where, day=day.isoformat())
        found[day] = hours
