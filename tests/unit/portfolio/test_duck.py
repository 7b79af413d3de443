"""A relation of DuckDB has the answers of its rows, by batches, and its columns come back as they were."""

import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
import pytest

from crmpolicy import load_policy_set
from crmpolicy.errors import CrmPolicyError, FactsError
from crmpolicy.portfolio import duck, evaluate_many

NOW: Final = datetime(2026, 1, 5, tzinfo=UTC)
GROUP: Final = load_policy_set("example-group")
POINT: Final = "steel.customer_size"
ANSWERS: Final = ("size", "rule", "clause", "status", "reason")


def ask(relation: Any, point: str = POINT, mapping: Mapping[str, str] | None = None) -> Any:
    return duck.decided_duckdb(evaluate_many, point, GROUP, relation, now=NOW, mapping=mapping, language="en")


def of_cells(*cells: str) -> Any:
    """Give a relation with one column of volumes, each cell as SQL writes it."""
    rows = ", ".join(f"({cell})" for cell in cells)
    return duckdb.connect().sql(f"SELECT * FROM (VALUES {rows}) AS given(annual_volume)")


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["'6000 t'", "'5999.999 t'", "'many'", "''", "NULL"], ["6000 t", "5999.999 t", "many", "", None]),
        (["6000::DECIMAL(10,3)", "5999.999"], [6000, "5999.999"]),
        (["6000::HUGEINT", "1", "(-1)", "1e30::HUGEINT"], [6000, 1, -1, 10**30]),
        (["6000::UBIGINT", "18446744073709551615"], [6000, 2**64 - 1]),
        (["6000::DOUBLE", "5999.999", "'nan'", "'-inf'"], [6000.0, 5999.999, float("nan"), float("-inf")]),
        (["'6000 t'::ENUM('1 t', '6000 t')", "'1 t'", "NULL"], ["6000 t", "1 t", None]),
        (["DATE '2026-01-05'"], [datetime(2026, 1, 5, tzinfo=UTC).date()]),
        (["TIMESTAMPTZ '2026-01-05 08:00:00+08'"], [datetime(2026, 1, 5, tzinfo=UTC)]),
        (["[6000]", "[]", "NULL"], [[6000], [], None]),
        (["true", "false"], [True, False]),
    ],
)
def test_cells_of_each_type_are_read_as_one_by_one(cells: list[str], read: list[Any]) -> None:
    """Exact numbers of all widths, words, days, moments, lists, and what cannot be a volume."""
    told = []
    for cell in read:
        try:
            decision = GROUP.point(POINT).evaluate({} if cell is None else {"annual_volume": cell}, now=NOW)
            told.append((decision.outcome["size"], "decided"))
        except CrmPolicyError:
            told.append((None, "invalid"))
    assert ask(of_cells(*cells)).select("size", "status").fetchall() == told


def test_columns_come_back_with_their_types() -> None:
    given = duckdb.connect().sql(
        """
        SELECT '6000 t' AS annual_volume, i, i::DECIMAL(10,2) AS "a ""b"" 列", i::HUGEINT AS h,
          'x'::ENUM('x') AS e, DATE '2026-01-05' AS d, TIMESTAMPTZ '2026-01-05 10:00:00+08' AS at,
          [i, NULL] AS l, uuid() AS u,
          {'a': i} AS s, INTERVAL 1 DAY AS v, TIME '10:00' AS t, MAP {'k': i} AS m, i::FLOAT AS f, NULL AS n
        FROM range(3) AS given(i)
        """
    )
    given = given.materialize()  # or each look at it would give other ids
    found = ask(given)
    assert found.columns == [*given.columns, *ANSWERS]
    assert found.types[: len(given.columns)] == given.types
    assert found.drop(*ANSWERS).to_arrow_table().equals(given.to_arrow_table())


def test_the_answers_stay_when_nothing_else_does() -> None:
    """Nor is a file or a view left, and the relation may be asked again, filtered and joined."""
    before = {*Path(tempfile.gettempdir()).glob("crmpolicy-*")}
    connection = duckdb.connect()
    connection.execute("CREATE TABLE given AS SELECT '6000 t' AS annual_volume, 1 AS id")
    large = ask(connection.sql("FROM given")).filter("size = 'large'").select("id")
    connection.execute("DROP TABLE given")
    assert large.fetchall() == large.fetchall() == [(1,)]
    assert connection.sql("SELECT count(*) FROM large").fetchall() == [(1,)]
    assert connection.sql("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall() == []
    assert {*Path(tempfile.gettempdir()).glob("crmpolicy-*")} == before


def test_batches_are_put_together_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as DuckDB gives, each with other words in its columns; never all rows at once."""
    monkeypatch.setattr(duck, "_AT_ONCE", 2048)
    sizes: list[int] = []

    def asked(point: str, policies: Any, table: pa.Table, **rest: Any) -> Any:
        sizes.append(len(table))
        return evaluate_many(point, policies, table, **rest)

    given = duckdb.connect().sql(
        "SELECT i || ' t' AS annual_volume, i FROM range(20000) AS given(i) ORDER BY i"
    )
    found = duck.decided_duckdb(asked, POINT, GROUP, given, now=NOW, mapping=None, language="en")
    assert sum(sizes) == 20_000
    assert max(sizes) <= 4096
    expected = evaluate_many(POINT, GROUP, given.to_arrow_table(), now=NOW).to_pylist()
    assert found.to_arrow_table().to_pylist() == expected


def test_no_rows_have_no_answers() -> None:
    found = ask(of_cells("'6000 t'").filter("false"))
    assert found.columns == ["annual_volume", *ANSWERS]
    assert found.fetchall() == []


def test_wrong_columns_are_told() -> None:
    given = of_cells("'6000 t'")
    for relation, mapping, code in (
        (given.project("annual_volume, 1 AS size"), None, "portfolio-column-taken"),
        (given, {"volume": "annual_volume"}, "portfolio-no-column"),
        (given.project("annual_volume, annual_volume"), None, "portfolio-heads-twice"),
    ):
        with pytest.raises(FactsError) as refused:
            ask(relation, mapping=mapping)
        assert [each.code for each in refused.value.faults] == [code]


def test_columns_are_mapped_and_amounts_are_exact() -> None:
    given = of_cells("'6000 t'").select("annual_volume AS 采购量")
    assert ask(given, mapping={"采购量": "annual_volume"}).select("size").fetchall() == [("large",)]
    assert str(ask(given, "steel.credit_limit").select('"limit"').types[0]) == "DECIMAL(38,2)"


def test_rows_may_have_moments_of_their_own() -> None:
    given = of_cells("'6000 t'", "'1 t'").project("annual_volume, TIMESTAMPTZ '2026-01-05 08:00:00+08' AS at")
    found = duck.decided_duckdb(evaluate_many, POINT, GROUP, given, now="at", mapping=None, language="en")
    assert found.select("size").fetchall() == [("large",), ("small",)]


@pytest.mark.soak
def test_memory_does_not_grow_with_the_rows() -> None:
    """Ten times the rows take at most a little more; they lie in a file."""
    import resource  # noqa: PLC0415 - of Unix alone

    connection = duckdb.connect()
    most = []
    for rows in (500_000, 5_000_000):
        volumes = "(i % 7000) || ' t' AS annual_volume, repeat('x', 40) || i AS note"
        given = connection.sql(f"SELECT {volumes} FROM range({rows}) AS given(i)")
        assert ask(given).aggregate("count(*)").fetchall() == [(rows,)]
        most.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    assert most[1] - most[0] < 400, most  # the rows themselves are over 500 MB
