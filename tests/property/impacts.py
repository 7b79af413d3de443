"""Who moves by brute force: every row asked one by one under both policy sets, nothing left out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any, NamedTuple

from crmpolicy.engine import Decision, DecisionPoint, Outcome, PolicySet
from crmpolicy.errors import CrmPolicyError
from crmpolicy.portfolio import Impact

Pair = tuple[Outcome | None, Outcome | None]


class Brute(NamedTuple):
    """The answers of each row before and after: how many there are, who moves, who is refused, by place."""

    pairs: list[Pair]

    @property
    def counts(self) -> Mapping[Pair, int]:
        return Counter(each for each in self.pairs if each != (None, None))

    @property
    def moved(self) -> list[int]:
        return [place for place, (old, new) in enumerate(self.pairs) if old != new]

    @property
    def refused(self) -> list[int]:
        return [place for place, each in enumerate(self.pairs) if each == (None, None)]


def brute_force(
    before: PolicySet, after: PolicySet, name: str, rows: Iterable[Mapping[str, Any]], now: datetime
) -> Brute:
    """Ask both about every row; an empty cell says nothing."""
    points = before.point(name), after.point(name)
    pairs = []
    for row in rows:
        given = {key: cell for key, cell in row.items() if cell is not None}
        old, new = (answer(point, given, now) for point in points)
        pairs.append((old, new))
    return Brute(pairs)


def answer(point: DecisionPoint, given: Mapping[str, Any], now: datetime) -> Outcome | None:
    """Answer one row; ``None`` where there is no answer."""
    try:
        decision: Decision = point.evaluate(given, now=now)
    except CrmPolicyError:
        return None
    return decision.outcome


def agrees(impact: Impact, brute: Brute, rows: int) -> None:
    """Demand that an impact says what brute force says, of every row."""
    assert {(way.before, way.after): way.rows for way in impact.ways} == brute.counts
    assert [each.row.line - 1 for each in impact.moved] == brute.moved
    assert [each.row.line - 1 for each in impact.refused] == brute.refused
    assert all(each.faults for each in impact.refused)
    assert impact.rows == rows == impact.unchanged + len(impact.moved) + len(impact.refused)
    assert len(brute.moved) <= impact.evaluated_twice <= rows


def summed(amounts: Sequence[float]) -> Fraction:
    """Sum up binary numbers by their shortest text."""
    return sum((Fraction(repr(each)) for each in amounts), Fraction(0))
