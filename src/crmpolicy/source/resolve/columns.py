"""Mappings of columns: what each column of a table is, with the places where a file says so."""

from collections.abc import Mapping as Table_
from dataclasses import dataclass, field
from pathlib import Path

from crmpolicy.errors import Fault, Location, in_order
from crmpolicy.source.desk import Desk
from crmpolicy.source.files import read_file
from crmpolicy.source.reading import child, entries_of, text_of
from crmpolicy.source.tree import Entry, Node, Scalar


@dataclass(frozen=True, slots=True)
class RawCode:
    """What a code stands for, as it is written, and where."""

    text: str
    place: Location


@dataclass(frozen=True, slots=True)
class RawColumn:
    """A column as a file tells it; without a fact it is kept aside."""

    place: Location
    fact: str = ""
    unit: str = ""
    codes: Table_[str, RawCode] = field(default_factory=dict)


def read_columns(path: Path, faults: list[Fault]) -> dict[str, RawColumn]:
    """Read what the columns of a table are, by their heads.

    Args:
        path: the file.
        faults: gathers what is wrong, in the order of the file; names and units are not looked at here.
    """
    desk = Desk()
    root = read_file(path, "ColumnsFile", desk)
    found: dict[str, RawColumn] = {}
    if root is not None and not desk.faults:
        found = {head: _column(entry, desk) for head, entry in entries_of(child(root, "columns"))}
    faults.extend(in_order(desk.faults))
    return found


def _column(entry: Entry, desk: Desk) -> RawColumn:
    place = entry.key.place.location
    if isinstance(entry.value, Scalar):
        return RawColumn(place, entry.value.text)
    told = {name: text_of(entry.value, name) or "" for name in ("fact", "unit")}
    codes = child(entry.value, "codes")
    if not told["fact"] and (told["unit"] or codes is not None):
        desk.tell("columns-without-fact", entry.key, head=entry.key.text)
    if told["unit"] and codes is not None:
        desk.tell("columns-unit-and-codes", entry.key, head=entry.key.text)
    return RawColumn(place, told["fact"], told["unit"], _codes(codes))


def _codes(node: Node | None) -> dict[str, RawCode]:
    """Give what each code stands for, by the code."""
    return {
        code: RawCode(entry.value.text, entry.value.place.location)
        for code, entry in entries_of(node)
        if isinstance(entry.value, Scalar)
    }
