"""The sheets of a workbook as grids of exact texts.

Read by our own hand and not by openpyxl: that library makes a binary number of each figure, and lays out
every cell of a range that is merged or linked, of which a file of a few bytes can name thousands of millions.
Whatever program saved the file (shared or inline strings, absolute paths, other styles), its cells say the
same.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import Final, Literal

from crmpolicy.errors import BadValueError
from crmpolicy.interop.excel.archive import Archive, WorkbookError
from crmpolicy.interop.excel.numbers import date_text, is_date, is_percent, number_text

MOST_CELLS: Final = 60_000
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 400
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SPACES: Final = " \t\n\u00a0\u3000"

Sort = Literal["text", "number", "date", "boolean", "error", "formula"]


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell says, and as what the program kept it."""

    text: str
    sort: Sort = "text"


@dataclass(slots=True)
class Grid:
    """The cells of a sheet that hold anything, by row and column from 1, and its merged ranges."""

    name: str
    cells: dict[tuple[int, int], Read] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def text(self, row: int, column: int) -> str:
        """Give the text of a cell, nothing where it is empty."""
        found = self.cells.get((row, column))
        return found.text if found is not None else ""

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows that hold anything, from above."""
        return tuple(sorted({row for row, _ in self.cells}))


def grids_of(data: bytes) -> dict[str, Grid]:
    """Read all sheets of a workbook by name.

    Raises:
        WorkbookError: no workbook, a damaged one, or one beyond the limits.
    """
    archive = Archive(data)
    book = _Workbook.of(archive)
    strings = _strings(archive, book.strings)
    formats = _formats(archive, book.styles)
    left = MOST_CELLS
    found: dict[str, Grid] = {}
    for name, part in book.sheets:
        reading = _Reading(Grid(name), strings, formats, since_1904=book.since_1904, left=left)
        archive.read(part, reading.start, reading.end, reading.text)
        left = reading.left
        found[name] = reading.grid
    return found


@dataclass(slots=True)
class _Workbook:
    """Which sheets there are and where their parts lie."""

    sheets: list[tuple[str, str]]
    strings: str | None
    styles: str | None
    since_1904: bool

    @classmethod
    def of(cls, archive: Archive) -> "_Workbook":
        roots = _relations(archive, "")
        part = next(
            (target for kind, target in roots.values() if kind == "officeDocument"), "xl/workbook.xml"
        )
        named: list[tuple[str, str]] = []
        flags: list[bool] = []

        def start(tag: str, given: Mapping[str, str]) -> None:
            if tag == "sheet":
                named.append((given.get("name", ""), given.get("id", "")))
            if tag == "workbookPr":
                flags.append(given.get("date1904", "0") in ("1", "true"))

        archive.read(part, start, _nothing, _nothing)
        _no_macros(archive)
        related = _relations(archive, part)
        by_kind = dict(related.values())
        sheets = [
            (name, related[each][1]) for name, each in named if related.get(each, ("",))[0] == "worksheet"
        ]
        if not sheets:
            raise WorkbookError("excel-not-a-workbook")
        return cls(sheets, by_kind.get("sharedStrings"), by_kind.get("styles"), any(flags))


def _no_macros(archive: Archive) -> None:
    def start(tag: str, given: Mapping[str, str]) -> None:
        if tag in ("Override", "Default") and "macroenabled" in given.get("ContentType", "").lower():
            raise WorkbookError("excel-macros")

    archive.read("[Content_Types].xml", start, _nothing, _nothing)


def _relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Give what a part is related to, by id: the last word of its kind, and the path."""
    folder, _, name = part.rpartition("/")
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, given: Mapping[str, str]) -> None:
        if tag == "Relationship" and given.get("TargetMode") != "External":
            target = given.get("Target", "").replace("\\", "/")
            path = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))
            found[given.get("Id", "")] = (given.get("Type", "").rpartition("/")[2], path)

    path = join(folder, "_rels", f"{name}.rels")
    if path in archive:
        archive.read(path, start, _nothing, _nothing)
    return found


def _strings(archive: Archive, part: str | None) -> list[str]:
    """Read the strings that cells share; how Chinese is pronounced stands beside some and is left out."""
    if part is None or part not in archive:
        return []
    reading = _Strings()
    archive.read(part, reading.start, reading.end, reading.text)
    return reading.found


