"""Guards: what a rule asks of the facts, as data.

A guard holds when all its tests hold and, for each list of alternatives, one of them does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

Operator = Literal["is", "not", "at_least", "over", "up_to", "under", "known"]
ORDERING: tuple[Operator, ...] = ("at_least", "over", "up_to", "under")


@dataclass(frozen=True, slots=True)
class Literally:
    """A value that is written in the rule itself."""

    value: Any


@dataclass(frozen=True, slots=True)
class ParameterOf:
    """The value of a parameter; ``entry`` names one entry of a mapping, else the case's facts choose it.

    ``fixed`` are keys of a mapping whose word does not depend on the case, each with its word.
    """

    key: str
    entry: str | None = None
    fixed: tuple[tuple[str, Any], ...] = ()

    def keys_left(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Give the keys of a mapping that are left to the facts of the case.

        >>> ParameterOf("visits", fixed=(("rank", "handler"),)).keys_left(("class", "rank"))
        ('class',)
        """
        words = dict(self.fixed)
        return tuple(key for key in keys if key not in words)


@dataclass(frozen=True, slots=True)
class FactOf:
    """The value of a fact of the case."""

    key: str


Operand = Literally | ParameterOf | FactOf


@dataclass(frozen=True, slots=True)
class Test:
    """One question about one fact, or about a switch parameter.

    ``is`` and ``not`` take any number of operands (any of; none of), the comparisons take one,
    ``known`` takes a boolean literal. An unknown satisfies nothing but ``known: no``.
    """

    __test__ = False  # pytest: this is no test class

    subject: FactOf | ParameterOf
    operator: Operator
    operands: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Guard:
    """All ``tests`` hold and in each group of ``alternatives`` at least one guard holds.

    >>> Guard().always
    True
    """

    tests: tuple[Test, ...] = ()
    alternatives: tuple[tuple["Guard", ...], ...] = ()

    @property
    def always(self) -> bool:
        """Whether the guard asks nothing."""
        return not self.tests and not self.alternatives

    def walk(self) -> Iterator[Test]:
        """Give every test, those in alternatives too."""
        yield from self.tests
        for group in self.alternatives:
            for guard in group:
                yield from guard.walk()

    def unordered(self) -> "Guard":
        """Give the guard with its tests, the values of each and its alternatives in an order of their own.

        In which order they are written means nothing.
        """
        tests = (replace(each, operands=tuple(sorted(each.operands, key=repr))) for each in self.tests)
        groups = (tuple(sorted((one.unordered() for one in group), key=repr)) for group in self.alternatives)
        return Guard(tuple(sorted(tests, key=repr)), tuple(sorted(groups, key=repr)))

    def operands(self) -> Iterator[Operand]:
        """Give every subject and operand."""
        for test in self.walk():
            yield test.subject
            yield from test.operands


ALWAYS = Guard()
"""The guard that asks nothing."""
