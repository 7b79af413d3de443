"""A question as a SELECT: from the question, its moment and its columns to a text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from crmpolicy.engine import PolicySet
from crmpolicy.errors import FactsError, Fault
from crmpolicy.portfolio.sql.asked import Asked
from crmpolicy.portfolio.sql.choosing import columns_for, is_mixed
from crmpolicy.portfolio.sql.classes import Classes, classes_of
from crmpolicy.portfolio.sql.graph import Graph, asked_of, graph_of
from crmpolicy.portfolio.sql.refusing import refused, sqlglot
from crmpolicy.wording import Language, Words

DIALECTS: Final = ("duckdb", "postgres", "mysql", "sqlite", "spark")
"""The dialects that are written."""

_LONGEST_NAME: Final = 3  # a catalog, a schema, a table


def sql_of(
    point: str,
    policies: PolicySet,
    /,
    *,
    now: datetime,
    dialect: str,
    table: str = "facts",
    columns: Mapping[str, str] | None = None,
    keep: Sequence[str] | None = None,
    language: Language = "en",
) -> str:
    """Write a question as a SELECT that a database runs itself.

    It holds for one moment and for these policies; a comment above it says which. It gives the same answers
    as :meth:`DecisionPoint.evaluate`, for that is what it is made from: the values of each column are put
    into classes that no rule tells apart, and one value of each is asked.

    Args:
        point: the question.
        policies: the policies.
        now: the moment of the question, with a zone.
        dialect: ``duckdb``, ``postgres``, ``mysql``, ``sqlite`` or ``spark``.
        table: the table with a row for each case; dots stand between schema and table.
        columns: columns with the facts that they are; every other fact that is asked is a column of its name.
        keep: the columns to carry along; without it those of the facts.
        language: of the reasons.

    Returns:
        The SELECT: the columns that are kept, one for each output, and ``rule``, ``clause``, ``status`` and
        ``reason``. No row is dropped.

    Raises:
        NotInSqlError: what a SELECT cannot say, with every reason.
        MissingParameterError: values that the company has not filled.
        CrmPolicyError: sqlglot is not installed.

    >>> import sqlite3
    >>> from datetime import UTC
    >>> from crmpolicy.company import load_policy_set
    >>> asked = "steel.customer_size", load_policy_set("example-group")
    >>> query = sql_of(*asked, now=datetime(2026, 1, 5, tzinfo=UTC), dialect="sqlite", table="customers")
    >>> database = sqlite3.connect(":memory:")
    >>> _ = database.execute("CREATE TABLE customers AS SELECT 6000.0 AS annual_volume")
    >>> database.execute(query).fetchone()
    (6000.0, 'large', 'steel/.large', 'steel.2.1.2.a', 'decided', None)
    """
    if dialect not in DIALECTS:
        raise refused([Fault("sql-dialect", {"name": dialect, "known": DIALECTS})])
    sqlglot()
    said = Said.of(point, policies, now, columns or {}, language)
    return f"{said.comment(policies)}{said.select(dialect, _table(table), keep)}\n"


@dataclass(frozen=True)
class Said:
    """A question with all that a SELECT says of it."""

    asked: Asked
    columns: tuple[Classes, ...]
    language: Language

    @classmethod
    def of(
        cls, point: str, policies: PolicySet, now: datetime, columns: Mapping[str, str], language: Language
    ) -> "Said":
        """Work out the columns of a question and the classes of each.

        Raises:
            NotInSqlError: what a SELECT cannot say.
        """
        asked = Asked.of(policies.point(point), policies, now)
        return cls.given(asked, columns_for(asked, columns), language)

    @classmethod
    def given(cls, asked: Asked, heads: Mapping[str, str], language: Language) -> "Said":
        """Put columns into classes.

        Args:
            asked: the question.
            heads: each fact that is given, by full name, with its column; what is not asked does not count.
            language: of the reasons.

        Raises:
            NotInSqlError: what a SELECT cannot say.
        """
        found = {key: head for key, head in heads.items() if key in asked.fields}
        if is_mixed(asked, found, asked.points[0]):
            facts = tuple(f"`{head}`" for head in found.values())
            raise refused([Fault("sql-decided-twice", {"facts": facts})])
        read = {field.key for each in asked.closed for field in each.program(asked.now).fields}
        if read & set(found):
            raise refused([Fault("sql-kind", {"point": each.name}) for each in asked.closed])
        apart = asked.told_apart(found)
        classes = [
            classes_of(asked.fields[key], head, [*asked.compared.get(key, ())], apart=key in apart)
            for key, head in found.items()
        ]
        faults = [each for each in classes if isinstance(each, Fault)]
        if faults:
            raise refused(faults)
        return cls(asked, tuple(each for each in classes if isinstance(each, Classes)), language)

    @cached_property
    def answers(self) -> tuple[Graph, tuple[str, ...]]:
        """The answers, and the names of their columns."""
        keys = [each.key for each in self.columns]
        missing = frozenset(
            key
            for key in keys
            if self.asked.behind(key) & ({*keys} - {key}) or not isinstance(self._without(key), FactsError)
        )
        return graph_of(self.asked, self.columns, missing, self.language)

    def _without(self, key: str) -> Any:
        """Ask a row that leaves one fact out."""
        row = {each.key: each.classes[0].given for each in self.columns if each.key != key}
        return asked_of(self.asked, row)

    def select(
        self,
        dialect: str,
        table: Any,
        keep: Sequence[str] | None,
        kinds: Any = None,
    ) -> str:
        """Write the SELECT.

        Args:
            dialect: the dialect.
            table: the table.
            keep: the columns to carry along; those of the facts if None.
            kinds: gives types of columns of answers, where the database has some that suit.

        Raises:
            NotInSqlError: an answer needs the name of a column that is kept.
        """
        from crmpolicy.portfolio.sql.select import Select  # noqa: PLC0415 - sqlglot is of an extra

        graph, names = self.answers
        kept = [each.head for each in self.columns] if keep is None else [*keep]
        taken = [each for each in kept if each.casefold() in {name.casefold() for name in names}]
        if taken:
            raise refused([Fault("portfolio-column-taken", {"head": head}) for head in taken])
        wrong = {each.key: self._wrong(each, graph) for each in self.columns}
        return Select(
            graph, names, table, kept, wrong, dialect, kinds(graph, names) if kinds else {}
        ).written()

    def _wrong(self, column: Classes, graph: Graph) -> tuple[str | None, str]:
        """Say what is told where a cell is missing, and where it is nothing that the fact can be."""
        arguments: dict[str, Any] = {"head": column.head, "fact": column.key, "title": column.fact.title}
        said = Fault("sql-wrong-cell", arguments).message(self.language)
        if column.key in graph.missing:
            return None, said
        missing = self._without(column.key)
        return missing.message(self.language), said

    def comment(self, policies: PolicySet) -> str:
        """Say above the SELECT which question of which policies it is, and from when."""
        point = self.asked.points[0]
        clauses = dict.fromkeys(
            clause
            for program in self.asked.programs
            for table in program.tables
            for part in table.parts
            for rule in (*part.rules, *((part.otherwise,) if part.otherwise else ()))
            for clause in rule.rule.clauses
        )
        versions = ", ".join(f"{name} {version}" for name, version in self.asked.programs[0].frame.policies)
        title = Words(*point.title).spoken(self.language)
        lines = [
            f"{point.name}: {title}",
            f"company {policies.effective.company}; {versions}; digest {policies.digest}",
            f"now {self.asked.now.isoformat()}: other moments may need another SELECT",
            f"clauses: {', '.join(clauses)}",
            *(f"{each.head}: {each.key}" for each in self.columns),
        ]
        return "".join(f"-- {' '.join(line.split())}\n" for line in lines)


def _table(name: str) -> Any:
    """Name a table: a dot stands between its schema and itself.

    Raises:
        NotInSqlError: no name of a table.
    """
    from sqlglot import exp  # noqa: PLC0415 - of an extra

    words = name.split(".")
    if not all(words) or len(words) > _LONGEST_NAME:
        raise refused([Fault("sql-table", {"name": name})])
    parts = [exp.to_identifier(each, quoted=True) for each in words]
    return exp.Table(**dict(zip(("this", "db", "catalog"), reversed(parts), strict=False)))
