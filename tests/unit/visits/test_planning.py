"""A year's plan of visits under the example group and its documents."""

import pickle
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.errors import (
    FactsError,
    MissingParameterError,
    UndecidedError,
    UnknownPointError,
)
from crmpolicy.testing.texts import write_texts
from crmpolicy.visits import PlannedVisit, VisitPlan, visit_plan

NEW_YEAR = datetime.fromisoformat("2026-01-01T00:00+08:00")
MARCH = datetime.fromisoformat("2026-03-04T09:00+08:00")
GROUP = load_policy_set("example-group")
KEY = {"visit_class": "important", "service_grade": "A"}


def visited(*moments: str, name: str = "sales_visit", by: str = "handler") -> list[dict[str, Any]]:
    return [{"event": name, "at": f"{moment}+08:00", "by": by} for moment in moments]


def planned(
    *customers: Any, now: datetime = NEW_YEAR, policies: PolicySet = GROUP, **asked: Any
) -> VisitPlan:
    return visit_plan(policies, customers, **{"year": 2026, "now": now, "document": "handbook", **asked})


def of(plan: VisitPlan, duty: str, who: str) -> list[PlannedVisit]:
    return [each for each in plan.entries if (each.duty, each.who) == (duty, who)]


def days(entries: Sequence[PlannedVisit]) -> list[str]:
    return [f"{each.day:%m-%d}" for each in entries]


def test_visits_are_spread_evenly_over_their_period_on_working_days() -> None:
    """Six in a quarter: each part of 15 days ends on the day itself or on an open day before it."""
    plan = planned({"customer": "C-1", **KEY})
    handler = of(plan, "sales_visit", "handler")
    assert days(handler[:6]) == ["01-15", "01-30", "02-14", "02-28", "03-16", "03-31"]
    assert [(each.number, each.of) for each in handler[:2]] == [(1, 6), (2, 6)]
    assert (handler[0].begins, handler[0].ends) == (date(2026, 1, 1), date(2026, 3, 31))
    assert handler[0].clauses == ("handbook.form8.visitfreq.important",)
    assert not any(each.missed or each.provisional or each.soft for each in handler)


def test_the_year_counts_what_the_table_says() -> None:
    plan = planned({"customer": "C-1", **KEY})
    number = Counter(each.who for each in plan.entries if each.duty == "sales_visit")
    assert number == {each.who: each.a_year for each in plan.counts if each.word == "important"}
    assert number["handler"] == 24


def test_what_was_done_takes_the_first_places_and_the_rest_is_never_in_the_past() -> None:
    plan = planned({"customer": "C-1", **KEY, "events": visited("2026-01-20T10:00")}, now=MARCH)
    handler = of(plan, "sales_visit", "handler")
    assert days(handler[:6]) == ["01-15", "03-04", "03-04", "03-04", "03-16", "03-31"]
    assert [f"{each.planned:%m-%d}" for each in handler[:4]] == ["01-15", "01-30", "02-14", "02-28"]
    assert handler[0].done_at == datetime.fromisoformat("2026-01-20T10:00+08:00")
    assert all(each.done_at is None for each in handler[1:])


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-03-04T20:00+08:00", "03-05"),  # closed for today
        ("2026-03-07T09:00+08:00", "03-09"),  # a Saturday
        ("2026-03-31T17:30+08:00", "01-15"),  # the last moment is gone: the day stays as it was
    ],
)
def test_a_day_on_which_nobody_works_any_more_is_not_planned(now: str, day: str) -> None:
    made = visited("2025-12-01T10:00")
    plan = planned({"customer": "C-1", **KEY, "events": made}, now=datetime.fromisoformat(now))
    assert days(of(plan, "sales_visit", "handler"))[0] == day


def test_a_period_that_ran_out_keeps_its_days_and_says_what_was_missed() -> None:
    made = visited("2025-12-01T10:00", "2026-02-03T10:00")
    plan = planned(
        {"customer": "C-1", **KEY, "events": made}, now=datetime.fromisoformat("2026-04-01T09:00+08:00")
    )
    first = [each for each in of(plan, "sales_visit", "handler") if each.ends == date(2026, 3, 31)]
    assert [each.missed for each in first] == [False, True, True, True, True, True]
    assert all(each.day == each.planned for each in first)


