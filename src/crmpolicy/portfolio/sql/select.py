"""The whole SELECT: cells in classes, classes to answers, answers beside the rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from math import prod
from typing import Any, Final

from sqlglot import exp

from crmpolicy.portfolio.sql.cells import MISSING, WRONG, class_of, number, one_of, plain_value, text, when
from crmpolicy.portfolio.sql.classes import Classes
from crmpolicy.portfolio.sql.graph import ALL_WRONG, Graph
from crmpolicy.portfolio.sql.tree import LONGEST_TREE, MOST_CELLS, cells, key, merged, size, step, steps, tree

OURS: Final = "crmpolicy"
_ANSWER: Final = f"{OURS}_answer"
_KEY: Final = f"{OURS}_key"
_NO_KEY: Final = -1
_REASON: Final = "reason"
_INLINING: Final = ("sqlite", "postgres")
"""What puts a step in the place of each mention of it, and the step before it in each of those."""

_UNTYPED: Final = ("sqlite", "mysql")


@dataclass(frozen=True)
class Select:
    """What a SELECT is made of.

    ``names`` are those of the columns of answers, ``kept`` the columns that are carried along. ``wrong`` says
    of each column what is told where its cell is missing (None where that is asked) and where it is wrong.
    ``kinds`` are types that columns of answers are put into.
    """

    graph: Graph
    names: Sequence[str]
    table: Any
    kept: Sequence[str]
    wrong: Mapping[str, tuple[str | None, str]]
    dialect: str
    kinds: Mapping[str, Any] = field(default_factory=dict)

    def written(self) -> str:
        """Write it in its dialect."""
        classed, placed, answers = (self._called(each) for each in ("classes", "answered", "answers"))
        inner: list[tuple[str, Any]] = [(classed, self._classes())]
        last = classed
        for name, query in self._placed(classed, placed):
            inner.append((name, query))
            last = name
        inner.append((answers, self._answers()))
        query = self._told(last, answers)
        for name, each in inner:
            alone = True if self.dialect in _INLINING and name.startswith(f"{placed}_") else None
            query = query.with_(
                exp.to_identifier(name, quoted=True), as_=each, materialized=alone, copy=False
            )
        return str(query.sql(self.dialect, pretty=True))

    def _called(self, name: str) -> str:
        """Give a name that the table does not have."""
        mine = f"{OURS}_{name}"
        return f"{mine}_" if self.table.name.casefold() == mine else mine

    def _names_of_classes(self) -> list[str]:
        """Give each column of classes a name that no other column has."""
        taken = {each.casefold() for each in (*self.kept, _ANSWER)}
        found = []
        for each in self.graph.columns:
            name = f"{each.fact.name}_class"
            while name.casefold() in taken:
                name += "_"
            taken.add(name.casefold())
            found.append(name)
        return found

    def _classes(self) -> Any:
        """Select each row with the class of each of its cells."""
        query = exp.select(*map(_column, self.kept)).from_(self.table)
        for each, name, numbers in zip(
            self.graph.columns, self._names_of_classes(), self._numbers, strict=True
        ):
            empty = numbers[-1] if each.key in self.graph.missing else MISSING
            of_class = class_of(each, numbers, _column(each.head), self.dialect, empty=empty)
            query = query.select(exp.alias_(of_class, name, quoted=True), copy=False)
        return query

    def _placed(self, before: str, name: str) -> Iterator[tuple[str, Any]]:
        """Select each row with the number of its answer: in one step, or in one for each column."""
        classes = [_column(each) for each in self._names_of_classes()]
        numbers = self._numbers
        bad = [exp.LT(this=each, expression=number(0)) for each in classes]

        def first(found: Any) -> Any:
            if not bad:
                return found
            return one_of(None, when(exp.or_(*bad), number(self._all_wrong)), otherwise=found)

        if self._by_key:
            yield name, _with_answer(before, first(key(classes, numbers)), _ANSWER)
            return
        if size(self.graph) <= LONGEST_TREE:
            yield name, _with_answer(before, first(tree(self.graph, classes, numbers)), _ANSWER)
            return
        at = first(number(self.graph.root))
        for count, (column, nodes) in enumerate(steps(self.graph, numbers)):
            found = step(at, nodes, classes[column], numbers[column])
            yield f"{name}_{count}", _with_answer(before, found, f"{OURS}_step_{count}")
            before, at = f"{name}_{count}", _column(f"{OURS}_step_{count}")
        yield name, _with_answer(before, at, _ANSWER)

    @cached_property
    def _numbers(self) -> list[list[int]]:
        return merged(self.graph)

    @cached_property
    def _by_key(self) -> bool:
        """Whether the answer is looked up in a list of all combinations of classes."""
        return self.dialect == "duckdb" and prod(len({*each}) for each in self._numbers) <= MOST_CELLS

    @property
    def _all_wrong(self) -> int:
        return _NO_KEY if self._by_key else ALL_WRONG

    def _answers(self) -> Any:
        """Select the answers with their numbers or, where they are looked up, with all their keys."""
        found = [(at, *row) for row, at in self.graph.answers.items()]
        rows = _rows((_ANSWER, *self.names), found, typed=self.dialect not in _UNTYPED)
        columns = [
            exp.alias_(exp.cast(_column(each), self.kinds[each]), each, quoted=True)
            if each in self.kinds
            else _column(each)
            for each in self.names
        ]
        if not self._by_key:
            return exp.select(_column(_ANSWER), *columns).from_(rows.subquery("told"))
        keys = [(_NO_KEY, ALL_WRONG), *enumerate(cells(self.graph, self._numbers))]
        values = exp.values(keys, alias="cells", columns=[_KEY, _ANSWER])
        on = exp.EQ(this=_column(_ANSWER, "told"), expression=_column(_ANSWER, "cells"))
        return (
            exp.select(exp.alias_(_column(_KEY), _ANSWER, quoted=True), *columns)
            .from_(values)
            .join(rows.subquery("told"), on=on)
        )

    def _told(self, placed: str, answers: str) -> Any:
        """Select the columns that are kept, and those of the answers."""
        joined = self._in_order if self.dialect == "duckdb" else _joined
        source, beside = joined(placed, answers)
        told = [
            exp.alias_(self._reason(placed, beside), _REASON, quoted=True)
            if each == _REASON
            else exp.alias_(_column(each, beside), each, quoted=True)
            for each in self.names
        ]
        return source.select(*(_column(each, placed) for each in self.kept), *told, append=False, copy=False)

    def _in_order(self, placed: str, answers: str) -> tuple[Any, str]:
        """Put answers beside rows without changing the order of the rows: a join may, in DuckDB.

        An answer is asked for as a whole, and its columns are taken out of it.
        """
        same = exp.EQ(this=_column(_ANSWER, answers), expression=_column(_ANSWER, placed))
        answer = exp.select(_column(answers)).from_(_named(answers)).where(same)
        beside = self._called("told")
        rows = exp.select("*", exp.alias_(answer.subquery(), beside, quoted=True)).from_(_named(placed))
        return exp.select().from_(rows.subquery(exp.to_identifier(placed, quoted=True))), beside

    def _reason(self, placed: str, beside: str) -> Any:
        """Give the reason of an answer; where cells are wrong, what is wrong with each of them."""
        parts = [_wrong_of(_column(name), *self.wrong[each.key]) for each, name in self._checked()]
        reason = _column(_REASON, beside)
        if not parts:
            return reason
        together = parts[0] if len(parts) == 1 else exp.Concat(expressions=parts, safe=False, coalesce=False)
        told = exp.Substring(this=together, start=number(2))
        here = exp.EQ(this=_column(_ANSWER, placed), expression=number(self._all_wrong))
        return one_of(None, when(here, told), otherwise=reason)

    def _checked(self) -> Iterator[tuple[Classes, str]]:
        return zip(self.graph.columns, self._names_of_classes(), strict=True)


def _joined(placed: str, answers: str) -> tuple[Any, str]:
    """Put answers beside rows."""
    same = exp.EQ(this=_column(_ANSWER, answers), expression=_column(_ANSWER, placed))
    return exp.select().from_(_named(placed)).join(_named(answers), on=same, join_type="left"), answers


def _named(table: str) -> Any:
    return exp.table_(exp.to_identifier(table, quoted=True))


def _rows(heads: Sequence[str], rows: Sequence[Sequence[Any]], *, typed: bool) -> Any:
    """Select written rows; every database knows how to put SELECTs together.

    Args:
        heads: the names of the columns.
        rows: the cells.
        typed: whether the first row has to say of what type its empty cells are.
    """
    columns = [_alike([row[place] for row in rows]) for place in range(len(heads))]
    queries: list[Any] = []
    for place in range(len(rows)):
        cells = [
            exp.cast(plain_value(None), kind)
            if typed and not place and column[place] is None
            else plain_value(column[place])
            for column, kind in columns
        ]
        named = [exp.alias_(cell, head, quoted=True) for cell, head in zip(cells, heads, strict=True)]
        queries.append(exp.select(*named))
    return reduce(lambda one, other: one.union(other, distinct=False, copy=False), queries)


def _alike(cells: Sequence[Any]) -> tuple[Sequence[Any], str]:
    """Give the cells of a column and their type: they become texts where they are of several."""
    kinds = {
        "boolean" if isinstance(each, bool) else "text" if isinstance(each, str) else "decimal"
        for each in cells
        if each is not None
    }
    if len(kinds) == 1:
        return cells, kinds.pop()
    return [None if each is None else str(each) for each in cells], "text"


def _wrong_of(of_class: Any, missing: str | None, wrong: str) -> Any:
    lines = [when(number(WRONG), text(f"\n{wrong}"))]
    if missing is not None:
        lines.append(when(number(MISSING), text(f"\n{missing}")))
    return one_of(of_class, *lines, otherwise=text(""))


def _column(name: str, table: str | None = None) -> Any:
    return exp.column(
        exp.to_identifier(name, quoted=True), table=exp.to_identifier(table, quoted=True) if table else None
    )


def _with_answer(before: str, found: Any, name: str) -> Any:
    return exp.select("*", exp.alias_(found, name, quoted=True)).from_(
        exp.table_(exp.to_identifier(before, quoted=True))
    )
