"""A book as an .xlsx file, by the package ``openpyxl`` of the extra ``excel``; equal books give equal bytes.

Cells that may be edited are yellow and unlocked, all others are protected (without a password: protection
prevents slips, it guards nothing). A hidden sheet keeps what was exported, so that an edit is told from a
policy that has changed meanwhile.
"""

import json
from collections.abc import Iterable
from copy import copy
from datetime import datetime
from io import BytesIO
from types import ModuleType
from typing import Any, Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from crmpolicy.errors import CrmPolicyError
from crmpolicy.extras import extra
from crmpolicy.interop.excel.sheets import HEAD_ROWS, Book, Cell, Column, Row, Sheet, address

MEMORY: Final = "_crmpolicy"
LISTS: Final = "_lists"
FORMAT: Final = 1
LONGEST: Final = 32_767
"""Characters that a cell holds."""
_MOMENT: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed one: the file tells no time of its own
_INK, _QUIET, _LINE = "FF1F2933", "FF7B8794", "FFD3D9E0"
_HEAD, _OPEN, _EDIT, _REST = "FFE8EDF3", "FFFBE3E0", "FFFFF9E0", "FFF4F5F7"
_LINE_HEIGHT, _PADDING, _HIGHEST = 15, 3, 20
_CHARACTER: Final = 1.9
_FIRST_HEAD: Final = 5
_WIDEST_TITLE: Final = 8
_WIDE: Final = 0x2E80
_TEXT: Final = "@"


def workbook(book: Book) -> bytes:
    """Write a book.

    Raises:
        CrmPolicyError: the package ``openpyxl`` is not installed, or a cell is longer than a sheet can hold.
    """
    return _Writing(_package(), book).data()


def _package() -> ModuleType:
    with extra("excel-package", "openpyxl"):
        import openpyxl  # noqa: PLC0415 - an extra, loaded with the first workbook that is written
    return openpyxl


class _Look(NamedTuple):
    """How a cell looks."""

    colour: str
    number_format: str = _TEXT
    locked: bool = True
    quiet: bool = False
    bold: bool = False


