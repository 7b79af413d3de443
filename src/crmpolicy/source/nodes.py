"""What a YAML file says, as a tree of texts with their places."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from crmpolicy.errors import Location

Step: TypeAlias = str | int
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


class Place(NamedTuple):
    """A stretch of a file: where it begins, for people, and its half-open span, for edits.

    Line and column count from 1; columns, ``start`` and ``end`` are in code points of the text
    without its byte order mark. The span of a quoted text has its quotes in it.

    >>> str(Place("a.yaml", 2, 3, start=10, end=14).location)
    'a.yaml:2:3'
    """

    file: str
    line: int
    column: int
    start: int
    end: int

    @property
    def location(self) -> Location:
        """Where the stretch begins."""
        return Location(self.file, self.line, self.column)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text; ``plain`` tells that it is written without quotes and is no block.

    >>> Scalar("5%", Place("a.yaml", 1, 8, 7, 9), plain=True).text
    '5%'
    """

    text: str
    place: Place
    plain: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list, in the order of the file.

    >>> Sequence((), Place("a.yaml", 1, 8, 7, 9)).items
    ()
    """

    items: "tuple[Node, ...]"
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with what it stands for.

    >>> key = Scalar("value", Place("a.yaml", 1, 1, 0, 5), plain=True)
    >>> Entry(key, Scalar("5%", Place("a.yaml", 1, 8, 7, 9), plain=True)).value.text
    '5%'
    """

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries by their key, in the order of the file.

    >>> list(Mapping({}, Place("a.yaml", 1, 8, 7, 9)).entries)
    []
    """

    entries: dict[str, Entry]
    place: Place


Node: TypeAlias = Scalar | Sequence | Mapping


def plain(node: Node) -> Plain:
    """Give the node without its places: dictionaries, lists and texts.

    >>> place = Place("a.yaml", 1, 1, 0, 3)
    >>> plain(Sequence((Scalar("5", place, plain=True),), place))
    ['5']
    """
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {name: plain(entry.value) for name, entry in node.entries.items()}


def at(node: Node, path: "tuple[Step, ...]") -> Node:
    """Give the node that a path of keys and indices leads to.

    >>> place = Place("a.yaml", 1, 1, 0, 3)
    >>> at(Sequence((Scalar("5", place, plain=True),), place), (0,)).text
    '5'

    Raises:
        LookupError: The path leads nowhere.
    """
    for step in path:
        below = _child(node, step)
        if below is None:
            raise LookupError(step)
        node = below
    return node


def nearest(node: Node, path: "tuple[Step, ...]") -> Node:
    """Give the last node on the path that is there; steps that lead nowhere are passed over.

    Made for paths that name more than the file does, such as a key that is missing.

    >>> place = Place("a.yaml", 1, 1, 0, 3)
    >>> nearest(Sequence((Scalar("5", place, plain=True),), place), (0, "missing")).text
    '5'
    """
    for step in path:
        node = _child(node, step) or node
    return node


def _child(node: Node, step: Step) -> Node | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        entry = node.entries.get(step)
        return entry.value if entry else None
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None
