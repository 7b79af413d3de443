"""Working time beside a data frame library's business hours, beside minute stepping, and over long spans."""

import random
import statistics
import timeit
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import yaml

from benchmarks.conftest import LINES
from crmpolicy.calendar.working import WorkingTime
from crmpolicy.company.places import shipped

ROUNDS = 15
SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICE = ((510, 720), (810, 1050))
LENGTH = timedelta(hours=16)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
CN = shipped() / "calendars" / "cn.yaml"


def off() -> frozenset[date]:
    """Give the public holidays, without the make-up workdays: the rivals know none."""
    found: set[date] = set()
    text = CN.read_text(encoding="utf-8")
    for year in yaml.load(text, yaml.BaseLoader)["years"].values():  # noqa: S506 - it makes texts only
        for entry in year["days_off"]:
            first, last = (date.fromisoformat(entry.get("day") or entry[key]) for key in ("from", "to"))
            found.update(first + DAY * each for each in range((last - first).days + 1))
    return frozenset(found)


OFF = off()
OURS = WorkingTime(
    "Asia/Shanghai",
    [OFFICE] * 5 + [(), ()],
    off=OFF,
    covered_from=date(2004, 1, 1),
    covered_until=date(2026, 12, 31),
)


def starts(count: int) -> list[datetime]:
    """Give moments of 2026, on working days and off them."""
    rng = random.Random(7)
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    return [begin + MINUTE * rng.randrange(340 * 1440) for _ in range(count)]


def ours(moments: Sequence[datetime]) -> list[datetime]:
    return [OURS.add_hours(each, LENGTH, at_closing="stay") for each in moments]


def stepped(moments: Sequence[datetime]) -> list[datetime]:
    """Look at each minute by the clock on the wall, as a help desk's tracker might."""
    found = []
    for each in moments:
        moment, left = each, LENGTH // MINUTE
        while left:
            shown = moment.astimezone(SHANGHAI)
            minute = shown.hour * 60 + shown.minute
            if shown.weekday() < 5 and shown.date() not in OFF and any(a <= minute < b for a, b in OFFICE):
                left -= 1
            moment += MINUTE
        found.append(moment)
    return found


def medians(works: Sequence[Callable[[], Any]], number: int) -> list[float]:
    """Time some callables in turn, so that a drifting machine slows all; give the median seconds of each."""
    for work in works:
        work()
    rounds = [[timeit.timeit(work, number=number) / number for work in works] for _ in range(ROUNDS)]
    return [statistics.median(each) for each in zip(*rounds, strict=True)]


def faster(name: str, found: float, least: float) -> None:
    """Print how many times faster we are beside what we promise, and hold us to it."""
    LINES.append(f"{name:<52} {found:6.0f} (promised at least {least:.0f})")
    assert found >= least


def test_sixteen_working_hours_beside_pandas(benchmark: Any) -> None:
    """Both give the same moments; the rival's offset and its timestamps are made outside the timing."""
    moments = starts(200)
    offset = pd.offsets.CustomBusinessHour(
        n=16, start=["08:30", "13:30"], end=["12:00", "17:30"], holidays=sorted(map(str, OFF))
    )
    stamps = [pd.Timestamp(each).tz_convert("Asia/Shanghai").tz_localize(None) for each in moments]
    theirs = [(stamp + offset).tz_localize("Asia/Shanghai") for stamp in stamps]
    assert theirs == ours(moments)
    mine, other = medians([partial(ours, moments), lambda: [each + offset for each in stamps]], 1)
    faster("pandas CustomBusinessHour / ours, 16 working hours", other / mine, 10)
    benchmark.pedantic(partial(ours, moments), rounds=5)


def test_sixteen_working_hours_beside_minute_stepping(benchmark: Any) -> None:
    moments = starts(10)
    assert stepped(moments) == ours(moments)
    mine, other = medians([partial(ours, moments), partial(stepped, moments)], 1)
    faster("stepping through minutes / ours, 16 working hours", other / mine, 400)
    benchmark.pedantic(partial(ours, moments), rounds=5)


def test_ten_years_cost_no_more_than_a_week(benchmark: Any, told: Any) -> None:
    untils = starts(500)
    weeks, decades = ([(each - DAY * days, each) for each in untils] for days in (7, 3650))

    def measured(spans: Sequence[tuple[datetime, datetime]]) -> list[timedelta]:
        return [OURS.worked(since, until) for since, until in spans]

    assert all(sum_ > timedelta(hours=15_000) for sum_ in measured(decades))
    long, short = medians([partial(measured, decades), partial(measured, weeks)], 10)
    told("working time of ten years / of a week", long / short, 1.2)
    benchmark.pedantic(partial(measured, decades), rounds=5)
