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
        """Note a fault at a node or place."""
        self.add(Fault(code, arguments, _location(where), clause))

    def refuse(self, error: BadValueError, where: Node | Place) -> None:
        """Note a text that is not a value of its type."""
        self.add(error.fault(_location(where)))

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


def path_to(root: Node, location: Location) -> tuple[Node, ...]:
    """Give the nodes that lead to a place: down to the last node that begins at it or before."""
    found: tuple[Node, ...] = (root,)
    for nodes in _walk((root,)):
        place = nodes[-1].place
        if (place.line, place.column) > (location.line, location.column):
            break
        found = nodes
    return found


def _walk(nodes: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
    yield nodes
    here = nodes[-1]
    if isinstance(here, Sequence):
        for item in here.items:
            yield from _walk((*nodes, item))
    elif isinstance(here, Mapping):
        for entry in here.entries.values():
            yield from _walk((*nodes, entry.value))


def _location(where: Node | Place) -> Location:
    place = where.place if isinstance(where, Scalar | Sequence | Mapping) else where
    return place.location
