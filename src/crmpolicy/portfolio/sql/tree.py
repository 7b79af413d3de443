"""A graph of answers as CASEs: one tree where that is short, else a step for each column."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlglot import exp

from crmpolicy.portfolio.sql.cells import number, one_of, when
from crmpolicy.portfolio.sql.graph import Graph

MOST_CELLS: Final = 1_024
"""Combinations of classes that DuckDB looks up: to join a list of them takes half the time of a tree."""

LONGEST_TREE: Final = 300
"""Lines of a tree; where it has more, equal parts are written once, a step for each column."""


def merged(graph: Graph) -> list[list[int]]:
    """Give for each column the number of each class: those that nothing tells apart have one.

    Args:
        graph: the answers.
    """
    found = []
    for column in range(len(graph.columns)):
        following = [after for level, after in graph.nodes if level == column]
        numbers: dict[tuple[int, ...], int] = {}
        found.append(
            [
                numbers.setdefault(tuple(after[place] for after in following), len(numbers))
                for place in range(graph.count(column))
            ]
        )
    return found


def size(graph: Graph) -> int:
    """Count the lines of the tree.

    Args:
        graph: the answers.
    """
    lines: list[int] = []  # nodes come after what follows them
    for _, following in graph.nodes:
        lines.append(sum(lines[-1 - each] if each < 0 else 1 for each in dict.fromkeys(following)))
    return lines[-1 - graph.root] if graph.root < 0 else 1


def tree(
    graph: Graph, classes: Sequence[Any], numbers: Sequence[Sequence[int]], place: int | None = None
) -> Any:
    """Write what follows from a place of the graph as one expression.

    Args:
        graph: the answers.
        classes: for each column the expression that gives a cell's class.
        numbers: for each column the number of each class.
        place: a place of the graph; the root if none is given.
    """
    at = graph.root if place is None else place
    node = graph.node(at)
    if node is None:
        return number(at)
    column, following = node
    return _told_by(
        classes[column], following, numbers[column], lambda each: tree(graph, classes, numbers, each)
    )


def cells(graph: Graph, numbers: Sequence[Sequence[int]]) -> list[int]:
    """Give the answer to every combination of classes, the first column's class counting most.

    Args:
        graph: the answers.
        numbers: for each column the number of each class.
    """
    found = [graph.root]
    for column, of_class in enumerate(numbers):
        places = [of_class.index(each) for each in range(len({*of_class}))]
        found = [_after(graph, at, column, place) for at in found for place in places]
    return found


def _after(graph: Graph, at: int, column: int, place: int) -> int:
    node = graph.node(at)
    return at if node is None or node[0] != column else node[1][place]


def key(classes: Sequence[Any], numbers: Sequence[Sequence[int]]) -> Any:
    """Write the place of a combination of classes among all of them.

    Args:
        classes: for each column the expression that gives a cell's class.
        numbers: for each column the number of each class.
    """
    found: Any = None
    for of_class, each in zip(classes, numbers, strict=True):
        count = len({*each})
        if count > 1:
            sofar = exp.paren(found) if isinstance(found, exp.Add) else found
            scaled = exp.Mul(this=sofar, expression=number(count))
            found = of_class if found is None else exp.Add(this=scaled, expression=of_class)
    return number(0) if found is None else found


def steps(
    graph: Graph, numbers: Sequence[Sequence[int]]
) -> Iterator[tuple[int, Mapping[int, tuple[int, ...]]]]:
    """Give for each column that is asked its nodes and what follows each of them.

    Args:
        graph: the answers.
        numbers: for each column the number of each class.
    """
    for column in range(len(numbers)):
        found = {-1 - at: after for at, (level, after) in enumerate(graph.nodes) if level == column}
        if found:
            yield column, found


def step(before: Any, nodes: Mapping[int, tuple[int, ...]], of_class: Any, numbers: Sequence[int]) -> Any:
    """Write where a row stands after one column: at an answer, or at a node of a later column.

    Args:
        before: where it stood.
        nodes: the nodes of this column and what follows each of them.
        of_class: the expression that gives the cell's class.
        numbers: the number of each class.
    """
    lines = [when(number(at), _told_by(of_class, after, numbers, number)) for at, after in nodes.items()]
    return one_of(before, *lines, otherwise=before)


def _told_by(of_class: Any, following: Sequence[int], numbers: Sequence[int], written: Any) -> Any:
    """Write what follows for each class; what follows for most classes comes last."""
    classes: dict[int, dict[int, None]] = {}
    for at, each in zip(numbers, following, strict=True):
        classes.setdefault(each, {})[at] = None
    *named, rest = sorted(classes, key=lambda each: len(classes[each]))
    lines = [when(_is_one_of(of_class, [*classes[each]]), written(each)) for each in named]
    return one_of(None, *lines, otherwise=written(rest)) if lines else written(rest)


def _is_one_of(of_class: Any, classes: Sequence[int]) -> Any:
    if len(classes) == 1:
        return exp.EQ(this=of_class, expression=number(classes[0]))
    return exp.In(this=of_class, expressions=[number(each) for each in classes])
