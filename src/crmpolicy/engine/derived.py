"""Derived facts: one function for each word of the closed list, exact fractions inside.

An unknown part makes the whole unknown; a ratio by zero is unknown. ``holds`` alone is never unknown.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from crmpolicy.calendar.periods import months_between, window
from crmpolicy.engine.facts import ABSENT
from crmpolicy.engine.folding import FoldedGuard, Folding, Lookup
from crmpolicy.engine.folds import add, fold, subtract
from crmpolicy.engine.guarding import guard_holds, looked_up
from crmpolicy.policy.facts import Derivation, Fact
from crmpolicy.policy.guards import FactOf, Literally
from crmpolicy.values import CONTEXT, ValueType

Read = Callable[[str], Any]
Value = Callable[[Read, datetime | None], Any]


@dataclass(frozen=True, slots=True)
class Derived:
    """A derived fact of one period: the facts it needs, and how it follows from them."""

    fact: Fact
    sources: tuple[str, ...]
    compute: Value
    needs_now: bool = False
    terms: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Deriving:
    """Makes :class:`Derived` of the derivations of one period."""

    folding: Folding
    kinds: Mapping[str, ValueType]
    zone: str

    def make(self, fact: Fact) -> Derived:
        """Fold the derivation of a fact and bind it to its word."""
        derived = fact.derived
        if derived is None:
            raise AssertionError(fact.key)
        sources: dict[str, None] = {}
        compute = _WORDS[derived.word](self, derived, fact, sources)
        return Derived(fact, tuple(sources), compute, derived.during is not None, self._terms(derived))

    def _terms(self, derived: Derivation) -> tuple[tuple[str, int], ...]:
        """Give the facts of a sum with their signs, where it is one of facts alone."""
        if derived.word != "sum" or derived.counted is not None:
            return ()
        terms = [(each, 1) for each in derived.operands] + [(each, -1) for each in derived.minus]
        if not all(isinstance(each, FactOf) for each, _ in terms):
            return ()
        return tuple((each.key, sign) for each, sign in terms if isinstance(each, FactOf))

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


Maker = Callable[[Deriving, Derivation, Fact, dict[str, None]], Value]


def _over(work: Callable[[Sequence[Any]], Any]) -> Maker:
    """Make a word that works on all its operands; an unknown makes the whole unknown."""

    def maker(deriving: Deriving, derived: Derivation, _: Fact, sources: dict[str, None]) -> Value:
        operands = [deriving.operand(each, sources) for each in derived.operands]

        def compute(read: Read, now: datetime | None) -> Any:
            values = [operand(read, now) for operand in operands]
            return None if any(value is None for value in values) else work(values)

        return compute

    return maker


def _sum(deriving: Deriving, derived: Derivation, _: Fact, sources: dict[str, None]) -> Value:
    counted = deriving.folding.value(derived.counted) if derived.counted else None

    def kept(operands: Sequence[Any], sign: int) -> list[tuple[Value, int]]:
        named = [
            each
            for each in operands
            if counted is None or not isinstance(counted, tuple) or each.key in counted
        ]
        return [(deriving.operand(each, sources), sign) for each in named]

    terms = kept(derived.operands, 1) + kept(derived.minus, -1)

    def compute(read: Read, now: datetime | None) -> Any:
        total: Any = 0
        for term, sign in terms:
            value = term(read, now)
            if value is None:
                return None
            total = add(total, value) if sign > 0 else subtract(total, value)
        return total

    return compute


def _product(deriving: Deriving, derived: Derivation, _: Fact, sources: dict[str, None]) -> Value:
    operands = [deriving.operand(each, sources) for each in derived.operands]
    step = deriving.operand(derived.step, sources) if derived.step else None

    def compute(read: Read, now: datetime | None) -> Any:
        total = Fraction(1)
        for operand in operands:
            value = operand(read, now)
            if value is None:
                return None
            total *= Fraction(value)
        if step is None:
            return simplest(total)
        return simplest(rounded(total, Fraction(step(read, now)), derived.rounding or "half up"))

    return compute


def rounded(value: Fraction, step: Fraction, way: str) -> Fraction:
    """Round an exact number to a step: ``down``, ``up`` or ``half up``.

    >>> rounded(Fraction(5, 2), Fraction(1), "half up")
    Fraction(3, 1)
    """
    steps = value / step
    if way == "up":
        return -(-steps // 1) * step
    return ((steps + Fraction(1, 2)) // 1 if way == "half up" else steps // 1) * step


def simplest(value: Fraction) -> Any:
    """Give a whole number as an integer, else the fraction itself.

    >>> simplest(Fraction(6, 2))
    3
    """
    return value.numerator if value.denominator == 1 else value


def _ratio(values: Sequence[Any]) -> Any:
    return Fraction(values[0]) / Fraction(values[1]) if values[1] else None


def _whole_steps(values: Sequence[Any]) -> Any:
    return Fraction(values[0]) // Fraction(values[1]) if values[1] else None


def _rest(values: Sequence[Any]) -> Any:
    steps = _whole_steps(values)
    return (
        None if steps is None else subtract(values[0], CONTEXT.multiply(Decimal(steps), Decimal(values[1])))
    )


def _stepped(work: Callable[[Sequence[Any]], Any]) -> Maker:
    def maker(deriving: Deriving, derived: Derivation, fact: Fact, sources: dict[str, None]) -> Value:
        whole = Derivation(derived.word, (*derived.operands, *((derived.step,) if derived.step else ())))
        return _over(work)(deriving, whole, fact, sources)

    return maker


def _weighted(deriving: Deriving, derived: Derivation, _: Fact, sources: dict[str, None]) -> Value:
    weights = deriving.folding.operand(derived.operands[0])
    entries = dict(weights.entries) if isinstance(weights, Lookup) else dict.fromkeys((), 0)
    facts = [each.key for each in derived.operands[1:] if isinstance(each, FactOf)]
    sources.update(dict.fromkeys(facts))
    by_fact = [(key, Fraction(entries.get(key.rpartition(".")[2].rpartition(":")[2], 0))) for key in facts]

    def compute(read: Read, _: datetime | None) -> Any:
        total, weight_met = Fraction(0), Fraction(0)
        for key, weight in by_fact:
            value = read(key)
            if value is None:
                if key in derived.leave_out_unknown:
                    continue
                return None
            total += weight * Fraction(value)
            weight_met += weight
        return simplest(total / weight_met * sum(each for _, each in by_fact)) if weight_met else None

    return compute


def _extreme(deriving: Deriving, derived: Derivation, fact: Fact, sources: dict[str, None]) -> Value:
    word: Any = derived.word
    return _over(lambda values: fold(word, fact.type, values))(deriving, derived, fact, sources)


def _entries(
    deriving: Deriving, derived: Derivation, sources: dict[str, None]
) -> Callable[[Read, datetime | None], Any]:
    """Give the entries of a list that pass ``where`` and lie in ``during``."""
    listed = deriving.operand(derived.operands[0], sources)
    where = deriving.folding.guard(derived.where) if derived.where else FoldedGuard()
    during = derived.during
    last = deriving.operand(during.last, sources) if during else None
    if where is not None:
        sources.update(dict.fromkeys(key for key in facts_of(where) if ":" not in key))

    def chosen(read: Read, now: datetime | None) -> Any:
        entries = listed(read, now)
        if entries is None or where is None:
            return None if entries is None else []
        kept = [each for each in entries if guard_holds(where, reader_of(each, read), deriving.kinds)]
        if during is None or last is None or now is None:
            return kept
        start, end = window(last(read, now), now, deriving.zone)
        days = [(each, reader_of(each, read)(during.by)) for each in kept]
        if any(day is None for _, day in days):
            return None
        return [
            each for each, day in days if start <= (day.date() if isinstance(day, datetime) else day) <= end
        ]

    return chosen


def reader_of(entry: Any, outer: Read) -> Read:
    """Read a field of a list's entry by its full key, and any other fact of the case."""

    def read(key: str) -> Any:
        _, colon, name = key.rpartition(":")
        return getattr(entry, name) if colon and hasattr(entry, name) else outer(key)

    return read


