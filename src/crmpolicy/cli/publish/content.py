"""What a published document is made of, before it becomes a file of any kind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crmpolicy.cli.layout import Block, Grid


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with a number of its own; level 1 begins a chapter."""

    level: int
    title: str


Piece = Chapter | Block


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: what is published, by which digest, and the heads and rows for signatures."""

    title: str
    about: str
    rows: Sequence[tuple[str, str]]
    sign: str
    heads: Sequence[str]
    signers: Sequence[str]
    contents: str
    page: str


def without_columns(grid: Grid, heads: Sequence[str]) -> Grid:
    """Leave out columns that only those who edit files look at.

    >>> from crmpolicy.cli.layout import Column
    >>> without_columns(Grid([Column("a"), Column("place")], [("1", "x.yaml:3")]), ["place"]).rows
    [('1',)]
    """
    kept = [place for place, column in enumerate(grid.columns) if column.head not in heads]
    rows = [tuple(row[place] for place in kept) for row in grid.rows]
    return replace(grid, columns=[grid.columns[place] for place in kept], rows=rows)
