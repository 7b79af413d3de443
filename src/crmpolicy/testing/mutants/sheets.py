"""One table, fact or parameter laid out to be changed: what is where, of which type, by which clause."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.guards import FactOf, Literally, ParameterOf, Test
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.policy.tables import Part, Rule, Table
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.testing.asked import name_of
from crmpolicy.testing.mutants.mutant import Edit, Home, Mutant
from crmpolicy.testing.mutants.operators import Operator
from crmpolicy.testing.mutants.paths import Path, at, place_at, walk
from crmpolicy.values import Boolean, ValueType
from crmpolicy.wording import Words, word


@dataclass(frozen=True)
class Book:
    """All policies, and the types of all their facts, those of entries of lists and of single tables too."""

    effective: Effective

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Each fact by its full name."""
        derived = {key: each.derive for key, each in self.effective.tables.items()}
        courses = {key: each.course for key, each in self.effective.tables.items()}
        found: dict[str, Fact] = {}
        for root in (courses, derived, self.effective.facts):
            for piece in root.values():
                found.update({one.key: one for _, one in walk(piece) if isinstance(one, Fact)})
        return found

    def kind_of(self, operand: Any) -> ValueType | None:
        """Give the type of what a test looks at; ``None`` where nothing declares it."""
        if isinstance(operand, FactOf):
            return self.facts[operand.key].type if operand.key in self.facts else None
        if isinstance(operand, ParameterOf) and operand.key in self.effective.parameters:
            kind = self.effective.parameters[operand.key].type
            return kind.of if isinstance(kind, MappingOf) else kind
        return None


@dataclass(frozen=True)
class Sheet:
    """One table, fact or parameter, and what it is called."""

    book: Book
    home: Home
    key: str
    root: Any

    def change(
        self, operator: Operator, path: Path, now: Any, said: tuple[Words, Words], *others: Edit
    ) -> Mutant:
        """Give the mutant that has another piece at the end of a way, and further pieces elsewhere.

        Args:
            operator: what is done.
            path: the way to the piece.
            now: what stands there instead.
            said: both, in words.
            others: what has to change with it.
        """
        rule = self._rule(path)
        edits = (Edit(path, at(self.root, path), now), *others)
        cited = (getattr(each, "clauses", ()) for each in reversed([*self._along(path)]))
        return Mutant(
            operator=operator,
            home=self.home,
            key=self.key,
            edits=edits,
            name="/".join((self.key, *self._names(path))),
            was=said[0],
            now=said[1],
            rule=rule,
            clauses=next((each for each in cited if each), ()),
            place=place_at(self.root, path),
        )

    def pieces(self, wanted: type, *, leave_out: tuple[str, ...] = ()) -> Iterator[tuple[Path, Any]]:
        """Give every piece of a type with the way to it."""
        return ((path, piece) for path, piece in walk(self.root, leave_out) if isinstance(piece, wanted))

    def _along(self, path: Path) -> Iterator[Any]:
        for length in range(len(path) + 1):
            yield at(self.root, path[:length])

    def _names(self, path: Path) -> Iterator[str]:
        for piece in [*self._along(path)][1:]:
            name = getattr(piece, "id", None) or getattr(piece, "rule", None)
            if name is None and isinstance(piece, Fact):
                name = piece.key.rpartition(":")[2]
            if name:
                yield str(name)

    def _rule(self, path: Path) -> Any:
        along = [*self._along(path)]
        parts = [each for each in along if isinstance(each, Part)]
        rules = [each for each in along if isinstance(each, Rule)]
        if isinstance(self.root, Table) and parts and rules:
            return name_of(self.root, parts[-1], rules[-1])
        return None


def told(kind: ValueType | None, value: Any) -> Words:
    """Put a value into words; where its type is not known, as Python writes it.

    >>> told(None, 3).en
    '3'
    """
    if value is None:
        return word("unknown")
    if value is UNLIMITED:
        return word("unlimited")
    if kind is not None:
        return kind_for(kind, value).words(value)
    shown = getattr(value, "show", None)
    return Words(shown("zh"), shown("en")) if shown else Words(str(value), str(value))


def kind_for(kind: ValueType, value: Any) -> ValueType:
    """Give the type of what stands beside a fact in a test: of a set or a list, one member may.

    >>> from crmpolicy.policy.facts import ListOf
    >>> kind_for(ListOf(Boolean()), True).name
    'boolean'
    """
    if isinstance(value, bool):
        return Boolean()
    if isinstance(kind, Choices) and isinstance(value, str):
        return Choice(kind.scale)
    if isinstance(kind, ListOf) and kind.item is not None and not isinstance(value, tuple):
        return kind.item
    return kind


def told_operand(book: Book, kind: ValueType | None, operand: Any) -> Words:
    """Put into words what a test compares with: a value, or the title of a parameter or fact."""
    if isinstance(operand, Literally):
        return told(kind, operand.value)
    if isinstance(operand, ParameterOf):
        return book.effective.parameters[operand.key].title
    key = getattr(operand, "key", "")
    fact = book.facts.get(key)
    return fact.title if fact is not None else Words(key, key)


def told_test(book: Book, test: Test) -> Words:
    """Put a test into words: operator and operands."""
    operator = word(test.operator)
    kind = None if test.operator == "known" else book.kind_of(test.subject)
    said = [told_operand(book, kind, each) for each in test.operands]
    return Words(
        f"{operator.zh} {'、'.join(each.zh for each in said)}",
        f"{operator.en} {', '.join(each.en for each in said)}",
    )
