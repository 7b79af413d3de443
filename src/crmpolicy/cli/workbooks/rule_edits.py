"""Edited rules put into their files: cells first, then rows that are new or gone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from crmpolicy.cli.wordings import short_place
from crmpolicy.cli.workbooks.applying import Drafts, Told
from crmpolicy.cli.workbooks.policy_files import Written
from crmpolicy.cli.workbooks.tables import ANY, THEN, WHEN, TableSheets
from crmpolicy.errors import BadValueError
from crmpolicy.interop.excel.comparing import Addition, Edit, Edits, Removal
from crmpolicy.policy.tables import Part, Rule
from crmpolicy.source.node_edits import drop_entry, insert_item, remove_item, settle
from crmpolicy.source.nodes import Mapping, Node, Plain, Step, plain
from crmpolicy.values import ValueType
from crmpolicy.wording import messages, say

_SPLIT: Final = re.compile(r"\s*[、，,\n]\s*")


@dataclass(frozen=True, slots=True)
class RuleEdits:
    """Puts edits of one table into drafts."""

    sheets: TableSheets
    drafts: Drafts

    def apply(self, edits: Edits) -> None:
        """Put all edits in; what cannot be is told with its cell."""
        wanted: dict[tuple[str, str, str], list[Edit]] = {}
        for edit in edits.changed:
            wanted.setdefault((edit.part, edit.row, edit.column.partition(".")[0]), []).append(edit)
        for (part, row, section), cells in wanted.items():
            self._section(self._written(part, row), section, cells)
        self._enough_left(edits)
        if not self.drafts.faults:
            self._rows(edits.added, edits.removed)

    def _section(self, written: Written, section: str, edits: Sequence[Edit]) -> None:
        """Say the conditions or the answers of one rule otherwise."""
        entries = _entries(written.node, section)
        said = {key: plain(each) for key, each in entries.items()}
        for edit in edits:
            key = edit.column.partition(".")[2]
            if not edit.after:
                said.pop(key, None)
            else:
                read = self.drafts.attempt(edit.cell, partial(self._said, edit.column, edit.after))
                if read is not None:
                    said[key] = self._kept(said.get(key), read, self._kind(edit.column))
            place = (entries.get(key) or written.node).place.location
            what = f"{edit.row} · {self.sheets.head_of(edit.column)}"
            self.drafts.told.append(Told(edit.cell, what, edit.before, edit.after, short_place(place)))
        change = partial(settle, path=written.path, key=section, said=said)
        self.drafts.attempt(edits[0].cell, partial(self.drafts.edit, Path(written.file), change))

    def _enough_left(self, edits: Edits) -> None:
        """Refuse to take the last rule out: a table without rules is none."""
        for part in self.sheets.table.parts:
            gone = [each for each in edits.removed if each.part == part.id]
            if gone and len(gone) == len(part.all_rules()):
                self.drafts.refuse("excel-last-rule", gone[0].place)

    def _said(self, column: str, text: str) -> Plain:
        said = self.sheets.read(column, text)
        if column == ANY and not isinstance(said, list):
            raise BadValueError("excel-test-unreadable", given=text)
        return said

    def _kind(self, column: str) -> ValueType | None:
        return None if column == ANY else self.sheets.kind_of(column)

    def _kept(self, old: "Plain | None", said: Plain, kind: ValueType | None) -> Plain:
        """Leave as it is spelt what means the same: ``10.0%`` stays beside a bound that changes."""
        if kind is None or old is None:
            return said
        if self.sheets.notation.meaning(old, kind) == self.sheets.notation.meaning(said, kind):
            return old
        if isinstance(old, dict) and isinstance(said, dict):
            return {key: self._kept(old.get(key), each, kind) for key, each in said.items()}
        if isinstance(old, list) and isinstance(said, list) and len(old) == len(said):
            return [self._kept(one, other, kind) for one, other in zip(old, said, strict=True)]
        return said

    def _rows(self, added: Sequence[Addition], removed: Sequence[Removal]) -> None:
        """Put rows in and take rows out from the end of a file on, so that the steps to the others hold."""
        work: list[tuple[Written, int, Addition | Removal]] = []
        rows: tuple[Addition | Removal, ...] = (*removed, *added)
        for number, each in enumerate(rows):
            cell = each.place if isinstance(each, Removal) else each.cells["id"]
            found = self.drafts.attempt(cell, partial(self._anchor, each))
            if found is not None:
                work.append((found, number, each))
        for written, _, each in sorted(work, key=lambda item: (_order(item[0].path), item[1]), reverse=True):
            if isinstance(each, Removal):
                self.drafts.attempt(each.place, partial(self._remove, each, written))
            else:
                self.drafts.attempt(each.cells["id"], partial(self._insert, each, written))

    def _anchor(self, each: Addition | Removal) -> Written:
        """Find the rule that is taken out, or the one behind which a new one comes."""
        if isinstance(each, Removal):
            return self._written(each.part, each.row)
        part = self._part(each.part)
        behind = next((rule for rule in part.rules if rule.id == each.behind), None)
        if behind is None and not part.rules:
            raise BadValueError("excel-no-list")
        return self.sheets.files.rule(behind or part.rules[-1])

    def _remove(self, removal: Removal, written: Written) -> None:
        place = short_place(written.node.place.location)
        self.drafts.told.append(Told(removal.place, removal.row, removal.row, "", place))
        path, step = written.path[:-1], written.path[-1]
        change = (
            partial(remove_item, path=path, index=step)
            if isinstance(step, int)
            else partial(drop_entry, path=path, key=step)
        )
        self.drafts.edit(Path(written.file), change)

    def _insert(self, addition: Addition, written: Written) -> None:
        said = self._rule(addition)
        step = written.path[-1]
        if said is None or not isinstance(step, int):
            return
        place = short_place(written.node.place.location)
        name = addition.texts["id"]
        self.drafts.told.append(Told(addition.cells["id"], name, "", self._line(addition), place))
        change = partial(insert_item, path=written.path[:-1], index=step + 1, said=said)
        self.drafts.edit(Path(written.file), change)

    def _rule(self, addition: Addition) -> "dict[str, Plain] | None":
        """Write a new rule; without an id, a clause or an answer it is none."""
        before = len(self.drafts.faults)
        for column in ("id", "clause"):
            if column not in addition.texts:
                self.drafts.refuse(f"excel-new-without-{column}", addition.cells[column])
        parts: dict[str, dict[str, Plain]] = {"when": {}, "then": {}}
        for column, text in addition.texts.items():
            if column.startswith((WHEN, THEN)):
                section, key = column.split(".", 1)
                said = self.drafts.attempt(addition.cells[column], partial(self._said, column, text))
                if said is not None:
                    parts[section][key] = said
        if not parts["then"]:
            self.drafts.refuse("excel-new-without-answer", addition.cells["id"])
        if len(self.drafts.faults) > before:
            return None
        when: dict[str, Plain] = {"when": parts["when"]} if parts["when"] else {}
        return {
            "id": addition.texts["id"],
            **when,
            "then": parts["then"],
            **_clause(addition.texts["clause"]),
        }

    def _line(self, addition: Addition) -> str:
        listed = ((column, text) for column, text in addition.texts.items() if column != "id")
        said = (f"{self.sheets.head_of(column)} {text}" for column, text in listed)
        return say("excel-also", self.sheets.notation.language).join(said)

    def _part(self, name: str) -> Part:
        return next(each for each in self.sheets.table.parts if each.id == name)

    def _written(self, part: str, rule: str) -> Written:
        found: Rule = next(each for each in self._part(part).all_rules() if each.id == rule)
        return self.sheets.files.rule(found)


def _clause(text: str) -> "dict[str, Plain]":
    if text.strip().lower() in messages()["cli-no-clause"]:
        return {"no clause": "yes"}
    listed = [each for each in _SPLIT.split(text.strip()) if each]
    return {"clause": listed[0] if len(listed) == 1 else [*listed]}


def _entries(node: Node, section: str) -> dict[str, Node]:
    found = node.entries.get(section) if isinstance(node, Mapping) else None
    entries = found.value.entries if found is not None and isinstance(found.value, Mapping) else {}
    return {key: entry.value for key, entry in entries.items()}


def _order(path: tuple[Step, ...]) -> tuple[tuple[int, str], ...]:
    """Make steps comparable: items by number; what catches the rest stands behind all of them."""
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in path)
