"""Laws of a year's plan: it asks what an evaluation asks, on days that fit, for each customer alone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.course_point import CoursePoint
from crmpolicy.engine.courses.case import Case, Event, Ruling
from crmpolicy.engine.courses.duties import duty_statuses
from crmpolicy.engine.courses.occasions import occasions
from crmpolicy.policy.duties import Duties, Duty
from crmpolicy.visits import PlannedVisit, VisitPlan, visit_plan
from crmpolicy.wording import Words
from tests.property.histories import LAW, MINUTE, company
from tests.property.test_duties import OFFICES, recurring

CLASSES = ("important", "general", "potential")
RANKS = ("handler", "handler_supervisor", "department_manager", "top_manager")
GROUP = company({})
NEW_YEAR = datetime.fromisoformat("2026-01-01T00:00+08:00")
VISITS = Duties((Duty("visit", Words("拜访", "visit"), ("visit",)),))

moments = st.integers(0, 500 * 24 * 60).map(
    lambda minute: datetime(2025, 10, 1, tzinfo=UTC) + minute * MINUTE
)
nows = st.integers(0, 365 * 24 * 60 - 1).map(lambda minute: NEW_YEAR + minute * MINUTE)
histories = st.lists(st.tuples(moments, st.sampled_from(RANKS)), max_size=12)
customers = st.builds(
    lambda kind, grade, made: {
        "visit_class": kind,
        "service_grade": grade,
        "events": [{"event": "sales_visit", "at": at, "by": who} for at, who in made],
    },
    st.sampled_from(CLASSES),
    st.sampled_from("ABCD"),
    histories,
)


def plan_of(given_: Sequence[Mapping[str, Any]], now: datetime, **asked: Any) -> VisitPlan:
    named = [{"customer": f"C-{number}", **each} for number, each in enumerate(given_)]
    return visit_plan(GROUP, named, **{"year": 2026, "now": now, "document": "handbook", **asked})


def time_of(document: str) -> WorkingTime:
    point = GROUP.point(f"{document}.visit_cadence")
    assert isinstance(point, CoursePoint)
    return point.working_time(document)


HANDBOOK = time_of("handbook")


@LAW
@given(recurring, st.lists(moments, max_size=6), moments, st.sampled_from(OFFICES), st.integers(1, 3))
def test_a_plan_begins_with_what_an_evaluation_asks_next(
    said: dict[str, Any], made: list[datetime], now: datetime, time: WorkingTime, times: int
) -> None:
    """The first occasion from the last time on that is not served falls due when the status says."""
    events = tuple(Event("visit", at, None, {}) for at in sorted(made) if at <= now)
    rule = Ruling("doc", "", "r", {"duty": "visit", "times": times, **said})
    case = Case(events, now, time, {})
    (status,) = duty_statuses(VISITS, [rule], case)
    found = occasions(VISITS, [rule], case, date(2024, 1, 1), date(2029, 12, 31))
    last = max((moment for each in found for moment in each.done_at), default=None)
    behind = next((place for place, each in enumerate(found) if last in each.done_at), 0)
    undone = [each for each in found[behind:] if each.done < each.required]
    assert (status.due is None) == (not undone)
    if undone:
        assert status.due == undone[0].due


@LAW
@given(customers, nows)
def test_planned_days_lie_in_their_period_and_on_open_days(customer: Any, now: datetime) -> None:
    for entry in plan_of([customer], now).entries:
        assert entry.begins <= entry.planned <= entry.day <= entry.ends
        assert HANDBOOK.is_working_day(entry.day)


@LAW
@given(customers, nows)
def test_nothing_is_planned_in_the_past_while_its_period_lasts(customer: Any, now: datetime) -> None:
    """Unless no open day is left in it."""
    soonest = HANDBOOK.day_of(HANDBOOK.next_opening(now))
    for entry in plan_of([customer], now).entries:
        if entry.done_at is None and entry.ends >= soonest:
            assert entry.day >= soonest


@LAW
@given(customers, nows)
def test_each_period_has_as_many_visits_as_the_table_asks(customer: Any, now: datetime) -> None:
    plan = plan_of([customer], now)
    asked = {each.who: each.times for each in plan.counts if each.word == customer["visit_class"]}
    periods: dict[Any, list[PlannedVisit]] = {}
    for entry in plan.entries:
        if entry.duty == "sales_visit":
            periods.setdefault((entry.who, entry.begins), []).append(entry)
    for (who, _), entries in periods.items():
        numbers = sorted((entry.number, entry.of) for entry in entries)
        assert numbers == [(number, asked[who]) for number in range(1, asked[who] + 1)]
    ahead = Counter(who for who, begins in periods if begins > now.date())
    quarters = sum(date(2026, month, 1) > now.date() for month in (4, 7, 10))
    assert all(ahead[who] == quarters for who, number in asked.items() if number)


@LAW
@given(customers, nows)
def test_the_completion_table_has_every_visit_of_the_plan_and_every_one_that_was_made(
    customer: Any, now: datetime
) -> None:
    plan = plan_of([customer], now)
    planned = Counter((each.duty, each.who, each.planned.month) for each in plan.entries)
    done: Counter[Any] = Counter()
    for each in customer["events"]:
        day = HANDBOOK.day_of(each["at"])
        done["sales_visit", each["by"], day.month] += each["at"] <= now and day.year == 2026
    asked = {each.who for each in plan.counts if each.times and each.word == customer["visit_class"]}
    for line in plan.by_month:
        for month, cell in enumerate(line.months, 1):
            key = (line.duty, line.who, month)
            assert cell.planned == planned[key]
            if line.duty == "sales_visit" and line.who in asked:
                assert cell.done == done[key]


@LAW
@given(st.lists(customers, min_size=1, max_size=4), nows, st.randoms(use_true_random=False))
def test_a_customer_changes_nobody_elses_plan(several: Any, now: datetime, random: Any) -> None:
    """Whoever else is on the list, and in whatever order; entries follow the list."""
    named = [{"customer": f"C-{number}", **each} for number, each in enumerate(several)]
    mixed = random.sample(named, len(named))
    plan = visit_plan(GROUP, mixed, year=2026, now=now, document="handbook")
    assert list(dict.fromkeys(each.customer for each in plan.by_month)) == [
        each["customer"] for each in mixed
    ]
    for each in named:
        alone = visit_plan(GROUP, [each], year=2026, now=now, document="handbook")
        assert alone.entries == tuple(entry for entry in plan.entries if entry.customer == each["customer"])


@LAW
@given(customers, nows)
def test_events_may_be_listed_in_any_order(customer: Any, now: datetime) -> None:
    turned = {**customer, "events": customer["events"][::-1]}
    assert plan_of([customer], now) == plan_of([turned], now)


@LAW
@given(st.sampled_from("ABCD"), nows)
def test_a_better_class_and_a_lower_rank_are_planned_at_least_as_often(grade: str, now: datetime) -> None:
    """27, in the plan itself."""
    tables = [
        Counter(
            each.who
            for each in plan_of([{"visit_class": kind, "service_grade": grade}], now).entries
            if each.duty == "sales_visit"
        )
        for kind in CLASSES
    ]
    for better, worse in pairwise(tables):
        assert all(better[who] >= worse[who] for who in RANKS)
    for table in tables:
        numbers = [table[who] for who in RANKS]
        assert numbers == sorted(numbers, reverse=True)


@LAW
@given(st.sampled_from(["A", "B", "C"]), nows)
def test_a_better_grade_is_followed_up_at_least_as_often(grade: str, now: datetime) -> None:
    """IC1 under the steel document, D last of all."""
    better, worse = (
        len(plan_of([{"grade": each}], now, document="steel").entries)
        for each in (grade, chr(ord(grade) + 1))
    )
    assert better >= worse


@LAW
@given(nows, st.lists(moments, max_size=8))
def test_a_key_account_is_met_at_least_once_in_each_month_to_come(
    now: datetime, made: list[datetime]
) -> None:
    """28, in the plan itself."""
    facts = {
        "is_key_account": True,
        "events": [
            {"event": "meeting", "at": at, "by": "key_account_manager", "mode": "face_to_face"} for at in made
        ],
    }
    plan = plan_of([facts], now, document="key_accounts")
    months = Counter(each.begins.month for each in plan.entries if each.duty == "meeting")
    this = (now + timedelta(hours=8)).month if now.tzinfo is UTC else now.month
    assert all(months[month] >= 1 for month in range(this + 1, 13))
