"""Which way a reckoned fact moves when one of its parts does: told from its words and from declared ranges.

Up is what compares as more: a higher number, a later day, a better word, yes. What is told holds for every
value that the ranges of facts and parameters allow, so also for what a document leaves open.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from crmpolicy.engine.fields import Field
from crmpolicy.engine.folding import FoldedGuard, Folding, Lookup
from crmpolicy.policy.facts import Derivation, Range
from crmpolicy.policy.guards import FactOf, Literally, Operand
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.verify.facts.axes import is_legal
from crmpolicy.verify.undecided import NotDecidedError

Sign = int
"""1: rises with it, -1: falls as it rises, 0: does not depend on it."""

_RISING: Final = ("at_least", "over")
_FALLING: Final = ("up_to", "under")


@dataclass(frozen=True, slots=True)
class Influence:
    """The parts of facts, as one program reckons them.

    Args:
        fields: its facts by full name.
        folding: its parameters.
        moved: the fact that moves.
    """

    fields: Mapping[str, Field]
    folding: Folding
    moved: str

    def on(self, key: str) -> Sign:
        """Tell which way a fact moves when the moved one rises.

        Raises:
            NotDecidedError: it may go either way, or become unknown.
        """
        if key == self.moved:
            return 1
        field = self.fields.get(key)
        if field is None or field.derived is None or field.fact.derived is None:
            return 0
        return self._derived(field, field.fact.derived)

    def _derived(self, field: Field, derived: Derivation) -> Sign:
        if not self._depends(field):
            return 0
        work = _WORDS.get(derived.word)
        if work is None:
            raise NotDecidedError("verify-moves-reckoned", fact=field.fact.title)
        sign: Sign | None = work(self, derived)
        if sign is None:
            raise NotDecidedError("verify-moves-reckoned", fact=field.fact.title)
        return sign

    def _depends(self, field: Field) -> bool:
        return field.key == self.moved or any(
            self._depends(self.fields[source])
            for source in (field.derived.sources if field.derived else ())
            if source in self.fields
        )

    def of(self, operand: Operand) -> Sign:
        """Tell which way an operand moves; parameters stay."""
        return self.on(operand.key) if isinstance(operand, FactOf) else 0

    def is_not_negative(self, operand: Operand) -> bool:
        """Tell whether a declared range keeps an operand from being negative."""
        if isinstance(operand, Literally):
            return bool(operand.value >= 0)
        if isinstance(operand, FactOf):
            return self._fact_not_negative(operand.key)
        parameter = self.folding.parameters[operand.key]
        allowed = parameter.type.range if isinstance(parameter.type, MappingOf) else parameter.range
        return _starts_at_nought(allowed)

    def _fact_not_negative(self, key: str) -> bool:
        field = self.fields[key]
        if field.fact.type.name == "boolean" or _starts_at_nought(field.fact.range):
            return True
        derived = field.fact.derived
        if derived is None:
            return False
        parts = (*derived.operands, *derived.minus)
        whole = derived.word in ("sum", "product", "ratio", "min", "max", "weighted") and not derived.minus
        return whole and all(self.is_not_negative(each) for each in parts)

    def can_be_nought(self, operand: Operand) -> bool:
        """Tell whether a divisor can be nought."""
        if not isinstance(operand, FactOf):
            return False
        return is_legal(self.fields[operand.key].fact, 0)


def _starts_at_nought(allowed: Range) -> bool:
    lows = (allowed.at_least, allowed.over)
    return any(isinstance(each, Literally) and each.value >= 0 for each in lows if each is not None)


def together(signs: Sequence[Sign]) -> Sign | None:
    """Put signs together: one way, or ``None`` where they pull apart.

    >>> together([0, 1, 1]), together([1, -1])
    (1, None)
    """
    ways = {sign for sign in signs if sign}
    return next(iter(ways), 0) if len(ways) < 2 else None  # noqa: PLR2004 - one way or the other


def _sum(influence: Influence, derived: Derivation) -> Sign | None:
    return together(
        [influence.of(each) for each in derived.operands] + [-influence.of(each) for each in derived.minus]
    )


def _product(influence: Influence, derived: Derivation) -> Sign | None:
    if not all(influence.is_not_negative(each) for each in derived.operands):
        return None
    return together([influence.of(each) for each in derived.operands])


def _ratio(influence: Influence, derived: Derivation) -> Sign | None:
    above, below = derived.operands
    if not (influence.is_not_negative(above) and influence.is_not_negative(below)):
        return None
    if influence.of(below) and influence.can_be_nought(below):
        return None
    return together([influence.of(above), -influence.of(below)])


def _alike(influence: Influence, derived: Derivation) -> Sign | None:
    return together([influence.of(each) for each in derived.operands])


def _weighted(influence: Influence, derived: Derivation) -> Sign | None:
    weights, *weighed = derived.operands
    if not influence.is_not_negative(weights):
        return None
    return together([influence.of(each) for each in weighed])


def _between(influence: Influence, derived: Derivation) -> Sign | None:
    first, second = derived.operands
    return together([-influence.of(first), influence.of(second)])


def _whole_steps(influence: Influence, derived: Derivation) -> Sign | None:
    step = derived.operands[1] if len(derived.operands) > 1 else derived.step
    if step is None or not influence.is_not_negative(step) or influence.of(step):
        return None
    return influence.of(derived.operands[0])


def _pick(influence: Influence, derived: Derivation) -> Sign | None:
    switch = influence.folding.operand(derived.operands[0])
    cases = [each for value, each in derived.cases if isinstance(switch, Literally) and value == switch.value]
    if isinstance(switch, FactOf) and influence.of(switch):
        return None
    return together([influence.of(each) for each in cases or [each for _, each in derived.cases]])


def _holds(influence: Influence, derived: Derivation) -> Sign | None:
    guard = influence.folding.guard(derived.holds) if derived.holds is not None else None
    return 0 if guard is None else _guard(influence, guard)


def _guard(influence: Influence, guard: FoldedGuard) -> Sign | None:
    """Tell which way a guard goes: a rising fact comes over a lower bound and leaves an upper one."""
    signs: list[Sign | None] = []
    for test in guard.tests:
        if any(influence.on(key) for each in test.operands if isinstance(each, Lookup) for key in each.keys):
            return None
        mine = influence.on(test.fact) if test.fact in influence.fields else 0
        against = [influence.of(each) for each in test.operands if isinstance(each, FactOf)]
        if not mine and not any(against):
            continue
        if test.operator in _RISING:
            signs.append(together([mine, *(-each for each in against)]))
        elif test.operator in _FALLING:
            signs.append(together([-mine, *against]))
        else:
            signs.append(None if test.operator != "known" else 0)
    for group in guard.alternatives:
        signs += [_guard(influence, each) for each in group]
    return None if None in signs else together([each for each in signs if each is not None])


_WORDS: Final[Mapping[str, Callable[[Influence, Derivation], Any]]] = {
    "sum": _sum,
    "product": _product,
    "ratio": _ratio,
    "weighted": _weighted,
    "whole_steps": _whole_steps,
    "pick": _pick,
    "holds": _holds,
    **dict.fromkeys(("min", "max", "worst", "best", "any", "all", "earliest", "latest"), _alike),
    **dict.fromkeys(("days_between", "months_between"), _between),
}
