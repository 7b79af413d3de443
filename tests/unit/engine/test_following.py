"""What follows from known facts: filled in once, checked as if it had been given, by every way of asking."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.engine.facts import ABSENT
from crmpolicy.engine.following import follow
from crmpolicy.errors import FactsError
from tests.unit.engine.conftest import NOW, Load, fact

DECLARED = (
    fact("a", "number")
    + fact("b", "number")
    + fact("total", "number", derived="{sum: [a, b]}", range="{up_to: 10}")
    + fact("twice", "number", derived="{sum: [total, total]}")
    + fact("less", "number", derived="{sum: [a], minus: [b]}", range="{at_least: 0}")
)
RULES = """\
decisions:
  asked:
    title: {zh: 问, en: asked}
    outputs: {high: {title: {zh: 高, en: high}, type: boolean}}
    hit: first
    rules:
      - {id: r, when: {twice: {over: 3}, less: {over: 1}}, then: {high: yes}, clause: d}
    otherwise: {id: o, then: {high: no}, clause: d}
"""


@pytest.fixture
def point(load: Load) -> Any:
    """Give a question whose facts follow from `a` and `b`."""
    return load("facts:\n" + "".join(f"  {line}\n" for line in DECLARED.splitlines()) + RULES).point("asked")


def followed(point: Any, given: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Fill in, and give what is known then beside the names of what is wrong."""
    known = {f"doc.{name}": value for name, value in given.items()}
    faults = follow(point.program(NOW).fields, known, NOW)
    plain = {key.partition(".")[2]: value for key, value in known.items()}
    return plain, [str(fault.arguments["name"]) for fault in faults]


def test_what_follows_is_filled_in_link_by_link(point: Any) -> None:
    known, faults = followed(point, {"a": Decimal(3), "b": Decimal(1)})
    assert known == {"a": 3, "b": 1, "total": 4, "twice": 8, "less": 2}
    assert not faults


def test_what_was_given_or_rests_on_nothing_known_is_left_alone(point: Any) -> None:
    known, faults = followed(point, {"a": Decimal(3), "b": ABSENT, "total": Decimal(1)})
    assert known == {"a": 3, "b": ABSENT, "total": 1, "twice": 2}
    assert not faults


def test_an_unknown_is_known_to_be_unknown(point: Any) -> None:
    known, _ = followed(point, {"a": None, "b": Decimal(1)})
    assert known == {"a": None, "b": 1, "total": None, "twice": None, "less": None}


def test_every_value_that_could_not_have_been_given_is_a_fault(point: Any) -> None:
    """And what would follow from it is not worked out."""
    known, faults = followed(point, {"a": Decimal(5), "b": Decimal(6)})
    assert known == {"a": 5, "b": 6}
    assert sorted(faults) == ["less", "total"]


@pytest.mark.parametrize("way", ["evaluate", "needed"])
def test_no_way_of_asking_accepts_such_facts(point: Any, way: str) -> None:
    with pytest.raises(FactsError) as caught:
        getattr(point, way)({"a": 5, "b": 6}, now=NOW)
    assert [(fault.code, fault.arguments["name"]) for fault in caught.value.faults] == [
        ("fact-wrong", "total"),
        ("fact-wrong", "less"),
    ]