def test_planned_and_done_stand_side_by_side_by_month() -> None:
    """A visit that was put off stays with its month: else no month would ever fall short."""
    made = visited("2026-01-20T10:00", "2026-02-02T10:00", "2026-02-03T10:00", "2025-12-30T10:00")
    plan = planned({"customer": "C-1", **KEY, "events": made}, now=MARCH)
    (line,) = [each for each in plan.by_month if (each.duty, each.who) == ("sales_visit", "handler")]
    assert [(each.planned, each.done) for each in line.months[:4]] == [(2, 1), (2, 2), (2, 0), (2, 0)]
    assert (line.year.planned, line.year.done, line.year.difference) == (24, 3, -21)
    assert line.year.completion == Fraction(1, 8)
    assert line.months[0].to_dict() == {"planned": 2, "done": 1, "difference": -1, "completion": "0.5"}


def test_a_visit_that_serves_two_documents_is_planned_and_counted_once() -> None:
    """Quarterly visits of one document serve the half-yearly ones of another, planned or done."""
    made = visited("2026-02-10T10:00", name="visit", by="account_manager")
    customer = {
        "customer": "C-1", "steel.sales_share": "2%", "contribution": "大", "cooperation": "紧密",
        "reputation": "良好", "completed_orders": 3, "is_key_account": False,
        "events": [{**each, "mode": "面对面"} for each in made],
    }  # fmt: skip
    plan = planned(customer, document=None, now=MARCH)
    visits = of(plan, "visit", "account_manager")
    assert [(each.document, each.done_at is not None) for each in visits] == [
        ("lighting", True),
        ("lighting", False),
        ("lighting", False),
        ("lighting", False),
    ]
    (line,) = [each for each in plan.by_month if each.duty == "visit"]
    assert (line.year.planned, line.year.done) == (4, 1)


def test_a_duty_that_was_never_done_is_named_where_nothing_can_be_planned_by_it() -> None:
    before = planned({"customer": "C-1", **KEY})
    assert [(each.customer, each.duty, each.rule) for each in before.not_begun] == [
        ("C-1", "return_visit", "return-again")
    ]
    made = visited("2026-02-10T10:00", name="return_visit", by="service_staff")
    after = planned({"customer": "C-1", **KEY, "events": made}, now=MARCH)
    assert after.not_begun == ()
    assert days(of(after, "return_visit", "service_staff")) == ["05-11", "08-11", "11-11"]
    (line,) = [each for each in after.by_month if each.duty == "return_visit"]
    assert [(each.planned, each.done) for each in line.months[1:5]] == [(0, 1), (0, 0), (0, 0), (1, 0)]


def test_what_is_long_overdue_is_planned_for_the_next_open_day() -> None:
    made = visited("2024-02-01T10:00", name="return_visit", by="service_staff")
    saturday = datetime.fromisoformat("2026-03-07T09:00+08:00")
    plan = planned({"customer": "C-1", **KEY, "events": made}, now=saturday)
    first = of(plan, "return_visit", "service_staff")[0]
    assert (first.day, first.planned, first.missed) == (date(2026, 3, 9), date(2024, 5, 6), True)


def test_greetings_keep_their_day_on_which_nobody_works() -> None:
    birthday = {"customer": "C-1", "greeting_day": "1980-05-03"}
    customer = {**birthday, "coming_festival": "mid_autumn", "coming_festival_on": "2026-09-25"}
    plan = planned(customer, subject="customer_care", document="steel")
    assert days(of(plan, "birthday_greeting", "service_specialist")) == ["05-03"]  # a Sunday


def test_customers_keep_their_order_and_numbers_are_names() -> None:
    plan = planned({"customer": 7, **KEY}, {"customer": "甲", **KEY}, {"customer": "B-2", **KEY})
    assert list(dict.fromkeys(each.customer for each in plan.entries)) == ["7", "甲", "B-2"]
    one = [each for each in plan.entries if each.customer == "7"]
    assert [each.day for each in one] == sorted(each.day for each in one)


def test_no_customers_make_an_empty_plan() -> None:
    plan = planned()
    assert (plan.entries, plan.by_month, plan.not_begun) == ((), (), ())
    assert len(plan.counts) == 12


def test_a_plan_is_plain_data() -> None:
    plan = planned({"customer": "C-1", **KEY})
    assert plan == planned({"customer": "C-1", **KEY})
    assert pickle.loads(pickle.dumps(plan)) == plan  # noqa: S301 - our own
    assert hash(plan) == hash(planned({"customer": "C-1", **KEY}))
    data = plan.to_dict()
    assert (data["company"], data["subject"], data["year"]) == (
        "example-group",
        "handbook.visit_cadence",
        2026,
    )
    assert data["now"] == "2026-01-01T00:00:00+08:00"
    assert data["entries"][0]["day"] == "2026-01-15"
    assert data["counts"][0]["every"] == "quarter"
    assert [each["month"] for each in data["by_month"][0]["months"]] == list(range(1, 13))
    assert data["by_month"][0]["year"]["planned"] == 4


