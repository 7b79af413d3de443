"""Laws of decision diagrams: equal functions are one node, and regions cut the space into pieces."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.verify.diagrams.diagram import Book

Places = tuple[int, ...]
Function = dict[Places, int]

BUDGET = 100_000
widths = st.lists(st.integers(1, 0b1111), min_size=1, max_size=4)


def cells(spans: Sequence[int]) -> Iterator[Places]:
    """Give every cell: one living segment of each axis."""
    return product(*([place for place in range(4) if span >> place & 1] for span in spans))


def functions(spans: Sequence[int]) -> st.SearchStrategy[Function]:
    """Give functions of the cells with few values, so that equal parts are common."""
    every = list(cells(spans))
    values = st.lists(st.integers(0, 2), min_size=len(every), max_size=len(every))
    return values.map(lambda found: dict(zip(every, found, strict=True)))


def built(book: Book, function: Function) -> int:
    """Build a diagram cell by cell, from the top down."""

    def walk(level: int, places: Places) -> int:
        if level == len(book.widths):
            return book.leaf(function[places])
        children: dict[int, int] = {}
        for place in range(4):
            if book.widths[level] >> place & 1:
                child = walk(level + 1, (*places, place))
                children[child] = children.get(child, 0) | 1 << place
        return book.node(level, children)

    return walk(0, ())


def painted(book: Book, function: Function) -> int:
    """Build a diagram in another way: one cell after another is painted over a leaf."""
    node = book.leaf(0)
    for places, value in function.items():
        spot = book.leaf(value)
        for level in reversed(range(len(places))):
            here = 1 << places[level]
            others = book.widths[level] & ~here
            blank = book.leaf(None)
            children = {spot: here} | ({blank: others} if others else {})
            spot = book.node(level, children)
        node = book.combine(lambda before, paint: before if paint is None else paint, node, spot)
    return node


@given(widths.flatmap(lambda spans: st.tuples(st.just(spans), functions(spans), functions(spans))))
def test_two_diagrams_are_one_node_exactly_when_their_functions_are_equal(
    drawn: tuple[list[int], Function, Function],
) -> None:
    spans, one, other = drawn
    book = Book(spans, BUDGET)
    assert built(book, one) == painted(book, one)
    assert (built(book, one) == built(book, other)) == (one == other)


@given(widths.flatmap(lambda spans: st.tuples(st.just(spans), functions(spans))))
def test_a_diagram_has_at_each_cell_the_value_of_its_function(drawn: tuple[list[int], Function]) -> None:
    spans, function = drawn
    book = Book(spans, BUDGET)
    node = built(book, function)
    assert {places: book.at(node, places) for places in cells(spans)} == function
    assert set(book.values(node)) == set(function.values())


@given(
    widths.flatmap(lambda spans: st.tuples(st.just(spans), *(functions(spans) for _ in range(3)))),
    st.sampled_from([lambda *given: given, lambda *given: sum(given) % 3, max]),
)
def test_combining_diagrams_combines_their_values_place_by_place(
    drawn: tuple[list[int], Function, Function, Function], work: Callable[..., Any]
) -> None:
    spans, *parts = drawn
    book = Book(spans, BUDGET)
    node = book.combine(work, *(built(book, each) for each in parts))
    assert node == built(book, {places: work(*(each[places] for each in parts)) for places in cells(spans)})
    assert book.change(lambda value: value, node) == node


@given(widths.flatmap(lambda spans: st.tuples(st.just(spans), functions(spans))), st.integers(0, 2))
def test_each_cell_lies_in_exactly_one_region_of_its_value(
    drawn: tuple[list[int], Function], least: int
) -> None:
    spans, function = drawn
    book = Book(spans, BUDGET)
    regions = list(book.regions(built(book, function), lambda value: value >= least))
    assert all(box[level] and not box[level] & ~spans[level] for box, _ in regions for level in box)
    for places, value in function.items():
        told = [
            said
            for box, said in regions
            if all(segments >> places[level] & 1 for level, segments in box.items())
        ]
        assert told == ([value] if value >= least else [])
