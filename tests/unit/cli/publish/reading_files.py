"""Reads a Word file back: its paragraphs, the cells of its tables, its parts."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx


class Published:
    """What stands in a Word file; ``text`` is all of it, a line for each paragraph and each cell."""

    def __init__(self, given: bytes | Path) -> None:
        data = given.read_bytes() if isinstance(given, Path) else given
        self.document: Any = docx.Document(BytesIO(data))
        self.lines = [each.text for each in self.document.paragraphs]
        self.tables = [_cells(table) for table in self.document.tables]
        self.cells = {cell for table in self.tables for row in table for cell in row}
        self.text = "\n".join(
            (*self.lines, *(cell for table in self.tables for row in table for cell in row))
        )

    def headings(self, level: int) -> list[str]:
        return [each.text for each in self.document.paragraphs if each.style.name == f"Heading {level}"]

    def table_under(self, head: str) -> list[list[str]]:
        return next(table for table in self.tables if head in table[0])


def _cells(table: Any) -> list[list[str]]:
    """Read the XML itself: the ways of the package would take minutes."""
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    rows = []
    for row in table._tbl.iter(f"{space}tr"):
        cells = []
        for cell in row.iter(f"{space}tc"):
            runs = (
                "\n" if each.tag == f"{space}br" else each.text or ""
                for each in cell.iter(f"{space}t", f"{space}br")
            )
            cells.append("".join(runs))
        rows.append(cells)
    return rows
