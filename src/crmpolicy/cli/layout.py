"""What a command shows, as plain blocks: headings, lines, pairs, grids; ``printing`` puts them on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Tone = Literal["", "strong", "quiet", "good", "bad"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A title, and beside it in small what else names the thing."""

    text: str
    note: str = ""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or two, wrapped where the paper ends; a ``whole`` line is left to whoever reads it.

    Editors and other programs find places in whole lines.
    """

    text: str
    tone: Tone = ""
    indent: int = 0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names on the left and what they mean on the right."""

    rows: Sequence[tuple[str, str]]
    indent: int = 2
    between: int = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid: figures stand right, what matters less is quiet."""

    head: str
    tone: Tone = ""
    right: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under heads; where the paper is too narrow for them, one card a row."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    indent: int = 2


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty line."""


Block = Heading | Line | Pairs | Grid | Gap


def told(text: str, indent: int = 0) -> list[Block]:
    """Lay out an explanation: what hangs on a dash stays to the right of it.

    >>> told("- share")
    [Pairs(rows=[('-', 'share')], indent=0, between=1)]
    """
    return [_told(line, indent) for line in text.split("\n")]


def _told(line: str, indent: int) -> Block:
    bare = line.lstrip(" ")
    inside = indent + len(line) - len(bare)
    if not bare:
        return Gap()
    return (
        Pairs([("-", bare[2:])], indent=inside, between=1)
        if bare.startswith("- ")
        else Line(bare, indent=inside)
    )
