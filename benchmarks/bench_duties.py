"""Open cases in one call: what one costs, whether that grows with their number, beside code by hand."""

import random
import statistics
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from time import perf_counter
from typing import Any

from benchmarks.bench_working_time import OFF, OFFICE, SHANGHAI
from benchmarks.conftest import LINES
from crmpolicy import load_policy_set
from crmpolicy.engine import Decision

NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
POLICIES = load_policy_set("example-group")
MAKEUP = {date(2026, *day) for day in ((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10))}
DAY_OFF = date(2026, 3, 12)
Case = Mapping[str, Any]


def cases(count: int) -> list[Case]:
    """Make complaints of the year that are still open, with what has happened to them."""
    rng = random.Random(11)
    return [{"events": events(rng)} for _ in range(count)]


def events(rng: random.Random) -> list[Mapping[str, str]]:
    """Make what has happened to one complaint: it came in, perhaps someone called, perhaps it waits."""
    at = datetime(2026, 1, 1, tzinfo=SHANGHAI) + MINUTE * rng.randrange(300 * 1440)
    names = ["receive", *(each for each in ("record", "contact", "pause", "resume") if rng.random() < 0.7)]
    if "resume" in names and "pause" not in names:
        names.remove("resume")
    steps = [rng.randrange(1, 2000) for _ in names]
    return [
        {"event": name, "at": (at + MINUTE * sum(steps[:place])).isoformat()}
        for place, name in enumerate(names)
    ]


def decided(inputs: Sequence[Case]) -> int:
    """Decide all cases in one call; what was decided is not kept."""
    point = POLICIES.point("steel.complaint_response")
    return sum(isinstance(each, Decision) for each in point.evaluate_each(inputs, now=NOW))


def seconds(work: Callable[[], Any]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def test_a_hundred_thousand_cases_cost_no_more_each_than_ten_thousand(benchmark: Any, told: Any) -> None:
    many, few = cases(100_000), cases(10_000)
    assert decided(few) == len(few)
    each_few, each_many = [], []
    for _ in range(2):
        each_few += [seconds(partial(decided, few)) / len(few) for _ in range(2)]
        each_many.append(seconds(partial(decided, many)) / len(many))
    found = statistics.median(each_many) / statistics.median(each_few)
    cost = statistics.median(each_many) * 1e6
    LINES.append(f"{'a complaint with four duties, 100,000 in one call':<52} {cost:6.0f} us each")
    told("a case among 100,000 / among 10,000", found, 1.15)
    benchmark.pedantic(partial(decided, few), rounds=1)


def works(day: date) -> bool:
    return day != DAY_OFF and day not in OFF and (day.weekday() < 5 or day in MAKEUP)


def worked_days(day: date, count: int) -> date:
    while count:
        day += DAY
        count -= works(day)
    return day


def stopped(at: Mapping[str, datetime]) -> int:
    """Count the working days after the receipt whose close lies in the pause."""
    until, count = at.get("resume", NOW), 0
    day = max(at["pause"].astimezone(SHANGHAI).date(), at["receive"].astimezone(SHANGHAI).date() + DAY)
    while closing(day) <= until:
        count += works(day) and closing(day) > at["pause"]
        day += DAY
    return count


def closing(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, OFFICE[-1][1] // 60, OFFICE[-1][1] % 60, tzinfo=SHANGHAI)


def by_hand(case: Case) -> dict[str, tuple[str, datetime]]:
    """Judge a complaint as a shop's developer would: three limits, a pause stops one of them."""
    at = {each["event"]: datetime.fromisoformat(each["at"]) for each in case["events"]}
    received = at["receive"]
    due = {"record": received + timedelta(hours=1), "contact": received + timedelta(hours=8)}
    last = worked_days(received.astimezone(SHANGHAI).date(), 3)
    begun = at.get("pause")
    if begun is not None and closing(last) > begun:
        last = worked_days(last, stopped(at))
    due["solution"] = closing(last)
    return {name: (state(at.get(name), each), each) for name, each in due.items()}


def state(done: datetime | None, due: datetime) -> str:
    if done is not None:
        return "met" if done <= due else "late"
    return "open" if due >= NOW else "breached"


def test_beside_code_by_hand(benchmark: Any) -> None:
    """The same due moments; ours tells besides who owes it, by which rule, what has run and what is left."""
    inputs = cases(2000)
    point = POLICIES.point("steel.complaint_response")
    for case in inputs:
        outcome = point.evaluate(case, now=NOW).outcome
        for name, (_, due) in by_hand(case).items():
            assert outcome[name].due == due.astimezone(UTC)
    ratios = [
        seconds(partial(decided, inputs)) / seconds(lambda: deque(map(by_hand, inputs), maxlen=0))
        for _ in range(9)
    ]
    LINES.append(
        f"{'a complaint with its limits / code by hand':<52} {statistics.median(ratios):6.1f} (no promise)"
    )
    benchmark.pedantic(partial(decided, inputs), rounds=3)
