"""A question as a SELECT: what it says, what it refuses, and that names and words are never SQL."""

import math
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Final

import duckdb
import pytest
import sqlglot
from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy import load_policy_set
from crmpolicy.errors import CrmPolicyError, FactsError
from crmpolicy.policy.scales import Choice
from crmpolicy.portfolio import NotInSqlError, decided_relation, sql_of
from crmpolicy.portfolio.answering import told
from crmpolicy.portfolio.sql import DIALECTS, graph
from crmpolicy.portfolio.sql.cells import BLANKS
from crmpolicy.portfolio.sql.writing import Said

NOW: Final = datetime(2026, 1, 5, tzinfo=UTC)
GROUP: Final = load_policy_set("example-group")
GRADE: Final = "steel.customer_grade"
GOOD: Final = {"contribution": "large", "cooperation": "close", "reputation": "good"}
CUTS: Final = (0.0, 0.001, 0.003, 0.01, 1.0)
HOSTILE: Final = ('x"; DROP TABLE facts; --', "占`比'", "a]b[c", "two\nlines */ -- ", "\\' OR 1=1 --")


def by_themselves(point: str, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Give what the single evaluation answers; an empty cell says nothing."""
    asked = GROUP.point(point)
    given = [{fact: cell for fact, cell in row.items() if cell is not None} for row in rows]
    columns = told(asked.outcome, [*asked.evaluate_each(given, now=NOW)], "en")
    return [
        dict(zip((each.name for each in columns), cells, strict=True))
        for cells in zip(*(each.cells for each in columns), strict=True)
    ]


def rows_in(relation: Any) -> list[dict[str, Any]]:
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


def codes(refused: pytest.ExceptionInfo[Any]) -> list[str]:
    return [each.code for each in refused.value.faults]


@pytest.fixture
def shares() -> Any:
    """Shares beside each threshold, in a binary column, with all that is no share."""
    cells = [each for cut in CUTS for each in (math.nextafter(cut, -1), cut, math.nextafter(cut, 2))]
    cells += [math.nan, math.inf, -math.inf, 1e-14, 0.3 - 0.1 - 0.2, 1e15, 1e300]
    with duckdb.connect() as database:
        database.execute("CREATE TABLE shares (n INTEGER, sales_share DOUBLE)")
        database.executemany("INSERT INTO shares VALUES (?, ?)", [*enumerate(cells), (99, None)])
        words = ", ".join(f"'{word}' AS {fact}" for fact, word in GOOD.items())
        yield database.sql(f"SELECT *, {words} FROM shares")


def test_a_binary_number_very_near_to_nought_is_wrong() -> None:
    """Its decimal form mostly has more digits than a fact can have; which ones do not, no SELECT tells."""
    words = ", ".join(f"'{word}' AS {fact}" for fact, word in GOOD.items())
    with duckdb.connect() as database:
        relation = database.sql(f"SELECT 1e-20 AS sales_share, {words}")
        assert rows_in(decided_relation(GRADE, GROUP, relation, now=NOW))[0]["status"] == "invalid"


def test_a_binary_column_is_told_on_both_sides_of_each_threshold(shares: Any) -> None:
    found = rows_in(decided_relation(GRADE, GROUP, shares, now=NOW).order("n"))
    expected = by_themselves(GRADE, [{**GOOD, "sales_share": row["sales_share"]} for row in found])
    assert {row["status"] for row in expected} == {"decided", "invalid"}
    for row, answer in zip(found, expected, strict=True):
        for name in ("grade", "rule", "clause", "status"):
            assert row[name] == answer[name], row


@cache
def graded() -> str:
    return sql_of(GRADE, GROUP, now=NOW, dialect="duckdb", keep=["n"])


@cache
def prepared() -> duckdb.DuckDBPyConnection:
    """Give a database with a table of facts that asks them: it takes long to plan the question anew."""
    database = duckdb.connect()
    words = ", ".join(f"{fact} VARCHAR DEFAULT '{word}'" for fact, word in GOOD.items())
    database.execute(f"CREATE TABLE facts (n INTEGER, sales_share DECIMAL(9, 4), {words})")
    database.execute(f"PREPARE graded AS SELECT * FROM ({graded()}) ORDER BY n")
    return database


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.decimals("-0.01", "1.01", places=4) | st.sampled_from([Decimal("0.001"), Decimal("0.0031")]),
        min_size=1,
    )
)
def test_an_exact_column_is_told_exactly(cells: list[Decimal]) -> None:
    database = prepared()
    database.execute("DELETE FROM facts")
    values = ", ".join(f"({n}, '{each}')" for n, each in enumerate(cells))
    database.execute(f"INSERT INTO facts (n, sales_share) VALUES {values}")
    found = rows_in(database.sql("EXECUTE graded"))
    expected = by_themselves(GRADE, [{**GOOD, "sales_share": each} for each in cells])
    assert [(row["grade"], row["status"]) for row in found] == [
        (row["grade"], row["status"]) for row in expected
    ]


@pytest.mark.parametrize("kind", ["BIGINT", "DOUBLE", "DECIMAL(18, 4)"])
def test_steps_are_asked_of_every_kind_of_number(kind: str) -> None:
    cells = [
        Decimal(each) for each in ("0", "0.01", "-0.01", "0.001", "5000", "5000.01", "4999.99", "12345678.9")
    ]
    cells = [each for each in cells if kind != "BIGINT" or each == int(each)]
    said = Said.of("receivables", GROUP, NOW, {}, "en")
    money = [each.head for each in said.columns if each.fact.type.name == "money"]
    rest = {each.head: each.classes[0].given for each in said.columns if each.head not in money}
    with duckdb.connect() as database:
        database.execute(f"CREATE TABLE owed (n INTEGER, {', '.join(f'{head} {kind}' for head in money)})")
        marks = ", ".join("?" * (1 + len(money)))
        rows = [
            [n, *[float(each) if kind == "DOUBLE" else each] * len(money)] for n, each in enumerate(cells)
        ]
        database.executemany(f"INSERT INTO owed VALUES ({marks})", rows)
        others = "".join(f", {str(value).upper()} AS {head}" for head, value in rest.items())
        found = rows_in(
            decided_relation("receivables", GROUP, database.sql(f"SELECT *{others} FROM owed"), now=NOW)
        )
    expected = by_themselves("receivables", [{**rest, **dict.fromkeys(money, each)} for each in cells])
    found.sort(key=lambda row: row["n"])
    assert [row["status"] for row in found] == [row["status"] for row in expected]
    assert {"decided"} <= {row["status"] for row in expected}


def test_every_spelling_is_the_word_that_it_is_read_as() -> None:
    """Of every scale that a fact of the company has, with and without blanks around it."""
    facts = (fact for point in GROUP.points for fact in GROUP.point(point).reach())
    scales = {each.type.scale.id: (each, each.type.scale) for each in facts if isinstance(each.type, Choice)}
    assert len(scales) > 50
    for fact, scale in scales.values():
        for spelling, word in scale.words.items():
            for text in (spelling, f"{BLANKS}{spelling}\u3000"):
                assert fact.read(text) == word
    assert all(not letter.strip() for letter in BLANKS)
    assert len(BLANKS) == sum(chr(number).isspace() for number in range(sys.maxunicode))


def test_words_are_told_with_blanks_around_them_and_never_in_another_case() -> None:
    cells = ["large", " 大\u3000", "fairly large\n", "较大", "Large", "", "  ", "最大", "l'arge", None]
    with duckdb.connect() as database:
        database.execute("CREATE TABLE words (n INTEGER, contribution TEXT)")
        database.executemany("INSERT INTO words VALUES (?, ?)", [*enumerate(cells)])
        others = "0.02::DOUBLE AS sales_share, 'close' AS cooperation, 'good' AS reputation"
        relation = database.sql(f"SELECT *, {others} FROM words")
        found = rows_in(decided_relation(GRADE, GROUP, relation, now=NOW).order("n"))
    facts = {**GOOD, "sales_share": 0.02}
    expected = by_themselves(GRADE, [{**facts, "contribution": each} for each in cells])
    assert [(row["grade"], row["status"]) for row in found] == [
        (row["grade"], row["status"]) for row in expected
    ]
    assert [row["grade"] for row in found][:4] == ["A", "A", "B", "B"]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_and_words_are_never_sql(name: str) -> None:
    """Names of columns and tables stand between quotes in every dialect, and do not end the comment."""
    for dialect in DIALECTS:
        query = sql_of(
            "steel.customer_size",
            GROUP,
            now=NOW,
            dialect=dialect,
            table=name.replace(".", ""),
            columns={name: "annual_volume"},
        )
        (parsed,) = sqlglot.parse(query, read=dialect)
        assert parsed is not None
        named = {each.name for each in parsed.find_all(sqlglot.exp.Column)}
        tables = {each.name for each in parsed.find_all(sqlglot.exp.Table)}
        assert name in named
        assert name.replace(".", "") in tables
        assert not [*parsed.find_all(sqlglot.exp.Drop)]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_executed_as_names(name: str) -> None:
    quoted = name.replace('"', '""')
    asked: dict[str, Any] = {"now": NOW, "table": name, "columns": {name: "annual_volume"}, "keep": []}
    for dialect, database in (("duckdb", duckdb.connect()), ("sqlite", sqlite3.connect(":memory:"))):
        database.execute(f'CREATE TABLE "{quoted}" ("{quoted}" DOUBLE)')
        database.execute(f'INSERT INTO "{quoted}" VALUES (6000)')
        rows = database.execute(sql_of("steel.customer_size", GROUP, dialect=dialect, **asked)).fetchall()
        assert [row[0] for row in rows] == ["large"]
        database.close()


def test_tables_of_our_names_are_read() -> None:
    """The SELECT calls its steps by names that its table does not have."""
    query = sql_of("steel.customer_size", GROUP, now=NOW, dialect="sqlite", table="crmpolicy_Answers")
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE crmpolicy_answers (annual_volume REAL)")
        database.execute("INSERT INTO crmpolicy_answers VALUES (400)")
        assert database.execute(query).fetchall()[0][:2] == (400, "small")


def test_the_comment_says_what_it_is_and_from_when() -> None:
    query = sql_of(
        "steel.customer_size", GROUP, now=NOW, dialect="postgres", columns={"年用量": "annual_volume"}
    )
    head = "".join(line for line in query.splitlines(keepends=True) if line.startswith("--"))
    for said in (
        "steel.customer_size",
        "example-group",
        "steel 1",
        GROUP.digest,
        NOW.isoformat(),
        "steel.2.1.2.a",
    ):
        assert said in head
    assert "-- 年用量: steel.annual_volume\n" in head


def test_columns_that_follow_or_are_decided_may_be_named() -> None:
    """What a question behind decides is a column; its own facts are where one of them is named."""
    decided = Said.of("steel.long_term_customer", GROUP, NOW, {}, "en")
    assert [each.key for each in decided.columns] == ["steel.years_of_cooperation", "steel.grade"]
    behind = Said.of("steel.long_term_customer", GROUP, NOW, {"share": "sales_share"}, "en")
    assert {each.head for each in behind.columns} == {
        "share",
        "years_of_cooperation",
        "contribution",
        "cooperation",
        "reputation",
    }
    assert behind.answers[0].answers


def test_facts_behind_a_question_are_asked_with_it() -> None:
    columns = {"share": "sales_share"}
    query = sql_of("steel.long_term_customer", GROUP, now=NOW, dialect="duckdb", columns=columns, keep=["n"])
    shares, years = (0.02, 0.005, 0.0, 2.0, None), ("1", "2", "3", "10", None)
    rows = [
        {"n": n, "share": share, "years_of_cooperation": year and float(year), **GOOD}
        for n, (share, year) in enumerate((share, year) for share in shares for year in years)
    ]
    with duckdb.connect() as database:
        words = ", ".join(f"{fact} TEXT" for fact in GOOD)
        database.execute(
            f"CREATE TABLE facts (n INTEGER, share DOUBLE, years_of_cooperation DOUBLE, {words})"
        )
        database.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?)", [[*row.values()] for row in rows])
        found = rows_in(database.sql(query).order("n"))
    given = [
        {"sales_share" if key == "share" else key: cell for key, cell in row.items() if key != "n"}
        for row in rows
    ]
    for row, expected in zip(found, by_themselves("steel.long_term_customer", given), strict=True):
        assert {**expected, "reason": None} == {name: row[name] for name in expected if name != "reason"} | {
            "reason": None
        }


@pytest.mark.parametrize(
    ("point", "columns", "code"),
    [
        ("after_sales_response", {}, "sql-kind"),
        ("contract_delivery", {}, "sql-fact-apart"),
        ("training_content", {}, "sql-fact-kind"),
        pytest.param(
            "admission", {}, "sql-too-many", marks=pytest.mark.soak
        ),  # seconds; below with low limits
        (GRADE, {"a": "annual_purchases", "b": "company_sales"}, "sql-fact-apart"),
        (GRADE, {"a": "no such fact"}, "portfolio-no-fact"),
        ("steel.long_term_customer", {"a": "grade", "b": "sales_share"}, "sql-decided-twice"),
        ("steel.customer_size", {"size": "annual_volume"}, "portfolio-column-taken"),
    ],
)
def test_what_a_select_cannot_say_is_refused(point: str, columns: dict[str, str], code: str) -> None:
    with pytest.raises(NotInSqlError) as refused:
        sql_of(point, GROUP, now=NOW, dialect="sqlite", columns=columns)
    assert code in codes(refused)
    assert refused.value.message("zh") != refused.value.message("en")


def test_too_many_combinations_are_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in ("MOST_STATES", "MOST_NODES", "MOST_ANSWERS"):
        with monkeypatch.context() as patch:
            patch.setattr(graph, limit, 2)
            with pytest.raises(NotInSqlError) as refused:
                sql_of(GRADE, GROUP, now=NOW, dialect="sqlite")
        assert codes(refused) == ["sql-too-many"]
        assert "`sales_share`" in refused.value.message("en")


@pytest.mark.parametrize(
    ("settings_", "code"), [({"dialect": "oracle"}, "sql-dialect"), ({"table": "a..b"}, "sql-table")]
)
def test_dialects_and_tables_that_nobody_knows_are_refused(settings_: dict[str, Any], code: str) -> None:
    with pytest.raises(NotInSqlError) as refused:
        sql_of(GRADE, GROUP, now=NOW, **{"dialect": "duckdb", **settings_})
    assert codes(refused) == [code]


@pytest.mark.parametrize(
    "cells",
    ["'0.01'", "0.01::FLOAT", "1::HUGEINT", "0.01::DECIMAL(38, 20)", "TIMESTAMP '2026-01-05 09:00:00'"],
)
def test_columns_of_another_kind_are_left_to_the_caller(cells: str) -> None:
    """Whoever asks takes another way: a text may be a number in words that no SELECT reads."""
    words = ", ".join(f"'{word}' AS {fact}" for fact, word in GOOD.items())
    with duckdb.connect() as database, pytest.raises(NotInSqlError) as refused:
        decided_relation(GRADE, GROUP, database.sql(f"SELECT {cells} AS sales_share, {words}"), now=NOW)
    assert codes(refused) == ["sql-column-kind"]


def test_a_relation_keeps_its_columns_and_waits_until_it_is_read() -> None:
    with duckdb.connect() as database:
        words = ", ".join(f"'{word}'::ENUM('x', '{word}') AS {fact}" for fact, word in GOOD.items())
        relation = database.sql(
            f'SELECT range AS "编号", range / 1000.0::DOUBLE AS sales_share, {words} FROM range(20)'
        )
        found = decided_relation(GRADE, GROUP, relation, now=NOW, mapping={"编号": ""})
        assert found.columns == [*relation.columns, "grade", "rule", "clause", "status", "reason"]
        assert found.types[found.columns.index("grade")].id == "enum"
        grades = [row["grade"] for row in rows_in(found.order('"编号"'))]
    assert grades == ["D", "C", "C", *["B"] * 7, *["A"] * 10]


@pytest.mark.parametrize("rows", [1, 7, 5_000])
def test_rows_keep_their_order(rows: int) -> None:
    """A frame's rows do, and whoever puts two relations side by side relies on it."""
    with duckdb.connect() as database:
        relation = database.sql(
            f"SELECT range AS n, (range * 7919 % 9000)::DOUBLE AS annual_volume FROM range({rows})"
        )
        found = decided_relation("steel.customer_size", GROUP, relation, now=NOW).project("n").fetchall()
    assert found == [(n,) for n in range(rows)]


def test_a_missing_cell_is_told_as_by_itself_and_a_wrong_one_by_its_column() -> None:
    with duckdb.connect() as database:
        database.execute("CREATE TABLE sizes (n INTEGER, 用量 DOUBLE)")
        database.execute("INSERT INTO sizes VALUES (0, NULL), (1, -1), (2, 1)")
        asked: dict[str, Any] = {"now": NOW, "mapping": {"用量": "annual_volume"}, "language": "zh"}
        found = rows_in(
            decided_relation("steel.customer_size", GROUP, database.table("sizes"), **asked).order("n")
        )
    with pytest.raises(FactsError) as missing:
        GROUP.point("steel.customer_size").evaluate({}, now=NOW)
    assert [row["reason"] for row in found] == [
        missing.value.message("zh"),
        "`用量` 栏的值不能用作 `steel.annual_volume`（年采购量）",
        None,
    ]


def test_without_sqlglot_it_is_told_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlglot", None)
    with pytest.raises(CrmPolicyError) as missing:
        sql_of(GRADE, GROUP, now=NOW, dialect="sqlite")
    assert missing.value.code == "sql-needs-sqlglot"
    assert "crmpolicy[sql]" in missing.value.message("zh")


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(FactsError):
        sql_of(GRADE, GROUP, now=datetime(2026, 1, 5), dialect="sqlite")  # noqa: DTZ001 - that is the fault
