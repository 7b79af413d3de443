"""Rows for a SELECT: cells of each column on both sides of each boundary, and all that a cell may not be."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any, Final

from crmpolicy.engine.searching import Search
from crmpolicy.errors import CrmPolicyError
from crmpolicy.portfolio.answering import INVALID, told
from crmpolicy.portfolio.sql.classes import NUMBERS, Classes
from crmpolicy.portfolio.sql.writing import Said
from tests.property.every_point import GROUP, NOW

ROWS: Final = 300
NAN: Final = float("nan")
_BLANK: Final = " \t\u3000"


def sayable(name: str) -> Said | CrmPolicyError:
    """Give what a SELECT says of a question, or why it says nothing."""
    try:
        said = Said.of(name, GROUP, NOW, {}, "en")
        assert said.answers
    except CrmPolicyError as error:
        return error
    return said


def kind_of(column: Classes) -> str:
    """Give the type of a column in a database."""
    name = column.fact.type.name
    return "DOUBLE" if name in NUMBERS else {"boolean": "BOOLEAN", "date": "DATE"}.get(name, "VARCHAR")


def cells_of(column: Classes, *, exact: bool) -> tuple[list[Any], list[Any]]:
    """Give cells that a fact can be, and some that it cannot."""
    kind = kind_of(column)
    if kind == "VARCHAR":
        words = [*column.words]
        return [*words, f"{_BLANK}{words[0]}\n"] if words else ["x"], [
            "",
            "  ",
            "没有这个词",
            "'; DROP --",
            "unknown",
            " 未知 ",
        ]
    if kind == "BOOLEAN":
        return [True, False], []
    if kind == "DATE":
        days = [value for value in _values(column) if isinstance(value, date)] or [date(2026, 1, 5)]
        return [day + timedelta(days=by) for day in days for by in (-1, 0, 1)], []
    step = getattr(column.fact.type, "step", None) or Decimal("0.001")
    numbers = [Decimal(_decimal(each)) for each in _values(column)] or [Decimal(1)]
    near = [number + by * step for number in numbers for by in (-1, 0, 1)] + [Decimal(10) ** 15, Decimal(0)]
    bad = [Decimal("0.0000123"), Decimal(-5), Decimal(2) * Decimal(10) ** 15]
    if exact:
        return near, bad
    return [float(each) for each in near], [*map(float, bad), NAN, float("inf"), -float("inf"), 0.1 + 0.2]


def _values(column: Classes) -> list[Any]:
    """Give the thresholds of a fact, the ends of its range and a value between any two of them."""
    found = [operand.value for _, operand in column.fact.range.bounds() if hasattr(operand, "value")]
    for region, _ in column.stretches:
        found += [end for end in (region.low, region.high) if end is not None]
    return [*dict.fromkeys([*found, *(each.given for each in column.classes)])]


def _decimal(value: Any) -> Decimal:
    exact = Fraction(value)
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def rows_of(said: Said, *, exact: bool = False, count: int = ROWS) -> list[dict[str, Any]]:
    """Draw rows, the same in every run: most of good cells, some with an empty or a bad one."""
    random = Random(said.asked.points[0].name)  # noqa: S311 - a seeded choice, no secret
    cells = {each.head: cells_of(each, exact=exact) for each in said.columns}
    rows: list[dict[str, Any]] = []
    for number in range(count):
        row = {head: random.choice(good) for head, (good, _) in cells.items()}
        if cells and number % 4 == 0:
            head = random.choice([*cells])
            row[head] = random.choice([None, *cells[head][1]])
        if cells and number % 16 == 0:
            row[random.choice([*cells])] = None
        rows.append(row)
    return rows


def answered(said: Said, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Give what the single evaluation answers to each row."""
    keys = {each.head: each.key for each in said.columns}
    point = said.asked.points[0]
    given = [{keys[head]: cell for head, cell in row.items() if cell is not None} for row in rows]
    columns = told(point.outcome, [*point.evaluate_each(given, now=NOW)], "en")
    return [
        dict(zip((each.name for each in columns), cells, strict=True))
        for cells in zip(*(each.cells for each in columns), strict=True)
    ]


def alike(mine: Mapping[str, Any], theirs: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Tell whether a row has the answer that it has by itself.

    What is wrong with a cell is told by the column's name, without the cell.
    """
    names = [name for name in theirs if name != "reason"]
    if any(not _same(mine[name], theirs[name]) for name in names):
        return False
    if theirs["status"] != INVALID:
        return bool(mine["reason"] == theirs["reason"])
    lines = set(str(mine["reason"]).splitlines())
    if any("the cell of column" in line for line in lines):
        return any(f"the cell of column `{head}`" in line for head in row for line in lines)
    told = set(str(theirs["reason"]).splitlines())  # the same source of several facts is told once
    return bool(lines) and (lines <= told or told <= lines)


def _same(mine: Any, theirs: Any) -> bool:
    if isinstance(theirs, Decimal | int) and not isinstance(mine, bool | None):
        return Decimal(str(mine)) == theirs
    return bool(mine == theirs)


def thresholds(name: str) -> int:
    """Count the stretches of a question's own facts."""
    return sum(map(len, Search.of(GROUP.point(name).program(NOW)).axes.values()))
