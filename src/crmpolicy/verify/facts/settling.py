"""Boxes in which derived facts are known or unknown as their parts are."""

from collections.abc import Iterator, Mapping
from typing import Any

from crmpolicy.engine.fields import Field
from crmpolicy.verify.facts.axes import Axis
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.knowing import passes_on, unknown_ways
from crmpolicy.verify.facts.space import Space


def settled_boxes(space: Space, box: Box) -> Iterator[Box]:
    """Give the boxes inside a box in which what is unknown agrees, those with most facts known first.

    Args:
        space: the space.
        box: segments by number of axis.
    """
    fields = {key: field for sketch in space.sketches for key, field in sketch.fields.items()}
    derived = [
        axis
        for axis in space.axes
        if isinstance(axis, Axis) and axis.unknown and axis.key in fields and fields[axis.key].derived
    ]
    yield from _settle(space, dict(box), derived, fields)


def _settle(
    space: Space, box: dict[int, int], derived: list[Axis], fields: Mapping[str, Field]
) -> Iterator[Box]:
    if not derived:
        yield box
        return
    axis, *others = derived
    place = space.number[axis.key]
    segments = box.get(place, axis.alive) & axis.alive
    if segments & ~axis.unknown:
        known = _known_parts(space, {**box, place: segments & ~axis.unknown}, axis.key, fields)
        if known is not None:
            yield from _settle(space, known, others, fields)
    if segments & axis.unknown:
        for way in unknown_ways(axis.key, fields):
            through = _through(axis.key, way, fields)
            inside = _given(space, {**box, place: axis.unknown}, {**dict.fromkeys(through), **way})
            if inside is not None:
                yield from _settle(space, inside, others, fields)


def _known_parts(
    space: Space, box: dict[int, int], key: str, fields: Mapping[str, Field]
) -> dict[int, int] | None:
    """Keep the parts of a known fact known; ``None`` where one has to be unknown."""
    field = fields[key]
    for source in field.derived.sources if field.derived and passes_on(field) else ():
        place = space.number.get(source)
        if place is not None:
            axis = space.axes[place]
            left = box.get(place, axis.alive) & axis.alive & ~(axis.unknown if isinstance(axis, Axis) else 0)
            if not left:
                return None
            box = {**box, place: left}
        inside = _known_parts(space, box, source, fields)
        if inside is None:
            return None
        box = inside
    return box


def _through(key: str, way: Mapping[str, Any], fields: Mapping[str, Field]) -> set[str]:
    """Name the derived facts on the way from what is given to what becomes unknown: they are unknown too."""
    derived = fields[key].derived
    found: set[str] = set()
    for source in derived.sources if derived else ():
        if source not in way and way in unknown_ways(source, fields):
            found |= {source} | _through(source, way, fields)
    return found


def _given(space: Space, box: dict[int, int], way: Mapping[str, Any]) -> dict[int, int] | None:
    """Give a box with some facts at given values; ``None`` where it does not reach them."""
    for key, value in way.items():
        place = space.number.get(key)
        if place is None:
            continue
        axis = space.axes[place]
        if not isinstance(axis, Axis):
            continue
        bit = axis.unknown if value is None else axis.such_that(lambda each, given=value: each == given)
        left = box.get(place, axis.alive) & bit
        if not left:
            return None
        box = {**box, place: left}
    return box
