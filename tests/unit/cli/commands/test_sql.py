"""``crmpolicy sql``: the SELECT on the screen, in a file, as data; what cannot be said is told in words."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from crmpolicy import load_policy_set
from crmpolicy.portfolio import sql_of
from crmpolicy.portfolio.sql import DIALECTS
from tests.property.every_point import NOW

Run = Callable[..., Result]
ASKED = ("--company", "example-group", "--now", NOW.isoformat())


def test_it_is_what_python_gives(run: Run) -> None:
    policies = load_policy_set("example-group")
    for dialect in DIALECTS:
        result = run(
            "sql",
            "steel.customer_size",
            *ASKED,
            "--dialect",
            dialect,
            "--table",
            "crm.客户",
            "--language",
            "en",
        )
        assert result.exit_code == 0
        query = sql_of("steel.customer_size", policies, now=NOW, dialect=dialect, table="crm.客户")
        assert result.stdout == query


def test_a_database_executes_the_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "size.sql"
    named = ("--table", "客户", "--column", "年用量=annual_volume", "--keep", "编号", "--out", str(file))
    result = run("sql", "steel.customer_size", *ASKED, "--dialect", "sqlite", *named, "--language", "zh")
    assert (result.exit_code, result.stdout) == (0, f"已写好 {file}\n")
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE 客户 (编号 TEXT, 年用量 REAL)")
        database.execute("INSERT INTO 客户 VALUES ('C-1', 6000), ('C-2', -1)")
        found = database.execute(file.read_text(encoding="utf-8")).fetchall()
    assert [row[:2] for row in found] == [("C-1", "large"), ("C-2", None)]
    assert found[1][-1] == "`年用量` 栏的值不能用作 `steel.annual_volume`（年采购量）"


def test_as_data_it_is_a_text_or_the_file(run: Run, tmp_path: Path) -> None:
    asked = ("sql", "steel.customer_size", *ASKED, "--dialect", "duckdb", "--format", "json")
    shown = json.loads(run(*asked).stdout)
    assert {name: shown[name] for name in ("subject", "dialect")} == {
        "subject": "steel.customer_size",
        "dialect": "duckdb",
    }
    assert shown["sql"].startswith("-- steel.customer_size")
    written = json.loads(run(*asked, "--out", str(tmp_path / "a.sql")).stdout)
    assert written["written"] == str(tmp_path / "a.sql")
    assert (tmp_path / "a.sql").read_text(encoding="utf-8") == shown["sql"]


def test_what_cannot_be_said_is_told(run: Run) -> None:
    result = run("sql", "contract_delivery", *ASKED, "--dialect", "sqlite", "--language", "zh")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "不能按区间写" in result.stderr
    result = run("sql", "customer_size", *ASKED, "--dialect", "oracle", "--language", "en")
    assert result.exit_code == 2
    assert "no SQL of `oracle` is written" in result.stderr
    result = run("sql", "customer_size", *ASKED, "--dialect", "sqlite", "--column", "x", "--language", "en")
    assert result.exit_code == 2
