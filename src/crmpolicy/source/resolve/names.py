"""What a name stands for at a place: looked up from the inside out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from crmpolicy.errors import Location
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.tree import Scalar
from crmpolicy.values import ValueType

EVERYTHING: Final = "*"
RESERVED: Final = frozenset({"any", "events", "required", "optional", "parameter", "entry", "now"})
_WORD: Final = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class Name:
    """A fact or parameter as others see it; without a type its declaration is faulty."""

    key: str
    kind: Literal["fact", "parameter", "output"]
    type: ValueType | None
    place: Location | None = field(default=None, compare=False)


Names = Mapping[str, Name]


@dataclass(frozen=True, slots=True)
class Scope:
    """Layers of names, the innermost first.

    In a ``partial`` scope a name that is not found may stand in a file that could not be read.
    ``hidden`` are names that exist further inside (fields of lists, facts of one point).
    """

    layers: tuple[Names, ...]
    partial: bool = False
    events: frozenset[str] = frozenset()

    def find(self, name: str) -> Name | None:
        """Look a name up."""
        for layer in self.layers:
            if name in layer:
                return layer[name]
        return None

    def within(self, layer: Names) -> "Scope":
        """Give the scope one step further inside."""
        return Scope((layer, *self.layers), self.partial, self.events) if layer else self

    def names(self, kinds: Sequence[str] = ("fact", "parameter", "output")) -> Iterator[str]:
        """Give all names of some kinds."""
        for layer in self.layers:
            for name, found in layer.items():
                if found.kind in kinds:
                    yield name

    def fact_keys(self) -> frozenset[str]:
        """Give the keys of all facts that can be asked here."""
        return frozenset(
            found.key for layer in self.layers for found in layer.values() if found.kind == "fact"
        )


def wanted_name(
    desk: Desk,
    scope: Scope,
    node: Scalar,
    kinds: Sequence[str] = ("fact", "parameter"),
    code: str = "name-unknown",
) -> Name | None:
    """Look up a name that must be there; None where it is not, or where its declaration is faulty."""
    found = scope.find(node.text)
    if found is not None and found.type is None:
        desk.pass_over()
        return None
    if found is not None and found.kind in kinds:
        return found
    if found is not None:
        desk.tell("name-other-kind", node, name=node.text)
    elif scope.partial:
        desk.pass_over()
    else:
        desk.tell(code, node, name=node.text, advice=advice(node.text, scope.names(kinds)))
    return None


def usable_name(desk: Desk, key: Scalar) -> bool:
    """Check that a declared name can be written in guards: one word, none that has a meaning of its own."""
    if key.text in RESERVED:
        desk.tell("name-reserved", key, name=key.text)
        return False
    if not _WORD.fullmatch(key.text):
        desk.tell("name-not-a-word", key, name=key.text)
        return False
    return True
