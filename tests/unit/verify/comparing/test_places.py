"""Entries of a ranking that change places: a case in which an owner can see it."""

from collections.abc import Iterator
from typing import Any

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.errors import UndecidedError
from crmpolicy.testing import load_texts
from crmpolicy.verify import diff
from crmpolicy.verify.comparing.difference import Declared, Difference
from crmpolicy.wording import say
from tests.unit.engine.conftest import SCALES
from tests.unit.engine.small_rankings import LISTS, RANKING

BOUNDED = RANKING.replace("value: 3,", "value: 3, range: {at_least: 1},")


def both(text: str, written: str, instead: str) -> tuple[PolicySet, PolicySet]:
    """Load a ranking before and after an edit."""
    assert written in text
    before, after = (
        load_texts({"doc/rules.yaml": f"format: 1\n{each}", "doc/words.yaml": SCALES})
        for each in (text, text.replace(written, instead, 1))
    )
    return before, after


def examples(told: Difference) -> Iterator[Declared]:
    """Give the cases that are told of places."""
    return (each for each in told.declared if each.message == "diff-list-places")


def answer(policies: PolicySet, told: Declared) -> Any:
    """Ask for the places in a case that is told; ``None``: nothing is decided."""
    assert told.witness is not None
    point = policies.point(str(told.arguments["point"]))
    try:
        return point.evaluate(told.witness.facts, now=told.witness.now).outcome
    except UndecidedError:
        return None


@pytest.mark.parametrize(
    ("text", "written", "instead"),
    [
        (BOUNDED, "first: highest", "first: lowest"),
        (BOUNDED, "by: a_head", "by: adopted"),
        (BOUNDED, "ties: share", "ties: refuse"),
        (BOUNDED, "cut: places", "cut: 1"),
        (BOUNDED, "heads: {over: 0}", "heads: {over: 1}"),
        (LISTS, "first: highest", "first: lowest"),
    ],
)
def test_entries_that_stand_otherwise_are_shown(text: str, written: str, instead: str) -> None:
    """Both sides answer the case, and not alike; in either language the places are told."""
    sides = both(text, written, instead)
    (told,) = examples(diff(*sides))
    assert answer(sides[0], told) != answer(sides[1], told)
    for language in ("zh", "en"):
        said = say(told.message, language, told.arguments)
        assert "甲" in said
        assert "1" in said


def test_the_places_before_and_after_are_those_of_the_case() -> None:
    """Of two, the one that was first is second now."""
    sides = both(BOUNDED, "first: highest", "first: lowest")
    (told,) = examples(diff(*sides))
    for policies, name in zip(sides, ("before", "after"), strict=True):
        ranked = answer(policies, told)["ranked"]
        assert [each.en for each in told.arguments[name]] == [
            f"{next(iter(each.values()))} at place {each['rank']}" for each in ranked
        ]


def test_lists_that_nobody_can_stand_in_otherwise_are_shown_by_no_case() -> None:
    """As many places as there will ever be entries: that the cut is another is told all the same."""
    far = BOUNDED.replace("value: 3,", "value: 300,")
    told = diff(*both(far, "value: 300", "value: 301"))
    assert [each.message for each in told.declared] == ["diff-list-cut"]


def test_a_ranking_that_is_made_as_before_is_shown_by_no_case() -> None:
    """What its rules say may be otherwise, and is told with them."""
    assert [*examples(diff(*both(BOUNDED, "zh: 团体奖", "zh: 集体奖")))] == []
