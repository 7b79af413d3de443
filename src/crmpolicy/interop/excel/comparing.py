"""What was edited in a workbook: told cell by cell from what was exported and from what the policies say now.

Three texts stand for each cell: what was exported, what the sheet says, and what would be exported now. Only
where the first two differ did somebody edit; only where the first and the last agree may that be taken.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from crmpolicy.errors import Fault
from crmpolicy.interop.excel.grids import Grid
from crmpolicy.interop.excel.remembering import Memory, SheetMemory
from crmpolicy.interop.excel.sheets import HEAD_ROWS, Book, CellPlace, Row, Sheet
from crmpolicy.wording import Argument

_KEYS = HEAD_ROWS
Identify = Callable[[Mapping[str, str]], str]
"""From the texts of a row to its key."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell that was edited: what it said and says, and where it stands in the workbook."""

    sheet: str
    part: str
    row: str
    column: str
    before: str
    after: str
    cell: CellPlace


@dataclass(frozen=True, slots=True)
class Addition:
    """A row that is new, with its texts by column; ``behind`` is the row above it, where one is known."""

    sheet: str
    part: str
    texts: Mapping[str, str]
    cells: Mapping[str, CellPlace]
    behind: str


@dataclass(frozen=True, slots=True)
class Removal:
    """A row that is gone."""

    sheet: str
    part: str
    row: str
    place: CellPlace


