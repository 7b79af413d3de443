"""The shapes of rankings: who takes part, who comes first, what happens where entries are equal."""

from typing import Annotated

from pydantic import Discriminator, Tag

from crmpolicy.source.plain_shapes import TAG, AsText, Guard, Several, Shape, Text, Title, kind_of_node
from crmpolicy.source.shapes import DecisionShape, OutputShape, RuleShape


class ByShape(Shape):
    """One measure of an order."""

    by: Text
    first: Text


class UseShape(Shape):
    """What decides between equal entries."""

    use: Text
    first: Text


class ListingShape(Shape):
    """What makes a list: who takes part, the order, ties and the last place."""

    only: Guard | None = None
    order: list[ByShape] | None = None
    ties: (
        Annotated[AsText | Annotated[UseShape, Tag(TAG + "mapping")], Discriminator(kind_of_node)] | None
    ) = None
    cut: Text | None = None


class RankedListShape(ListingShape):
    """One of several lists side by side."""

    id: Text
    title: Title
    clause: Several | None = None


class RankingShape(DecisionShape, ListingShape):
    """A ranking of the entries of a list."""

    kind: Text
    of: Text
    when: Guard | None = None
    parts: list[RankedListShape] | None = None
    outputs: dict[str, OutputShape] | None = None
    rules: list[RuleShape] | None = None
