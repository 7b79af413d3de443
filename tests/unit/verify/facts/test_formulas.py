"""Guards as boxes."""

import pytest

from crmpolicy.verify.diagrams.layers import Layer
from crmpolicy.verify.facts import formulas
from crmpolicy.verify.facts.formulas import all_of, both, facts_against
from crmpolicy.verify.undecided import NotDecidedError
from tests.unit.verify.documents import asked, layer

NUMBERS = {"a": "type: integer, range: {at_least: 0}", "b": "type: integer, range: {at_least: 0}"}


def boxes(guard: str, facts: dict[str, str] | None = None) -> list[dict[int, int]]:
    laid: Layer = layer(asked(facts or NUMBERS, [f"{guard} -> grade: A"]))
    return [dict(each.box) for each in laid.placed]


def test_boxes_meet_where_they_meet_on_every_axis() -> None:
    assert both({0: 0b011}, {1: 0b1}) == {0: 0b011, 1: 0b1}
    assert both({0: 0b001}, {0: 0b110}) is None


def test_nothing_lies_in_a_box_of_no_group() -> None:
    assert all_of([[{0: 1}], [], [{0: 2}]]) == []
    assert all_of([]) == [{}]


def test_too_many_boxes_are_not_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formulas, "MOST_BOXES", 3)
    with pytest.raises(NotDecidedError, match="verify-many-boxes"):
        all_of([[{0: 1}, {0: 2}], [{1: 1}, {1: 2}]])


def test_all_tests_of_a_guard_make_one_box() -> None:
    assert boxes("a: {at_least: 3}, b: {under: 5}") == [{0: 0b11000, 1: 0b00110}]


def test_alternatives_of_several_facts_make_several_boxes() -> None:
    assert boxes("any: [{a: 3}, {b: 5}]") == [{0: 0b01000}, {1: 0b01000}]


def test_a_list_of_words_is_one_box() -> None:
    facts = {"mark": "type: choice, scale: grade"}
    assert boxes("mark: [A, C]", facts) == [{0: 0b101}]
    assert boxes("mark: {not: [A, C]}", facts) == [{0: 0b010}]


def test_any_of_several_facts_is_a_box_for_each_and_none_of_them_one() -> None:
    """Axes: a, b, c, then the pairs a ~ b and a ~ c."""
    facts = {**NUMBERS, "c": "type: integer, range: {at_least: 0}"}
    assert boxes("a: [b, c]", facts) == [{3: 0b010}, {4: 0b010}]
    assert boxes("a: {not: [b, c]}", facts) == [{3: 0b101, 4: 0b101}]


def test_what_a_mapping_says_splits_a_guard_by_its_keys() -> None:
    laid = layer(
        asked(
            {"mark": "type: choice, scale: grade", "a": "type: integer, range: {at_least: 0}"},
            ["a: {at_least: bound} -> grade: A"],
            parameters={
                "bound": "type: mapping, clause: doc.1, keys: [mark], "
                "of: {type: integer}, value: {A: 1, B: 2, C: 3}"
            },
        )
    )
    assert [dict(each.box) for each in laid.placed] == [
        {0: 0b110101000, 1: 0b001},
        {0: 0b110100000, 1: 0b010},
        {0: 0b110000000, 1: 0b100},
    ]


def test_a_test_names_the_facts_that_it_compares_with() -> None:
    laid = layer(asked(NUMBERS, ["a: {over: b, under: 9} -> grade: A"]))
    assert [facts_against(test) for test in laid.part.rules[0].guard.tests] == [["doc.b"], []]
