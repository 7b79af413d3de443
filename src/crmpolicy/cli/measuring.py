"""A list of customers asked before and after an edit: which questions, and what cannot be asked of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crmpolicy.cli.failing import CommandError
from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.portfolio import Impact, measure_impact, read_rows
from crmpolicy.verify import Difference


@dataclass(frozen=True, slots=True)
class Measured:
    """Who moves in one question, as it is after the edit; ``asked`` tells that a person named it."""

    impact: Impact
    point: DecisionPoint
    asked: bool

    @property
    def told(self) -> bool:
        """Whether the list tells enough for the question; if not, one reason stands for all rows."""
        return self.asked or len(self.impact.refused) < self.impact.rows


def mapped(columns: Sequence[str]) -> dict[str, str]:
    """Read which column is which fact: ``HEAD=FACT``, once for each.

    Raises:
        CommandError: no such pair.

    >>> mapped(["share=steel.sales_share"])
    {'share': 'steel.sales_share'}
    """
    mapping: dict[str, str] = {}
    for each in columns:
        head, equals, fact = each.rpartition("=")
        if not equals:
            raise CommandError("set-column-form", {"given": each})
        mapping[head] = fact
    return mapping


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A list of customers with all that a person says about its columns."""

    path: Path
    mapping: dict[str, str]
    money: tuple[str, ...]
    encoding: str | None

    @classmethod
    def of(cls, path: str, columns: Sequence[str], money: Sequence[str], encoding: str | None) -> "Portfolio":
        """Read what is said about columns: ``HEAD=FACT``, nothing behind the sign for none.

        Raises:
            CommandError: no such pair.
        """
        return cls(Path(path), mapped(columns), tuple(money), encoding)

    def measured(
        self,
        sets: tuple[PolicySet, PolicySet],
        difference: Difference,
        points: Sequence[str],
        now: datetime,
    ) -> tuple[Measured, ...]:
        """Measure the questions that a person names, else each whose answers change for somebody."""
        before, after = sets
        names = points or dict.fromkeys(
            change.point for change in difference.changes if all(change.point in each.points for each in sets)
        )
        found = []
        for name in names:
            point = after.point(name)
            rows = read_rows(
                self.path, point.reach(), mapping=self.mapping, encoding=self.encoding, money=self.money
            )
            impact = measure_impact(before, after, name, rows, now=now)
            found.append(Measured(impact, point, bool(points)))
        return tuple(found)
