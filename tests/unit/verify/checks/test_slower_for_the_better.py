"""Duties that come later, or less often, than a law allows."""

from pathlib import Path

import pytest

from tests.unit.verify.small_duties import duties, law, office
from tests.unit.verify.small_policies import told

LATER = "never: later call, when: better grade"
FEWER = "never: fewer visit, when: better grade"
LIMITS = (
    "parameters:\n  limits: {title: {zh: 限, en: limits}, type: mapping, keys: [grade], of: {type: term},"
    " value: VALUES, clause: doc.1}\n"
)


def laid(*rules: str, said: str = LATER, marked: bool = True, keys: str = "", parameters: str = "") -> str:
    """Write duties with one law of service."""
    return duties(*rules, laws=law(said, marked=marked), keys=keys, parameters=parameters)


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        (LATER, ("call: within: 4h", "grade: A -> call: within: 2h")),
        (LATER, ("call: within: 4h", "grade: A -> call: within: 24h")),
        (LATER, ("grade: A -> call: within: 4h", "grade: [B, C] -> call: within: 4 working hours")),
        (
            LATER,
            (
                "grade: A -> call: within: 4h",
                "grade: C -> call: every: never",
                "grade: B -> call: within: 5h",
            ),
        ),
        (LATER, ("call: within: 1 day, from: visit", "visit: within: 2h", "grade: A -> visit: within: 1h")),
        ("never: earlier call, when: worse grade", ("grade: A -> call: within: 1h", "call: within: 2h")),
        ("never: later call, when: {urgent: yes}", ("urgent: yes -> call: within: 1h", "call: within: 2h")),
        ("never: later call, when: better urgent", ("urgent: yes -> call: within: 1h", "call: within: 2h")),
        (
            "never: later visit, when: better grade",
            ("grade: A -> visit: every: quarter", "visit: every: year"),
        ),
        (FEWER, ("grade: A -> visit: every: quarter, times: 3", "visit: every: quarter, times: 2")),
        (FEWER, ("grade: [A, B] -> visit: every: month", "grade: C -> visit: every: year, times: 12")),
        ("same: call, whatever: urgent", ("grade: A -> call: within: 1h", "call: within: 2h")),
        (
            "always: {visit: {at_least: 1 a month}}",
            ("visit: every: quarter, times: 1", "visit: every: month"),
        ),
        ("always: {visit: {at_least: 3 a quarter}}", ("visit: every: month",)),
        ("always: {visit: {at_least: 3 a month}}", ("visit: every: week",)),
        ("always: {visit: {at_least: 1 a month}}, when: {grade: A}", ("grade: A -> visit: every: month",)),
        ("always: {visit: {up_to: 1 a month}}", ("visit: every: quarter",)),
        ("always: {visit: {up_to: 31 a month}}", ("visit: every: day",)),
        ("always: {visit: {at_least: 0 a month}}", ("visit: every: year",)),
        ("always: {visit: {at_least: 7 a week}}", ("visit: every: day",)),
        ("always: {visit: {at_least: 4 a year}}", ("visit: every: week",)),
        (FEWER, ("grade: A -> visit: every: 10 days", "grade: [B, C] -> visit: every: 2 weeks")),
        (FEWER, ("grade: A -> visit: every: week", "grade: [B, C] -> visit: every: month")),
        (FEWER, ("grade: A -> visit: within: 4h, times: 2", "grade: [B, C] -> visit: within: 4h")),
        ("never: more visit, when: worse grade", ("grade: A -> visit: every: month", "visit: every: year")),
        (
            "never: later visit, when: better grade",
            ("grade: A -> visit: every: 3 weeks", "visit: every: 40 days"),
        ),
    ],
)
def test_a_law_of_service_that_holds_is_sound(tmp_path: Path, said: str, rules: tuple[str, ...]) -> None:
    """The earliest of several limits binds: a longer one beside it slows nobody."""
    assert told(tmp_path, laid(*rules, said=said, marked=False)).report.clean


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        (LATER, ("grade: A -> call: within: 24h", "grade: [B, C] -> call: within: 4h")),
        (
            LATER,
            ("grade: A -> call: within: 3 working days", "grade: [B, C] -> call: within: 2 working days"),
        ),
        (LATER, ("grade: [B, C] -> call: within: 4h",)),
        (LATER, ("grade: A -> call: every: never", "grade: [B, C] -> call: within: 4h")),
        (LATER, ("call: within: 1h, from: visit", "visit: within: 2h", "grade: B -> visit: within: 1h")),
        (
            "never: earlier call, when: worse grade",
            ("grade: A -> call: within: 3h", "grade: B -> call: within: 2h"),
        ),
        (
            "never: later call, when: {urgent: yes}",
            ("urgent: no -> call: within: 1h", "urgent: yes -> call: within: 2h"),
        ),
        (
            "never: later visit, when: better grade",
            ("grade: A -> visit: every: year", "grade: B -> visit: every: month"),
        ),
        (
            FEWER,
            ("grade: A -> visit: every: quarter, times: 2", "grade: B -> visit: every: quarter, times: 3"),
        ),
        (FEWER, ("grade: A -> visit: every: year, times: 3", "grade: B -> visit: every: quarter")),
        (
            "same: call, whatever: urgent",
            ("urgent: yes -> call: within: 1h", "urgent: no -> call: within: 2h"),
        ),
        ("always: {visit: {at_least: 1 a month}}", ("visit: every: quarter, times: 3",)),
        (
            "always: {visit: {at_least: 2 a month}}",
            ("grade: A -> visit: every: month, times: 2", "visit: every: month"),
        ),
        ("always: {visit: {at_least: 1 a month}}, when: {grade: A}", ("grade: B -> visit: every: month",)),
        ("always: {visit: {up_to: 1 a month}}", ("visit: every: month, times: 2",)),
        ("always: {visit: {at_least: 1 a week}}", ("visit: every: month",)),
        (FEWER, ("grade: A -> visit: within: 4h", "grade: [B, C] -> visit: within: 4h, times: 2")),
        (FEWER, ("grade: A -> visit: every: 30 days", "grade: B -> visit: every: week")),
    ],
)
def test_a_law_of_service_that_is_broken_is_told(tmp_path: Path, said: str, rules: tuple[str, ...]) -> None:
    """With the facts that show it: two sets where one fact moves."""
    finding = told(tmp_path, laid(*rules, said=said)).only("CRM602")
    assert len(finding.witnesses) == (1 if said.startswith("always") else 2)
    assert finding.region is not None


