"""Edited values put into files: where they stand or, if they are inherited, into the company's own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from crmpolicy.cli.failing import CommandError
from crmpolicy.cli.wishes import Asked, wish_for
from crmpolicy.cli.wordings import short_place
from crmpolicy.cli.workbooks.amounts import judge_value, put_together
from crmpolicy.cli.workbooks.applying import Drafts, Told
from crmpolicy.cli.workbooks.values import Line, ValueSheet
from crmpolicy.errors import BadValueError
from crmpolicy.interop.excel.comparing import Addition, Edit, Edits
from crmpolicy.interop.excel.sheets import CellPlace
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.source.amending import amend
from crmpolicy.source.edit import flow
from crmpolicy.source.node_edits import put
from crmpolicy.source.nodes import Mapping, Plain
from crmpolicy.source.text import SourceText
from crmpolicy.values import Date
from crmpolicy.wording import say

_NEEDED: Final = ("name", "from", "value")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value that somebody wants: of which row, from which day on if it is new, in which cell."""

    line: Line
    said: Plain
    cell: CellPlace
    since: date | None = None


class ValueEdits:
    """Puts edits of the sheet of parameters into drafts."""

    def __init__(self, sheet: ValueSheet, drafts: Drafts) -> None:
        self.sheet, self.drafts = sheet, drafts
        self.effective = sheet.policies.effective
        self.company = self.effective.company_file
        self.language = sheet.speaker.language

    def apply(self, edits: Edits) -> None:
        """Put all edits in; what cannot be is told with its cell."""
        wanted = [*self._changed(edits.changed), *self._added(edits.added)]
        for removal in edits.removed:
            self.drafts.refuse("excel-value-removed", removal.place, row=removal.row)
        if self.drafts.faults:
            return
        for each in wanted:
            if self._stands_here(each):
                self.drafts.attempt(each.cell, partial(self._put, each))
        gathered: dict[tuple[str, date | None], list[Wanted]] = {}
        for each in wanted:
            if not self._stands_here(each):
                gathered.setdefault((each.line.parameter.key, each.since), []).append(each)
        for some in gathered.values():
            self.drafts.attempt(some[0].cell, partial(self._amend, some))

    def _changed(self, edits: Sequence[Edit]) -> list[Wanted]:
        """Put figure and unit of each row together again."""
        rows: dict[str, dict[str, Edit]] = {}
        for edit in edits:
            rows.setdefault(edit.row, {})[edit.column] = edit
        found = []
        for key, cells in rows.items():
            line = self.sheet.lines[key]
            shown = self.sheet.shown(line)
            text = cells["value"].after if "value" in cells else shown.value.text
            unit = cells["unit"].after if "unit" in cells else shown.unit.text
            first = next(iter(cells.values()))
            self._tell(line, first, text, unit)
            if not text:
                self.drafts.refuse("excel-value-emptied", first.cell, title=line.parameter.title)
                continue
            said = self.drafts.attempt(first.cell, partial(self._read, line, text, unit))
            if said is not None:
                found.append(Wanted(line, said, first.cell))
        return found

    def _tell(self, line: Line, edit: Edit, text: str, unit: str) -> None:
        shown = self.sheet.shown(line)
        before = " ".join(filter(None, (shown.value.text, shown.unit.text if shown.value.text else "")))
        after = " ".join(filter(None, (text, unit)))
        place = short_place(line.place) if line.place else None
        self.drafts.told.append(Told(edit.cell, self._what(line), before, after, place))

    def _what(self, line: Line) -> str:
        title = line.parameter.title.spoken(self.language)
        return " · ".join(filter(None, (title, line.called)))

    def _read(self, line: Line, text: str, unit: str) -> Plain:
        said = put_together(line.kind, text, unit, self.language)
        kind = line.parameter.type
        allowed = kind.range if isinstance(kind, MappingOf) else line.parameter.range
        judge_value(line.kind, allowed, said)
        return said

    def _added(self, additions: Sequence[Addition]) -> list[Wanted]:
        found = []
        for each in additions:
            lacking = next((name for name in _NEEDED if name not in each.texts), None)
            if lacking is not None:
                self.drafts.refuse(f"excel-new-value-without-{lacking}", each.cells[lacking])
                continue
            wanted = self.drafts.attempt(each.cells["name"], partial(self._new, each))
            if wanted is not None:
                found.append(wanted)
        return found

    def _new(self, each: Addition) -> Wanted:
        """Read a value that counts from a day on: the row names parameter and, of a mapping, entry."""
        name, entry = each.texts["name"], each.texts.get("entry", "")
        lines = [line for line in self.sheet.lines.values() if line.parameter.key == name]
        if not lines:
            raise CommandError("excel-parameter-unknown", {"name": name})
        line = next((one for one in lines if entry in (one.called, "/".join(one.entry))), None)
        if line is None:
            raise CommandError("excel-entry-unknown", {"name": name, "entry": entry})
        since = Date().read(each.texts["from"])
        unit = each.texts.get("unit", self.sheet.shown(line).unit.text)
        said = self._read(line, each.texts["value"], unit)
        value = " ".join(filter(None, (each.texts["value"], each.texts.get("unit", ""))))
        after = say("cli-value-from", self.language, {"value": value, "day": since.isoformat()})
        self.drafts.told.append(Told(each.cells["name"], self._what(line), "", after, None))
        return Wanted(line, said, each.cells["name"], since)

    def _stands_here(self, wanted: Wanted) -> bool:
        """Tell whether the value stands in a file that this sheet writes to; what is inherited does not."""
        place = wanted.line.place
        if wanted.since is not None or place is None:
            return False
        return self.company is None or Path(place.file).resolve() == Path(self.company).resolve()

    def _put(self, wanted: Wanted) -> None:
        written = self.sheet.files.at(wanted.line.place)
        path = (*written.path, *wanted.line.entry)
        self.drafts.edit(Path(written.file), partial(put, path=path, said=wanted.said))

    def _amend(self, wanted: Sequence[Wanted]) -> None:
        """Say a value as ``crmpolicy set`` does: the company's own, or from a day on."""
        first = wanted[0]
        parameter = first.line.parameter
        if self.company is None and first.since is None:
            raise CommandError("excel-filled-by-company", {"title": parameter.title})
        file = self.company or (str(parameter.place.file) if parameter.place else "")
        said = self._whole(parameter, wanted) if first.line.entry else first.said
        self.drafts.edit(Path(file), partial(self._amended, parameter, said, first.since))

    def _amended(self, parameter: Parameter, said: Plain, since: date | None, source: SourceText) -> bytes:
        value = said if isinstance(said, str) else flow(said)
        wish = wish_for(Asked(parameter), self.effective, source, value=value, since=since, remark="")
        if self.company is None:  # in a document a declaration always says more than its value
            wish = replace(wish, says_more=lambda node: isinstance(node, Mapping))
        return amend(source, wish)

    def _whole(self, parameter: Parameter, wanted: Sequence[Wanted]) -> Plain:
        """Give a whole mapping with the entries that are wanted otherwise."""
        lines = [line for line in self.sheet.lines.values() if line.parameter is parameter]
        last = lines[-1].since if lines else None
        whole: dict[str, Plain] = {}
        for line in lines:
            if line.since == last and line.said is not None:
                _set(whole, line.entry, line.said)
        for each in wanted:
            _set(whole, each.line.entry, each.said)
        if not whole:
            raise BadValueError("excel-value-emptied", title=parameter.title)
        return whole


def _set(whole: dict[str, Plain], path: Sequence[str], said: Plain) -> None:
    for step in path[:-1]:
        below = whole.setdefault(step, {})
        if not isinstance(below, dict):
            raise TypeError(step)
        whole = below
    whole[path[-1]] = said