def test_every_fault_of_every_customer_is_told_with_its_place() -> None:
    customers = (
        {"customer": "C-1", **KEY},
        {"customer": "C-1", **KEY},
        KEY,
        {"customer": "C-4", "visit_class": "golden", "service_grade": "A"},
        {"customer": "C-5", **KEY, "events": visited("2026-01-20T10:00", name="dance")},
        {"customer": "C-6", **KEY, "events": visited("2026-01-20T10:00", by="nobody")},
        {"customer": True, **KEY},
        "C-8",
        {"customer": "two\nlines", **KEY},
    )
    with pytest.raises(FactsError) as caught:
        planned(*customers, now=MARCH)
    faults = caught.value.faults
    told = [(each.code, each.arguments.get("customer"), each.arguments["number"]) for each in faults]
    assert told == [
        ("plan-customer-twice", "C-1", "2"),
        ("plan-customer-missing", None, "3"),
        ("plan-customer-name", None, "7"),
        ("plan-customer-no-mapping", None, "8"),
        ("plan-customer-name", None, "9"),
        ("plan-customer", "C-4", "4"),
        ("plan-customer", "C-5", "5"),
        ("plan-customer", "C-6", "6"),
    ]
    assert "`dance`" in faults[6].message("en")
    assert "客户 `C-5`（名单第 5 项）" in faults[6].message("zh")


def test_a_customer_of_whom_nothing_can_be_decided_is_named() -> None:
    policies = load_policy_set("example-group")
    facts = {"annual_purchases": 0, "years_of_cooperation": 0, "has_purchased": False}
    with pytest.raises((UndecidedError, FactsError)) as caught:
        planned({"customer": "C-9", **facts}, policies=policies, document="lighting")
    assert "C-9" in str(caught.value)


@pytest.mark.parametrize("year", [1899, 2201, True, "2026"])
def test_a_year_is_one_of_the_calendar(year: Any) -> None:
    with pytest.raises(FactsError) as caught:
        planned(year=year)
    assert caught.value.code == "plan-year"


def test_only_recurring_duties_can_be_planned() -> None:
    for subject in ("customer_grade", "complaint_escalation", "complaint_response"):
        with pytest.raises(FactsError) as caught:
            planned(subject=subject, document=None)
        assert caught.value.code == "plan-no-duties"
    with pytest.raises(UnknownPointError):
        planned(subject="dancing", document=None)


def test_a_moment_without_zone_is_refused_though_no_customer_is_given() -> None:
    with pytest.raises(FactsError):
        planned(now=datetime(2026, 1, 1))  # noqa: DTZ001 - what is refused


def test_values_that_are_missing_are_told_once() -> None:
    with pytest.raises(MissingParameterError):
        planned({"customer": "C-1", **KEY}, policies=load_policy_set("handbook"), document=None)


TWICE = {
    "twice/policy.yaml": """\
format: 1
document: twice
title: {zh: 两重要求, en: asked twice}
version: 1
zone: Asia/Shanghai
currency: 元
""",
    "twice/rules.yaml": """\
format: 1
decisions:
  visit_cadence:
    title: {zh: 拜访周期, en: cadence of visits}
    kind: duties
    governed_by: now
    duties:
      visit: {title: {zh: 拜访, en: visit}}
    rules:
      - {id: quarterly, then: {duty: visit, every: quarter}, no clause: yes}
      - {id: often, then: {duty: visit, every: half year, times: 3}, no clause: yes}
""",
}


def test_a_visit_that_was_made_serves_the_shorter_period_first(tmp_path: Path) -> None:
    """Two quarters ask for a visit each and the half year for one more: the first visit is the quarter's."""
    write_texts(TWICE, tmp_path)
    policies = load_policy_set(tmp_path / "twice")
    made = {"event": "visit", "at": "2026-02-10T10:00+08:00"}
    plans = [
        visit_plan(policies, [{"customer": "C-1", "events": [made] * number}], year=2026, now=MARCH)
        for number in (1, 2)
    ]
    served = [
        [(each.rule, each.ends.month) for each in plan.entries if each.done_at is not None] for plan in plans
    ]
    assert served == [[("quarterly", 3)], [("quarterly", 3), ("often", 6)]]
    assert [plan.by_month[0].year.planned for plan in plans] == [6, 6]
    assert [plan.by_month[0].year.done for plan in plans] == [1, 2]
