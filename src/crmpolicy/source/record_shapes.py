"""The shapes of records: the entries of a form, its blocks and stages, and what its rules demand."""

from typing import Annotated

from pydantic import Discriminator, Tag

from crmpolicy.source.plain_shapes import TAG, AsText, Guard, Several, Shape, Text, Title, kind_of_node
from crmpolicy.source.shapes import DecisionShape, SayingShape, TypeShape


class DemandShape(SayingShape):
    """What must hold, and when."""

    must: Guard


class LineFieldShape(TypeShape):
    """One entry in each line of a list."""

    title: Title
    range: Guard | None = None
    personal: Text | None = None
    clause: Several | None = None
    required: Text | None = None
    unique: Text | None = None


class FieldShape(LineFieldShape):
    """One entry of a form; a list has lines with fields and rules of their own."""

    of: (
        Annotated[
            AsText | Annotated[dict[str, LineFieldShape], Tag(TAG + "mapping")], Discriminator(kind_of_node)
        ]
        | None
    ) = None
    section: Text | None = None
    at_most: Text | None = None
    rules: list[DemandShape] | None = None


class SectionShape(Shape):
    """One block of a form."""

    id: Text
    title: Title
    clause: Several | None = None


class StageShape(Shape):
    """How far a form has come."""

    id: Text
    title: Title


class RecordShape(DecisionShape):
    """A form: entries, stages, blocks and rules across entries."""

    kind: Text
    stages: (
        list[Annotated[AsText | Annotated[StageShape, Tag(TAG + "mapping")], Discriminator(kind_of_node)]]
        | None
    ) = None
    sections: list[SectionShape] | None = None
    fields: dict[str, FieldShape]
    rules: list[DemandShape] | None = None
