"""Overlaps: two rules of a part that match the same facts."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from crmpolicy.engine.axes import rules_by_segment
from crmpolicy.engine.folding import FoldedPart
from crmpolicy.verify.diagrams.layers import Layer, Placed
from crmpolicy.verify.facts.formulas import Box, both
from crmpolicy.verify.facts.space import Space
from crmpolicy.verify.prover import Prover
from crmpolicy.verify.questions.question import Question


class Overlap(NamedTuple):
    """Two rules of a part (their numbers), a box in which both match, and what each says there."""

    one: int
    other: int
    box: Box
    says: tuple[Placed, Placed]


def overlaps(question: Question, layer: Layer) -> list[Overlap]:
    """Give every two rules of a part that match the same facts, each pair once.

    Raises:
        NotDecidedError: too many ways to try.
    """
    found: dict[tuple[int, int], Overlap] = {}
    for first, second in _pairs(layer, question.space):
        one, other = layer.placed[first], layer.placed[second]
        if one.rule == other.rule:
            continue
        known = found.get((one.rule, other.rule))
        if known is not None and known.says[0].says != known.says[1].says:
            continue
        box = _possible(question, layer, one, other)
        if box is not None and (known is None or one.says != other.says):
            found[one.rule, other.rule] = Overlap(one.rule, other.rule, box, (one, other))
    return list(found.values())


def _possible(question: Question, layer: Layer, one: Placed, other: Placed) -> Box | None:
    cut = both(one.box, other.box)
    for applies in layer.applies if layer.applies is not None else ({},):
        box = both(cut, applies) if cut is not None else None
        if box is not None and question.is_possible(box):
            return box
    return None


def _pairs(layer: Layer, space: Space) -> Iterator[tuple[int, int]]:
    """Give the numbers of boxes that have a segment in common on every axis."""
    boxes = [each.box for each in layer.placed]
    every = (1 << len(boxes)) - 1
    beside = [every] * len(boxes)
    for axis in sorted({axis for box in boxes for axis in box}):
        _narrow(beside, boxes, axis, space)
    for first, others in enumerate(beside):
        left = others >> first + 1
        while left:
            lowest = left & -left
            yield first, first + lowest.bit_length()
            left ^= lowest


def _narrow(beside: list[int], boxes: Sequence[Box], axis: int, space: Space) -> None:
    """Keep for each box the boxes that it meets on an axis: the union of those over each of its segments."""
    alive = space.axes[axis].alive
    width = alive.bit_length()
    masks = [
        mask if alive >> place & 1 else 0
        for place, mask in enumerate(
            rules_by_segment([box.get(axis, (1 << width) - 1) for box in boxes], width)
        )
    ]
    unions = _Unions(masks)
    for number, box in enumerate(boxes):
        if axis in box:
            beside[number] &= unions.over(box[axis])


class _Unions:
    """Unions of masks over runs of segments, each from two unions of a power of two of segments."""

    def __init__(self, masks: Sequence[int]) -> None:
        self.powers = [list(masks)]
        size = 1
        while 2 * size <= len(masks):
            last = self.powers[-1]
            self.powers.append([last[each] | last[each + size] for each in range(len(last) - size)])
            size *= 2

    def over(self, segments: int) -> int:
        """Give the union of the masks over a set of segments."""
        found = 0
        while segments:
            start = (segments & -segments).bit_length() - 1
            run = segments >> start
            length = (~run & (run + 1)).bit_length() - 1
            power = length.bit_length() - 1
            found |= self.powers[power][start] | self.powers[power][start + length - (1 << power)]
            segments &= ~(((1 << length) - 1) << start)
        return found


def proved_overlaps(
    prover: Prover, place: tuple[int, int], part: FoldedPart
) -> list[tuple[int, int, Mapping[str, Any]]]:
    """Ask the prover for every two rules of a part that match the same facts.

    Raises:
        NotDecidedError: the prover cannot tell.
    """
    found: list[tuple[int, int, Mapping[str, Any]]] = []
    for one, other in combinations(range(len(part.rules)), 2):
        values = prover.overlap(*place, one, other)
        if values is not None:
            found.append((one, other, values))
    return found
