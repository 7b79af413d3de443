"""Relations of DuckDB: DuckDB decides by itself what a SELECT can say, and hands over the rest."""

import sys
from typing import Any, Final

import duckdb
import pyarrow as pa
import pytest

from crmpolicy.errors import FactsError
from crmpolicy.portfolio import ColumnMapping, evaluate_many, many
from crmpolicy.portfolio.duck import decided_duckdb
from tests.unit.portfolio.test_many import GROUP, NOW

POINT: Final = "steel.customer_size"
TOLD: Final = ("annual_volume", "size", "rule", "clause", "status")


def relation(cells: str) -> Any:
    """Give a relation with one column, in an order of its own."""
    return duckdb.connect().sql(f"SELECT unnest([{cells}]) AS annual_volume")


def rows(found: Any, columns: tuple[str, ...] = TOLD) -> list[tuple[Any, ...]]:
    """Give some columns of a relation or a table, row by row."""
    table = found if isinstance(found, pa.Table) else found.to_arrow_table()
    return [*zip(*(table[name].to_pylist() for name in columns), strict=True)]


@pytest.fixture
def by_batches(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what is asked by batches."""
    asked: list[str] = []

    def noted(ask: Any, point: str, *given: Any, **named: Any) -> Any:
        asked.append(point)
        return decided_duckdb(ask, point, *given, **named)

    monkeypatch.setattr(many, "_by_batches", lambda _: many_by(noted))
    return asked


def many_by(decide: Any) -> Any:
    """Ask as `many` does, of another function."""
    return lambda asked, frame: decide(
        evaluate_many, asked.point.name, asked.policies, frame,
        now=asked.now, mapping=asked.mapping, language=asked.language,
    )  # fmt: skip


NUMBERS: Final = "6000.0, 4999.99, 5000.0, -1.0, NULL, 'NaN'::DOUBLE"


def test_what_a_select_can_say_is_decided_by_duckdb(by_batches: list[str]) -> None:
    given = relation(NUMBERS)
    found = evaluate_many(POINT, GROUP, given, now=NOW)
    assert repr(rows(found)) == repr(rows(evaluate_many(POINT, GROUP, given.to_arrow_table(), now=NOW)))
    assert by_batches == []


@pytest.mark.parametrize("cells", ["'6000 t', 'many', NULL", "6000.0::FLOAT, NULL, 1::FLOAT"])
def test_the_rest_is_asked_by_batches(by_batches: list[str], cells: str) -> None:
    """Amounts in texts, and binary numbers of half the size."""
    given = relation(cells)
    found = evaluate_many(POINT, GROUP, given, now=NOW)
    expected = evaluate_many(POINT, GROUP, given.to_arrow_table(), now=NOW)
    assert rows(found, (*TOLD, "reason")) == rows(expected, (*TOLD, "reason"))
    assert by_batches == [POINT]


def test_units_moments_and_a_missing_package_go_by_batches(
    by_batches: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = relation("6000.0, 1.0")
    units = ColumnMapping.of({"annual_volume": {"fact": "annual_volume", "unit": "kg"}})
    found = evaluate_many(POINT, GROUP, given, now=NOW, mapping=units)
    assert [row[-1] for row in rows(found)] == ["decided"] * 2
    assert len({row[1] for row in rows(found)}) == 1  # six tonnes are as little as a kilogram
    timed = given.project(f"*, '{NOW.isoformat()}' AS at")
    assert [row[-1] for row in rows(evaluate_many(POINT, GROUP, timed, now="at"))] == ["decided"] * 2
    monkeypatch.setitem(sys.modules, "sqlglot", None)
    assert [row[-1] for row in rows(evaluate_many(POINT, GROUP, given, now=NOW))] == ["decided"] * 2
    assert by_batches == [POINT] * 3


def test_columns_that_cannot_be_used_are_told_as_for_other_frames() -> None:
    taken = relation("6000.0").project("*, 1 AS rule")
    with pytest.raises(FactsError) as refused:
        evaluate_many(POINT, GROUP, taken, now=NOW)
    assert [each.code for each in refused.value.faults] == ["portfolio-column-taken"]
