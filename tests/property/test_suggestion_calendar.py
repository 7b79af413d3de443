"""The calendar of suggestions for every day of 2004 to 2026, against dates reckoned here on their own.

Nothing is shared with what is tested: months are counted by hand, days off come from another package.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from typing import Any, Final
from zoneinfo import ZoneInfo

import chinese_calendar
import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.rewards import suggestion_calendar
from tests.oracle.shipped import filled

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
GROUP: Final = load_policy_set("example-group")
DAY: Final = timedelta(days=1)
FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
OPENS: Final = time(15)
OFF: Final = {date(2026, 3, 12)}
WORKED: Final = {date(2005, 12, 31)}  # the package does not know it; the notice of that year does
SHORT: Final = {date(2026, 12, 31): time(12)}
"""What the example group does differently: its anniversary and the last afternoon of the year."""
STEPS: Final = ("open", "review", "announce", "publish", "commend", "pay", "issue_order", "return_order")
Dates = Mapping[str, datetime]


def is_open(day: date) -> bool:
    """Tell whether a day is worked; beyond the published years by weekdays alone."""
    if day > LAST:
        return day.weekday() < 5
    return day in WORKED or (day not in OFF and bool(chinese_calendar.is_workday(day)))


@cache
def after(day: date) -> date:
    """Give a day, or the next one that is worked."""
    return day if is_open(day) else after(day + DAY)


@cache
def before(day: date) -> date:
    """Give a day, or the one before that is worked."""
    return day if is_open(day) else before(day - DAY)


def close(day: date) -> datetime:
    """Give the close of a day."""
    return datetime.combine(day, SHORT.get(day, time(17, 30)), SHANGHAI)


def month(year: int, number: int, day: int) -> date:
    """Give a day of a month that may lie beyond December."""
    return date(year + (number - 1) // 12, (number - 1) % 12 + 1, day)


def end_of(year: int, number: int) -> date:
    """Give the last day of such a month."""
    return month(year, number + 1, 1) - DAY


def opening(year: int, number: int) -> datetime:
    """Give the moment at which the box is opened in a month."""
    return datetime.combine(after(month(year, number, 20)), OPENS, SHANGHAI)


def cycle(submitted: datetime) -> tuple[int, int]:
    """Give the month whose opening is the first after a suggestion is put in the box."""
    year, number = submitted.year, submitted.month
    while opening(year, number) <= submitted:
        year, number = month(year, number + 1, 1).timetuple()[:2]
    return year, number


@cache
def assemblies() -> tuple[datetime, ...]:
    """Give every assembly: the tenth of January, April, July and October, or the next day that is worked."""
    return tuple(close(after(date(year, each, 10))) for year in range(2004, 2029) for each in (1, 4, 7, 10))


def reckoned(submitted: datetime) -> Dates:
    """Give all dates of a suggestion that is adopted."""
    year, number = cycle(submitted)
    ends = close(before(end_of(year, number)))
    return {
        "open": opening(year, number),
        "review": ends,
        "announce": ends,
        "publish": ends,
        "commend": close(after(month(year, number + 1, 10))),
        "pay": next(each for each in assemblies() if each > ends),
        "issue_order": close(before(month(year, number + 1, 15))),
        "return_order": close(before(end_of(year, number + 1))),
    }


def told(submitted: datetime) -> Dates:
    """Give the dates that the library tells."""
    calendar = suggestion_calendar(GROUP, submitted)
    return {each.step: each.due.astimezone(SHANGHAI) for each in calendar.steps if each.due is not None}


def every_day() -> Iterator[date]:
    """Give every day of the years whose holidays are known."""
    yield from (FIRST + DAY * each for each in range((LAST - FIRST).days + 1))


@cache
def whole() -> Mapping[date, Dates]:
    """Give the dates for a suggestion made at nine on every day, in order."""
    return {day: told(datetime.combine(day, time(9), SHANGHAI)) for day in every_day()}


@pytest.mark.long
@pytest.mark.xdist_group("suggestions")
def test_every_day_of_twenty_three_years_has_the_dates_reckoned_by_hand() -> None:
    """8,401 days, eight dates each, days off and make-up workdays included."""
    wrong = {
        day: (found, expected)
        for day, found in whole().items()
        if found != (expected := reckoned(datetime.combine(day, time(9), SHANGHAI)))
    }
    assert wrong == {}


@pytest.mark.xdist_group("suggestions")
def test_steps_keep_their_order_on_every_day() -> None:
    """Invariants 2 and 5: opened, reviewed, announced, praised; ordered and returned; paid."""
    for dues in whole().values():
        assert dues["open"] <= dues["review"] <= dues["announce"] < dues["commend"]
        assert dues["review"] < dues["issue_order"] <= dues["return_order"]
        assert dues["announce"] < dues["issue_order"]
        assert dues["announce"] < dues["pay"]


@pytest.mark.xdist_group("suggestions")
def test_later_suggestions_are_never_opened_earlier() -> None:
    """Invariant 4: the cycle is monotone; the wait is at most a month and a roll."""
    for (day, one), (_, other) in pairwise(whole().items()):
        assert one["open"] <= other["open"]
        wait = one["open"] - datetime.combine(day, time(9), SHANGHAI)
        assert timedelta(0) < wait <= timedelta(days=31 + 9)


@pytest.mark.xdist_group("suggestions")
def test_each_announcement_is_settled_by_the_next_assembly() -> None:
    """Invariant 7: by exactly one, at most three months and a roll later."""
    for dues in whole().values():
        between = [each for each in assemblies() if dues["announce"] < each <= dues["pay"]]
        assert between == [dues["pay"]]
        assert dues["pay"] - dues["announce"] <= timedelta(days=92 + 9)


@pytest.mark.xdist_group("suggestions")
def test_the_praise_is_not_before_the_order_limit_in_four_months() -> None:
    """Reading H9: the tracks cross in February of 2005, 2013, 2021 and 2024, so no law puts them in order."""
    crossed = {
        (dues["commend"].year, dues["commend"].month)
        for dues in whole().values()
        if dues["commend"] >= dues["issue_order"]
    }
    assert crossed == {(2005, 2), (2013, 2), (2021, 2), (2024, 2)}


def reckoned_kept(first: tuple[int, int], months: int) -> Dates:
    """Give the dates of a suggestion that was kept back: it belongs to a cycle so many months later."""
    year, number = month(first[0], first[1] + months, 1).timetuple()[:2]
    # the day before the opening of a month lies after that of the month before it
    return reckoned(opening(year, number) - timedelta(seconds=1))


def happened(name: str, at: datetime) -> dict[str, Any]:
    """Write an event."""
    return {"event": name, "at": at}


@pytest.mark.parametrize("extension", [1, 2])
@pytest.mark.parametrize("late", [False, True])
def test_a_kept_suggestion_belongs_to_the_cycle_so_many_months_after_its_own(
    extension: int, *, late: bool
) -> None:
    """Section 5: cycle c + k * extension, whether it is kept back in its month or in the next one."""
    policies = filled("example-group", {"handbook.extension": extension})
    for year, number in ((2005 + each // 4, each % 12 + 1) for each in range(64)):
        first = cycle(datetime.combine(date(year, number, 1), time(9), SHANGHAI))
        told_so_far: list[dict[str, Any]] = []
        for kept in (1, 2):
            opened = reckoned_kept(first, extension * (kept - 1))["open"]
            keeps = opened + timedelta(days=14 if late else 1)
            told_so_far += [happened("open", opened), happened("retain", keeps)]
            submitted = datetime.combine(date(year, number, 1), time(9), SHANGHAI)
            calendar = suggestion_calendar(policies, submitted, happened=told_so_far)
            wanted = reckoned_kept(first, extension * kept)
            assert [calendar[each].due for each in STEPS[:3]] == [wanted[each] for each in STEPS[:3]]
        told_so_far += [
            happened("open", wanted["open"]),
            happened("adopt", wanted["open"] + timedelta(hours=1)),
        ]
        calendar = suggestion_calendar(policies, submitted, happened=told_so_far)
        assert {each.step: each.due for each in calendar.steps} == wanted


@pytest.mark.parametrize("first", range(1, 13))
def test_assemblies_are_held_from_any_month_on_in_both_directions(first: int) -> None:
    """Invariant 7: whatever month the company names, at most three months and a roll pass to the next."""
    names = (
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december",
    )  # fmt: skip
    policies = filled("example-group", {"handbook.assembly_anchor": names[first - 1]})
    days = (close(after(date(year, each, 10))) for year in range(2004, 2029) for each in range(1, 13))
    held = [each for each in days if (each.month - first) % 3 == 0]
    for day in (FIRST + DAY * each for each in range(0, 8000, 97)):
        dues = {
            each.step: each.due
            for each in suggestion_calendar(policies, datetime.combine(day, time(9), SHANGHAI)).steps
        }
        announced = dues["announce"]
        assert announced is not None
        assert dues["pay"] == next(each for each in held if each > announced)


@pytest.mark.parametrize("year", range(2004, 2027))
def test_what_comes_exactly_at_the_opening_belongs_to_the_next_cycle(year: int) -> None:
    """Reading H3, at every opening: one second before, on it, one second after."""
    for number in range(1, 13):
        moment = opening(year, number)
        for beside in (-1, 0, 1):
            submitted = moment + timedelta(seconds=beside)
            assert told(submitted) == reckoned(submitted)


def test_counted_from_the_submission_a_third_of_the_orders_is_due_too_early() -> None:
    """Invariant 5, H3: 501 of the 1,461 days of 2024 to 2027; the library agrees where it knows days off."""
    days = [date(2024, 1, 1) + DAY * each for each in range(1461)]
    early = [day for day in days if day.day > 20]
    assert (len(early), len(days)) == (501, 1461)
    literal = filled("example-group", {"handbook.order_anchor": "submission"})
    for day in (each for each in days[::9] if each <= date(2026, 11, 30)):
        calendar = suggestion_calendar(literal, datetime.combine(day, time(9), SHANGHAI))
        order, opened = calendar["issue_order"].due, calendar["open"].due
        assert order is not None
        assert opened is not None
        assert (order < opened) == (opened.astimezone(SHANGHAI).date().month != day.month)