class _Writing:
    """One workbook, sheet by sheet."""

    def __init__(self, package: ModuleType, book: Book) -> None:
        from openpyxl import styles  # noqa: PLC0415 - only where a workbook is written
        from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415 - as above

        self.package, self.book, self.styles, self.writer = package, book, styles, ExcelWriter
        self.file = package.Workbook()
        self.file.remove(self.file.active)
        self.lists: dict[tuple[str, ...], str] = {}
        self.looks: dict[_Look, Any] = {}

    def data(self) -> bytes:
        """Give the bytes of the file."""
        for sheet in self.book.sheets:
            self._sheet(sheet)
        self._lists()
        self._memory()
        about = self.file.properties
        about.creator = about.lastModifiedBy = "crmpolicy"
        about.created = about.modified = _MOMENT
        kept = BytesIO()
        # What the file's own `save` adds to this is the moment of the machine's clock.
        # What is packed here is packed anew below: to press it twice would be in vain.
        self.writer(self.file, ZipFile(kept, "w")).save()
        return _timeless(kept.getvalue())

    def _sheet(self, sheet: Sheet) -> None:
        page = self.file.create_sheet(sheet.name)
        self._head(page, sheet)
        for down, row in enumerate(sheet.rows, HEAD_ROWS + 1):
            for across, cell in enumerate(row.cells, 1):
                self._cell(page.cell(down, across), cell, row)
            lines = max(
                _lines(each.text, column.width) for each, column in zip(row.cells, sheet.columns, strict=True)
            )
            page.row_dimensions[down].height = _LINE_HEIGHT * min(lines, _HIGHEST) + _PADDING
        self._spare(page, sheet)
        self._validate(page, sheet)
        page.freeze_panes = address(HEAD_ROWS + 1, sheet.frozen + 1)
        page.sheet_view.showGridLines = False
        page.sheet_view.zoomScale = 100
        self._protect(page)
        self._print(page)

    def _head(self, page: Any, sheet: Sheet) -> None:
        self._titles(page, sheet)
        for across, column in enumerate(sheet.columns, 1):
            page.column_dimensions[_letters(across)].width = column.width
        for down, lines in enumerate(zip(*map(_heads, sheet.columns), strict=True), _FIRST_HEAD):
            for across, text in enumerate(lines, 1):
                look = _Look(_HEAD, bold=down == _FIRST_HEAD, quiet=down > _FIRST_HEAD)
                self._look(page.cell(down, across, text), look)
            widths = (each.width for each in sheet.columns)
            most = max(_lines(text, width) for text, width in zip(lines, widths, strict=True))
            page.row_dimensions[down].height = _LINE_HEIGHT * most + _PADDING

    def _titles(self, page: Any, sheet: Sheet) -> None:
        """Write what the sheet is, over the first columns."""
        last = max(2, min(len(sheet.columns), _WIDEST_TITLE))
        width = sum(each.width for each in sheet.columns[:last])
        texts = (*sheet.title, "\n".join(sheet.about), "\n".join(sheet.advice))
        looks = ((15, _INK, True), (10, _INK, False), (10, _QUIET, False), (10, _QUIET, False))
        for down, (text, (size, colour, bold)) in enumerate(zip(texts, looks, strict=True), 1):
            page.merge_cells(start_row=down, end_row=down, start_column=1, end_column=last)
            cell = page.cell(down, 1, text)
            cell.font = self.styles.Font(bold=bold, size=size, color=colour)
            cell.alignment = self.styles.Alignment(wrap_text=True, vertical="center")
            page.row_dimensions[down].height = _LINE_HEIGHT * _lines(text, width) + (12 if bold else 4)

    def _cell(self, cell: Any, said: Cell, row: Row) -> None:
        if len(said.text) > LONGEST:
            raise CrmPolicyError("excel-cell-too-long", {"row": row.key, "limit": f"{LONGEST:,}"})
        self._value(cell, said)
        colour = _OPEN if row.tone == "open" and said.editable else _EDIT if said.editable else ""
        colour = colour or (_REST if row.tone == "rest" else "")
        self._look(cell, _Look(colour, _format(said), locked=not said.editable, quiet=not said.editable))

    def _value(self, cell: Any, said: Cell) -> None:
        if said.number is not None:
            cell.value = said.number
        elif said.text:
            cell.value = said.text
            cell.data_type = "s"  # also where it begins with the sign of a formula

    def _look(self, cell: Any, look: _Look) -> None:
        """Give a cell its looks; a look is made once, for openpyxl takes long over each."""
        if look not in self.looks:
            self.looks[look] = cell
            size, ink = (10, _QUIET) if look.quiet else (11, _INK)
            cell.font = self.styles.Font(size=size, color=ink, bold=look.bold)
            if look.colour:
                cell.fill = self.styles.PatternFill("solid", start_color=look.colour)
            cell.alignment = self.styles.Alignment(wrap_text=True, vertical="top")
            cell.protection = self.styles.Protection(locked=look.locked)
            cell.border, cell.number_format = self._border(), look.number_format
        cell._style = copy(self.looks[look]._style)  # noqa: SLF001 - openpyxl has no other way to share one

    def _border(self) -> Any:
        side = self.styles.Side(style="thin", color=_LINE)
        return self.styles.Border(left=side, right=side, top=side, bottom=side)

    def _spare(self, page: Any, sheet: Sheet) -> None:
        first = HEAD_ROWS + 1 + len(sheet.rows)
        for down in range(first, first + sheet.spare):
            for across, column in enumerate(sheet.columns, 1):
                look = _Look(_EDIT if column.fillable else "", locked=not column.fillable)
                self._look(page.cell(down, across), look)

    def _validate(self, page: Any, sheet: Sheet) -> None:
        """Offer the words that may stand in a cell; others that the notation allows are taken as well."""
        from openpyxl.worksheet.cell_range import MultiCellRange  # noqa: PLC0415 - only where one is written
        from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - as above

        for choices, cells in _offers(sheet).items():
            rule = DataValidation("list", formula1=self._list(choices), allow_blank=True)
            rule.showErrorMessage = False
            rule.sqref = MultiCellRange(" ".join(cells))
            page.add_data_validation(rule)

    def _list(self, choices: tuple[str, ...]) -> str:
        """Give the range of the sheet of lists that holds some words; a list in the cell itself holds few."""
        if choices not in self.lists:
            letters = _letters(len(self.lists) + 1)
            self.lists[choices] = f"'{LISTS}'!${letters}$1:${letters}${len(choices)}"
        return self.lists[choices]

    def _lists(self) -> None:
        page = self.file.create_sheet(LISTS)
        for across, choices in enumerate(self.lists, 1):
            for down, each in enumerate(choices, 1):
                page.cell(down, across, each).data_type = "s"
        page.sheet_state = "hidden"
        self._protect(page)

    def _memory(self) -> None:
        page = self.file.create_sheet(MEMORY)
        for down, line in enumerate(remembered(self.book), 1):
            for across, start in enumerate(range(0, len(line), LONGEST), 1):
                page.cell(down, across, line[start : start + LONGEST]).data_type = "s"
        page.sheet_state = "veryHidden"
        self._protect(page)

    def _protect(self, page: Any) -> None:
        page.protection.sheet = True
        page.protection.formatColumns = page.protection.formatRows = False
        page.protection.insertRows = page.protection.sort = page.protection.autoFilter = False

    def _print(self, page: Any) -> None:
        from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 - as above

        page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.print_title_rows = f"{_FIRST_HEAD}:{HEAD_ROWS}"


