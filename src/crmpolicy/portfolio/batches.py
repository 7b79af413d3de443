"""A file of rows as a stream: some rows at a time, each with the line on which it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from crmpolicy.errors import FactsError, Fault, Location

ROWS: Final = 1 << 16
"""How many rows are read, asked and written at a time."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of a file.

    ``table`` has the cells as they are written on; ``records`` has them as they are asked, where a table
    cannot hold them exactly. ``wrong`` are rows that cannot be asked, by their place in the batch. ``done``
    tells how much of the file has been read, as a part of one.
    """

    table: Any
    lines: Sequence[int]
    done: float
    wrong: Mapping[int, tuple[Fault, ...]] = field(default_factory=dict)
    records: Sequence[Mapping[str, Any]] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of rows that is open: its heads, the types of its columns, its rows some at a time.

    ``place`` is where the heads stand; ``encoding`` is that of a text.
    """

    path: Path
    heads: tuple[str, ...]
    place: Location
    schema: Any
    batches: Iterator[Batch]
    encoding: str | None = None


def unreadable(path: Path, kind: str) -> FactsError:
    """Say that a file is not what its ending tells."""
    return FactsError([Fault("run-unreadable", {"kind": kind}, Location(str(path), 1, 1))])
