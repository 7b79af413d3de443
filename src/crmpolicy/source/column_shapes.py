"""The shape of a mapping of columns: which fact each column of a table is, its unit, its codes."""

from typing import Annotated

from pydantic import Discriminator, Tag

from crmpolicy.source.plain_shapes import TAG, AsText, File, Shape, Text, kind_of_node


class ColumnShape(Shape):
    """One column; without a fact it is kept aside."""

    fact: Text | None = None
    unit: Text | None = None
    codes: dict[str, Text] | None = None


class ColumnsFile(File):
    """What the columns of a table are, by their heads."""

    columns: dict[
        str,
        Annotated[AsText | Annotated[ColumnShape, Tag(TAG + "mapping")], Discriminator(kind_of_node)],
    ]
