"""Words of derived facts that reckon: sums, products, quotients, weights, extremes; exact throughout."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from crmpolicy.calendar.periods import local_day, months_between
from crmpolicy.engine.deriving import Deriving, Maker, Read, Value, over
from crmpolicy.engine.folding import Folding, Lookup
from crmpolicy.engine.folds import add, fold, subtract
from crmpolicy.policy.facts import Derivation, Fact
from crmpolicy.policy.guards import FactOf
from crmpolicy.policy.naming import plain_name
from crmpolicy.values import CONTEXT, Integer


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


def _product(deriving: Deriving, derived: Derivation, fact: Fact, sources: dict[str, None]) -> Value:
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
            return simplest(total, fact)
        return simplest(rounded(total, Fraction(step(read, now)), derived.rounding or "half up"), fact)

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


def simplest(value: Fraction, fact: Fact) -> Any:
    """Give a whole number as a caller's would be read for this fact, else the fraction itself.

    Otherwise a decision would tell 3 or 3.0 by what had been asked before: equal facts share their answers.

    >>> from crmpolicy.values import Integer, Ratio
    >>> from crmpolicy.wording import Words
    >>> pieces, share = (Fact("x", "x", Words("数", "number"), each) for each in (Integer(), Ratio()))
    >>> simplest(Fraction(6, 2), pieces), simplest(Fraction(6, 2), share)
    (3, Decimal('3'))
    """
    if value.denominator != 1:
        return value
    return value.numerator if isinstance(fact.type, Integer) else Decimal(value.numerator)


def _ratio(values: Sequence[Any]) -> Any:
    return Fraction(values[0]) / Fraction(values[1]) if values[1] else None


def _whole_steps(values: Sequence[Any]) -> Any:
    return Fraction(values[0]) // Fraction(values[1]) if values[1] else None


def _rest(values: Sequence[Any]) -> Any:
    steps = _whole_steps(values)
    if steps is None:
        return None
    if isinstance(values[1], int | Fraction):  # whole numbers leave a whole one; a product is a fraction
        return subtract(values[0], steps * values[1])
    return subtract(values[0], CONTEXT.multiply(Decimal(steps), Decimal(values[1])))


def _stepped(work: Callable[[Sequence[Any]], Any]) -> Maker:
    def maker(deriving: Deriving, derived: Derivation, fact: Fact, sources: dict[str, None]) -> Value:
        whole = Derivation(derived.word, (*derived.operands, *((derived.step,) if derived.step else ())))
        return over(work)(deriving, whole, fact, sources)

    return maker


def weights_of(derived: Derivation, folding: Folding) -> tuple[tuple[str, Fraction], ...]:
    """Give the facts that are weighed, each with its weight; what weighs nothing is not asked for.

    What may be left out stays: it can be said to be unknown. So do all facts of a mapping without values.
    """
    weights = folding.operand(derived.operands[0])
    facts = [each.key for each in derived.operands[1:] if isinstance(each, FactOf)]
    if not isinstance(weights, Lookup):
        return tuple((key, Fraction(0)) for key in facts)
    by_fact = [(key, Fraction(weights.entries.get(plain_name(key), 0))) for key in facts]
    return tuple((key, weight) for key, weight in by_fact if weight or key in derived.leave_out_unknown)


def _weighted(deriving: Deriving, derived: Derivation, fact: Fact, sources: dict[str, None]) -> Value:
    by_fact = weights_of(derived, deriving.folding)
    sources.update(dict.fromkeys(key for key, _ in by_fact))

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
        whole = sum(each for _, each in by_fact)
        return simplest(total / weight_met * whole, fact) if weight_met else None

    return compute


def _extreme(deriving: Deriving, derived: Derivation, fact: Fact, sources: dict[str, None]) -> Value:
    word: Any = derived.word
    return over(lambda values: fold(word, fact.type, values))(deriving, derived, fact, sources)


def _between(count: Callable[[date, date], int]) -> Maker:
    """Make a word that counts from day to day; a moment counts for its day where the policy lives."""

    def maker(deriving: Deriving, derived: Derivation, fact: Fact, sources: dict[str, None]) -> Value:
        days = over(lambda values: count(*(local_day(value, deriving.zone) for value in values)))
        return days(deriving, derived, fact, sources)

    return maker


RECKONING: Final[Mapping[str, Maker]] = {
    "sum": _sum,
    "product": _product,
    "ratio": over(_ratio),
    "weighted": _weighted,
    **dict.fromkeys(("min", "max", "worst", "best", "earliest", "latest"), _extreme),
    "whole_steps": _stepped(_whole_steps),
    "rest": _stepped(_rest),
    "days_between": _between(lambda first, second: (second - first).days),
    "months_between": _between(months_between),
}
