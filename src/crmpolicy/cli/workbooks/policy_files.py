"""What rules and values are as their files write them: the tree, and the steps that lead to each."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from crmpolicy.drafts import bytes_of
from crmpolicy.errors import BadValueError, InvalidPolicySetError, Location
from crmpolicy.policy.tables import Rule
from crmpolicy.source.nodes import Entry, Mapping, Node, Sequence, Step, at
from crmpolicy.source.text import SourceText, decode
from crmpolicy.source.tree import read_tree


class Written(NamedTuple):
    """A node in its file, and the steps that lead to it."""

    file: str
    path: tuple[Step, ...]
    node: Node


class PolicyFiles:
    """Reads each file once."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[SourceText, Node]] = {}

    def source(self, file: str) -> SourceText:
        """Give the text of a file."""
        return self._tree(file)[0]

    def rule(self, rule: Rule) -> Written:
        """Find a rule where it was read.

        Raises:
            BadValueError: its file has changed since, or has faults.
        """
        found = self.at(rule.place, where=lambda node: isinstance(node, Mapping))
        if not isinstance(found.node, Mapping) or "id" not in found.node.entries:
            raise BadValueError("yaml-edit-faulty-file", file=found.file)
        return found

    def at(self, place: Location | None, where: Callable[[Node], bool] = lambda _: True) -> Written:
        """Find the outermost node that begins at a place.

        Raises:
            BadValueError: nothing begins there: the file has changed since, or has faults.
        """
        if place is None:
            raise BadValueError("yaml-edit-faulty-file", file="-")
        source, tree = self._tree(place.file)
        path = _path(tree, source.offset(place), where)
        if not path:
            raise BadValueError("yaml-edit-faulty-file", file=place.file)
        return Written(place.file, path, at(tree, path))

    def _tree(self, file: str) -> tuple[SourceText, Node]:
        if file not in self._read:
            source, faults = decode(file, bytes_of(Path(file)))
            if source is None:
                raise InvalidPolicySetError(faults)
            tree, wrong = read_tree(source)
            if tree is None or wrong:
                raise BadValueError("yaml-edit-faulty-file", file=file)
            self._read[file] = source, tree
        return self._read[file]


def _path(tree: Node, offset: int, where: Callable[[Node], bool]) -> tuple[Step, ...]:
    path: list[Step] = []
    node = tree
    while (found := _below(node, offset)) is not None:
        step, node = found
        path.append(step)
        if node.place.start == offset and where(node):
            return tuple(path)
    return ()


def _below(node: Node, offset: int) -> tuple[Step, Node] | None:
    if isinstance(node, Sequence):
        return next(((place, each) for place, each in enumerate(node.items) if _holds(each, offset)), None)
    entries: list[tuple[str, Entry]] = [*node.entries.items()] if isinstance(node, Mapping) else []
    return next(((name, each.value) for name, each in entries if _holds(each.value, offset)), None)


def _holds(node: Node, offset: int) -> bool:
    return node.place.start <= offset < max(node.place.end, node.place.start + 1)