def test_the_finding_says_what_is_asked_before_and_after(tmp_path: Path) -> None:
    """And the real evaluation has told both due moments."""
    rules = ("grade: A -> call: within: 24h", "grade: [B, C] -> call: within: 4h")
    finding = told(tmp_path, laid(*rules)).only("CRM602")
    assert finding.sentence() == (
        "response breaks its law `law`: call is asked 4 hours in the example, 24 hours in the case beside it"
    )
    assert [each.facts["grade"] for each in finding.witnesses] == ["B", "A"]
    assert all(each.facts["events"][0]["event"] == "receive" for each in finding.witnesses)


def test_how_often_is_worded_with_its_number(tmp_path: Path) -> None:
    """So many times a period."""
    rules = ("visit: every: quarter, times: 2",)
    finding = told(tmp_path, laid(*rules, said="always: {visit: {at_least: 1 a month}}")).only("CRM602")
    assert finding.sentence() == "response breaks its law `law`: of visit it asks 2 times every quarter"
    assert finding.sentence("zh") == "“响应”不合性质`law`：“拜访”只要求 每季度 2 次"


def test_units_are_compared_on_the_calendar_of_the_company(tmp_path: Path) -> None:
    """A working day may end before 24 hours are over, and after them; never before 17 hours are."""
    rules = ("grade: A -> call: within: 24h", "grade: [B, C] -> call: within: 1 working day")
    told(tmp_path / "over", office(laid(*rules)), "firm.yaml").only("CRM602")
    rules = ("grade: A -> call: within: 17h", "grade: [B, C] -> call: within: 1 working day")
    assert told(tmp_path / "sound", office(laid(*rules, marked=False)), "firm.yaml").report.clean


