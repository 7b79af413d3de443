"""A list of customers asked before and after an edit: which questions, and what cannot be asked of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from crmpolicy.cli.failing import CommandError
from crmpolicy.cli.impacts import impact_blocks, refused_said
from crmpolicy.cli.layout import Block, Heading, Line
from crmpolicy.cli.speaking import Speaker
from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.portfolio import Impact, Sweep, at_value, measure_impact, read_rows, sweep
from crmpolicy.portfolio.reading_files import read_frame
from crmpolicy.verify import Difference, diff


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


def mapping_of(columns: Sequence[str]) -> dict[str, str]:
    """Read what is said about columns: ``HEAD=FACT``, nothing behind the sign for none.

    Raises:
        CommandError: no such pair.

    >>> mapping_of(["占比=steel.sales_share", "备注="])
    {'占比': 'steel.sales_share', '备注': ''}
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
        return cls(Path(path), mapping_of(columns), tuple(money), encoding)

    def measured(
        self,
        sets: tuple[PolicySet, PolicySet],
        difference: Difference,
        points: Sequence[str],
        now: datetime,
    ) -> tuple[Measured, ...]:
        """Measure the questions that a person names, else each whose answers change for somebody."""
        before, after = sets
        names = points or changed(difference, sets)
        found = []
        for name in names:
            point = after.point(name)
            impact = measure_impact(
                before,
                after,
                name,
                self.customers(point),
                now=now,
                difference=difference,
                mapping=self.mapping,
                money=self.money,
            )
            found.append(Measured(impact, point, bool(points)))
        return tuple(found)

    def swept(
        self, policies: PolicySet, points: Sequence[str], key: str, *, values: Sequence[Any], now: datetime
    ) -> tuple[tuple[Sweep, DecisionPoint], ...]:
        """Move a value, and measure the questions that a person names, else each that it changes."""
        ends = at_value(policies, key, values[0]), at_value(policies, key, values[-1])
        found = []
        for name in points or changed(diff(*ends), ends):
            point = policies.point(name)
            if not points and point.tables[0].timed:
                continue  # a list does not tell what happened to a customer, and when
            told = sweep(
                policies,
                name,
                self.customers(point),
                parameter=key,
                values=values,
                now=now,
                mapping=self.mapping,
                money=self.money,
            )
            found.append((told, point))
        return tuple(found)

    def customers(self, point: DecisionPoint) -> Any:
        """Read the list, as rows or as a frame; this is the one place that knows which files there are."""
        if self.path.suffix.lower() in (".parquet", ".arrow"):
            return read_frame(self.path)
        return read_rows(
            self.path, point.reach(), mapping=self.mapping, encoding=self.encoding, money=self.money
        )


def changed(difference: Difference, sets: Sequence[PolicySet]) -> tuple[str, ...]:
    """Name the questions that are answered otherwise for somebody, and that both policy sets know."""
    names = dict.fromkeys(each.point for each in difference.changes)
    return tuple(name for name in names if all(name in each.points for each in sets))


def measured_blocks(speaker: Speaker, measured: Measured) -> Iterator[Block]:
    """Lay out who moves in one question, or why the list does not tell it."""
    impact = measured.impact
    if measured.told:
        yield from impact_blocks(speaker, impact, measured.point)
        return
    yield Heading(speaker.put(impact.title), impact.point)
    if impact.refused and measured.point.tables[0].timed:
        yield Line(speaker.say("cli-impact-timed"), indent=2)
        return
    reason = refused_said(speaker, impact.refused[0]) if impact.refused else ""
    code = "cli-impact-not-asked" if impact.refused else "cli-impact-empty"
    yield Line(speaker.say(code, said=reason), indent=2)
