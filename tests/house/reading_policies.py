"""Our own policy files as plain text: what holds a thing that a clause states, and what stands there."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

import yaml

from tests.house.reading_code import CHECKOUT

Node: TypeAlias = "str | list[Node] | dict[str, Node]"

POLICIES = CHECKOUT / "policies"
DOCUMENTS = ("handbook", "key_accounts", "lighting", "relationship", "steel")
KINDS = ("parameters", "decisions", "facts", "scales", "events", "roles")


class Holder(NamedTuple):
    """What a name leads to: its kind, what is declared, and the nodes from there down to what is meant."""

    kind: str
    name: str
    way: tuple[Node, ...]

    @property
    def last(self) -> str:
        """Give the last part of the name."""
        return self.name.rsplit(".", maxsplit=1)[-1]

    def says(self) -> list[str]:
        """Give the words that stand there; of a value only what it is, not what else it might be."""
        return self.filled() if self.kind == "parameters" and len(self.way) == 1 else words(self.way[-1])

    def filled(self) -> list[str]:
        """Give what a value is in the course of time; nothing for what is no value."""
        declared = self.way[0]
        if self.kind != "parameters" or not isinstance(declared, dict):
            return []
        return [word for key in ("value", "dated") for word in words(declared.get(key, []))]

    def code(self, word: str) -> str:
        """Give the code of a word of a scale; empty where it has none."""
        values = self.way[0].get("values", []) if isinstance(self.way[0], dict) else []
        codes = (each.get("code", "") for each in values if isinstance(each, dict) and each.get("id") == word)
        return str(next(codes, ""))

    def is_slot(self) -> bool:
        """Tell whether the company writes the rules."""
        return isinstance(self.way[0], dict) and self.way[0].get("rules") == "required"

    def is_read(self) -> bool:
        """Tell whether a reading stands at it, or at what it stands in."""
        return any(isinstance(each, dict) and "reading" in each for each in self.way)


class Section(NamedTuple):
    """The declarations of one kind, by name."""

    kind: str
    entries: dict[str, Node]


def read(path: Path) -> dict[str, Node]:
    """Read a policy file; every value is the text that stands there."""
    with path.open(encoding="utf-8") as file:
        found = yaml.load(file, Loader=yaml.BaseLoader)  # noqa: S506 - texts only, nothing is built
    assert isinstance(found, dict), path
    return found


@cache
def sections_of(folder: Path) -> tuple[Section, ...]:
    """Give what a document declares, then what all documents share."""
    files = [*read_all(folder), read(folder.parent / "facts.yaml")]
    return tuple(Section(kind, under) for file in files for kind, under in _kinds(file))


@cache
def read_all(folder: Path) -> tuple[dict[str, Node], ...]:
    """Read all files of a document but its clauses."""
    return tuple(read(path) for path in sorted(folder.glob("*.yaml")) if path.name != "clauses.yaml")


def _kinds(file: dict[str, Node]) -> Iterator[tuple[str, dict[str, Node]]]:
    for kind in KINDS:
        under = file.get(kind)
        if isinstance(under, dict):
            yield kind, under


def holders(folder: Path, name: str) -> Iterator[Holder]:
    """Give what a name leads to, values first: its first part is declared, the next one stands below it."""
    first, *rest = name.split(".")
    for section in sorted(sections_of(folder), key=lambda section: KINDS.index(section.kind)):
        if first in section.entries:
            way = _way([section.entries[first]], rest)
            if way:
                yield Holder(section.kind, name, tuple(way))


def _way(way: list[Node], rest: list[str]) -> list[Node]:
    for part in rest:
        found = _nearest(way[-1], part)
        if found is None:
            return []
        way = [*way, *found]
    return way


def _nearest(node: Node, name: str) -> list[Node] | None:
    """Give the way to the entry of a name that stands least deep below a node."""
    level: list[list[Node]] = [[node]]
    while level:
        for way in level:
            for key, under in _children(way[-1]):
                if key == name:
                    return [*way[1:], under]
        level = [[*way, under] for way in level for _, under in _children(way[-1])]
    return None


def _children(node: Node) -> list[tuple[str, Node]]:
    if isinstance(node, dict):
        return [(key, under) for key, under in node.items() if key != "title"]
    if isinstance(node, list):
        return [(_id_of(each), each) for each in node]
    return []


def _id_of(item: Node) -> str:
    name = item.get("id", "") if isinstance(item, dict) else item
    return name if isinstance(name, str) else ""


def words(node: Node) -> list[str]:
    """Give all texts of a node in order, keys too; titles are left out, since nothing is decided by them."""
    if isinstance(node, str):
        return [node]
    if isinstance(node, list):
        return [word for each in node for word in words(each)]
    return [word for key, under in node.items() if key != "title" for word in (key, *words(under))]


def values_of(folder: Path) -> dict[str, dict[str, Node]]:
    """Give the values of a document by name, as they are declared."""
    found = (file.get("parameters") for file in read_all(folder))
    return {
        name: under
        for each in found
        if isinstance(each, dict)
        for name, under in each.items()
        if isinstance(under, dict)
    }