@dataclass(slots=True)
class Edits:
    """All that was edited, what keeps it from being taken, and what has changed in the policies meanwhile."""

    changed: list[Edit] = field(default_factory=list)
    added: list[Addition] = field(default_factory=list)
    removed: list[Removal] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    meanwhile: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many edits there are."""
        return len(self.changed) + len(self.added) + len(self.removed)


def compare(file: str, grids: Mapping[str, Grid], memory: Memory, now: Book, identify: Identify) -> Edits:
    """Tell what was edited.

    Args:
        file: the name of the workbook, for places.
        grids: its sheets.
        memory: what was exported.
        now: the book as it would be exported now.
        identify: gives the key of a row.
    """
    edits = Edits()
    current = {each.part: each for each in now.sheets}
    for each in memory.sheets:
        grid, sheet, named = grids.get(each.name), current.get(each.part), f"[{file}]{each.name}"
        if grid is None or sheet is None:
            code = "excel-sheet-missing" if grid is None else "excel-part-gone"
            edits.faults.append(Fault(code, {"sheet": each.name}, CellPlace(named, 1, 1)))
        else:
            _Comparing(named, grid, each, sheet, edits=edits, identify=identify).run()
    return edits


@dataclass(frozen=True, slots=True)
class _Found:
    """A row of the grid: its number and its texts by column."""

    number: int
    texts: Mapping[str, str]


class _Comparing:
    """One sheet."""

    def __init__(
        self, named: str, grid: Grid, memory: SheetMemory, sheet: Sheet, *, edits: Edits, identify: Identify
    ) -> None:
        self.named, self.grid, self.memory, self.sheet = named, grid, memory, sheet
        self.edits, self.identify = edits, identify
        self.rows = {row.key: row for row in sheet.rows}
        self.unread: set[tuple[int, int]] = set()
        self.editable = {
            (row.key, column.key)
            for row in sheet.rows
            for column, cell in zip(sheet.columns, row.cells, strict=True)
            if cell.editable
        }

    def run(self) -> None:
        """Compare the sheet, unless it is not laid out as it was."""
        if not self._heads():
            return
        self._sound()
        seen: dict[str, _Found] = {}
        news: list[tuple[_Found, str]] = []
        behind = ""
        for found in self._found():
            key = self.identify(found.texts)
            if key in seen:
                self._tell("excel-row-twice", found.number, 1, row=key, first=str(seen[key].number))
            elif key in self.memory.rows or key in self.rows:
                seen[key] = behind_row = found
                behind = key
                self._row(key, behind_row)
            else:
                news.append((found, behind))
        gone = [key for key in self.memory.rows if key not in seen]
        apart = {*self.rows} ^ {*self.memory.rows}
        self.edits.meanwhile += [(self.sheet.name, key, "") for key in sorted(apart)]
        self._order(list(seen))
        self._news(news, gone)
        self._gone(gone)

    def _heads(self) -> bool:
        """Refuse a sheet whose columns were moved, deleted or renamed: nobody knows what its cells mean."""
        for column, key in enumerate(self.memory.columns, 1):
            if self.grid.text(_KEYS, column) != key:
                self._tell("excel-column-moved", _KEYS, column, name=key)
                return False
        return True

    def _sound(self) -> None:
        """Refuse what cannot be read as texts: formulas, errors, merged cells; and what nobody would read."""
        for top, left, bottom, _ in self.grid.merged:
            if bottom >= _KEYS:
                self._tell("excel-merged", top, left)
        for (row, column), read in sorted(self.grid.cells.items()):
            if row < _KEYS:
                continue
            if read.sort in ("formula", "error"):
                self.unread.add((row, column))
                self._tell(f"excel-{read.sort}", row, column, given=read.text)
            elif column > len(self.memory.columns):
                self._tell("excel-outside", row, column, given=read.text[:40])

    def _found(self) -> Iterator[_Found]:
        for number in self.grid.rows:
            if number > _KEYS:
                texts = {key: self.grid.text(number, at) for at, key in enumerate(self.memory.columns, 1)}
                yield _Found(number, texts)

    def _row(self, key: str, found: _Found) -> None:
        """Compare a row that was exported, or that the policies have now."""
        row = self.rows.get(key)
        for at, column in enumerate(self.memory.columns, 1):
            base, text = self.memory.text(key, column), found.texts[column]
            now = self._now(row, column)
            if now != base and row is not None and key in self.memory.rows:
                self.edits.meanwhile.append((self.sheet.name, key, column))
            if _same(text, base) or (found.number, at) in self.unread:
                continue
            if row is None:
                self._tell("excel-row-gone", found.number, at, row=key)
            elif (key, column) not in self.editable and not self._new_column(column):
                self._tell("excel-locked", found.number, at, before=base, given=text)
            elif not _same(text, now) and now != base:
                self._tell("excel-both-changed", found.number, at, exported=base, now=now, given=text)
            elif not _same(text, now):
                cell = CellPlace(self.named, found.number, at)
                self.edits.changed.append(
                    Edit(self.memory.name, self.memory.part, key, column, now, text, cell)
                )

    def _new_column(self, column: str) -> bool:
        """Tell whether a column of the sheet is none any more because no rule asks for its fact now."""
        return column.startswith("when.") and column not in {each.key for each in self.sheet.columns}

    def _now(self, row: Row | None, column: str) -> str:
        if row is None:
            return ""
        cells = dict(zip((each.key for each in self.sheet.columns), row.cells, strict=True))
        return cells[column].text if column in cells else ""

    def _order(self, seen: Sequence[str]) -> None:
        """Refuse rows in another order where the order has a meaning."""
        known = [key for key in self.memory.rows if key in seen]
        if self.sheet.ordered and [key for key in seen if key in self.memory.rows] != known:
            odd = next(each for each, other in zip(seen, known, strict=False) if each != other)
            self._tell("excel-order", HEAD_ROWS + 1, 1, row=odd)

    def _news(self, news: Sequence[tuple[_Found, str]], gone: Sequence[str]) -> None:
        for found, behind in news:
            renamed = next((key for key in gone if self._alike(key, found)), None)
            if renamed is not None:
                self._tell("excel-renamed", found.number, 1, row=renamed)
                continue
            filled = {column: text for column, text in found.texts.items() if text}
            cells = {
                column: CellPlace(self.named, found.number, at)
                for at, column in enumerate(self.memory.columns, 1)
            }
            self.edits.added.append(Addition(self.memory.name, self.memory.part, filled, cells, behind))

    def _alike(self, key: str, found: _Found) -> bool:
        """Tell whether a new row is one that is gone under another name."""
        rest = self.memory.columns[1:]
        return all(_same(found.texts[column], self.memory.text(key, column)) for column in rest)

    def _gone(self, gone: Sequence[str]) -> None:
        for key in gone:
            if key in self.rows:
                place = CellPlace(self.named, HEAD_ROWS + 1 + [*self.memory.rows].index(key), 1)
                self.edits.removed.append(Removal(self.memory.name, self.memory.part, key, place))

    def _tell(self, code: str, down: int, across: int, /, **arguments: Argument) -> None:
        self.edits.faults.append(Fault(code, arguments, CellPlace(self.named, down, across)))


def _same(one: str, other: str) -> bool:
    """Compare two texts as people see them: line ends and spaces at the ends of lines say nothing."""
    return [each.rstrip() for each in one.split("\n")] == [
        each.rstrip() for each in other.strip().split("\n")
    ]
