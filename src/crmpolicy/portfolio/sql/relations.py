"""DuckDB's relations: a question as a SELECT over one, worked out when its rows are asked for."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any, Final

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.policy.scales import Choice
from crmpolicy.portfolio.answering import STATUSES
from crmpolicy.portfolio.columns import columns_of
from crmpolicy.portfolio.cutting import known_by
from crmpolicy.portfolio.sql.asked import Asked
from crmpolicy.portfolio.sql.classes import NUMBERS, Classes
from crmpolicy.portfolio.sql.graph import Graph
from crmpolicy.portfolio.sql.refusing import HERE, of_fact, refused, sqlglot
from crmpolicy.portfolio.sql.writing import Said
from crmpolicy.values import ValueType
from crmpolicy.wording import Language

_NAME: Final = "crmpolicy_relation"
_WHOLE: Final = frozenset({"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"})
_TEXTS: Final = frozenset({"VARCHAR", "ENUM"})
_MOST_WORDS: Final = 200


def decided_relation(
    point: str,
    policies: PolicySet,
    relation: Any,
    /,
    *,
    now: datetime,
    mapping: Mapping[str, str] | None = None,
    language: Language = "en",
) -> Any:
    """Decide every row of a relation of DuckDB in DuckDB itself; nothing is worked out before it is read.

    Args:
        point: the question.
        policies: the policies.
        relation: a row for each case. A column is a fact where it has its full name, its name or a title.
        now: the moment of the question, with a zone.
        mapping: columns with the facts that they are; an empty text keeps one aside.
        language: of the reasons.

    Returns:
        A relation with a column for each output, and ``rule``, ``clause``, ``status`` and ``reason``.

    Raises:
        NotInSqlError: what a SELECT cannot say of these columns: whoever asks takes another way.
        MissingParameterError: values that the company has not filled.

    >>> from datetime import UTC
    >>> import duckdb
    >>> from crmpolicy.company import load_policy_set
    >>> group, day = load_policy_set("example-group"), datetime(2026, 1, 5, tzinfo=UTC)
    >>> sizes = duckdb.sql("SELECT unnest([6000.0, -1.0]) AS annual_volume")
    >>> decided_relation("steel.customer_size", group, sizes, now=day).project("status").fetchall()
    [('decided',), ('invalid',)]
    """
    sqlglot()
    asked = Asked.of(policies.point(point), policies, now)
    said = Said.given(asked, _heads(asked.points, relation, mapping or {}), language)
    kinds = dict(zip(relation.columns, relation.types, strict=True))
    wrong = [
        of_fact("sql-column-kind", each.fact, head=each.head, kind=str(kinds[each.head]))
        for each in said.columns
        if not _suits(each, kinds[each.head])
    ]
    if wrong:
        raise refused(wrong)
    from sqlglot import exp  # noqa: PLC0415 - of an extra

    query = said.select(
        "duckdb", exp.to_table(_NAME), relation.columns, partial(_enums, asked.points[0].outcome)
    )
    return relation.query(_NAME, query)


def _heads(points: tuple[DecisionPoint, ...], relation: Any, mapping: Mapping[str, str]) -> dict[str, str]:
    facts = {fact.key: fact for each in points for fact in known_by(each)}
    columns, faults = columns_of(relation.columns, tuple(facts.values()), mapping, (), HERE)
    if faults:
        raise refused(faults)
    return {each.fact: each.head for each in columns if each.fact}


def _suits(column: Classes, kind: Any) -> bool:
    """Tell whether cells of a type compare in DuckDB as they are read one by one."""
    name, wanted = str(kind.id).upper(), column.fact.type.name
    if wanted in NUMBERS:
        return name == "DOUBLE" or name in _WHOLE or (name == "DECIMAL" and _fits(kind))
    if wanted == "boolean":
        return name == "BOOLEAN"
    return name == "DATE" if wanted == "date" else name in _TEXTS


def _fits(kind: Any) -> bool:
    """Tell whether a decimal number can be compared with every threshold without becoming a binary one."""
    sizes = dict(kind.children)
    return int(sizes["precision"]) <= 20 and int(sizes["scale"]) <= 15  # noqa: PLR2004 - of 38 digits


def _enums(outcome: Mapping[str, ValueType], graph: Graph, names: tuple[str, ...]) -> dict[str, Any]:
    """Give columns of few words a type of their own: they take a byte a row."""
    from sqlglot import exp  # noqa: PLC0415 - of an extra

    found = {}
    for place, name in enumerate(names):
        cells = tuple(dict.fromkeys(row[place] for row in graph.answers if row[place] is not None))
        scale = outcome.get(name)
        ids = STATUSES if name == "status" else scale.scale.ids if isinstance(scale, Choice) else ()
        words = ids if {*cells} <= {*ids} else cells
        if name == "reason" or not words or len(words) > _MOST_WORDS:
            continue
        if all(isinstance(each, str) for each in words):
            said = [exp.Literal.string(each) for each in words]
            found[name] = exp.DataType(this=exp.DataType.Type.ENUM, expressions=said)
    return found
