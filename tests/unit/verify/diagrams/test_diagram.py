"""Decision diagrams: equal functions are one node."""

from itertools import product

import pytest

from crmpolicy.verify.diagrams.diagram import Book
from crmpolicy.verify.undecided import NotDecidedError

LEFT, RIGHT = 0b01, 0b10
YES = True


def book(budget: int = 100) -> Book:
    return Book([0b11, 0b11], budget)


def both_right(found: Book) -> int:
    """Make the diagram that says yes where both axes are right."""
    yes, no = found.leaf(YES), found.leaf(not YES)
    return found.node(0, {no: LEFT, found.node(1, {no: LEFT, yes: RIGHT}): RIGHT})


def test_a_node_with_one_child_is_that_child() -> None:
    found = book()
    assert found.node(0, {found.leaf("x"): 0b11}) == found.leaf("x")


def test_equal_functions_are_the_same_number() -> None:
    found = book()
    assert both_right(found) == both_right(found)
    assert found.size == 4


def test_each_cell_has_its_value() -> None:
    found = book()
    node = both_right(found)
    assert {cell: found.at(node, cell) for cell in product((0, 1), repeat=2)} == {
        (0, 0): False,
        (0, 1): False,
        (1, 0): False,
        (1, 1): True,
    }


def test_diagrams_are_combined_place_by_place() -> None:
    found = book()
    first = found.node(0, {found.leaf(1): LEFT, found.leaf(2): RIGHT})
    second = found.node(1, {found.leaf(10): LEFT, found.leaf(20): RIGHT})
    total = found.combine(lambda one, other: one + other, first, second)
    assert [found.at(total, cell) for cell in product((0, 1), repeat=2)] == [11, 21, 12, 22]
    assert sorted(found.values(total)) == [11, 12, 21, 22]


def test_values_may_be_changed_so_that_nothing_is_left_to_ask() -> None:
    found = book()
    assert found.change(lambda value: value is None, both_right(found)) == found.leaf(not YES)


def test_regions_make_up_all_places_with_a_wanted_value() -> None:
    found = book()
    node = both_right(found)
    assert list(found.regions(node, bool)) == [({0: RIGHT, 1: RIGHT}, True)]
    assert sorted(str(box) for box, _ in found.regions(node, lambda value: not value)) == [
        "{0: 1}",
        "{0: 2, 1: 1}",
    ]
    assert list(found.regions(node, lambda value: value == "other")) == []


def test_a_diagram_tells_its_level_and_branches() -> None:
    found = book()
    node = both_right(found)
    assert (found.level(node), found.level(found.leaf(YES)), found.is_leaf(node)) == (0, 2, False)
    assert sum(segments for _, segments in found.branches(node)) == 0b11
    assert found.value(found.leaf("x")) == "x"


def test_over_budget_a_question_stays_open() -> None:
    with pytest.raises(NotDecidedError, match="verify-budget") as raised:
        both_right(book(budget=3))
    assert raised.value.fault.message("en") == "more than 3 steps would be needed"


@pytest.mark.parametrize(("limit", "whole"), [(8, True), (7, False)])
def test_a_small_diagram_of_many_boxes_stays_open(
    monkeypatch: pytest.MonkeyPatch, limit: int, *, whole: bool
) -> None:
    """Whether an odd number of axes is right: two nodes a level, but boxes double with each."""
    monkeypatch.setattr("crmpolicy.verify.diagrams.diagram.MOST_BOXES", limit)
    found = Book([0b11] * 4, 100)
    odd, even = found.leaf(YES), found.leaf(not YES)
    for level in (3, 2, 1, 0):
        odd, even = found.node(level, {odd: LEFT, even: RIGHT}), found.node(level, {even: LEFT, odd: RIGHT})
    boxes = found.regions(odd, lambda value: value is YES)
    if whole:
        assert len([*boxes]) == limit
        return
    with pytest.raises(NotDecidedError, match="verify-many-boxes"):
        list(boxes)
