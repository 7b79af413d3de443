"""The law that every allowed set of facts has an answer or a reason."""

import unittest
from typing import Any

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.errors import MissingParameterError, UndecidedError, UnknownPointError
from crmpolicy.testing import BrokenLawError, assert_total, load_texts
from tests.oracle.shipped import NOW, loaded

GAP = """
format: 1
facts:
  share: {title: {zh: 占比, en: share}, type: ratio, range: {at_least: 0%, up_to: 100%}, step: any}
decisions:
  size:
    title: {zh: 规模, en: size}
    outputs: {large: {title: {zh: 大, en: large}, type: boolean}}
    rules:
      - {id: large, when: {share: {over: 5%}}, then: {large: yes}, clause: doc.1}
      - {id: small, when: {share: {under: 5%}}, then: {large: no}, clause: doc.2}
"""


@pytest.fixture(scope="module")
def gap() -> PolicySet:
    """A policy that says nothing of exactly 5 %."""
    return load_texts({"doc/rules.yaml": GAP})


@pytest.mark.parametrize(
    ("company", "point"),
    [
        ("example-steel", "customer_grade"),
        ("example-group", "complaint_response"),
        ("example-group", "handbook.order_form"),
        ("example-group", "handbook.team_prize"),
    ],
)
def test_shipped_questions_of_every_kind_are_total(company: str, point: str) -> None:
    assert_total(point, loaded(company), max_examples=200)


def test_a_gap_is_a_reason_unless_an_answer_is_demanded(gap: PolicySet) -> None:
    assert_total("size", gap)
    with pytest.raises(BrokenLawError) as broken:
        assert_total(gap.point("size"), gap, undecided=False, now=NOW)
    assert broken.value.code == "law-undecided"
    assert list(broken.value.facts[0].values()) == ["0.05"]
    assert broken.value.now == NOW
    assert "`size`：有的事实得不出结论" in str(broken.value)
    assert "`size`: some facts stay undecided" in str(broken.value)
    assert f"now: {NOW.isoformat()}" in broken.value.message("en")


def test_the_smallest_facts_are_told_without_a_trace_of_hypothesis(gap: PolicySet) -> None:
    with pytest.raises(BrokenLawError) as broken:
        assert_total("size", gap, undecided=False)
    assert not hasattr(broken.value, "__notes__")


def test_the_same_seed_tries_the_same_facts(gap: PolicySet, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[Any]] = []
    point, evaluate = gap.point("size"), gap.point("size").evaluate

    def noted(facts: Any, **more: Any) -> Any:
        asked[-1].append(repr(facts))
        return evaluate(facts, **more)

    monkeypatch.setattr(point, "evaluate", noted)
    for how in ({"seed": 7}, {"seed": 7}, {"seed": 8}, {"derandomize": True}, {"derandomize": True}):
        asked.append([])
        assert_total(point, gap, max_examples=200, **({"derandomize": False} | how))
    assert asked[0] == asked[1] != asked[2]
    assert asked[3] == asked[4]


def test_two_hundred_cases_are_tried(gap: PolicySet, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    point, evaluate = gap.point("size"), gap.point("size").evaluate

    def noted(facts: Any, **more: Any) -> Any:
        asked.append(facts)
        return evaluate(facts, **more)

    monkeypatch.setattr(point, "evaluate", noted)
    assert_total(point, gap)
    assert len(asked) >= 2 * 200  # each is written in two ways


def test_an_exception_that_nobody_declared_breaks_the_law(
    gap: PolicySet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nought")

    point = gap.point("size")
    monkeypatch.setattr(point, "evaluate", failing)
    with pytest.raises(BrokenLawError, match="by nought") as broken:
        assert_total(point, gap)
    assert broken.value.code == "law-raised"
    assert isinstance(broken.value.__cause__, ZeroDivisionError)


def test_another_answer_for_another_notation_breaks_the_law(
    gap: PolicySet, monkeypatch: pytest.MonkeyPatch
) -> None:
    point, evaluate = gap.point("size"), gap.point("size").evaluate

    def picky(facts: Any, **more: Any) -> Any:
        if any("%" in str(each) for each in facts.values()):
            raise UndecidedError("undecided-no-rule", {"table": "size", "part": "", "rules": ()})
        return evaluate(facts, **more)

    monkeypatch.setattr(point, "evaluate", picky)
    with pytest.raises(BrokenLawError) as broken:
        assert_total(point, gap)
    assert broken.value.code == "law-notation"
    assert len(broken.value.facts) == 2


def test_what_is_not_filled_or_not_there_is_told_as_it_is() -> None:
    with pytest.raises(MissingParameterError):
        assert_total("steel.customer_grade", loaded("steel"))
    with pytest.raises(UnknownPointError):
        assert_total("no_such_question", loaded("steel"))


def test_it_is_a_failure_for_unittest_too(gap: PolicySet) -> None:
    class Theirs(unittest.TestCase):
        def test_size(self) -> None:
            assert_total("size", gap, undecided=False)

    result = unittest.TestResult()
    Theirs("test_size").run(result)
    assert (len(result.failures), len(result.errors)) == (1, 0)
