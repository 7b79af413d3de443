"""Where the cells of a grid lie among the segments of the checker's axes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from crmpolicy.policy.scales import Choices
from crmpolicy.values import ValueType
from crmpolicy.verify.facts.axes import Axis
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.relations import Relation
from crmpolicy.verify.facts.space import Space
from tests.oracle.grid import Grid, bits


@dataclass(slots=True)
class Cells:
    """Turns boxes of a space into the cells of a grid that lie in them, one bit a cell."""

    grid: Grid
    space: Space
    _known: dict[tuple[int, int], int] = field(default_factory=dict)
    _columns: dict[int, bytes] = field(default_factory=dict)

    def inside(self, box: Box) -> int:
        """Give the cells that lie in a box."""
        found = self.grid.every
        for axis, segments in box.items():
            found &= self._within(axis, segments)
        return found

    def _within(self, axis: int, segments: int) -> int:
        known = self._known.get((axis, segments))
        if known is None:
            marks = bytes(48 + (segments >> place & 1) for place in range(64)).ljust(256, b"0")
            known = self._known[axis, segments] = bits(self.column(axis).translate(marks))
        return known

    def column(self, axis: int) -> bytes:
        """Give the number of the segment of each cell on an axis, one byte a cell."""
        if axis not in self._columns:
            self._columns[axis] = self._placed(self.space.axes[axis])
        return self._columns[axis]

    def _placed(self, axis: Axis | Relation) -> bytes:
        places = {each.key: place for place, each in enumerate(self.grid.fields)}
        if isinstance(axis, Relation):
            one, other = places[axis.first.key], places[axis.second.key]
            lies = [
                [axis.lies(first, second).bit_length() - 1 for second in self.grid.values[other]]
                for first in self.grid.values[one]
            ]
            pairs = zip(self.grid.columns[one], self.grid.columns[other], strict=True)
            return bytes(lies[first][second] for first, second in pairs)
        place = places[axis.key]
        told = bytes(
            segment_of(axis, value, self.grid.constants.get(axis.key, {}))
            for value in self.grid.values[place]
        )
        return self.grid.columns[place].translate(told.ljust(256, b"\0"))


def segment_of(axis: Axis, value: Any, constants: Mapping[Any, None]) -> int:
    """Give the number of the one segment in which a value lies."""
    found = [place for place in range(len(axis.regions)) if _lies(axis, place, value, constants)]
    assert len(found) == 1, f"{axis.key}: {value!r} lies in {found}"
    return found[0]


def _lies(axis: Axis, place: int, value: Any, constants: Mapping[Any, None]) -> bool:
    if axis.unknown >> place & 1 or value is None:
        return bool(axis.unknown >> place & 1) and value is None
    kind = axis.fact.type
    if axis.cuts is not None:
        return axis.regions[place].holds(value)
    like = _likeness(kind, constants)
    return bool(like(axis.samples[place]) == like(value))


def _likeness(kind: ValueType, constants: Mapping[Any, None]) -> Callable[[Any], Any]:
    """Give what of a value rules can tell: values that are alike lie in one segment."""
    if kind.name == "term":
        return lambda each: [kind.compare(each, constant) for constant in constants]
    if kind.name == "text":
        return lambda each: each if each in constants else None
    if isinstance(kind, Choices):
        return lambda each: (set(each) & set(constants), bool(set(each) - set(constants)))
    return lambda each: each
