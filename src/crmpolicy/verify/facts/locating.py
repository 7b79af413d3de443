"""Where given facts lie on axes: the segments that may hold a value, read off without asking any rule."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.scales import Choices
from crmpolicy.verify.facts.axes import Axis
from crmpolicy.verify.facts.relations import Relation

ANYWHERE: Final = -1
"""Every segment: nothing is known of a fact, or nobody can tell on which side of a rule it lies."""

Locator = Callable[[Any], int]


def locator_of(axis: Axis) -> Locator:
    """Give the function that tells in which segments of an axis a value of the fact may lie.

    Args:
        axis: a fact that is cut into segments.

    Returns:
        A function from an exact value, or ``None`` for the unknown, to a set of segments: one of them, or
        :data:`ANYWHERE` where it cannot be told.

    >>> from decimal import Decimal
    >>> from crmpolicy.policy.facts import Fact
    >>> from crmpolicy.values import Ratio
    >>> from crmpolicy.verify.facts.axes import axis_of
    >>> fact = Fact("share", "share", ("share", "share"), Ratio())
    >>> where = locator_of(axis_of(fact, "share", [Decimal("0.01")], unknown=False))
    >>> where(Decimal("0.0099")), where(Decimal("0.01")), where(Decimal("0.02"))
    (1, 2, 4)
    """
    unknown = axis.unknown or ANYWHERE
    inside = _of_cuts(axis.cuts) if axis.cuts is not None else _of_words(axis)

    def locate(value: Any) -> int:
        return unknown if value is None else inside(value)

    return locate


def _of_cuts(cuts: Sequence[Any]) -> Locator:
    """Tell between which cuts a number or a moment lies: segments and cuts take turns."""

    def between(value: Any) -> int:
        place = bisect_left(cuts, value)
        on_it = place < len(cuts) and cuts[place] == value
        return 1 << (2 * place + on_it)

    return between


def _of_words(axis: Axis) -> Locator:
    if isinstance(axis.fact.type, ListOf | Choices):
        return lambda _: (
            ANYWHERE
        )  # an axis has sets of the words that rules name, and one word for all others
    if axis.marks:
        return _of_lengths(axis)
    known = {
        sample: 1 << place
        for place, sample in enumerate(axis.samples)
        if not axis.unknown >> place & 1 and sample is not None
    }
    free = axis.fact.type.name == "text" and not axis.fact.range.among
    other = 1 << (len(axis.regions) - 1 - bool(axis.unknown)) if free else ANYWHERE

    def among(value: Any) -> int:
        return known.get(value, other)

    return among


def _of_lengths(axis: Axis) -> Locator:
    """Tell a length of time by how it compares with those that rules name."""
    compare = axis.fact.type.compare
    orders = {
        tuple(compare(sample, each) for each in axis.marks): 1 << place
        for place, sample in enumerate(axis.samples)
        if sample is not None
    }

    def beside(value: Any) -> int:
        return orders.get(tuple(compare(value, each) for each in axis.marks), ANYWHERE)

    return beside


class Placed:
    """The axes of a space as functions of facts by full name: which segments of each may hold a case.

    Args:
        axes: the axes, by the numbers that boxes use.
    """

    def __init__(self, axes: Sequence[Axis | Relation]) -> None:
        self._axes = axes
        self._locators: dict[int, Locator] = {}

    def segments(self, place: int, facts: Mapping[str, Any]) -> int:
        """Tell in which segments of one axis a case may lie; a fact that is not there lies anywhere."""
        axis = self._axes[place]
        if isinstance(axis, Relation):
            if axis.first.key not in facts or axis.second.key not in facts:
                return ANYWHERE
            return axis.lies(facts[axis.first.key], facts[axis.second.key])
        if axis.key not in facts:
            return ANYWHERE
        locator = self._locators.get(place)
        if locator is None:
            locator = self._locators[place] = locator_of(axis)
        return locator(facts[axis.key])
