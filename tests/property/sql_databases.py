"""The databases in which a SELECT is executed: rows in, answers out, by their number."""

import csv
import io
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import duckdb
from sqlglot import exp

from crmpolicy.portfolio.sql.writing import Said
from tests.property.sql_rows import kind_of

Answers = Mapping[int, Mapping[str, Any]]
TABLE: Final = "facts"
NUMBER: Final = "the row"
NOTHING: Final = "\\N"
ELSEWHERE: Final = Path("/usr/lib/postgresql")
"""Where Debian keeps the programs that a server is made with."""


def query_of(said: Said, dialect: str) -> str:
    """Write the SELECT with the number of each row."""
    return said.select(dialect, exp.to_table(TABLE), [NUMBER])


def columns_of(said: Said, kinds: Mapping[str, str]) -> str:
    """Declare the table's columns."""
    named = [(each.head, kinds.get(kind_of(each), kind_of(each))) for each in said.columns]
    quoted = [f'"{head}" {kind}' for head, kind in named]
    return ", ".join([f'"{NUMBER}" INTEGER', *quoted])


def in_duckdb(said: Said, rows: Sequence[Mapping[str, Any]], kinds: Mapping[str, str]) -> Answers:
    """Execute in DuckDB."""
    with duckdb.connect() as database:
        return _executed(database, said, rows, query_of(said, "duckdb"), kinds)


def in_sqlite(said: Said, rows: Sequence[Mapping[str, Any]], kinds: Mapping[str, str]) -> Answers:
    """Execute in SQLite, whose days are texts."""
    with sqlite3.connect(":memory:") as database:
        as_text = [
            {head: str(cell) if isinstance(cell, date) else cell for head, cell in row.items()}
            for row in rows
        ]
        return _executed(database, said, as_text, query_of(said, "sqlite"), {"DATE": "TEXT", **kinds})


def _executed(
    database: Any, said: Said, rows: Sequence[Mapping[str, Any]], query: str, kinds: Mapping[str, str]
) -> Answers:
    database.execute(f"CREATE TABLE {TABLE} ({columns_of(said, kinds)})")
    marks = ", ".join("?" * (1 + len(said.columns)))
    cells = [[number, *row.values()] for number, row in enumerate(rows)]
    database.executemany(f"INSERT INTO {TABLE} VALUES ({marks})", cells)
    found = database.execute(query)
    heads = [each[0] for each in found.description]
    return {row[0]: dict(zip(heads, row, strict=True)) for row in found.fetchall()}


class PostgreSQL:
    """A server of its own in a folder, reached by a socket in it; ended with the test."""

    def __init__(self, folder: Path, user: str | None) -> None:
        self.folder, self.user = folder, user

    def told(self, script: str) -> str:
        """Have a script executed; give what its last question answers, as CSV."""
        switches = ("-X", "-q", "-v", "ON_ERROR_STOP=1", "--csv", "-P", f"null={NOTHING}")
        return self.call(
            "psql", *switches, "-h", str(self.folder), "-U", "postgres", "-d", "postgres", given=script
        )

    def call(self, program: str, *arguments: str, given: str = "") -> str:
        """Run one of its programs as a user who is not root, for it refuses that one."""
        done = subprocess.run(  # noqa: S603 - a program of the package, our own arguments
            [_program(program), *arguments],
            input=given,
            user=self.user,
            cwd=self.folder,
            env={**os.environ, "PGTZ": "UTC", "LC_ALL": "C.UTF-8"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def executed(self, said: Said, rows: Sequence[Mapping[str, Any]], kinds: Mapping[str, str]) -> Answers:
        """Execute a question over rows."""
        lines = [",".join(map(_written, (number, *row.values()))) for number, row in enumerate(rows)]
        columns = columns_of(said, {"DOUBLE": "DOUBLE PRECISION", **kinds})
        body = "\n".join([*lines, "\\.", ""])
        copy = f"COPY pg_temp.{TABLE} FROM STDIN (FORMAT csv);\n{body}"
        script = f"CREATE TEMP TABLE {TABLE} ({columns});\n{copy}{query_of(said, 'postgres')};\n"
        told = csv.DictReader(io.StringIO(self.told(script)))
        return {int(row[NUMBER]): {head: _cell(cell) for head, cell in row.items()} for row in told}


def _written(cell: Any) -> str:
    """Write a cell: a text between quotes, so that an empty one is not taken for none."""
    if isinstance(cell, str):
        return '"' + cell.replace('"', '""') + '"'
    return "" if cell is None else str(cell)


def _cell(text: str) -> Any:
    return {NOTHING: None, "t": True, "f": False}.get(text, text)


def _program(name: str) -> str:
    """Find a program of PostgreSQL; a soak without it would test less than it says."""
    places = [str(each) for each in sorted(ELSEWHERE.glob("*/bin"), reverse=True)]
    found = shutil.which(name) or shutil.which(name, path=os.pathsep.join(places))
    assert found, f"`{name}` is not installed: apt-get install postgresql"
    return found


@contextmanager
def postgresql() -> Iterator[PostgreSQL]:
    """Start a server in a folder of its own: those of pytest are closed to all but root."""
    with TemporaryDirectory(prefix="crmpolicy-") as place:
        user = "nobody" if os.geteuid() == 0 else None
        if user:
            shutil.chown(place, user)
        yield from _started(PostgreSQL(Path(place), user))


def _started(server: PostgreSQL) -> Iterator[PostgreSQL]:
    folder = server.folder
    data = str(folder / "data")
    server.call("initdb", "-D", data, "-E", "UTF8", "--no-locale", "-A", "trust", "-U", "postgres", "-N")
    switches = f"-k {folder} -c listen_addresses='' -c fsync=off"
    log = str(folder / "log")
    server.call("pg_ctl", "-D", data, "-w", "-l", log, "-o", switches, "start")
    try:
        yield server
    finally:
        server.call("pg_ctl", "-D", data, "-m", "immediate", "stop")


HERE: Final[Mapping[str, Callable[..., Answers]]] = {"duckdb": in_duckdb, "sqlite": in_sqlite}
EXACT: Final = {"DOUBLE": "DECIMAL(18, 2)"}


def exactly(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Give rows whose numbers have two digits behind the point, as an exact column keeps them."""
    return [
        {
            head: cell.quantize(Decimal("0.01")) if isinstance(cell, Decimal) else cell
            for head, cell in row.items()
        }
        for row in rows
    ]
