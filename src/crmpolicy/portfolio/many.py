"""Many customers at once: the answers of a frame's rows, those of the single evaluation."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from crmpolicy.engine import PolicySet
from crmpolicy.errors import CrmPolicyError
from crmpolicy.portfolio.adding import polars_schema
from crmpolicy.portfolio.asked import Asked
from crmpolicy.portfolio.duck import decided_duckdb
from crmpolicy.portfolio.mapping import ColumnMapping
from crmpolicy.portfolio.packages import frames, given_frame, is_eager, no_frame
from crmpolicy.portfolio.spark import decided_spark
from crmpolicy.portfolio.sql import NotInSqlError, decided_relation
from crmpolicy.wording import Language


def evaluate_many(
    point: str,
    policies: PolicySet,
    frame: Any,
    /,
    *,
    now: datetime | str,
    mapping: Mapping[str, str | Mapping[str, Any]] | ColumnMapping | None = None,
    language: Language = "en",
) -> Any:
    """Decide every row of a frame, exactly as :meth:`DecisionPoint.evaluate` decides it.

    Rows that no rule tells apart are decided once: a column is put into small numbers, one for each stretch
    of values that the rules treat alike, and one row of each combination is asked.

    Args:
        point: the question.
        policies: the policies.
        frame: a frame of pandas, Polars (eager or lazy), PyArrow or PySpark, or a relation of DuckDB; a row
            for each case. A column is a fact where it has the fact's full name, its name or a title of it; an
            empty cell says nothing.
        now: the moment of the question, with a zone; or the column that has the moment of each row.
        mapping: columns with the facts that they are, an empty text keeps one aside; or with units and codes,
            see :class:`ColumnMapping`.
        language: of the reasons.

    Returns:
        The frame with a column for each output, and ``rule``, ``clause``, ``status`` (``decided``,
        ``undecided``, ``invalid``) and ``reason``. No row is dropped.

    Raises:
        FactsError: columns that cannot be used, or a moment without a zone.
        MissingParameterError: values that the company has not filled.
        UnknownPointError: nothing in force answers the question.

    >>> from datetime import UTC
    >>> import pandas as pd
    >>> from crmpolicy.company import load_policy_set
    >>> sizes = pd.DataFrame({"annual_volume": ["6000 t", "many"]})
    >>> day = datetime(2026, 1, 5, tzinfo=UTC)
    >>> many = evaluate_many("steel.customer_size", load_policy_set("example-group"), sizes, now=day)
    >>> many["status"].tolist()
    ['decided', 'invalid']
    """
    nw = frames()
    given = given_frame(frame)
    asked = Asked(policies.point(point), policies, now, ColumnMapping.of(mapping), language)
    if is_eager(given):
        return asked.decided(given).to_native()
    elsewhere = _ELSEWHERE.get(str(given.implementation)) if isinstance(given, nw.LazyFrame) else None
    if elsewhere is None:
        raise no_frame(frame)
    return elsewhere(asked, frame)


def _lazily(asked: Asked, frame: Any) -> Any:
    """Give a lazy frame of Polars with its answers, found when it is collected, piece by piece."""
    import narwhals as nw  # noqa: PLC0415 - an extra

    schema = frame.collect_schema()
    asked.heads(schema.names())
    if not isinstance(asked.now, str):
        asked.point.program(asked.now)  # what is wrong with the question itself is told now

    def decided(piece: Any) -> Any:
        return asked.decided(nw.from_native(piece, eager_only=True)).to_native()

    return frame.map_batches(
        decided, schema={**schema, **polars_schema(asked.point.outcome)}, streamable=True
    )


def _in_duckdb(asked: Asked, relation: Any) -> Any:
    """Have DuckDB decide by itself what a SELECT can say, and hand over the rest by batches."""
    plain = all(each.is_plain for each in asked.mapping.columns.values())
    if plain and not isinstance(asked.now, str):
        heads = asked.mapping.heads()
        try:
            return decided_relation(
                asked.point.name, asked.policies, relation,
                now=asked.now, mapping=heads, language=asked.language,
            )  # fmt: skip
        except CrmPolicyError as error:
            if not isinstance(error, NotInSqlError) and error.code != "sql-needs-sqlglot":
                raise
            asked.heads(relation.columns)  # what is wrong with the columns is told as for other frames
    return _by_batches(decided_duckdb)(asked, relation)


def _by_batches(decide: Callable[..., Any]) -> Callable[[Asked, Any], Any]:
    """Ask of tables of Arrow, some rows at a time."""

    def decided(asked: Asked, frame: Any) -> Any:
        return decide(
            evaluate_many, asked.point.name, asked.policies, frame,
            now=asked.now, mapping=asked.mapping, language=asked.language,
        )  # fmt: skip

    return decided


_ELSEWHERE: Final[Mapping[str, Callable[[Asked, Any], Any]]] = {
    "polars": _lazily,
    "duckdb": _in_duckdb,
    "pyspark": _by_batches(decided_spark),
}
"""What is decided when its rows are asked for, by its package."""
