"""Guards evaluated one by one: for traces, derived conditions and what tables cannot index."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from crmpolicy.engine.folding import FoldedGuard, FoldedTest, Lookup
from crmpolicy.policy.guards import FactOf
from crmpolicy.policy.semantics import holds
from crmpolicy.values import ValueType

Read = Callable[[str], Any]


def guard_holds(guard: FoldedGuard, read: Read, kinds: Mapping[str, ValueType]) -> bool:
    """Tell whether all tests hold and one guard of each group does."""
    return all(test_holds(test, read, kinds) for test in guard.tests) and all(
        any(guard_holds(each, read, kinds) for each in group) for group in guard.alternatives
    )


def failing(guard: FoldedGuard, read: Read, kinds: Mapping[str, ValueType]) -> Iterator[str]:
    """Name the facts whose tests do not hold; nobody is named of a group in which one guard holds."""
    yield from (test.fact for test in guard.tests if not test_holds(test, read, kinds))
    for group in guard.alternatives:
        if not any(guard_holds(each, read, kinds) for each in group):
            for each in group:
                yield from failing(each, read, kinds)


def test_holds(test: FoldedTest, read: Read, kinds: Mapping[str, ValueType]) -> bool:
    """Tell whether one test holds."""
    operator: Any = test.operator
    return holds(kinds[test.fact], read(test.fact), operator, operand_values(test, read))


def operand_values(test: FoldedTest, read: Read) -> list[Any]:
    """Give the values that a test compares with, at the facts of the case."""
    return [value_of(operand, read) for operand in test.operands]


def value_of(operand: Any, read: Read) -> Any:
    """Give the value of a folded operand at the facts of the case."""
    if isinstance(operand, FactOf):
        return read(operand.key)
    if isinstance(operand, Lookup):
        return looked_up(operand, read)
    return operand.value


def looked_up(lookup: Lookup, read: Read) -> Any:
    """Find the entry of a mapping at the facts of the case; unknown where a key is unknown."""
    keys = tuple(read(key) for key in lookup.keys)
    if any(key is None for key in keys):
        return None
    return lookup.entries.get(keys if len(keys) > 1 else keys[0], lookup.otherwise)


test_holds.__test__ = False  # type: ignore[attr-defined]  # pytest: this is no test
