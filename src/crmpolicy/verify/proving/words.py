"""Derived facts for the solver: each word of the closed list that reckons, as a term over its parts.

What looks at lists, events or the calendar is not reckoned here: it becomes a variable (see ``FREE``).
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, Protocol

import z3

from crmpolicy.engine.folding import FoldedGuard, Folding
from crmpolicy.engine.reckoning import weights_of
from crmpolicy.policy.facts import Derivation, Fact
from crmpolicy.policy.guards import FactOf, Literally, Operator
from crmpolicy.policy.scales import Choice
from crmpolicy.verify.proving.cells import Cell, chosen, never, ordered, truth, unknown_like
from crmpolicy.verify.proving.lists import BoolShape
from crmpolicy.verify.proving.shapes import Expr, MomentShape, NumberShape

FREE: Final = ("count", "total", "missing", "misreckoned", "months_between", "last_event", "ranked")
"""The words whose facts become variables of their own."""


class World(Protocol):
    """What a word needs: parameters folded, facts as cells, guards as formulas."""

    @property
    def folding(self) -> Folding:
        """The parameters in force."""

    def read(self, key: str) -> Cell:
        """Give the cell of a fact."""

    def operand(self, operand: Any, fact: Fact) -> Cell:
        """Give the cell of an operand of a derived fact."""

    def holds(self, guard: FoldedGuard) -> Expr:
        """Say that a guard holds."""


Word = Callable[[World, Derivation, Fact], Cell]


def _all_known(cells: Sequence[Cell]) -> Expr:
    return z3.And([each.known for each in cells])


def _sum(world: World, derived: Derivation, fact: Fact) -> Cell:
    counted = world.folding.value(derived.counted) if derived.counted else None
    listed = [
        (each, sign)
        for operands, sign in ((derived.operands, 1), (derived.minus, -1))
        for each in operands
        if not isinstance(counted, tuple) or (isinstance(each, FactOf) and each.key in counted)
    ]
    cells = [(world.operand(each, fact), sign) for each, sign in listed]
    total = z3.Sum([z3.RealVal(0), *(sign * cell.number for cell, sign in cells)])
    return Cell(NumberShape(), total, _all_known([cell for cell, _ in cells]))


def _product(world: World, derived: Derivation, fact: Fact) -> Cell:
    cells = [world.operand(each, fact) for each in derived.operands]
    total: Expr = z3.RealVal(1)
    for cell in cells:
        total = total * cell.number
    if derived.step is None:
        return Cell(NumberShape(), total, _all_known(cells))
    step = world.operand(derived.step, fact)
    rounded = _rounded(total / step.number, derived.rounding or "half up") * step.number
    return Cell(NumberShape(), rounded, _all_known(cells))


def _rounded(steps: Expr, way: str) -> Expr:
    if way == "up":
        return -z3.ToReal(z3.ToInt(-steps))
    return z3.ToReal(z3.ToInt(steps + z3.Q(1, 2) if way == "half up" else steps))


def _ratio(world: World, derived: Derivation, fact: Fact) -> Cell:
    above, below = (world.operand(each, fact) for each in derived.operands)
    known = z3.And(above.known, below.known, below.number != 0)
    return Cell(NumberShape(), above.number, known, below.number)


def _steps(world: World, derived: Derivation, fact: Fact) -> tuple[Cell, Cell, Expr]:
    """Give what is cut into steps, the step, and how many whole ones there are."""
    operands = (*derived.operands, *((derived.step,) if derived.step else ()))
    whole, step = (world.operand(each, fact) for each in operands)
    return whole, step, z3.ToReal(z3.ToInt(whole.number / step.number))


def _whole_steps(world: World, derived: Derivation, fact: Fact) -> Cell:
    whole, step, count = _steps(world, derived, fact)
    return Cell(NumberShape(), count, z3.And(whole.known, step.known, step.number != 0))


def _rest(world: World, derived: Derivation, fact: Fact) -> Cell:
    whole, step, count = _steps(world, derived, fact)
    left = whole.number - count * step.number
    return Cell(NumberShape(), left, z3.And(whole.known, step.known, step.number != 0))


def _weighted(world: World, derived: Derivation, _: Fact) -> Cell:
    by_fact = [(key, world.read(key), weight) for key, weight in weights_of(derived, world.folding)]
    nought = z3.RealVal(0)

    def sum_met(terms: Sequence[tuple[Cell, Expr]]) -> Expr:
        return z3.Sum([nought, *(z3.If(cell.known, term, nought) for cell, term in terms)])

    total = sum_met([(cell, z3.Q(*weight.as_integer_ratio()) * cell.number) for _, cell, weight in by_fact])
    met = sum_met([(cell, z3.Q(*weight.as_integer_ratio())) for _, cell, weight in by_fact])
    whole = sum((weight for _, _, weight in by_fact), Fraction(0))
    needed = z3.And([cell.known for key, cell, _ in by_fact if key not in derived.leave_out_unknown])
    if not derived.leave_out_unknown:  # all are known, so that the weights met are all weights
        return Cell(NumberShape(), total, z3.And(needed, whole != 0))
    return Cell(NumberShape(), total * z3.Q(*whole.as_integer_ratio()), z3.And(needed, met != 0), met)


def extreme(word: str, kind: Any, one: Cell, other: Cell) -> Expr:
    """Say that a cell goes before another one under a fold such as ``worst`` or ``latest``.

    Raises:
        NotDecidedError: lengths of time that are facts.
    """
    if isinstance(kind, Choice):
        if not kind.ordered and word in ("min", "max", "earliest", "latest"):
            return truth()  # without order, the first one stays
        return one.expr <= other.expr if word in ("best", "max", "latest") else one.expr >= other.expr
    if isinstance(one.shape, BoolShape):
        if word not in ("worst", "best"):
            return truth()
        return one.expr if word == "best" else z3.Not(one.expr)
    operator: Operator = "under" if word in ("min", "earliest") else "over"
    return z3.Not(ordered(operator, other, one))


def _extreme(world: World, derived: Derivation, fact: Fact) -> Cell:
    cells = [world.operand(each, fact) for each in derived.operands]
    found = cells[0]
    for each in cells[1:]:
        found = chosen(extreme(derived.word, fact.type, found, each), found, each)
    return Cell(found.shape, found.expr, _all_known(cells), found.over)


def _any(world: World, derived: Derivation, fact: Fact) -> Cell:
    cells = [world.operand(each, fact) for each in derived.operands]
    return Cell(BoolShape(), z3.Or([each.expr for each in cells]), _all_known(cells))


def _all(world: World, derived: Derivation, fact: Fact) -> Cell:
    cells = [world.operand(each, fact) for each in derived.operands]
    return Cell(BoolShape(), z3.And([each.expr for each in cells]), _all_known(cells))


def _holds(world: World, derived: Derivation, _: Fact) -> Cell:
    guard = world.folding.guard(derived.holds) if derived.holds is not None else None
    return Cell(BoolShape(), never() if guard is None else world.holds(guard), truth())


def _pick(world: World, derived: Derivation, fact: Fact) -> Cell:
    switch = world.folding.operand(derived.operands[0])
    if isinstance(switch, Literally):
        met = [each for value, each in derived.cases if value == switch.value]
        return world.operand((met or [each for _, each in derived.cases])[0], fact)
    by = world.operand(derived.operands[0], fact)
    cells = [(value, world.operand(each, fact)) for value, each in derived.cases]
    found = unknown_like(cells[0][1])
    for value, cell in cells:
        found = chosen(by.form.written().same(by.plain, by.form.literal(value)), cell, found)
    return found.when(by.known)


def _days_between(world: World, derived: Derivation, fact: Fact) -> Cell:
    first, second = (world.operand(each, fact) for each in derived.operands)
    return Cell(NumberShape(), z3.ToReal(second.expr - first.expr), z3.And(first.known, second.known))


WORDS: Final[Mapping[str, Word]] = {
    "sum": _sum,
    "product": _product,
    "ratio": _ratio,
    "weighted": _weighted,
    "whole_steps": _whole_steps,
    "rest": _rest,
    **dict.fromkeys(("min", "max", "worst", "best", "earliest", "latest"), _extreme),
    "any": _any,
    "all": _all,
    "holds": _holds,
    "pick": _pick,
    "days_between": _days_between,
}
"""The words that reckon."""


def is_days_of_dates(cells: Sequence[Cell]) -> bool:
    """Tell whether days can be counted without a calendar: from dates, not from moments."""
    return all(isinstance(each.shape, MomentShape) and each.shape.kind == "date" for each in cells)
