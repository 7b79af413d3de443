"""Where one fact takes what follows from it across a threshold: exact where lines are straight."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from crmpolicy.engine.axes import tests_of
from crmpolicy.engine.fields import Field
from crmpolicy.engine.program import Program
from crmpolicy.engine.searching import Search
from crmpolicy.errors import FactsError
from crmpolicy.policy.guards import FactOf, Literally
from crmpolicy.values.numbers import decimal_of

_REACH: Final = Decimal(1000)
_HALVINGS: Final = 120  # of a stretch of 10^15 down to far below a cent


def crossings(
    program: Program, search: Search, field: Field, given: Mapping[str, Any], now: datetime
) -> list[Any]:
    """Give the values of a fact at which rules may begin to answer otherwise, all other facts as given.

    Args:
        program: the question in the period of the case.
        search: its axes.
        field: the fact.
        given: the facts of the case.
        now: the moment of the case.
    """
    own = [end for each in search.axes.get(field.key, ()) for end in _ends(each.region)]
    if not isinstance(given[field.name], Decimal | Fraction | int) or isinstance(given[field.name], bool):
        return own
    probe = _Probe(program, field, given, now)
    for threshold in _thresholds(program, search):
        own += probe.crossed(*threshold)
    return sorted(set(own))


def _ends(region: Any) -> list[Any]:
    return [*region.words, *(end for end in (region.low, region.high) if end is not None)]


def _thresholds(program: Program, search: Search) -> Iterator[tuple[str, str | None, Any]]:
    """Give what is compared: a derived fact with a value, or a fact with another fact."""
    derived = {each.key for each in program.fields if each.fact.derived is not None}
    for key in derived & search.axes.keys():
        for end in sorted({end for each in search.axes[key] for end in _ends(each.region)}, key=str):
            if isinstance(end, Decimal | Fraction | int) and not isinstance(end, bool):
                yield key, None, end
    for table in program.tables:
        for part in table.parts:
            for rule in part.rules:
                for test in tests_of(rule.guard):
                    for operand in test.operands:
                        if isinstance(operand, FactOf):
                            yield test.fact, operand.key, 0


class _Probe:
    """Reads what follows from a fact at other values of it."""

    def __init__(self, program: Program, field: Field, given: Mapping[str, Any], now: datetime) -> None:
        self.program, self.field, self.given, self.now = program, field, given, now
        step = getattr(field.fact.type, "step", None)
        self.reach = step * 1000 if step is not None else _REACH
        bounds = dict(field.fact.range.bounds())
        self.bounds = [each.value for each in bounds.values() if isinstance(each, Literally)]

    def crossed(self, fact: str, other: str | None, threshold: Any) -> list[Any]:
        """Give where a fact (less another) has a value: none, one, or where lines bend those found."""
        value = self.given[self.field.name]
        points = [value, value + self.reach, value - self.reach, *self.bounds]
        known = {
            Fraction(point): found
            for point in points
            if (found := self.measure(point, fact, other, threshold)) is not None
        }
        if len(known) < 2:  # noqa: PLR2004 - a line needs two points
            return []
        (x1, y1), (x2, y2), *rest = known.items()
        slope = (y2 - y1) / (x2 - x1)
        if all(y1 + slope * (x - x1) == y for x, y in rest):
            return [_exact(x1 - y1 / slope)] if slope else []
        return self._searched(known, fact, other, threshold)

    def _searched(
        self, known: Mapping[Fraction, Fraction], fact: str, other: str | None, threshold: Any
    ) -> list[Any]:
        """Halve each stretch at whose ends the signs differ, down to one step."""
        found = []
        step = getattr(self.field.fact.type, "step", None) or Decimal("1e-9")
        places = sorted(known)
        for low, high in pairwise(places):
            if (known[low] < 0) == (known[high] < 0):
                continue
            a, b = low, high
            for _ in range(_HALVINGS):
                if b - a <= Fraction(step):
                    break
                middle = (a + b) / 2 // Fraction(step) * Fraction(step)
                there = self.measure(_exact(middle), fact, other, threshold)
                if there is None or middle in (a, b):
                    break
                a, b = (middle, b) if (there < 0) == (known[low] < 0) else (a, middle)
            found += [_exact(a), _exact(b)]
        return found

    def measure(self, point: Any, fact: str, other: str | None, threshold: Any) -> Fraction | None:
        """Read how far a fact lies above a threshold; nothing where the point is no legal value."""
        try:
            row = self.program.read({**self.given, self.field.name: point}, self.now)
        except FactsError:
            return None
        values = [row[self.program.places[key]] for key in (fact, other) if key is not None]
        if any(value is None or not isinstance(value, Decimal | Fraction | int) for value in values):
            return None
        first, *second = map(Fraction, values)
        return first - sum(second, Fraction(threshold))


def _exact(value: Fraction) -> Decimal | Fraction:
    """Put a fraction back into decimal notation where it has an end."""
    shown = decimal_of(value)
    return value if shown is None else shown