def _count(deriving: Deriving, derived: Derivation, _: Fact, sources: dict[str, None]) -> Value:
    entries = _entries(deriving, derived, sources)

    def compute(read: Read, now: datetime | None) -> Any:
        found = entries(read, now)
        return None if found is None else len(found)

    return compute


def _total(deriving: Deriving, derived: Derivation, _: Fact, sources: dict[str, None]) -> Value:
    entries, field = _entries(deriving, derived, sources), str(derived.of)

    def compute(read: Read, now: datetime | None) -> Any:
        found = entries(read, now)
        total: Any = 0
        for each in found or ():
            value = reader_of(each, read)(field)
            if value is None:
                return None
            total = add(total, value)
        return None if found is None else total

    return compute


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


def _last_event(deriving: Deriving, derived: Derivation, _: Fact, sources: dict[str, None]) -> Value:
    events = deriving.operand(derived.operands[0], sources)
    words = {event: operand.value for event, operand in derived.cases if isinstance(operand, Literally)}

    def compute(read: Read, now: datetime | None) -> Any:
        listed = events(read, now)
        known = [each for each in listed or () if each.event in words and (now is None or each.at <= now)]
        # events of one moment count as listed, so the last of them wins
        return (
            words[max(enumerate(known), key=lambda pair: (pair[1].at, pair[0]))[1].event] if known else None
        )

    return compute


_WORDS: Mapping[str, Maker] = {
    "sum": _sum,
    "product": _product,
    "ratio": _over(_ratio),
    "weighted": _weighted,
    **dict.fromkeys(("min", "max", "worst", "best", "earliest", "latest"), _extreme),
    "whole_steps": _stepped(_whole_steps),
    "rest": _stepped(_rest),
    "count": _count,
    "total": _total,
    "missing": _over(lambda values: tuple(each for each in values[0] if each not in values[1])),
    "any": _over(any),
    "all": _over(all),
    "holds": _holds,
    "pick": _pick,
    "last_event": _last_event,
    "days_between": _over(lambda values: (values[1] - values[0]).days),
    "months_between": _over(lambda values: months_between(values[0], values[1])),
}
DERIVATION_WORDS = tuple(_WORDS)

__all__ = ["ABSENT", "DERIVATION_WORDS", "Derived", "Deriving", "facts_of", "looked_up", "reader_of"]