class _Strings:
    """Gathers the texts of shared strings."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.pieces: list[str] = []
        self.inside = self.aside = False

    def start(self, tag: str, _given: Mapping[str, str]) -> None:
        if tag == "si":
            self.pieces = []
        self.inside = tag == "t"
        self.aside = self.aside or tag == "rPh"

    def end(self, tag: str) -> None:
        self.inside = False
        if tag == "rPh":
            self.aside = False
        if tag == "si":
            self.found.append("".join(self.pieces))

    def text(self, text: str) -> None:
        if self.inside and not self.aside:
            self.pieces.append(text)


def _formats(archive: Archive, part: str | None) -> list[Sort | Literal["percent"]]:
    """Tell of each style how it shows numbers: plainly, as percentages, or as days."""
    if part is None or part not in archive:
        return []
    codes: dict[int, str] = {}
    styles: list[int] = []
    inside: list[str] = []

    def start(tag: str, given: Mapping[str, str]) -> None:
        inside.append(tag)
        if tag == "numFmt":
            codes[_whole(given.get("numFmtId"))] = given.get("formatCode", "")
        if tag == "xf" and "cellXfs" in inside:
            styles.append(_whole(given.get("numFmtId")))

    archive.read(part, start, lambda _tag: _nothing(inside.pop()), _nothing)
    return [_sort(each, codes.get(each, "")) for each in styles]


def _sort(number: int, code: str) -> Sort | Literal["percent"]:
    if is_percent(number, code):
        return "percent"
    return "date" if is_date(number, code) else "number"


def _whole(written: str | None) -> int:
    return int(written) if written is not None and written.isascii() and written.isdigit() else 0


def _nothing(*_given: object) -> None:
    """Let what is not wanted pass."""


class _Reading:
    """Reads one sheet, cell by cell."""

    def __init__(
        self,
        grid: Grid,
        strings: list[str],
        formats: list[Sort | Literal["percent"]],
        *,
        since_1904: bool,
        left: int,
    ) -> None:
        self.grid, self.strings, self.formats = grid, strings, formats
        self.since_1904, self.left = since_1904, left
        self.row = self.column = 0
        self.given: Mapping[str, str] = {}
        self.pieces: list[str] = []
        self.wanted = self.formula = self.aside = False

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """Take an element that begins."""
        if tag == "row":
            self.row, self.column = _whole(given.get("r")) or self.row + 1, 0
        elif tag == "c":
            self.given, self.pieces, self.formula = given, [], False
            self.row, self.column = _placed(given.get("r"), self.row, self.column + 1)
        elif tag == "f":
            self.formula = True
        elif tag == "rPh":
            self.aside = True
        elif tag == "mergeCell":
            self.grid.merged.append(_range(given.get("ref", "")))
        self.wanted = tag in ("v", "t") and not self.aside

    def end(self, tag: str) -> None:
        """Take an element that ends."""
        self.wanted = False
        if tag == "rPh":
            self.aside = False
        if tag == "c" and (self.pieces or self.formula):
            self._keep()

    def text(self, text: str) -> None:
        """Take what stands between."""
        if self.wanted:
            self.pieces.append(text)

    def _keep(self) -> None:
        self.left -= 1
        if self.left < 0 or self.row > MOST_ROWS or self.column > MOST_COLUMNS:
            raise WorkbookError("excel-too-many-cells", {"limit": f"{MOST_CELLS:,}"})
        read = self._read("".join(self.pieces))
        if read.text or read.sort == "formula":
            self.grid.cells[self.row, self.column] = read

    def _read(self, written: str) -> Read:
        kind = self.given.get("t", "n")
        if self.formula:
            return Read(written, "formula")
        if kind == "e":
            return Read(written, "error")
        if kind == "s":
            number = _whole(written.strip())
            if not written.strip().isdigit() or number >= len(self.strings):
                raise WorkbookError("excel-damaged", {"part": self.grid.name})
            return Read(_clean(self.strings[number]))
        if kind in ("str", "inlineStr"):
            return Read(_clean(written))
        if kind == "b":
            return Read("yes" if written.strip() in ("1", "true") else "no", "boolean")
        return Read(written[:10], "date") if kind == "d" else self._number(written.strip())

    def _number(self, written: str) -> Read:
        style = _whole(self.given.get("s"))
        sort = self.formats[style] if style < len(self.formats) else "number"
        try:
            if sort == "date":
                return Read(date_text(written, since_1904=self.since_1904), "date")
            return Read(number_text(written, percent=sort == "percent"), "number")
        except BadValueError:
            return Read(written[:40], "error")


def _clean(text: str) -> str:
    decoded = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return decoded.replace("\r\n", "\n").replace("\r", "\n").strip(_SPACES)


def _placed(reference: str | None, row: int, column: int) -> tuple[int, int]:
    """Read a reference such as ``B7``; where a cell has none, it stands behind the one before it."""
    found = _REFERENCE.fullmatch(reference or "")
    return (int(found[2]), _column(found[1])) if found else (row, column)


def _column(letters: str) -> int:
    number = 0
    for each in letters:
        number = number * 26 + ord(each) - ord("A") + 1
    return number


def _range(reference: str) -> tuple[int, int, int, int]:
    first, _, last = reference.partition(":")
    return (*_placed(first, 0, 0), *_placed(last or first, 0, 0))
