"""What all passes of one reading share: the faults found, and the nodes that must not be relied on."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from crmpolicy.errors import BadValueError, Fault, Location
from crmpolicy.source.tree import Mapping, Node, Place, Scalar, Sequence
from crmpolicy.wording import Argument


@dataclass(slots=True)
class Desk:
    """Gathers faults, and knows which nodes hold one already.

    ``marks`` counts what went wrong, told or not: a declaration during whose reading it grew cannot be
    used. ``partial`` says that a file could not be read, so that a name may be declared after all.
    """

    faults: list[Fault] = field(default_factory=list)
    partial: bool = False
    marks: int = 0
    spoilt: set[int] = field(default_factory=set)
    kept: list[Node] = field(default_factory=list)  # ids of nodes stay unique while the nodes live

    def tell(
        self, code: str, where: Node | Place, /, clause: tuple[str, ...] = (), **arguments: Argument
    ) -> None:
        """Note a fault at a node or place; of a text that holds one already nothing more is told."""
        self._add(Fault(code, arguments, _location(where), clause), where)

    def refuse(self, error: BadValueError, where: Node | Place) -> None:
        """Note a text that is not a value of its type."""
        self._add(error.fault(_location(where)), where)

    def _add(self, fault: Fault, where: Node | Place) -> None:
        if isinstance(where, Scalar) and id(where) in self.spoilt:
            self.pass_over()
        else:
            self.add(fault)

    def add(self, fault: Fault) -> None:
        """Note a fault that is worded already."""
        self.faults.append(fault)
        self.marks += 1

    def pass_over(self) -> None:
        """Note that something cannot be read because of a fault that is told elsewhere."""
        self.marks += 1

    @contextmanager
    def hushed(self, *, hush: bool) -> Iterator[None]:
        """Tell nothing for a while, where what would be told may follow from a file that was not read."""
        told = self.faults
        if hush:
            self.faults = []
        yield
        self.faults = told

    def spoil(self, nodes: Iterable[Node]) -> None:
        """Remember that these nodes hold a fault that is told already."""
        self.spoilt.update(id(node) for node in nodes)

    def is_sound(self, node: Node) -> bool:
        """Tell whether nothing below a node is known to be faulty."""
        return id(node) not in self.spoilt

    def sound(self, node: Node) -> bool:
        """Tell whether nothing below a node is known to be faulty; if not, it is passed over."""
        if id(node) in self.spoilt:
            self.pass_over()
            return False
        return True


def path_to(root: Node, offset: int) -> tuple[Node, ...]:
    """Give the nodes that lead to a place in the text: down to the one that holds it, or whose key does."""
    found = [root]
    while (below := _below(found[-1], offset)) is not None:
        found.append(below)
    return tuple(found)


def _below(node: Node, offset: int) -> Node | None:
    """Give the child that holds a place, itself or in its key."""
    if isinstance(node, Sequence):
        return next((item for item in node.items if _holds(item, offset)), None)
    entries = node.entries.values() if isinstance(node, Mapping) else ()
    return next(
        (each.value for each in entries if _holds(each.key, offset) or _holds(each.value, offset)), None
    )


def _holds(node: Node, offset: int) -> bool:
    return node.place.start <= offset <= node.place.end


def _location(where: Node | Place) -> Location:
    place = where.place if isinstance(where, Scalar | Sequence | Mapping) else where
    return place.location
