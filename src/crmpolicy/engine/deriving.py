"""What the words of derived facts are made with: operands read from facts, guards evaluated."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from crmpolicy.engine.folding import FoldedGuard, Folding, Lookup
from crmpolicy.engine.guarding import guard_holds, looked_up
from crmpolicy.policy.facts import Derivation, Fact
from crmpolicy.policy.guards import FactOf, Literally
from crmpolicy.values import ValueType

Read = Callable[[str], Any]
Value = Callable[[Read, datetime | None], Any]
Term = FactOf | Literally
"""What a sum adds up: a fact of the case, or the value of a parameter."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A derived fact of one period: the facts it needs, and how it follows from them.

    Of what occurs most often there is more to tell, so that it need not be called: the ``terms`` of a
    sum, and the ``guard`` that a truth value stands for.
    """

    fact: Fact
    sources: tuple[str, ...]
    compute: Value
    terms: tuple[tuple[Term, int], ...] = ()
    guard: FoldedGuard | None = None


@dataclass(frozen=True, slots=True)
class Deriving:
    """What all derivations of one period share: folded parameters, types of facts, the zone of days.

    ``own`` are the facts that a question derives for itself, among them those of single entries of a list.
    """

    folding: Folding
    kinds: Mapping[str, ValueType]
    zone: str
    own: Mapping[str, Fact] = field(default_factory=dict)

    def operand(self, operand: Any, sources: dict[str, None]) -> Value:
        """Give the function that reads one operand, and note the facts that it needs."""
        folded = self.folding.operand(operand)
        if isinstance(folded, FactOf):
            sources[folded.key] = None
            key = folded.key
            return lambda read, _: read(key)
        if isinstance(folded, Lookup):
            sources.update(dict.fromkeys(folded.keys))
            lookup = folded
            return lambda read, _: looked_up(lookup, read)
        value = folded.value
        return lambda _read, _now: value

    def guard(self, guard: Any, sources: dict[str, None]) -> Callable[[Read], bool]:
        """Give the function that evaluates a guard, and note the facts that it needs."""
        folded = self.folding.guard(guard)
        if folded is None:
            return lambda _: False
        sources.update(dict.fromkeys(facts_of(folded)))
        found = folded
        return lambda read: guard_holds(found, read, self.kinds)


def facts_of(guard: FoldedGuard) -> list[str]:
    """Name the facts that a guard asks, each once, in order."""
    found: dict[str, None] = {}
    for test in guard.tests:
        found[test.fact] = None
        for operand in test.operands:
            if isinstance(operand, FactOf):
                found[operand.key] = None
            elif isinstance(operand, Lookup):
                found.update(dict.fromkeys(operand.keys))
    for group in guard.alternatives:
        for each in group:
            found.update(dict.fromkeys(facts_of(each)))
    return list(found)


def reader_of(entry: Any, outer: Read) -> Read:
    """Read a field of a list's entry by its full key, and any other fact of the case."""

    def read(key: str) -> Any:
        _, colon, name = key.rpartition(":")
        return getattr(entry, name) if colon and name in getattr(entry, "names", ()) else outer(key)

    return read


Maker = Callable[[Deriving, Derivation, Fact, dict[str, None]], Value]
"""Makes the function of one word: from shared things, the derivation, the fact, and the sources to note."""


def over(work: Callable[[Sequence[Any]], Any]) -> Maker:
    """Make a word that works on all its operands; an unknown makes the whole unknown."""

    def maker(deriving: Deriving, derived: Derivation, _: Fact, sources: dict[str, None]) -> Value:
        operands = [deriving.operand(each, sources) for each in derived.operands]

        def compute(read: Read, now: datetime | None) -> Any:
            values = [operand(read, now) for operand in operands]
            return None if any(value is None for value in values) else work(values)

        return compute

    return maker
