"""What the hidden sheet of a workbook remembers: where it came from, and what each row said then."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crmpolicy.interop.excel.archive import WorkbookError
from crmpolicy.interop.excel.grids import Grid
from crmpolicy.interop.excel.workbook import FORMAT, MEMORY
from crmpolicy.wording import LANGUAGES, Language

_KINDS = ("table", "parameters")


@dataclass(frozen=True, slots=True)
class SheetMemory:
    """A sheet as it was exported: its columns, and the texts of each row by its key."""

    name: str
    part: str
    columns: tuple[str, ...]
    rows: Mapping[str, tuple[str, ...]]

    def text(self, row: str, column: str) -> str:
        """Give what a cell said; nothing where there was none."""
        cells = dict(zip(self.columns, self.rows.get(row, ()), strict=False))
        return cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Memory:
    """Where a workbook came from, and what it said."""

    kind: str
    policies: str
    question: str
    digest: str
    language: Language
    sheets: tuple[SheetMemory, ...]


def memory_of(grids: Mapping[str, Grid]) -> Memory:
    """Read the hidden sheet.

    Raises:
        WorkbookError: it is not there, or was changed by hand, or is of another version.
    """
    grid = grids.get(MEMORY)
    if grid is None:
        raise WorkbookError("excel-no-origin")
    lines = [_line(grid, row) for row in grid.rows]
    head = lines[0] if lines else {}
    if head.get("format") != FORMAT:
        raise WorkbookError("excel-other-format", {"format": str(head.get("format")), "known": str(FORMAT)})
    said = {name: _text(head, name) for name in ("kind", "policies", "question", "digest")}
    language = next((each for each in LANGUAGES if each == head.get("language")), None)
    if said["kind"] not in _KINDS or language is None:
        raise WorkbookError("excel-memory-damaged")
    return Memory(**said, language=language, sheets=tuple(_sheets(lines[1:])))


def _sheets(lines: list[dict[str, Any]]) -> list[SheetMemory]:
    found: list[SheetMemory] = []
    rows: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if "sheet" in line:
            rows = {}
            found.append(
                SheetMemory(_text(line, "sheet"), _text(line, "part"), _texts(line, "columns"), rows)
            )
        else:
            rows[_text(line, "row")] = _texts(line, "cells")
    return found


def _line(grid: Grid, row: int) -> dict[str, Any]:
    columns = sorted(column for at, column in grid.cells if at == row)
    try:
        found = json.loads("".join(grid.text(row, column) for column in columns))
    except (ValueError, RecursionError):
        raise WorkbookError("excel-memory-damaged") from None
    if not isinstance(found, dict):
        raise WorkbookError("excel-memory-damaged")
    return found


def _text(line: Mapping[str, Any], name: str) -> str:
    found = line.get(name)
    if not isinstance(found, str):
        raise WorkbookError("excel-memory-damaged")
    return found


def _texts(line: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = line.get(name)
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise WorkbookError("excel-memory-damaged")
    return tuple(found)
