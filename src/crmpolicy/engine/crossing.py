"""Where one fact takes what follows from it across a threshold: exact where lines are straight.

What follows is what is derived from the fact and what questions behind decide by it, however far.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from operator import itemgetter
from typing import Any, Final

from crmpolicy.engine.anew import Anew, Layer
from crmpolicy.engine.axes import tests_of
from crmpolicy.engine.facts import Facts
from crmpolicy.engine.fields import Field
from crmpolicy.policy.guards import FactOf, Literally
from crmpolicy.policy.semantics import holds
from crmpolicy.values.numbers import decimal_of

_REACH: Final = Decimal(1000)
_FURTHER: Final = [Decimal(100) ** power for power in range(1, 6)]  # lines may bend far off
_HALVINGS: Final = 120  # of a stretch of 10^15 down to far below a cent

Measure = Callable[[Facts], Any]
"""Reads from the facts of a question how far one lies above a threshold, or a word that follows."""


def crossings(anew: Anew, field: Field, changed: Mapping[str, Any]) -> list[Any]:
    """Give the values of a fact at which rules may begin to answer otherwise.

    Args:
        anew: the case.
        field: the fact.
        changed: facts beside it that are other than in the case.
    """
    axes = [layer.search.axes.get(field.key, ()) for layer in anew.layers]
    own = [end for axis in axes for each in axis for end in _ends(each.region)]
    if not _is_number(anew.given[anew.names[field.key]]):
        return own
    probe = _Probe(anew, field, own, changed)
    found = [
        end for layer in anew.layers for measure in _measures(layer) for end in probe.crossed(layer, measure)
    ]
    return sorted({*own, *found})


def _ends(region: Any) -> list[Any]:
    return [*region.words, *(end for end in (region.low, region.high) if end is not None)]


def _is_number(value: Any) -> bool:
    return isinstance(value, Decimal | Fraction | int) and not isinstance(value, bool)


def _measures(layer: Layer) -> Iterator[Measure]:
    """Give what is compared of what follows from facts: with a value, with a word, with another fact."""
    program, axes = layer.program, layer.search.axes
    follows = {each.key for each in program.fields if each.fact.derived is not None} | layer.answered
    for key in sorted(follows & axes.keys()):
        ends = [end for each in axes[key] for end in _ends(each.region)]
        numbers = sorted({end for end in ends if _is_number(end)})
        place = program.places[key]
        yield from (_above(place, None, number) for number in numbers)
        if not numbers:
            yield itemgetter(place)
    for table in program.tables:
        for part in table.parts:
            for rule in part.rules:
                for test in tests_of(rule.guard):
                    for operand in test.operands:
                        if isinstance(operand, FactOf) and {test.fact, operand.key} <= program.places.keys():
                            yield _above(program.places[test.fact], program.places[operand.key], 0)


def _above(place: int, other: int | None, threshold: Any) -> Measure:
    def measure(row: Facts) -> Any:
        values = [row[place], *([] if other is None else [row[other]])]
        if not all(map(_is_number, values)):
            return None
        first, *second = map(Fraction, values)
        return first - sum(second, Fraction(threshold))

    return measure


class _Probe:
    """Reads what follows from a fact at other values of it."""

    def __init__(self, anew: Anew, field: Field, own: list[Any], changed: Mapping[str, Any]) -> None:
        self.anew, self.name, self.changed = anew, anew.names[field.key], changed
        step = getattr(field.fact.type, "step", None)
        self.step = Fraction(step or Decimal("1e-9"))
        reach = step * 1000 if step is not None else _REACH
        value = anew.given[self.name]
        declared = field.fact.range.bounds()
        bounds = [(word, each.value) for word, each in declared if isinstance(each, Literally)]
        near = [value, value + reach, value - reach, *(bound for _, bound in bounds), *own]
        far = [value + sign * reach * factor for factor in _FURTHER for sign in (1, -1)]
        self.points = [
            point
            for point in dict.fromkeys(map(Fraction, [*near, *far]))
            if all(holds(field.fact.type, point, word, (bound,)) for word, bound in bounds)
        ]  # what is out of range is refused, and to word a refusal takes longer than an answer
        self.known: dict[Fraction, Mapping[str, Facts]] = {}

    def crossed(self, layer: Layer, measure: Measure) -> list[Any]:
        """Give where what is measured becomes nothing: none, one, or where lines bend those found."""
        known = {
            point: found
            for point in self.points
            if (found := self._measured(point, layer, measure)) is not None
        }
        if len(known) < 2:  # noqa: PLR2004 - a line needs two points
            return []
        if all(isinstance(found, Fraction) for found in known.values()):
            (x1, y1), (x2, y2), *rest = known.items()
            slope = (y2 - y1) / (x2 - x1)
            if all(y1 + slope * (x - x1) == y for x, y in rest):
                return [_exact(x1 - y1 / slope)] if slope else []
        return self._searched(known, layer, measure)

    def _searched(self, known: Mapping[Fraction, Any], layer: Layer, measure: Measure) -> list[Any]:
        """Halve each stretch at whose ends the sides differ, down to one step."""
        found = []
        for a, b in pairwise(sorted(known)):
            low, high = a, b
            side = _side(known[low])
            if side == _side(known[high]):
                continue
            for _ in range(_HALVINGS):
                middle = (low + high) / 2 // self.step * self.step
                there = self._measured(middle, layer, measure)
                if there is None or middle in (low, high):
                    break
                low, high = (middle, high) if _side(there) == side else (low, middle)
            found += [_exact(low), _exact(high)]
        return found

    def _measured(self, point: Fraction, layer: Layer, measure: Measure) -> Any:
        """Read what is measured where a fact has another value; nothing where the value is not legal."""
        if point not in self.known:
            self.known[point] = self.anew.rows({**self.changed, self.name: _exact(point)})
        row = self.known[point].get(layer.decision.subject)
        return None if row is None else measure(row)


def _side(found: Any) -> Any:
    """Tell on which side of its threshold something lies; a word is a side of its own."""
    return found < 0 if isinstance(found, Fraction) else found


def _exact(value: Fraction) -> Decimal | Fraction:
    """Put a fraction back into decimal notation where it has an end."""
    shown = decimal_of(value)
    return value if shown is None else shown
