"""Our own policy files as plain text: what holds a thing that a clause states, and which words stand there."""

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
    def declared(self) -> Node:
        """Give the whole declaration that the name begins with."""
        return self.way[0]

    @property
    def node(self) -> Node:
        """Give what the whole name leads to."""
        return self.way[-1]


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
    own = [read(path) for path in sorted(folder.glob("*.yaml")) if path.name != "clauses.yaml"]
    return tuple(
        Section(kind, under) for file in [*own, read(folder.parent / "facts.yaml")] for kind, under in _kinds(file)
    )


def _kinds(file: dict[str, Node]) -> Iterator[tuple[str, dict[str, Node]]]:
    for kind in KINDS:
        under = file.get(kind)
        if isinstance(under, dict):
            yield kind, under


def holders(folder: Path, name: str) -> Iterator[Holder]:
    """Give whatever a name leads to, values first: its first part is declared, each further one stands below."""
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


def listed(node: Node) -> tuple[str, ...]:
    """Give the one text, or the texts of a list."""
    return tuple(words(node))
