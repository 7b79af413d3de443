"""Derived facts: one word of the closed list each, exact fractions inside.

An unknown part makes the whole unknown; a ratio by zero is unknown. ``holds`` alone is never unknown.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from crmpolicy.engine.counting import COUNTING
from crmpolicy.engine.deriving import Derived, Deriving, Maker, Read, Value, over
from crmpolicy.engine.reckoning import RECKONING
from crmpolicy.policy.facts import Derivation, Fact
from crmpolicy.policy.guards import FactOf, Literally


def _holds(deriving: Deriving, derived: Derivation, _: Fact, sources: dict[str, None]) -> Value:
    guard = deriving.guard(derived.holds, sources)
    return lambda read, _now: guard(read)


def _pick(deriving: Deriving, derived: Derivation, _: Fact, sources: dict[str, None]) -> Value:
    switch = deriving.folding.operand(derived.operands[0])
    if isinstance(switch, Literally):
        chosen = [each for value, each in derived.cases if value == switch.value] or [
            each for _, each in derived.cases
        ]
        return deriving.operand(chosen[0], sources)
    by = deriving.operand(derived.operands[0], sources)
    cases = {value: deriving.operand(each, sources) for value, each in derived.cases}

    def compute(read: Read, now: datetime | None) -> Any:
        case = cases.get(by(read, now))
        return case(read, now) if case else None

    return compute


WORDS: Final[Mapping[str, Maker]] = {
    **RECKONING,
    **COUNTING,
    "any": over(any),
    "all": over(all),
    "holds": _holds,
    "pick": _pick,
}


def derive(deriving: Deriving, fact: Fact, derivation: Derivation) -> Derived:
    """Fold the derivation of a fact and bind it to its word."""
    sources: dict[str, None] = {}
    compute = WORDS[derivation.word](deriving, derivation, fact, sources)
    return Derived(fact, tuple(sources), compute, _terms(derivation))


def _terms(derived: Derivation) -> tuple[tuple[str, int], ...]:
    """Give the facts of a sum with their signs, where it is one of facts alone."""
    if derived.word != "sum" or derived.counted is not None:
        return ()
    terms = [(each, 1) for each in derived.operands] + [(each, -1) for each in derived.minus]
    if not all(isinstance(each, FactOf) for each, _ in terms):
        return ()
    return tuple((each.key, sign) for each, sign in terms if isinstance(each, FactOf))
