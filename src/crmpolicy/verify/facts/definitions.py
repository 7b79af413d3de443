"""Derived facts with few values, told by the facts that they follow from: no axis of their own is needed.

What reckons (sums, quotients, weights) stays an axis of its own: values that the parts cannot produce
together are then looked at too.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any

from crmpolicy.engine.deriving import Deriving
from crmpolicy.engine.fields import Field
from crmpolicy.engine.folding import FoldedGuard
from crmpolicy.engine.folds import fold
from crmpolicy.policy.facts import Derivation
from crmpolicy.values import ValueType


def held(deriving: Deriving, field: Field) -> FoldedGuard | None:
    """Give the guard that a fact stands for; ``None`` where it never holds in this period."""
    derived = field.fact.derived
    if derived is None or derived.holds is None:
        raise TypeError(field)
    return deriving.folding.guard(derived.holds)


def combinations_of(
    derived: Derivation, kind: ValueType, words: Sequence[Sequence[Any]]
) -> Mapping[Any, list[tuple[Any, ...]]]:
    """Give, for each value of a folded fact, the combinations of words that lead to it."""
    work: Callable[[Sequence[Any]], Any] = {"any": any, "all": all}.get(
        derived.word, lambda given: fold(_word(derived), kind, given)
    )
    found: dict[Any, list[tuple[Any, ...]]] = {}
    for combination in product(*words):
        found.setdefault(work(combination), []).append(combination)
    return found


def _word(derived: Derivation) -> Any:
    return derived.word
