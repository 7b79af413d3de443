"""Clauses and readings: read only when somebody asks where a rule comes from."""

from collections.abc import Mapping
from pathlib import Path

from crmpolicy.errors import Fault, in_order
from crmpolicy.policy.documents import Clause, Stated
from crmpolicy.source.desk import Desk
from crmpolicy.source.files import read_file
from crmpolicy.source.reading import child, entries_of, flag_of, scalars, text_of, texts_of, title_of
from crmpolicy.source.resolve.documents import CLAUSES
from crmpolicy.source.tree import Entry
from crmpolicy.wording import Words


def read_clauses(folder: Path, faults: list[Fault]) -> tuple[Mapping[str, Clause], Mapping[str, Words]]:
    """Read ``clauses.yaml`` of a document: clauses by id, readings by code.

    A folder without such a file has none.

    Args:
        folder: the folder of the document.
        faults: gathers what is wrong, in the order of the file.
    """
    path = folder / CLAUSES
    desk = Desk()
    root = read_file(path, "ClausesFile", desk) if path.exists() else None
    if root is None:
        faults.extend(in_order(desk.faults))
        return {}, {}
    clauses = entries_of(child(root, "clauses"))
    readings = {
        name: _words(entry) for name, entry in entries_of(child(root, "readings")) if desk.sound(entry.value)
    }
    found = {name: _clause(name, entry, desk) for name, entry in clauses if desk.sound(entry.value)}
    faults.extend(in_order(desk.faults))
    return found, readings


def _words(entry: Entry) -> Words:
    return Words(text_of(entry.value, "zh") or "", text_of(entry.value, "en") or "")


def _clause(name: str, entry: Entry, desk: Desk) -> Clause:
    node = entry.value
    return Clause(
        id=name,
        where=text_of(node, "where") or "",
        summary=title_of(node, "summary") or Words(name, name),
        kind=text_of(node, "kind") or "",
        computable=text_of(node, "computable") or "",
        states=tuple(_stated(key, each) for key, each in entries_of(child(node, "states"))),
        cut=flag_of(desk, node, "cut"),
        place=entry.key.place.location,
    )


def _stated(name: str, entry: Entry) -> Stated:
    node = entry.value
    numbered = tuple(
        (number, each.text)
        for number, under in entries_of(child(node, "says"))
        for each in scalars(under.value)
    )
    return Stated(
        name=name,
        says=numbered or tuple(("", each) for each in texts_of(node, "says")),
        left=text_of(node, "left"),
        held_in=texts_of(node, "in"),
        place=entry.key.place.location,
    )