def remembered(book: Book) -> Iterable[str]:
    """Give the lines that the hidden sheet keeps: of the book, of each sheet, of each row what it said."""
    yield _json(
        {
            "format": FORMAT,
            "kind": book.kind,
            "policies": book.policies,
            "question": book.question,
            "digest": book.digest,
            "language": book.language,
        }
    )
    for sheet in book.sheets:
        yield _json(
            {"sheet": sheet.name, "part": sheet.part, "columns": [each.key for each in sheet.columns]}
        )
        for row in sheet.rows:
            yield _json({"row": row.key, "cells": [each.text for each in row.cells], "place": row.place})


def _format(said: Cell) -> str:
    """Choose how a number is shown, with all of its decimals."""
    if said.number is None:
        return _TEXT
    decimals = max(0, -int(said.number.normalize().as_tuple().exponent) - (2 if said.percent else 0))
    point = f".{'0' * decimals}" if decimals else ""
    return f"0{point}%" if said.percent else f"#,##0{point}"


def _offers(sheet: Sheet) -> dict[tuple[str, ...], list[str]]:
    """Give the cells for which each list of words is offered, those of new rows too."""
    found: dict[tuple[str, ...], list[str]] = {}
    for down, row in enumerate(sheet.rows, HEAD_ROWS + 1):
        for across, cell in enumerate(row.cells, 1):
            if cell.choices and cell.editable:
                found.setdefault(cell.choices, []).append(address(down, across))
    first = HEAD_ROWS + 1 + len(sheet.rows)
    for across, column in enumerate(sheet.columns, 1):
        if column.choices and sheet.spare:
            cells = f"{address(first, across)}:{address(first + sheet.spare - 1, across)}"
            found.setdefault(column.choices, []).append(cells)
    return found


def _heads(column: Column) -> tuple[str, str, str]:
    return (*column.head, column.key)


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _letters(column: int) -> str:
    return address(1, column)[:-1]


def _lines(text: str, width: float) -> int:
    """Tell how many lines a text takes in a column; a Chinese character is as wide as two letters."""
    wide = [sum(_CHARACTER if ord(each) >= _WIDE else 1 for each in line) for line in text.split("\n")]
    return sum(max(1, -(-int(each) // max(int(width) - 1, 1))) for each in wide)


def _timeless(data: bytes) -> bytes:
    """Pack the same parts anew, each with the same moment."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(packed, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name, _MOMENT.timetuple()[:6])
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, old.read(name), compresslevel=6)
    return packed.getvalue()
