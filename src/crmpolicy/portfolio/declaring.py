"""The types of the columns that answers add, told before the first row is asked."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crmpolicy.policy.scales import Choice
from crmpolicy.portfolio.answering import TOLD
from crmpolicy.values import ValueType

if TYPE_CHECKING:
    import pyarrow as pa

_MOST_DIGITS: Final = 38  # of an exact number of Arrow, Spark and DuckDB


def declared(outcome: Mapping[str, ValueType]) -> "pa.Schema":
    """Give the columns of answers: a database and a cluster want to know them before there are any.

    Words are texts, amounts with a step exact numbers of its decimals. A number without a step is its exact
    text, for no number of decimals fits all of its values; lists and states are JSON.

    >>> from crmpolicy.values import Integer, Money, Ratio
    >>> print(declared({"limit": Money(), "share": Ratio(), "days": Integer()}).remove_metadata())
    limit: decimal128(38, 2)
    share: string
    days: int64
    rule: string
    clause: string
    status: string
    reason: string
    """
    import pyarrow as pa  # noqa: PLC0415 - an extra

    fields = [pa.field(name, _type_of(kind)) for name, kind in outcome.items()]
    return pa.schema([*fields, *(pa.field(name, pa.string()) for name in TOLD)])


def _type_of(kind: ValueType) -> "pa.DataType":
    import pyarrow as pa  # noqa: PLC0415 - an extra

    if isinstance(kind, Choice):
        return pa.string()
    step = getattr(kind, "step", None)
    if kind.name != "integer" and isinstance(step, Decimal):
        return pa.decimal128(_MOST_DIGITS, _decimals(step))
    plain = {
        "boolean": pa.bool_(),
        "integer": pa.int64(),
        "date": pa.date32(),
        "instant": pa.timestamp("us", tz="UTC"),
    }
    return plain.get(kind.name, pa.string())


def _decimals(step: Decimal) -> int:
    exponent = step.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def as_declared(answered: "pa.Table", added: "pa.Schema") -> "pa.Table":
    """Give a table of answers whose added columns have the types that were told of them.

    Args:
        answered: the rows that were asked, with their answers.
        added: the columns of answers.
    """
    for field in added:
        place = answered.schema.get_field_index(field.name)
        answered = answered.set_column(place, field, _cast(answered.column(place), field.type))
    return answered


def _cast(cells: "pa.ChunkedArray", kind: "pa.DataType") -> "pa.ChunkedArray":
    import pyarrow as pa  # noqa: PLC0415 - an extra

    if pa.types.is_dictionary(cells.type):
        cells = cells.cast(cells.type.value_type)
    return cells if cells.type.equals(kind) else cells.cast(kind)
