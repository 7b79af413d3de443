"""A part of a table as boxes: which rule lies where, and what it says there."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from crmpolicy.engine.answer import rank_of
from crmpolicy.engine.axes import rules_by_segment
from crmpolicy.engine.folding import FoldedGuard, FoldedPart, FoldedRule, FoldedTable, Lookup
from crmpolicy.policy.guards import FactOf, Literally
from crmpolicy.verify.diagrams.diagram import Book
from crmpolicy.verify.facts.formulas import Box, Boxes, all_of
from crmpolicy.verify.facts.same_as import SameAs
from crmpolicy.verify.facts.sketch import Sketch
from crmpolicy.verify.facts.space import Space

Says = tuple[tuple[str, Any], ...]
DUTY: Final = "duty"
"""What rules of duties say first: of which duty they speak."""
Keep = Literal["all", "first", "one", "best", "only", "agreed"]
"""Which boxes a question needs: all, those up to the first certain one, or whether there is one at all.

Of a part that has an answer only where one rule matches, or only where all say the same, those until two are
certain that leave it open; where one rule goes before others, those that the best certain one does not beat.
"""


@dataclass(frozen=True, slots=True)
class Placed:
    """A box of a rule: the number of the rule, one past the last for the catch-all, and what it says."""

    box: Box
    rule: int
    says: Says


@dataclass(frozen=True, slots=True)
class Layer:
    """A part laid out over a space.

    ``placed`` are the boxes of its rules, those of a rule one after another; ``rest`` those of the catch-all;
    ``applies`` those in which the part is asked at all (``None``: everywhere).
    """

    table: FoldedTable
    part: FoldedPart
    placed: tuple[Placed, ...]
    rest: tuple[Placed, ...]
    applies: tuple[Box, ...] | None

    @property
    def rules(self) -> tuple[FoldedRule, ...]:
        """The rules and, last, the catch-all."""
        return (*self.part.rules, *((self.part.otherwise,) if self.part.otherwise else ()))

    def boxes(self) -> tuple[Box, ...]:
        """Every box, in the order of the bits of a mask: rules, catch-all, where the part applies."""
        return (*(each.box for each in (*self.placed, *self.rest)), *(self.applies or ()))

    def asked(self, mask: int) -> bool:
        """Tell whether the part is asked where these boxes lie over each other."""
        return self.applies is None or bool(mask >> len(self.placed) + len(self.rest))

    def matched(self, mask: int) -> list[Placed]:
        """Give one box of each rule that matches; the catch-all where none does."""
        found: dict[int, Placed] = {}
        for each in _bits(mask & ((1 << len(self.placed)) - 1)):
            found.setdefault(self.placed[each].rule, self.placed[each])
        if found:
            return list(found.values())
        rest = mask >> len(self.placed) & ((1 << len(self.rest)) - 1)
        return [self.rest[each] for each in _bits(rest)][:1]


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def topic_of(rule: str, said: Mapping[str, Any]) -> str:
    """Name what a rule speaks of: its duty, or the level or the move that has its id.

    >>> topic_of("r1", {"duty": "call"}), topic_of("r1", {})
    ('call', 'r1')
    """
    return str(said.get(DUTY, rule))


def _topic(rule: FoldedRule) -> str:
    return topic_of(
        rule.rule.id, {name: each.value for name, each in rule.then if isinstance(each, Literally)}
    )


def lay(
    table: FoldedTable, part: FoldedPart, space: Space, sketch: Sketch, topics: frozenset[str] | None = None
) -> Layer:
    """Lay a part out over a space.

    Args:
        table: the table.
        part: one of its parts.
        space: the space.
        sketch: what its program asks.
        topics: with time, the only duties, levels or moves that are looked at; ``None``: all.

    Raises:
        NotDecidedError: its guards make too many boxes.
    """
    placed = [
        Placed(box, number, says)
        for number, rule in enumerate(part.rules)
        if topics is None or _topic(rule) in topics
        for box, says in _said(rule, space, sketch)
    ]
    rest = [
        Placed(box, len(part.rules), says)
        for rule in ((part.otherwise,) if part.otherwise else ())
        for box, says in _said(rule, space, sketch)
    ]
    applies = None if part.applies == FoldedGuard() else tuple(space.boxes(part.applies, sketch))
    return Layer(table, part, tuple(placed), tuple(rest), applies)


def _said(rule: FoldedRule, space: Space, sketch: Sketch) -> Iterator[tuple[Box, Says]]:
    """Give the boxes of a rule with what it says in each; a mapping's entry splits a box by its keys."""
    ways: list[tuple[Boxes, Says]] = [(space.boxes(rule.guard, sketch), ())]
    for name, operand in rule.then:
        ways = [
            (all_of([boxes, inside]) if inside != [{}] else boxes, (*says, (name, value)))
            for boxes, says in ways
            for inside, value in _values(operand, space, sketch)
        ]
    for boxes, says in ways:
        for box in boxes:
            yield box, says


def _values(operand: Literally | FactOf | Lookup, space: Space, sketch: Sketch) -> list[tuple[Boxes, Any]]:
    """Give the boxes of each value that an outcome can have."""
    if isinstance(operand, Literally):
        return [([{}], operand.value)]
    if isinstance(operand, FactOf):
        told, known = space.repeated(operand.key, sketch)
        found = [(boxes, value) for value, boxes in told]
        return [*found, (known, SameAs(operand.key))] if known else found
    entries = [(boxes, value) for value, boxes in space.entries(operand, sketch)]
    return [*entries, (space.outside([box for boxes, _ in entries for box in boxes]), None)]


