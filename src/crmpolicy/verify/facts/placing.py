"""Values for the facts of a box: the smallest legal ones that also lie to each other as they must."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from itertools import islice, product
from typing import Any, Final

from crmpolicy.engine.regions import Region, merged
from crmpolicy.policy.facts import Fact
from crmpolicy.verify.facts.axes import Axis, legal_in
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.relations import APART, BELOW, SAME, UNKNOWN, Relation
from crmpolicy.verify.facts.settling import settled_boxes
from crmpolicy.verify.facts.space import Space
from crmpolicy.verify.undecided import NotDecidedError

MOST_TRIED: Final = 4_000
_LEAST: Final = {"time of day": time(0)}

Order = tuple[str, str, int]
"""A fact, another one, and the one way in which the first lies to the second."""


def values_in(space: Space, box: Box) -> dict[str, Any] | None:
    """Give a value for each axis of a space inside a box; ``None`` where the facts leave no room.

    A derived fact is known or unknown as its parts are, and facts that are compared lie to each other as they
    must.

    Args:
        space: the space.
        box: segments by number of axis; an axis that is not named is free.

    Raises:
        NotDecidedError: too many ways to try, or lengths without order between them.
    """
    for settled in settled_boxes(space, box):
        found = _values(space, settled)
        if found is not None:
            return found
    return None


def _values(space: Space, box: Box) -> dict[str, Any] | None:
    facts = {axis.key: axis for axis in space.axes if isinstance(axis, Axis)}
    pairs = [axis for axis in space.axes if isinstance(axis, Relation)]
    left = {axis.key: box.get(space.number[axis.key], axis.alive) & axis.alive for axis in space.axes}
    if not all(left.values()):
        return None
    bound = {key for pair in pairs for key in (pair.first.key, pair.second.key)}
    found = {key: _first(axis, left[key]) for key, axis in facts.items() if key not in bound}
    if not pairs:
        return found
    tight = _tight(facts, pairs, left, bound)
    return None if tight is None else {**found, **tight}


def _first(axis: Axis, segments: int) -> Any:
    known = segments & ~axis.unknown
    place = axis.places(known or segments)[0]
    return axis.samples[place]


def _tight(
    facts: Mapping[str, Axis], pairs: Sequence[Relation], left: Mapping[str, int], bound: set[str]
) -> dict[str, Any] | None:
    """Try stretches of the facts that are compared, one after another."""
    names = sorted(bound)
    stretches = [_stretches(facts[name], left[name]) for name in names]
    ways = [[way for way in (1, 2, 4, 8, 16) if left[pair.key] & way] for pair in pairs]
    tries = ((chosen, regions) for chosen in product(*ways) for regions in product(*stretches))
    apart: NotDecidedError | None = None
    for count, (chosen, regions) in enumerate(tries):
        if count >= MOST_TRIED:
            raise NotDecidedError("verify-many-ways", limit=str(MOST_TRIED))
        orders = [(each.first.key, each.second.key, way) for each, way in zip(pairs, chosen, strict=True)]
        try:
            found = _solve(
                {name: facts[name].fact for name in names},
                dict(zip(names, regions, strict=True)),
                pairs,
                orders,
            )
        except NotDecidedError as undecided:
            apart = undecided
            continue
        if found is not None:
            return found
    if apart is not None:
        raise apart
    return None


def _stretches(axis: Axis, segments: int) -> list[Region]:
    """Give the stretches that a fact may lie in; one word each where it has no stretches."""
    places = axis.places(segments)
    if axis.cuts is None:
        return [axis.regions[place] for place in places]
    known = [
        axis.regions[place] for place in axis.places(filled(axis, segments)) if not axis.unknown >> place & 1
    ]
    unknown = [axis.regions[place] for place in places if axis.unknown >> place & 1]
    return [*(merged(known) if segments & ~axis.unknown else ()), *unknown]


def filled(axis: Axis, segments: int) -> int:
    """Add the segments without any legal value that lie between two of a set: stretches then stay whole.

    The unknown stands behind the last segment and is no neighbour of it: above the range nothing is legal.

    >>> from crmpolicy.values import Integer
    >>> from crmpolicy.verify.facts.axes import axis_of
    >>> n = axis_of(Fact("n", "n", ("n", "n"), Integer()), "n", [3, 4], unknown=False)
    >>> f"{filled(n, 0b1010):05b}"
    '01110'
    """
    known = segments & ~axis.unknown
    for place, sample in enumerate(axis.samples):
        bit = 1 << place
        if sample is None and not bit & axis.unknown and known & bit >> 1 and known & bit << 1:
            known |= bit
    return segments | known


def _solve(
    facts: Mapping[str, Fact],
    regions: dict[str, Region],
    pairs: Sequence[Relation],
    orders: Sequence[Order],
) -> dict[str, Any] | None:
    unknown = {name for name, region in regions.items() if region.words == (None,)}
    for first, second, way in orders:
        if (way == UNKNOWN) != bool({first, second} & unknown):
            return None
    told = [each for each in orders if each[2] != UNKNOWN]
    plain = [each for each in told if not regions[each[0]].words and not regions[each[1]].words]
    values = {name: region.words[0] for name, region in regions.items() if region.words}
    open_facts = {name: _floored(facts[name], regions[name]) for name in regions if name not in values}
    placed = _rising(facts, open_facts, plain)
    if placed is None:
        return None
    values |= placed
    lies = {(each.first.key, each.second.key): each for each in pairs}
    for first, second, way in told:
        if lies[first, second].lies(values[first], values[second]) != way:
            if facts[first].type.name in ("term", "period"):
                raise NotDecidedError("verify-lengths-apart")
            return None
    return values


def _floored(fact: Fact, region: Region) -> Region:
    """Give a stretch without lower end the least value of its fact, where there is one."""
    least = min(fact.range.among) if fact.range.among else _LEAST.get(fact.type.name)
    return (
        region if region.low is not None or least is None else region._replace(low=least, low_included=True)
    )


def _rising(
    facts: Mapping[str, Fact], regions: dict[str, Region], orders: Sequence[Order]
) -> dict[str, Any] | None:
    """Place facts in rising order: bounds are drawn down from above first, then the lowest values taken."""
    below = [
        (one, other) if way == BELOW else (other, one)
        for one, other, way in orders
        if way not in (SAME, APART)
    ]
    equal = [(one, other) for one, other, way in orders if way == SAME]
    for _ in range(len(regions) + 1):
        for one, other in equal:
            regions[one] = regions[other] = common(regions[one], regions[other])
        for low, high in below:
            top, bottom = regions[high], regions[low]
            regions[low] = common(bottom, Region(low, high=top.high))
            regions[high] = common(top, Region(high, low=bottom.low, low_included=False))
    values: dict[str, Any] = {}
    for _ in range(len(regions) + 2):
        for name, region in regions.items():
            if name not in values:
                values[name] = legal_in(facts[name], region, lowest=True)
                if values[name] is None:
                    return None
        moved = _moved(regions, values, below, equal)
        if not moved:
            return values
        for name in moved:
            del values[name]
    return None


def _moved(
    regions: dict[str, Region],
    values: Mapping[str, Any],
    below: Sequence[tuple[str, str]],
    equal: Sequence[tuple[str, str]],
) -> set[str]:
    """Move what does not lie above what it must, and tell which facts have to be placed again."""
    moved: set[str] = set()
    for low, high in below:
        if values[low] < values[high]:
            continue
        if regions[low].low is None:  # nothing lies under it: there is room downwards for ever
            regions[low] = common(regions[low], Region(low, high=values[high]))
            moved.add(low)
        else:
            regions[high] = common(regions[high], Region(high, low=values[low], low_included=False))
            moved.add(high)
    for one, other in equal:
        for lower, upper in ((one, other), (other, one)):
            if values[lower] < values[upper]:
                moved.add(_drawn_together(regions, values, lower, upper))
    return moved


def _drawn_together(regions: dict[str, Region], values: Mapping[str, Any], lower: str, upper: str) -> str:
    """Cut one of two facts that have to be equal towards the other, and name it."""
    if regions[lower].low is None:
        regions[upper] = common(regions[upper], Region(upper, high=values[lower], high_included=True))
        return upper
    regions[lower] = common(regions[lower], Region(lower, low=values[upper]))
    return lower


def common(one: Region, other: Region) -> Region:
    """Give what two stretches have in common, under the name of the first.

    >>> common(Region("n", low=1), Region("m", high=3)).high
    3
    """
    low, low_included, high, high_included = one.low, one.low_included, one.high, one.high_included
    if other.low is not None and (
        low is None or (other.low, not other.low_included) > (low, not low_included)
    ):
        low, low_included = other.low, other.low_included
    if other.high is not None and (high is None or (other.high, other.high_included) < (high, high_included)):
        high, high_included = other.high, other.high_included
    return Region(one.fact, (), low, low_included, high, high_included)


def rooms(space: Space, box: Box, most: int) -> Iterator[dict[str, Any]]:
    """Give several ways to fill a box, differing in one axis at a time, the smallest first."""
    base = values_in(space, box)
    if base is None:
        return
    yield base
    tried = 1
    for axis in space.axes:
        if not isinstance(axis, Axis):
            continue
        place = space.number[axis.key]
        for each in islice(axis.places(box.get(place, axis.alive) & axis.alive), 1, None):
            if tried >= most:
                return
            found = values_in(space, {**box, place: 1 << each})
            if found is not None:
                tried += 1
                yield found