def test_entries_of_one_mapping_are_compared_entry_by_entry(tmp_path: Path) -> None:
    """One rule says all of them."""
    rule = "call: within: limits"
    sound = laid(rule, marked=False, parameters=LIMITS.replace("VALUES", "{A: 1h, B: 2h, C: 2h}"))
    assert told(tmp_path / "sound", sound).report.clean
    wrong = laid(rule, parameters=LIMITS.replace("VALUES", "{A: 2h, B: 1h, C: 2h}"))
    assert told(tmp_path / "wrong", wrong).only("CRM602").witnesses[0].facts["grade"] == "B"
    left = laid(rule, marked=False, parameters=LIMITS.replace("VALUES", "required"))
    assert told(tmp_path / "open", left).report.clean


@pytest.mark.parametrize(
    "rules",
    [
        ("grade: A -> visit: every: 3 months", "grade: B -> visit: every: quarter"),
        ("grade: A -> visit: every: quarter", "grade: B -> visit: within: 20 days"),
        ("grade: A -> visit: every: year, day: 20", "grade: B -> visit: every: year"),
        ("grade: A -> visit: within: 20 days, from: cause", "grade: B -> visit: within: 20 days"),
        ("grade: A -> visit: within: 20 days", "grade: B -> visit: day: 20, months_after: 1"),
        ("grade: A -> visit: day: 20", "grade: B -> visit: within: 20 days"),
    ],
)
def test_what_has_no_order_is_not_decided(tmp_path: Path, rules: tuple[str, ...]) -> None:
    """A calendar period and a length since the last time; something that comes back and a limit."""
    told(tmp_path, laid(*rules, said="never: later visit, when: better grade")).only("CRM001")


def test_a_counter_for_each_role_is_compared_role_by_role(tmp_path: Path) -> None:
    """More visits by one do not make up for fewer by another."""
    keys = "    counting: {done_by: named role}\n"
    rules = (
        "grade: A -> visit: every: month, times: 3, who: clerk",
        "grade: A -> visit: every: year, times: 1, who: manager",
        "grade: [B, C] -> visit: every: month, times: 1, who: clerk",
        "grade: [B, C] -> visit: every: year, times: 2, who: manager",
    )
    together = laid(*rules, said=FEWER, keys=keys, marked=False)
    assert told(tmp_path / "together", together).report.clean
    apart = laid(*rules, said=FEWER, keys=keys).replace(
        "visit: {title: {zh: 拜访, en: visit}}", "visit: {title: {zh: 拜访, en: visit}, per: who}"
    )
    told(tmp_path / "apart", apart).only("CRM602")


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        ("always: {visit: {at_least: 1 a month}}", ("visit: every: 1 month",)),
        ("always: {visit: {up_to: 4 a month}}", ("visit: every: week",)),
        (FEWER, ("grade: A -> visit: every: 30 days", "grade: B -> visit: every: month")),
        (FEWER, ("grade: A -> visit: within: 4h", "grade: B -> visit: every: month")),
        ("never: later visit, when: {grade: A}", ("visit: every: month",)),
    ],
)
def test_how_often_cannot_always_be_told(tmp_path: Path, said: str, rules: tuple[str, ...]) -> None:
    """A month has four weeks and more; a length since the last time keeps no calendar."""
    told(tmp_path, laid(*rules, said=said)).only("CRM001")
