"""The occasions that a question asks: documents together, values of their day."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine.course_point import CoursePoint
from crmpolicy.errors import FactsError

YEAR = {"since": date(2026, 1, 1), "until": date(2026, 12, 31)}
NOW = datetime.fromisoformat("2026-01-01T00:00+08:00")
BRANCH = """\
format: 1
company: depot
title: {zh: 仓库, en: depot}
extends: example-group
parameters:
  steel.follow_up_b: {dated: [{value: half year}, {from: 2026-08-15, value: month}]}
"""


def point_of(company: str | Path, name: str) -> CoursePoint:
    point = load_policy_set(company).point(name)
    assert isinstance(point, CoursePoint)
    return point


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    file = tmp_path / "depot.yaml"
    file.write_text(BRANCH, encoding="utf-8")
    return file


def test_a_changed_value_counts_for_the_periods_that_begin_under_it(depot: Path) -> None:
    """A half year that has begun is served as it began; from January on months count."""
    point = point_of(depot, "steel.visit_cadence")
    facts = {"grade": "B", "events": []}
    found = point.occasions(facts, since=date(2026, 1, 1), until=date(2027, 2, 28), now=NOW)
    assert [(f"{each.begins:%y-%m-%d}", f"{each.ends:%y-%m-%d}") for each in found] == [
        ("26-01-01", "26-06-30"),
        ("26-07-01", "26-12-31"),
        ("27-01-01", "27-01-31"),
        ("27-02-01", "27-02-28"),
    ]


@pytest.mark.parametrize(("last", "ends"), [("2027-01-01", ["01-31"]), ("2026-12-31", [])])
def test_a_value_that_changes_on_the_last_day_asked_for_counts_from_it_on(
    depot: Path, last: str, ends: list[str]
) -> None:
    depot.write_text(BRANCH.replace("2026-08-15", "2027-01-01"), encoding="utf-8")
    point = point_of(depot, "steel.visit_cadence")
    found = point.occasions(
        {"grade": "B", "events": []}, since=date(2026, 7, 1), until=date.fromisoformat(last), now=NOW
    )
    assert [f"{each.ends:%m-%d}" for each in found] == ["12-31", *ends]


def test_next_year_is_asked_for_by_next_years_values() -> None:
    """The share for grade A is lowered on 1 January 2027, as the example company announces."""
    point = point_of("example-group", "steel.visit_cadence")
    facts = {
        "sales_share": "0.95%",
        "contribution": "大",
        "cooperation": "紧密",
        "reputation": "良好",
        "events": [],
    }
    now = datetime.fromisoformat("2026-12-21T09:00+08:00")
    found = point.occasions(
        {**facts, "events": []}, since=date(2026, 12, 1), until=date(2027, 12, 31), now=now
    )
    assert [each.rule for each in found] == ["grade-B", "grade-A", "grade-A", "grade-A", "grade-A"]


def test_documents_are_put_together() -> None:
    """A quarterly visit serves the half-yearly one of another document; other roles stand by themselves."""
    point = point_of("example-group", "visit_cadence")
    facts: dict[str, Any] = {
        "steel.sales_share": "2%", "contribution": "大", "cooperation": "紧密", "reputation": "良好",
        "completed_orders": 3, "key_accounts.is_key_account": False, "events": [],
    }  # fmt: skip
    found = point.occasions(facts, now=NOW, **YEAR)
    visits = [(each.document, each.required, each.beyond) for each in found if each.duty == "visit"]
    assert sorted(visits) == [("lighting", 1, 1)] * 4 + [("relationship", 1, 0)] * 2


def test_later_events_are_not_seen_even_where_later_values_are_asked(depot: Path) -> None:
    point = point_of(depot, "steel.visit_cadence")
    made = {"grade": "B", "events": [{"event": "follow_up", "at": "2026-09-01T10:00+08:00"}]}
    nothing = {"grade": "B", "events": []}
    assert point.occasions(made, now=NOW, **YEAR) == point.occasions(nothing, now=NOW, **YEAR)


def test_what_cannot_be_foreseen_is_named_by_duty_and_role() -> None:
    point = point_of("example-group", "handbook.visit_cadence")
    facts = {"visit_class": "potential", "service_grade": "D", "events": []}
    assert point.not_begun(facts, now=NOW) == (
        ("return_visit", "service_staff", ("handbook", "", "return-again")),
    )


def test_the_table_of_counts_has_three_classes_and_four_ranks() -> None:
    cells = point_of("example-group", "visit_cadence").frequencies(now=NOW)
    table: dict[str, list[int]] = {}
    for each in cells:
        table.setdefault(each.word, []).append(each.times)
    assert {word: sorted(row) for word, row in table.items()} == {
        "important": [1, 1, 3, 6],
        "general": [0, 0, 1, 3],
        "potential": [0, 0, 0, 1],
    }
    assert {each.rule for each in cells} == {f"{each.word}:{each.who}" for each in cells}
    assert {(each.duty, each.fact, each.document) for each in cells} == {
        ("sales_visit", "handbook.visit_class", "handbook")
    }


def test_a_length_has_no_number_for_a_year() -> None:
    policies = load_policy_set("example-group", parameters={"handbook.visit_period": "3 months"})
    point = policies.point("handbook.visit_cadence")
    assert isinstance(point, CoursePoint)
    assert {each.a_year for each in point.frequencies(now=NOW)} == {None}


def test_duties_without_counters_have_no_table() -> None:
    assert point_of("example-group", "steel.visit_cadence").frequencies(now=NOW) == ()


def test_faults_of_facts_are_told_as_by_an_evaluation() -> None:
    point = point_of("example-group", "steel.visit_cadence")
    with pytest.raises(FactsError) as caught:
        point.occasions({"grade": "B", "events": [{"event": "qqq", "at": NOW}]}, now=NOW, **YEAR)
    assert [fault.code for fault in caught.value.faults] == ["event-unknown"]
