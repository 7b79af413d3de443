"""Derived facts: one word of the closed list each, exact fractions inside.

An unknown part makes the whole unknown; a ratio by zero is unknown. ``holds`` alone is never unknown.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from crmpolicy.engine.comparing_lists import COMPARING
from crmpolicy.engine.counting import COUNTING
from crmpolicy.engine.deriving import Derived, Deriving, Maker, Read, Term, Value, over
from crmpolicy.engine.ranking import standings
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


def _ranked(deriving: Deriving, derived: Derivation, _: Fact, sources: dict[str, None]) -> Value:
    return standings(deriving, derived, sources, derive)


WORDS: Final[Mapping[str, Maker]] = {
    **RECKONING,
    **COUNTING,
    **COMPARING,
    "any": over(any),
    "all": over(all),
    "holds": _holds,
    "pick": _pick,
    "ranked": _ranked,
}


def derive(deriving: Deriving, fact: Fact, derivation: Derivation) -> Derived:
    """Fold the derivation of a fact and bind it to its word."""
    sources: dict[str, None] = {}
    compute = WORDS[derivation.word](deriving, derivation, fact, sources)
    guard = deriving.folding.guard(derivation.holds) if derivation.holds is not None else None
    return Derived(fact, tuple(sources), compute, _terms(deriving, derivation), guard)


def _terms(deriving: Deriving, derived: Derivation) -> tuple[tuple[Term, int], ...]:
    """Give what a sum adds up with its signs: facts and values of parameters."""
    if derived.word != "sum":
        return ()
    signed = [(each, 1) for each in derived.operands] + [(each, -1) for each in derived.minus]
    if derived.counted is not None:
        counted = deriving.folding.value(derived.counted)
        if not isinstance(counted, tuple):
            return ()
        signed = [(each, sign) for each, sign in signed if getattr(each, "key", None) in counted]
    folded = [(deriving.folding.operand(each), sign) for each, sign in signed]
    terms = tuple((each, sign) for each, sign in folded if isinstance(each, FactOf | Literally))
    return terms if len(terms) == len(folded) else ()
