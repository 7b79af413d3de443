"""The types of the columns that answers add, told before the first row is asked."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from crmpolicy.portfolio.adding import arrow_type
from crmpolicy.portfolio.answering import columns_for
from crmpolicy.values import ValueType

if TYPE_CHECKING:
    import pyarrow as pa


def declared(outcome: Mapping[str, ValueType]) -> "pa.Schema":
    """Give the columns of answers: a database and a cluster want to know them before there are any.

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

    return pa.schema([pa.field(name, arrow_type(stored)) for name, stored in columns_for(outcome).items()])


def as_declared(answered: "pa.Table", added: "pa.Schema") -> "pa.Table":
    """Give a table of answers whose words are texts: the lists of their words differ from batch to batch.

    Args:
        answered: the rows that were asked, with their answers.
        added: the columns of answers.
    """
    for field in added:
        place = answered.schema.get_field_index(field.name)
        answered = answered.set_column(place, field, answered.column(place).cast(field.type))
    return answered
