"""Answers that repeat facts: remembered by what they repeat, never mistaken for one another."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.engine import DecisionPoint, program
from tests.unit.engine.conftest import NOW, Load, fact

RULES = """\
parameters:
  extra: {title: {zh: 外加, en: extra}, type: money, clause: d, value: 5元}
  parts: {title: {zh: 项, en: parts}, type: list, of: fact, range: {among: [m, n]}, clause: d, value: [m]}
decisions:
  asked:
    title: {zh: 问, en: asked}
    outputs:
      day: {title: {zh: 日, en: day}, type: date, unknown: allowed}
      sum: {title: {zh: 和, en: sum}, type: money}
    derive:
      counted: {title: {zh: 计入, en: counted}, type: money, derived: {sum: [m, n], counted: parts}}
      whole: {title: {zh: 和, en: whole}, type: money, derived: {sum: [counted, extra], minus: [m]}}
    hit: first
    rules:
      - {id: known, when: {due: {known: yes}, flag: {not: yes}}, then: {day: due, sum: whole}, clause: d}
    otherwise: {id: rest, then: {day: due, sum: extra}, clause: d}
"""
FACTS = "facts:\n  " + "\n  ".join(
    [
        fact("m", "money"),
        fact("n", "money"),
        fact("flag", "boolean", unknown="allowed"),
        fact("due", "date", unknown="allowed"),
    ]
)


@pytest.fixture
def point(load: Load) -> DecisionPoint:
    """Load a table whose rules repeat a day and a sum."""
    return load(f"{FACTS}\n{RULES}").point("asked")


def given(due: date | None, *, flag: str | None = "no", m: int = 3) -> dict[str, Any]:
    return {"due": due, "flag": flag, "m": m, "n": 100}


def test_an_answer_is_that_of_its_own_facts(point: DecisionPoint) -> None:
    """Also when it has been remembered for others; facts that were read beforehand say the same."""
    for day in (date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 1), None):
        for m in (3, 4):
            facts = given(day, m=m)
            outcome = {"day": day, "sum": Decimal(5)}
            assert point.evaluate(facts, now=NOW).outcome == outcome
            assert point.evaluate(point.facts(facts, now=NOW), now=NOW).outcome == outcome


@pytest.mark.parametrize(("flag", "rule"), [("no", "known"), ("yes", "rest"), (None, "rest")])
def test_an_unknown_is_never_said_not_to_be_something(
    point: DecisionPoint, flag: str | None, rule: str
) -> None:
    facts = given(date(2026, 1, 1), flag=flag)
    assert point.evaluate(facts, now=NOW).reasons[0].rule == rule


def test_equal_cases_share_their_answer(point: DecisionPoint) -> None:
    one, other = (point.evaluate(given(date(2026, 1, 1)), now=NOW) for _ in range(2))
    assert one.answer is other.answer


def test_answers_without_number_do_not_fill_the_memory(
    point: DecisionPoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "MOST_REPEATED", 3)
    for number in range(10):
        day = date(2026, 1, 1 + number)
        assert point.evaluate(given(day), now=NOW).outcome["day"] == day
    assert len(point.program(NOW).answers) <= 3


def test_each_moment_is_asked_about_with_the_values_of_its_own_period(load: Load) -> None:
    """Also when one moment follows upon the other and back, and the same one comes twice."""
    dated = "{dated: [{value: 5元}, {from: 2026-06-01, value: 6元}]}"
    rules = RULES.replace("value: 5元}", f"{dated[1:-1]}}}")
    point = load(f"{FACTS}\n{rules}").point("asked")
    june = NOW.replace(month=6)
    said = [point.evaluate(given(None), now=now).outcome["sum"] for now in (NOW, NOW, june, june, NOW)]
    assert said == [5, 5, 6, 6, 5]
