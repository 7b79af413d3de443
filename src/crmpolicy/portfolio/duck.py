"""Relations of DuckDB by batches: what no SELECT can say is asked of Python, some rows at a time."""

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from crmpolicy.engine import PolicySet
from crmpolicy.portfolio.declaring import as_declared, declared
from crmpolicy.wording import Language

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE: Final = 1 << 16  # rows: a batch and its answers are small beside what a program takes anyway


def decided_duckdb(
    ask: Callable[..., Any],
    point: str,
    policies: PolicySet,
    relation: Any,
    *,
    now: datetime | str,
    mapping: Mapping[str, str] | None,
    language: Language,
) -> Any:
    """Give a relation with its answers, by batches of Arrow.

    The relation is run once. Its rows with their answers go to a file that is mapped into memory and has no
    name any more: the system keeps what is looked at and nothing is left behind.

    Args:
        ask: how a table is answered: :func:`evaluate_many`.
        point: the question.
        policies: the policies.
        relation: a relation of DuckDB.
        now: the moment of the question, with a zone; or the column that has the moment of each row.
        mapping: columns with the facts that they are.
        language: of the reasons.

    Returns:
        A relation of the same connection: the same columns with their types, and the answers, whose types are
        told by :func:`declared`.

    Raises:
        FactsError: columns that cannot be used, or a moment without a zone.
        MissingParameterError: values that the company has not filled.
        UnknownPointError: nothing in force answers the question.
    """
    added = declared(policies.point(point).outcome)

    def answered(batch: "pa.RecordBatch") -> "pa.Table":
        import pyarrow as pa  # noqa: PLC0415 - an extra

        table = _texts(pa.Table.from_batches([batch]))
        return as_declared(ask(point, policies, table, now=now, mapping=mapping, language=language), added)

    reader = relation.to_arrow_reader(_AT_ONCE)
    first = answered(_empty(reader.schema))
    return _again(relation, _kept(first.schema, (answered(each) for each in reader)))


def _empty(schema: "pa.Schema") -> "pa.RecordBatch":
    """Give no rows: what is wrong with columns is told before the first one is asked."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    return pa.RecordBatch.from_arrays([pa.array([], type=each.type) for each in schema], schema=schema)


def _texts(table: "pa.Table") -> "pa.Table":
    """Write words that are kept once as texts: their lists may differ from batch to batch."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    for place, field in enumerate(table.schema):
        if pa.types.is_dictionary(field.type):
            table = table.set_column(place, field.name, table.column(place).cast(field.type.value_type))
    return table


def _kept(schema: "pa.Schema", tables: "Iterator[pa.Table]") -> "pa.Table":
    """Write tables one after the other; give them as one that lies in a file instead of memory."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    handle, name = tempfile.mkstemp(prefix="crmpolicy-", suffix=".arrow")
    try:
        with os.fdopen(handle, "wb") as file, pa.ipc.new_file(file, schema) as writer:
            for table in tables:
                writer.write_table(table)
        with pa.memory_map(name) as source:
            return pa.ipc.open_file(source).read_all()
    finally:
        with suppress(PermissionError):  # Windows keeps the name of what is mapped
            Path(name).unlink()


def _again(relation: Any, answers: "pa.Table") -> Any:
    """Give a table as a relation of the same connection, each column with the type that it had there."""
    types = dict(zip(relation.columns, relation.types, strict=True))
    shown = ", ".join(
        f"CAST({_quoted(name)} AS {types[name]}) AS {_quoted(name)}" if name in types else _quoted(name)
        for name in answers.column_names
    )
    return relation.query(_VIEW, f"SELECT {shown} FROM answers")  # noqa: S608 - names are quoted


_VIEW: Final = "crmpolicy_asked"  # the relation itself: a name that the query needs and does not use


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
