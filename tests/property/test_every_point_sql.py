"""Every question of the whole company as a SELECT: each row has the answer that it has by itself."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import sqlglot

from crmpolicy.errors import CrmPolicyError
from crmpolicy.portfolio.sql import DIALECTS, NotInSqlError, graph
from crmpolicy.portfolio.sql.writing import Said
from tests.property.covering import cover
from tests.property.every_point import EACH_GROUP, GROUP, GROUPS, ONCE
from tests.property.sql_databases import HERE, PostgreSQL, postgresql, query_of
from tests.property.sql_rows import NAN, alike, answered, rows_of, sayable

REFUSED: Final[Mapping[str, Sequence[str]]] = tomllib.loads(
    Path(__file__).with_name("not_in_sql.toml").read_text(encoding="utf-8")
)
"""The questions that are no SELECT, each with why: the code, and the fact that it speaks of."""


@cache
def said_of(name: str) -> Said | CrmPolicyError:
    return sayable(name)


def said_in(group: str) -> Iterator[Said]:
    """Give the questions of a document that can be said."""
    for name in GROUPS[group]:
        said = said_of(name)
        if isinstance(said, Said):
            yield said


def rows_for(said: Said, *, nan: bool) -> list[dict[str, Any]]:
    """Draw rows; SQLite keeps what is no number as nothing at all."""
    rows = rows_of(said)
    return rows if nan else [row for row in rows if all(cell == cell for cell in row.values())]  # noqa: PLR0124 - NaN


def differing(said: Said, rows: Sequence[Mapping[str, Any]], found: Mapping[int, Any]) -> list[Any]:
    """Give the rows whose answer is not that of the single evaluation."""
    assert len(found) == len(rows)
    return [
        (said.asked.points[0].name, row, found[number], expected)
        for number, (row, expected) in enumerate(zip(rows, answered(said, rows), strict=True))
        if not alike(found[number], expected, row)
    ]


@pytest.mark.parametrize("group", EACH_GROUP)
def test_rows_are_answered_as_by_themselves(group: str) -> None:
    """Outputs, rules, clauses, status, reason; on both sides of each threshold, with cells that are wrong.

    Of the questions that together have all that any has: the soak asks every question that can be said.
    """
    sayable_ones = cover(name for name in ONCE if name not in REFUSED)
    for name in (each for each in GROUPS[group] if each in sayable_ones):
        said = said_of(name)
        assert isinstance(said, Said)
        answered_as_by_itself(said, HERE)


@pytest.mark.soak
@pytest.mark.parametrize("group", EACH_GROUP)
def test_rows_are_answered_as_by_themselves_in_both_databases(group: str) -> None:
    for said in said_in(group):
        answered_as_by_itself(said, HERE)


def answered_as_by_itself(said: Said, databases: Iterable[str]) -> None:
    """Ask a question in some databases, and compare each row."""
    for database in databases:
        rows = rows_for(said, nan=database != "sqlite")
        assert not differing(said, rows, HERE[database](said, rows, {}))


def test_each_question_is_said_or_known_to_be_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A change of a policy or of the generator that keeps a question from being said is seen here.

    Two questions are refused for their many combinations, after ten seconds: each that is said needs less
    than a tenth of those that may be looked at, so that a fifth is allowed here, and all of them in the soak.
    """
    monkeypatch.setattr(graph, "MOST_STATES", graph.MOST_STATES // 5)
    assert dict(refusals(said_of)) == REFUSED


@pytest.mark.soak
def test_each_question_is_said_in_as_many_combinations_as_may_be_or_known_to_be_none() -> None:
    assert dict(refusals(sayable)) == REFUSED


def refusals(saying: Callable[[str], Said | CrmPolicyError]) -> Iterator[tuple[str, list[str]]]:
    """Give the questions that cannot be said, each with why."""
    for name in GROUP.points:
        said = saying(name)
        if isinstance(said, CrmPolicyError):
            assert isinstance(said, NotInSqlError)
            yield name, [f"{each.code} {each.arguments.get('fact', '')}".strip() for each in said.faults]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_other_readers_understand_what_is_written(dialect: str) -> None:
    """In each dialect what was written is read back, as one SELECT that says the same once more."""
    for name in (
        "steel.customer_grade",
        "steel.customer_size",
        "receivables",
        "contract_review",
        "key_accounts.admission",
    ):
        said = said_of(name)
        if isinstance(said, Said):
            query = query_of(said, dialect)
            (parsed,) = sqlglot.parse(query, read=dialect)
            assert parsed is not None
            assert isinstance(parsed, sqlglot.exp.Select)
            again = parsed.sql(dialect, pretty=True)
            assert sqlglot.parse_one(again, read=dialect) == parsed
            heads = [each.alias_or_name for each in parsed.selects]
            assert heads[-4:] == ["rule", "clause", "status", "reason"]


@pytest.fixture(scope="module")
def server() -> Iterator[PostgreSQL]:
    with postgresql() as found:
        yield found


@pytest.mark.soak
@pytest.mark.parametrize("group", EACH_GROUP)
def test_rows_are_answered_in_postgresql_as_by_themselves(group: str, server: PostgreSQL) -> None:
    """The same in a database with strict types; of Debian's package `postgresql`."""
    for said in said_in(group):
        rows = rows_for(said, nan=True)
        assert not differing(said, rows, server.executed(said, rows, {}))


def test_rows_hold_what_is_no_number() -> None:
    """What the databases are told of is among the rows."""
    said = said_of("steel.customer_grade")
    assert isinstance(said, Said)
    cells = [repr(cell) for row in rows_of(said) for cell in row.values()]
    assert {repr(NAN), "None", "0.01", "0.009", "0.011"} <= {*cells}
