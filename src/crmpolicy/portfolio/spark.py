"""Frames of Spark: batches are asked where they lie, by workers that are sent the policies once."""

import pickle
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from crmpolicy.engine import PolicySet
from crmpolicy.portfolio.declaring import as_declared, declared
from crmpolicy.wording import Language

if TYPE_CHECKING:
    import pyarrow as pa

_PROTOCOL: Final = 5  # of pickles: every Python that we run on knows it
_MOST_KEPT: Final = 4
_KEPT: Final[dict[str, PolicySet]] = {}
"""Policies that this worker has unpacked, by the digest of their bytes: what cites a clause counts too."""


def decided_spark(
    ask: Callable[..., Any],
    point: str,
    policies: PolicySet,
    frame: Any,
    *,
    now: datetime | str,
    mapping: Mapping[str, str] | None,
    language: Language,
) -> Any:
    """Give a frame with its answers; nothing is asked before Spark runs it.

    Args:
        ask: how a table is answered: :func:`evaluate_many`.
        point: the question.
        policies: the policies; they are pickled, broadcast, and unpacked once by each worker.
        frame: a classic frame of PySpark.
        now: the moment of the question, with a zone; or the column that has the moment of each row.
        mapping: columns with the facts that they are.
        language: of the reasons.

    Returns:
        A frame of the same columns and the answers, whose types are told by :func:`declared`.

    Raises:
        FactsError: columns that cannot be used, or a moment without a zone.
        MissingParameterError: values that the company has not filled.
        UnknownPointError: nothing in force answers the question.
    """
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema  # noqa: PLC0415 - an extra
    from pyspark.sql.types import StructType  # noqa: PLC0415 - an extra

    added = declared(policies.point(point).outcome)
    packed = pickle.dumps(policies, protocol=_PROTOCOL)
    zone = frame.sparkSession.conf.get("spark.sql.session.timeZone")
    given = to_arrow_schema(frame.schema, timezone=zone)
    digest = sha256(packed).hexdigest()
    asked = Asked(ask, point, digest, now, dict(mapping or {}), language, tuple(given.names), added)
    # Whatever is wrong with the columns is told here and not by a worker in the middle of a job.
    asked.of(given.empty_table(), policies)
    sent = frame.sparkSession.sparkContext.broadcast(packed)

    def answer(batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        return answered(batches, asked, sent)

    schema = StructType([*frame.schema.fields, *from_arrow_schema(added).fields])
    # Spark takes a point in a name for a way into a column, and full names of facts have one.
    return frame.toDF(*(f"_{place}" for place in range(len(given)))).mapInArrow(answer, schema)


class Asked(NamedTuple):
    """What a worker is told with each task; the policies themselves are broadcast."""

    ask: Callable[..., Any]
    point: str
    digest: str
    now: datetime | str
    mapping: Mapping[str, str]
    language: Language
    names: tuple[str, ...]
    added: "pa.Schema"

    def of(self, table: "pa.Table", policies: PolicySet) -> "pa.Table":
        """Give the rows of a table with their answers."""
        found = self.ask(
            self.point, policies, table, now=self.now, mapping=self.mapping, language=self.language
        )
        return as_declared(found, self.added)


def answered(batches: "Iterator[pa.RecordBatch]", asked: Asked, sent: Any) -> "Iterator[pa.RecordBatch]":
    """Answer batch after batch; what has been answered is handed on before the next is asked for.

    Args:
        batches: rows.
        asked: what is asked of them.
        sent: a broadcast, whose value are the pickled policies.
    """
    import pyarrow as pa  # noqa: PLC0415 - an extra

    for batch in batches:
        table = pa.Table.from_batches([batch]).rename_columns(asked.names)
        yield from asked.of(table, unpacked(asked.digest, sent)).combine_chunks().to_batches()


def unpacked(digest: str, sent: Any) -> PolicySet:
    """Give the policies that were sent: unpacked with the first batch, and kept by this process.

    Args:
        digest: of their bytes.
        sent: a broadcast, whose value are these.
    """
    found = _KEPT.get(digest)
    if found is None:
        found = pickle.loads(sent.value)  # noqa: S301 - our own driver's, sent as its code is
        while len(_KEPT) >= _MOST_KEPT:
            del _KEPT[next(iter(_KEPT))]
        _KEPT[digest] = found
    return found
