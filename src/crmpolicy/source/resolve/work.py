"""One derivation being read: what it is made of, and the checks that all words share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from crmpolicy.policy.guards import FactOf, Operand, ParameterOf
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import as_list, as_scalar
from crmpolicy.source.resolve.names import Name, Scope, wanted_name
from crmpolicy.source.resolve.operands import Wanted, named_type, read_operand
from crmpolicy.source.resolve.vocabulary import Vocabulary
from crmpolicy.source.tree import Mapping, Node, Scalar, Sequence
from crmpolicy.values import ValueType
from crmpolicy.wording import word

DAYS: Final = ("date", "instant")


@dataclass(frozen=True, slots=True)
class Work:
    """One derivation being read: its mapping, its result's type and what may be named."""

    word: str
    node: Mapping
    kind: ValueType
    scope: Scope
    words: Vocabulary
    desk: Desk

    @property
    def value(self) -> Node:
        """What stands under the word."""
        return self.node.entries[self.word].value

    def gives(self, *kinds: str) -> bool:
        """Check that the fact has one of the types that the word gives."""
        if self.kind.name in kinds:
            return True
        wanted = tuple(word(each) for each in kinds)
        self.desk.tell("derive-result-type", self.node.entries[self.word].key, word=self.word, types=wanted)
        return False

    def operand(self, node: Node, check: Callable[[ValueType], bool], literal: ValueType) -> Operand | None:
        """Read a fact, parameter or number, and check its type."""
        found = self.scope.find(node.text) if isinstance(node, Scalar) else None
        kind = found.type if found else None
        if found is None or kind is None or not isinstance(node, Scalar):
            return self._written(node, found, literal)
        if isinstance(kind, MappingOf):
            kind = kind.of
        if not check(kind):
            self.desk.tell("derive-operand-type", node, name=node.text, word=self.word, type=named_type(kind))
            return None
        return FactOf(found.key) if found.kind == "fact" else ParameterOf(found.key)

    def _written(self, node: Node, found: Name | None, literal: ValueType) -> Operand | None:
        if found is not None:
            self.desk.pass_over()
            return None
        return read_operand(node, Wanted(literal), self.scope, self.desk)

    def operands(
        self, nodes: tuple[Node, ...], check: Callable[[ValueType], bool], literal: ValueType
    ) -> tuple[Operand, ...]:
        """Read several operands."""
        read = [self.operand(each, check, literal) for each in nodes]
        return tuple(each for each in read if each is not None)

    def listed(self, count: int | None = None) -> tuple[Node, ...]:
        """Give the list under the word, of a fixed length where one is wanted."""
        nodes = as_list(self.desk, self.value, self.word)
        if isinstance(self.value, Sequence) and (not nodes or (count and len(nodes) != count)):
            self.desk.tell("derive-operand-count", self.value, word=self.word, count=str(count or "1+"))
        return nodes

    def fact(self, node: Node | None, key: str) -> Name | None:
        """Read the name of a fact."""
        written = as_scalar(self.desk, node, key) if node is not None else None
        return (
            wanted_name(self.desk, self.scope, written, ("fact",), "name-unknown-fact") if written else None
        )


def kind_of(work: Work, node: Node) -> ValueType | None:
    """Give the type of what a node names; of a mapping, that of its values."""
    found = work.scope.find(node.text) if isinstance(node, Scalar) else None
    kind = found.type if found else None
    return kind.of if isinstance(kind, MappingOf) else kind


def only_keys(mapping: Mapping, keys: tuple[str, ...], desk: Desk) -> None:
    """Refuse keys that mean nothing with the word."""
    for key, entry in mapping.entries.items():
        if key not in keys:
            desk.tell("shape-unknown-key", entry.key, key=key, advice=advice(key, keys))