class Weaver:
    """Makes diagrams of a layer in a book.

    Args:
        layer: the part.
        space: its space.
        order: the axes from the top of the diagram down.
    """

    def __init__(self, layer: Layer, space: Space, order: Sequence[int]) -> None:
        self.layer = layer
        boxes = layer.boxes()
        self.full = (1 << len(boxes)) - 1
        self.rules = (1 << len(layer.placed)) - 1
        self.applied = self.full & ~((1 << len(layer.placed) + len(layer.rest)) - 1)
        self.classes = [_classes(space, axis, boxes) for axis in order]
        self.free = [0] * (len(order) + 1)  # boxes that nothing below a level can end
        self.free[-1] = self.full
        for level in range(len(order) - 1, -1, -1):
            free = self.free[level + 1]
            for mask, _ in self.classes[level]:
                free &= mask
            self.free[level] = free

    def weave(self, book: Book, leaf: Callable[[int], Hashable], keep: Keep) -> int:
        """Make the diagram of a function of the boxes that lie over each other at a place."""
        memo: dict[tuple[int, int], int] = {}
        last = len(self.classes)
        trim = self._trimmed(keep)

        def walk(level: int, mask: int) -> int:
            mask = trim(level, mask)
            known = memo.get((level, mask))
            if known is not None:
                return known
            if level == last or not mask & ~self.free[level]:
                found = book.leaf(leaf(mask))
            else:
                found = self._branch(book, level, mask, walk)
            book.spend()
            memo[level, mask] = found
            return found

        return walk(0, self.full)

    def _branch(self, book: Book, level: int, mask: int, walk: Callable[[int, int], int]) -> int:
        below: dict[int, int] = {}
        for each, segments in self.classes[level]:
            left = mask & each
            below[left] = below.get(left, 0) | segments
        children: dict[int, int] = {}
        for left, segments in below.items():
            child = walk(level + 1, left)
            children[child] = children.get(child, 0) | segments
        return book.node(level, children)

    def _trimmed(self, keep: Keep) -> Callable[[int, int], int]:
        """Give the function that drops boxes which cannot matter any more."""
        rules, free = self.rules, self.free
        if keep == "all":
            return lambda _, mask: mask
        if keep == "best":
            return self._best()
        if keep in ("only", "agreed"):
            return self._settled([each.rule if keep == "only" else each.says for each in self.layer.placed])

        def first(level: int, mask: int) -> int:
            sure = mask & free[level] & rules
            if not sure:
                return mask
            lowest = sure & -sure
            others = mask & ~rules if self.layer.applies is not None else 0
            return (lowest if keep == "one" else mask & (2 * lowest - 1)) | others

        return first

    def _best(self) -> Callable[[int, int], int]:
        """Give the function that drops rules which a certain one goes before."""
        rules, free, applied = self.rules, self.free, self.applied
        first = str(self.layer.part.part.priority)
        kind = self.layer.table.table.output(first).type
        places = [(rank_of(kind, dict(each.says).get(first)), each.rule) for each in self.layer.placed]
        ahead = [
            (1 << bit, sum(1 << other for other, its in enumerate(places) if its <= place))
            for place, bit in sorted((place, bit) for bit, place in enumerate(places))
        ]

        def best(level: int, mask: int) -> int:
            sure = mask & free[level] & rules
            if not sure:
                return mask
            return mask & (next(kept for bit, kept in ahead if sure & bit) | applied)

        return best

    def _settled(self, saying: Sequence[Hashable]) -> Callable[[int, int], int]:
        """Give the function that drops what a certain box says too, and all else once two of them differ.

        Args:
            saying: by box, what may not differ.
        """
        rules, free, applied = self.rules, self.free, self.applied
        alike: dict[Hashable, int] = {}
        for bit, each in enumerate(saying):
            alike[each] = alike.get(each, 0) | 1 << bit

        def settled(level: int, mask: int) -> int:
            sure = mask & free[level] & rules
            if not sure:
                return mask
            lowest = sure & -sure
            same = alike[saying[lowest.bit_length() - 1]]
            other = sure & ~same
            left = other & -other if other else mask & rules & ~same
            return lowest | left | mask & applied

        return settled


def _classes(space: Space, axis: int, boxes: Sequence[Box]) -> list[tuple[int, int]]:
    """Group the segments of an axis by the boxes that lie over them."""
    alive = space.axes[axis].alive
    width = alive.bit_length()
    every = (1 << width) - 1  # one run: segments without a legal value are left out below
    found: dict[int, int] = {}
    for place, mask in enumerate(rules_by_segment([box.get(axis, every) for box in boxes], width)):
        bit = 1 << place
        if alive & bit:
            found[mask] = found.get(mask, 0) | bit
    return list(found.items())


def order_of(space: Space, layers: Sequence[Layer], last: Sequence[int] = ()) -> list[int]:
    """Put axes in an order that keeps diagrams small: those that tell little apart on top.

    Args:
        space: the space.
        layers: what is laid out over it.
        last: axes that have to come at the bottom, in this order.
    """
    boxes = [box for layer in layers for box in layer.boxes()]
    used = {axis for box in boxes for axis in box}
    apart = {axis: len(_classes(space, axis, boxes)) for axis in used}
    on_top = sorted((axis for axis in used if axis not in last), key=lambda axis: (apart[axis], axis))
    return [*on_top, *(axis for axis in last)]
