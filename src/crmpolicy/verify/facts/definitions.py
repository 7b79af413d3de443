"""Derived facts with few values, told by the facts that they follow from: no axis of their own is needed.

What reckons (sums, quotients, weights) stays an axis of its own: values that the parts cannot produce
together are then looked at too.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any, Final

from crmpolicy.engine.deriving import Deriving
from crmpolicy.engine.fields import Field
from crmpolicy.engine.folding import FoldedGuard
from crmpolicy.engine.folds import fold
from crmpolicy.policy.facts import Derivation
from crmpolicy.policy.guards import FactOf, Literally
from crmpolicy.policy.scales import Choice
from crmpolicy.values import ValueType

_FOLDED: Final = ("any", "all", "worst", "best")


def is_held(field: Field) -> bool:
    """Tell whether a fact stands for a guard: yes where it holds, no where it does not."""
    return field.derived is not None and field.fact.derived is not None and field.fact.derived.word == "holds"


def held(deriving: Deriving, field: Field) -> FoldedGuard | None:
    """Give the guard that a fact stands for; ``None`` where it never holds in this period."""
    derived = field.fact.derived
    if derived is None or derived.holds is None:
        raise TypeError(field)
    return deriving.folding.guard(derived.holds)


def alias(deriving: Deriving, field: Field) -> str | None:
    """Name the fact that a switch picks, where a fact is nothing but another one."""
    derived = field.fact.derived
    if derived is None or field.derived is None or derived.word != "pick":
        return None
    switch = deriving.folding.operand(derived.operands[0])
    if not isinstance(switch, Literally):
        return None
    cases = [each for value, each in derived.cases if value == switch.value] or [
        each for _, each in derived.cases
    ]
    return cases[0].key if isinstance(cases[0], FactOf) else None


def folded_facts(field: Field) -> tuple[str, ...]:
    """Name the facts that a fact is the worst, the best, any or all of; none where it is something else."""
    derived = field.fact.derived
    if derived is None or field.derived is None or derived.word not in _FOLDED:
        return ()
    if not all(isinstance(each, FactOf) for each in derived.operands):
        return ()
    return tuple(each.key for each in derived.operands if isinstance(each, FactOf))


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


def words_of(kind: ValueType) -> tuple[Any, ...]:
    """Give the values of a type that has few, else nothing."""
    if isinstance(kind, Choice):
        return kind.scale.ids
    return (False, True) if kind.name == "boolean" else ()
