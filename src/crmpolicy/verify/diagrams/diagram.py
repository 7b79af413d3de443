"""A multi-valued decision diagram: a function of all axes, with equal parts stored once.

A node is a number. It stands for an axis and, for each of its children, the set of segments that lead there;
segments that lead to the same child are one branch, and a node with one child is that child. So two diagrams
of one book are equal functions exactly when they are the same number.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, Final

from crmpolicy.verify.undecided import NotDecidedError

MOST_BOXES: Final = 200_000
Branches = tuple[tuple[int, int], ...]
"""Pairs of a child and the segments that lead to it, sorted by child."""


class Book:
    """Holds the nodes of all diagrams over one list of axes.

    Args:
        widths: for each level from the top, the set of all segments of its axis.
        budget: how many nodes may be made, and how many steps remembered, before a question stays open.

    >>> book = Book([0b11, 0b111], budget=100)
    >>> book.node(0, {book.leaf("a"): 0b11}) == book.leaf("a")
    True
    """

    def __init__(self, widths: Sequence[int], budget: int) -> None:
        self.widths = tuple(widths)
        self.budget = budget
        self._levels: list[int] = []
        self._branches: list[Branches] = []
        self._values: dict[int, Any] = {}
        self._known: dict[Hashable, int] = {}
        self._spent = 0

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self._levels)

    def spend(self) -> None:
        """Count a step.

        Raises:
            NotDecidedError: more steps than the budget allows.
        """
        self._spent += 1
        if self._spent > self.budget:
            raise NotDecidedError("verify-budget", budget=str(self.budget))

    def leaf(self, value: Hashable) -> int:
        """Give the diagram that has one value everywhere."""
        found = self._known.get(("leaf", value))
        if found is None:
            found = self._new(("leaf", value), len(self.widths), ())
            self._values[found] = value
        return found

    def node(self, level: int, children: dict[int, int]) -> int:
        """Give the diagram that leads to each child on its set of segments."""
        if len(children) == 1:
            return next(iter(children))
        branches = tuple(sorted(children.items()))
        found = self._known.get((level, branches))
        return found if found is not None else self._new((level, branches), level, branches)

    def _new(self, key: Hashable, level: int, branches: Branches) -> int:
        self.spend()
        self._known[key] = found = len(self._levels)
        self._levels.append(level)
        self._branches.append(branches)
        return found

    def level(self, node: int) -> int:
        """Give the level that a node asks; below the last one for a leaf."""
        return self._levels[node]

    def branches(self, node: int) -> Branches:
        """Give the children of a node with their segments."""
        return self._branches[node]

    def value(self, leaf: int) -> Any:
        """Give the value of a leaf."""
        return self._values[leaf]

    def is_leaf(self, node: int) -> bool:
        """Tell whether a diagram has one value everywhere."""
        return node in self._values

    def combine(self, work: Callable[..., Hashable], *nodes: int) -> int:
        """Give the diagram of a function of the values of others, place by place.

        Raises:
            NotDecidedError: over budget.
        """
        memo: dict[tuple[int, ...], int] = {}
        levels, bottom = self._levels, len(self.widths)

        def walk(found: tuple[int, ...]) -> int:
            level = min([levels[each] for each in found])
            if level == bottom:
                result = self.leaf(work(*[self._values[each] for each in found]))
            else:
                children: dict[int, int] = {}
                for segments, below in self._ways(level, found):
                    child = memo.get(below)
                    if child is None:  # most are known: a look costs less than a call
                        child = walk(below)
                    children[child] = children.get(child, 0) | segments
                result = self.node(level, children)
            self.spend()
            memo[found] = result
            return result

        return walk(nodes)

    def _ways(self, level: int, nodes: tuple[int, ...]) -> list[tuple[int, tuple[int, ...]]]:
        """Give each way in which nodes branch together at a level: its segments and the nodes below."""
        width = self.widths[level]
        if len(nodes) == 1:
            return [(width & mine, (child,)) for child, mine in self._branches[nodes[0]] if width & mine]
        ways: list[tuple[int, tuple[int, ...]]] = [(width, ())]
        for node in nodes:
            if self._levels[node] != level:
                ways = [(segments, (*children, node)) for segments, children in ways]
                continue
            branches = self._branches[node]
            ways = [
                (both, (*children, child))
                for segments, children in ways
                for child, mine in branches
                if (both := segments & mine)
            ]
        return ways

    def change(self, work: Callable[[Any], Hashable], node: int) -> int:
        """Give a diagram with each value changed."""
        return self.combine(work, node)

    def values(self, node: int) -> dict[Any, int]:
        """Give every value that a diagram has somewhere, with its leaf."""
        seen: set[int] = set()
        waiting = [node]
        found: dict[Any, int] = {}
        while waiting:
            each = waiting.pop()
            if each in seen:
                continue
            seen.add(each)
            if each in self._values:
                found[self._values[each]] = each
            waiting += [child for child, _ in self._branches[each]]
        return found

    def regions(self, node: int, wanted: Callable[[Any], bool]) -> Iterator[tuple[dict[int, int], Any]]:
        """Give boxes, by level, that together make up all places with a wanted value, each with the value.

        A small diagram can have more boxes than memory holds.

        Raises:
            NotDecidedError: there are too many.
        """
        alive: dict[int, bool] = {}

        def leads(each: int) -> bool:
            known = alive.get(each)
            if known is None:
                known = alive[each] = (
                    wanted(self._values[each])
                    if each in self._values
                    else any(leads(child) for child, _ in self._branches[each])
                )
            return known

        def walk(each: int, box: dict[int, int]) -> Iterator[tuple[dict[int, int], Any]]:
            if not leads(each):
                return
            if each in self._values:
                yield dict(box), self._values[each]
                return
            level = self._levels[each]
            for child, segments in self._branches[each]:
                yield from walk(child, {**box, level: segments})

        for count, found in enumerate(walk(node, {})):
            if count >= MOST_BOXES:
                raise NotDecidedError("verify-many-boxes", limit=str(MOST_BOXES))
            yield found

    def at(self, node: int, places: Sequence[int]) -> Any:
        """Give the value at one cell: the number of a segment on each level."""
        while node not in self._values:
            bit = 1 << places[self._levels[node]]
            node = next(child for child, segments in self._branches[node] if segments & bit)
        return self._values[node]
