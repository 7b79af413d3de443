"""Mappings told entry by entry, each by its title."""

from typing import Any

import pytest

from crmpolicy.cli.mappings import parameter_said
from crmpolicy.cli.speaking import Speaker
from crmpolicy.engine import PolicySet
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.testing import load_texts
from crmpolicy.wording import Language

RULES = """\
format: 1
scales:
  level:
    title: {zh: 等级, en: level}
    order: best first
    values: [{id: A, title: {zh: 甲, en: first}}, {id: B, title: {zh: 乙, en: second}}]
facts:
  mark: {title: {zh: 评级, en: mark}, type: choice, scale: level}
  rush: {title: {zh: 加急, en: rush}, type: boolean}
  score: {title: {zh: 得分, en: score}, type: number}
parameters:
  weights:
    title: {zh: 权重, en: weights}
    type: mapping
    keys: {among: [score, other]}
    of: ratio
    clause: d.1
    value: {score: 60%, other: 40%}
  price:
    title: {zh: 价格, en: price}
    type: mapping
    keys: [mark, rush]
    of: money
    clause: d.1
    value: {A: {yes: 2元, no: 1元}, B: {yes: 4元, no: 3元}}
decisions:
  cost:
    title: {zh: 费用, en: cost}
    outputs: {cost: {title: {zh: 费用, en: cost}, type: money}}
    rules: [{id: all, then: {cost: price}, clause: d.1}]
"""


@pytest.fixture(scope="module")
def policies() -> PolicySet:
    return load_texts({"d/rules.yaml": RULES}, "d")


def said(policies: PolicySet, name: str, language: Language, value: Any = None) -> str:
    parameter = policies.effective.parameters[name]
    given = parameter.history[0].value if value is None else value
    return parameter_said(Speaker(language), policies.effective, parameter, given)


def test_entries_of_a_fixed_list_are_told_by_the_facts_that_they_name(policies: PolicySet) -> None:
    """What names no fact is told as it is written."""
    assert said(policies, "d.weights", "zh") == "other：40%；得分：60%"
    assert said(policies, "d.weights", "en") == "other: 40%; score: 60%"


def test_entries_by_the_words_of_facts_are_told_by_their_titles(policies: PolicySet) -> None:
    assert said(policies, "d.price", "zh") == "甲 / 否：1元；甲 / 是：2元；乙 / 否：3元；乙 / 是：4元"
    assert said(policies, "d.price", "en").startswith("first / no: 1 CNY; first / yes: 2 CNY")


def test_no_limit_stays_a_word(policies: PolicySet) -> None:
    assert said(policies, "d.price", "en", UNLIMITED) == "no limit"
