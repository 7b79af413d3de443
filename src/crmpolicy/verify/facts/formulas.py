"""Guards as formulas of axis conditions, and formulas as boxes: one set of segments an axis, all at once.

A box is a mapping from the number of an axis to the segments in which it lies; an axis that is not named is
free. A guard that mixes facts in its alternatives becomes several boxes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from crmpolicy.engine.folding import FoldedGuard, FoldedTest
from crmpolicy.policy.guards import FactOf
from crmpolicy.verify.undecided import NotDecidedError

Box = Mapping[int, int]
Boxes = list[dict[int, int]]
MOST_BOXES: Final = 20_000

Atom = Callable[[FoldedTest], Boxes]
"""Gives the boxes in which a test against one operand holds."""


def both(one: Box, other: Box) -> dict[int, int] | None:
    """Cut two boxes; ``None`` where they have nothing in common.

    >>> both({0: 0b011}, {0: 0b110, 1: 1})
    {0: 2, 1: 1}
    """
    found = dict(one)
    for axis, segments in other.items():
        cut = found.get(axis, -1) & segments
        if not cut:
            return None
        found[axis] = cut
    return found


def all_of(groups: Iterable[Sequence[Box]]) -> Boxes:
    """Give the boxes that lie in a box of each group.

    Raises:
        NotDecidedError: there are too many.
    """
    found: Boxes = [{}]
    for group in groups:
        found = [cut for one in found for other in group if (cut := both(one, other)) is not None]
        if len(found) > MOST_BOXES:
            raise NotDecidedError("verify-many-boxes", limit=str(MOST_BOXES))
        if not found:
            break
    return found


def boxes_of(guard: FoldedGuard, atom: Atom) -> Boxes:
    """Give the boxes in which a guard holds; they may overlap.

    Raises:
        NotDecidedError: there are too many.
    """
    groups = [_test_boxes(test, atom) for test in guard.tests]
    groups += [[box for each in group for box in boxes_of(each, atom)] for group in guard.alternatives]
    return all_of(groups)


def _test_boxes(test: FoldedTest, atom: Atom) -> Boxes:
    """Split a test with several operands: any of them for ``is``, each of them for ``not``."""
    if test.constant or len(test.operands) == 1:
        return atom(test)
    single = [FoldedTest(test.fact, test.operator, (each,), test.parameters) for each in test.operands]
    if test.operator == "is":
        return [box for each in single for box in atom(each)]
    return all_of(atom(each) for each in single)


def facts_against(test: FoldedTest) -> list[str]:
    """Name the facts that a test compares its fact with."""
    return [each.key for each in test.operands if isinstance(each, FactOf)]
