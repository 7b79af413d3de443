"""Positions of a fact that moves, with the pairs that move along: where it may go, and what is said there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Final, NamedTuple

from crmpolicy.engine.regions import Region
from crmpolicy.policy.directions import UPWARDS, leads, lies
from crmpolicy.policy.properties import Direction
from crmpolicy.verify.facts.axes import Axis
from crmpolicy.verify.facts.relations import UNKNOWN, Relation
from crmpolicy.verify.undecided import NotDecidedError

MOST_POSITIONS: Final = 5_000

Position = tuple[int, ...]
"""The number of a segment on each of the moving axes."""

Wrong = Callable[[Any, Any], bool]
"""Tells of two outputs, before and after the move, whether they must not be."""


class Steps(NamedTuple):
    """The positions of the moving axes, and which of them a fact can move to from another.

    Where ``leads`` is missing, each position can move to all that come after it.
    """

    positions: Sequence[Position]
    leads: Callable[[Position, Position], bool] | None

    def wrong(self, said: Mapping[Position, Any], wrong: Wrong) -> Iterator[tuple[Position, Position]]:
        """Give the moves that must not be, from what is said at the positions that have an answer."""
        if self.leads is None:
            yield from _along(said, wrong)
            return
        for before, value in said.items():
            for after, other in said.items():
                if wrong(value, other) and self.leads(before, after):
                    yield before, after


def _along(said: Mapping[Position, Any], wrong: Wrong) -> Iterator[tuple[Position, Position]]:
    """Compare each value with those before it; of equal ones the nearest, which tells most."""
    seen: dict[Any, Position] = {}
    for position, value in said.items():
        for other, place in seen.items():
            if wrong(other, value):
                yield place, position
        seen[value] = position


def steps_of(axis: Axis, pairs: Sequence[Relation], direction: Direction | None) -> Steps:
    """Give the positions of a fact and of the pairs that it moves with.

    Args:
        axis: the fact that moves.
        pairs: how it lies to the facts that rules compare it with.
        direction: where it moves to; ``None``: anywhere.

    Raises:
        NotDecidedError: there are too many positions.
    """
    known = axis.places(axis.alive & ~axis.unknown)
    ways = [[place for place in range(pair.width) if pair.alive >> place & 1] for pair in pairs]
    positions = [(first, *rest) for first in known for rest in product(*ways)]
    if len(positions) > MOST_POSITIONS:
        raise NotDecidedError("verify-many-ways", limit=str(MOST_POSITIONS))
    if axis.ascending and not pairs and direction is not None and known:
        rising = lies(axis.fact.type, direction, axis.samples[known[0]], axis.samples[known[-1]])
        return Steps(positions if rising else positions[::-1], None)
    return Steps(positions, _leads(axis, pairs, direction))


def _leads(
    axis: Axis, pairs: Sequence[Relation], direction: Direction | None
) -> Callable[[Position, Position], bool]:
    kind = axis.fact.type

    def goes(first: Position, second: Position) -> bool:
        one, other = axis.samples[first[0]], axis.samples[second[0]]
        if first[0] == second[0] and _is_single(axis.regions[first[0]]):
            return False
        if direction is not None and first[0] != second[0] and not leads(kind, direction, one, other):
            return False
        turns = zip(pairs, first[1:], second[1:], strict=True)
        return first != second and all(_turns(axis, *turn, direction) for turn in turns)

    return goes


def _is_single(region: Region) -> bool:
    return bool(region.words) or (region.low is not None and region.low == region.high)


def _turns(axis: Axis, pair: Relation, before: int, after: int, direction: Direction | None) -> bool:
    """Tell whether a pair can go from one way to another while only one of its facts moves."""
    if before == after:
        return True
    if UNKNOWN in (1 << before, 1 << after):
        return False  # the other fact stays known, or unknown
    if direction is None:
        return True
    return (before < after) == ((direction in UPWARDS) == (pair.first.key == axis.key))
