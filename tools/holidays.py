"""Writes ``policies/calendars/cn.yaml``: the public holidays and make-up workdays of mainland China.

Run ``python -m tools.holidays``; with ``--check`` nothing is written, and a stale file is named. Two packages
that know the notices of the State Council's general office independently are asked about each day; where they
do not agree the day is listed, and decided here by the notice itself. Neither is read when policies are used.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

import chinese_calendar
from chinese_calendar import constants
from holidays import country_holidays

from crmpolicy.company.places import shipped

FILE: Final = shipped() / "calendars" / "cn.yaml"
FIRST: Final = date(2004, 1, 1)
LAST: Final = date(2026, 12, 31)
_ADVANCED: Final = (
    "国办发明电〔2005〕35号, of 16 December 2005: this Saturday is worked for the New Year's days of 2006"
)
_PROLONGED: Final = (
    "国办发明电〔2019〕3号, of 22 March 2019: four days from 1 May; the notice of 2018 had given one"
)

DECISIONS: Final = {
    date(2005, 12, 31): (True, _ADVANCED),
    date(2019, 4, 28): (True, _PROLONGED),
    date(2019, 5, 2): (False, _PROLONGED),
    date(2019, 5, 3): (False, _PROLONGED),
    date(2019, 5, 5): (True, _PROLONGED),
}
"""Each day on which the packages do not agree: whether it is worked, and the notice that says so."""

TITLES: Final = {
    "New Year's Day": ("元旦", "New Year's Day"),
    "Spring Festival": ("春节", "Spring Festival"),
    "Tomb-sweeping Day": ("清明节", "Qingming Festival"),
    "Labour Day": ("劳动节", "Labour Day"),
    "Dragon Boat Festival": ("端午节", "Dragon Boat Festival"),
    "Mid-autumn Festival": ("中秋节", "Mid-Autumn Festival"),
    "National Day": ("国庆节", "National Day"),
    "Anti-Fascist 70th Day": ("抗战胜利七十周年纪念日", "70th anniversary of victory"),
}
_HEAD: Final = """\
# yaml-language-server: $schema=../schemas/calendar.json
# $schema: ../schemas/calendar.json
# Public holidays and make-up workdays of mainland China, after the yearly notices of the State Council's
# general office. `days_off` has whole holidays, the weekends within them too; `workdays` has the days of rest
# that are worked instead. Other weekends are not listed: the weekly hours tell them. A new year is one more
# entry under `years`, with `covered_until` moved on; its notice may change the last days of the year before.
format: 1

calendar: cn
title: {{zh: 中国大陆法定节假日, en: public holidays of mainland China}}
covered_from: {first}
covered_until: {last}

years:
"""
_SATURDAY: Final = 5


class Holiday(NamedTuple):
    """A run of days off under one name."""

    first: date
    last: date
    name: str


def days() -> Iterator[date]:
    """Give each day that the file covers."""
    return (FIRST + timedelta(days=count) for count in range((LAST - FIRST).days + 1))


def opinions() -> Iterator[tuple[date, bool, bool]]:
    """Give each day, and whether it is worked by the one package and by the other."""
    other = country_holidays("CN", years=range(FIRST.year, LAST.year + 1))
    for day in days():
        yield day, chinese_calendar.is_workday(day), other.is_working_day(day)


def disagreements() -> frozenset[date]:
    """Give the days on which the packages do not agree.

    >>> disagreements() == set(DECISIONS)
    True
    """
    return frozenset(day for day, one, other in opinions() if one != other)


def worked() -> dict[date, bool]:
    """Tell of each day whether it is worked."""
    return {day: DECISIONS[day][0] if day in DECISIONS else one for day, one, _ in opinions()}


def holidays_off() -> list[Holiday]:
    """Gather the days off that belong to a holiday into runs of one name, with the days of rest between."""
    told = worked()
    found: list[Holiday] = []
    for day, name in sorted(constants.holidays.items()):
        if day not in told or told[day]:
            continue
        if found and found[-1].name == name and _joins(found[-1].last, day, told):
            found[-1] = found[-1]._replace(last=day)
        else:
            found.append(Holiday(day, day, name))
    return found


def _joins(last: date, day: date, told: Mapping[date, bool]) -> bool:
    """Tell whether nobody works between two days of one year."""
    between = range(last.toordinal() + 1, day.toordinal())
    return last.year == day.year and not any(told[date.fromordinal(each)] for each in between)


def makeup_days() -> list[date]:
    """Give the Saturdays and Sundays that are worked."""
    return [day for day, open_ in worked().items() if open_ and day.weekday() >= _SATURDAY]


def year_text(year: int, off: Iterable[Holiday], working: Iterable[date]) -> str:
    """Write the entry of one year.

    >>> print(year_text(2026, [Holiday(date(2026, 1, 1), date(2026, 1, 3), "New Year's Day")], []))
      2026:
        days_off:
          - {from: 2026-01-01, to: 2026-01-03, title: {zh: 元旦, en: New Year's Day}}
        workdays: []
    """
    lines = [f"  {year}:", "    days_off:"]
    for first, last, name in off:
        zh, en = TITLES[name]
        when = f"day: {first}" if first == last else f"from: {first}, to: {last}"
        lines.append(f"      - {{{when}, title: {{zh: {zh}, en: {en}}}}}")
    return "\n".join([*lines, f"    workdays: [{', '.join(map(str, working))}]"])


def text() -> str:
    """Write the whole file."""
    off, working = holidays_off(), makeup_days()
    years = (
        year_text(
            year,
            [each for each in off if each.first.year == year],
            [day for day in working if day.year == year],
        )
        for year in range(FIRST.year, LAST.year + 1)
    )
    return _HEAD.format(first=FIRST, last=LAST) + "\n".join(years) + "\n"


def undecided() -> list[str]:
    """Name the days on which the packages do not agree and nobody has decided, or need not have.

    >>> undecided()
    []
    """
    return sorted(map(str, disagreements() ^ set(DECISIONS)))


def main(*, only_check: bool) -> bool:
    """Write the file, or only look; give whether all is in order."""
    for day, (open_, reason) in DECISIONS.items():
        print(f"{day}: {'worked' if open_ else 'off'}, by {reason}")
    for each in undecided():
        print(f"to be decided, or decided for nothing: {each}")
    wanted = text()
    stale = not FILE.exists() or FILE.read_text(encoding="utf-8") != wanted
    if stale and not only_check:
        FILE.parent.mkdir(exist_ok=True)
        FILE.write_text(wanted, encoding="utf-8")
    if stale:
        print(f"{'stale' if only_check else 'wrote'}: policies/calendars/{FILE.name}")
    return not undecided() and not (stale and only_check)


if __name__ == "__main__":
    sys.exit(not main(only_check="--check" in sys.argv[1:]))
