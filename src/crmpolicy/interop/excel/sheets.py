"""What a workbook holds, before anybody writes it: sheets of cells, each a text that says one thing."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from crmpolicy.errors import Location
from crmpolicy.wording import Words

Kind = Literal["table", "parameters"]
HEAD_ROWS = 7
"""Both titles, what it is, how to edit it; the heads in Chinese and English; the names of the columns."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, perhaps as a number, whether it may be edited, and which words may stand there.

    ``percent`` shows the number as a percentage. A text and its number say the same.
    """

    text: str
    number: Decimal | None = None
    percent: bool = False
    editable: bool = False
    choices: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the name by which it is found again, its heads, and whether new rows fill it."""

    key: str
    head: Words
    width: int = 18
    fillable: bool = True
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row under the heads; its key tells it from all others, however they are sorted."""

    key: str
    cells: tuple[Cell, ...]
    place: str = ""
    tone: Literal["", "open", "rest"] = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; ``spare`` empty rows below the others take new ones, ``part`` names what it shows."""

    name: str
    title: Words
    about: Words
    advice: Words
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    part: str = ""
    spare: int = 0
    frozen: int = 1
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook, and where what it shows came from."""

    kind: Kind
    policies: str
    question: str
    digest: str
    language: str
    sheets: tuple[Sheet, ...]


class CellPlace(Location):
    """A cell of a workbook, as spreadsheets write it; as a place its line is the row.

    >>> place = CellPlace("[grade.xlsx]share", 8, 3)
    >>> str(place), place.short
    ('[grade.xlsx]share!C8', 'share!C8')
    """

    __slots__ = ()

    def __str__(self) -> str:
        return f"{self.file}!{address(self.line, self.column)}"

    @property
    def short(self) -> str:
        """Sheet and cell alone."""
        return str(self).partition("]")[2]


def address(row: int, column: int) -> str:
    """Name a cell as spreadsheets do; row and column count from 1.

    >>> address(8, 28)
    'AB8'
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
