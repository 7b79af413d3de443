"""What of an answer has moved, and that what has not moved multiplies no changes."""

from collections.abc import Mapping
from typing import Any

import pytest

from crmpolicy.testing import load_texts
from crmpolicy.verify.comparing.difference import Difference
from crmpolicy.verify.comparing.differing import diff
from crmpolicy.verify.comparing.moving import moved
from tests.unit.verify.documents import doc

CONDITIONS = "abcdefg"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"g": 1, "h": 2}, {"g": 1, "h": 3}, ({"h": 2}, {"h": 3})),
        ({"g": ("a", "b")}, {"g": ("b", "c")}, ({"g": ("a",)}, {"g": ("c",)})),
        ({"g": ()}, {"g": ("c",)}, ({"g": ()}, {"g": ("c",)})),
        ({"g": ("a", "b")}, {"g": ("b", "a")}, ({"g": ("a", "b")}, {"g": ("b", "a")})),
        ({"g": ("a", "a")}, {"g": ("a",)}, ({"g": ("a", "a")}, {"g": ("a",)})),
        ({"g": ("a",)}, {"g": None}, ({"g": ("a",)}, {"g": None})),
        ({"g": 1}, {"h": 1}, ({"g": 1}, {"h": 1})),
        ({"g": 1, "h": ("a",)}, None, ({"g": 1, "h": ("a",)}, None)),
        ({"g": 1}, {"g": 1}, ({}, {})),
    ],
)
def test_what_is_the_same_in_both_is_left_out(before: Any, after: Any, expected: Any) -> None:
    assert moved(before, after) == expected
    assert moved(after, before) == expected[::-1]


def conditions(least: int) -> dict[str, str]:
    """Write seven conditions that may each fail, the last of them with a threshold."""
    facts = dict.fromkeys(CONDITIONS[:-1], "type: boolean") | {"g": "type: integer, range: {at_least: 0}"}
    rules = [f"{name}: no -> failed: [{name}]" for name in CONDITIONS[:-1]]
    rules.append(f"g: {{under: {least}}} -> failed: [g]")
    outputs = "failed: {title: {zh: 未达, en: failed}, type: list, of: text, default: []}"
    keys = "    hit: collect\n    combine: {failed: union}\n"
    return doc(facts, rules, keys=keys, outputs=outputs, otherwise="failed: []")


def told(before: Mapping[str, str], after: Mapping[str, str]) -> Difference:
    return diff(load_texts(before), load_texts(after))


def test_a_threshold_of_one_condition_is_one_change_whatever_else_fails() -> None:
    (change,) = told(conditions(5), conditions(8)).changes
    assert (change.before, change.after) == ({"failed": ()}, {"failed": ("g",)})
    assert change.region is not None
    assert change.region.en == "the g is at least 5 and under 8"
    assert tuple(change.before_said) == ("未达不含g", "failed does not include g")
    assert tuple(change.after_said) == ("未达含g", "failed includes g")


def test_the_other_way_round_an_entry_goes() -> None:
    (change,) = told(conditions(8), conditions(5)).changes
    assert (change.before, change.after) == ({"failed": ("g",)}, {"failed": ()})
    assert tuple(change.after_said) == ("未达不含g", "failed does not include g")
