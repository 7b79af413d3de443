"""Facts and operands as the solver sees them, and tests and guards as formulas over them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import z3

from crmpolicy.engine.folding import FoldedGuard, FoldedTest, Lookup
from crmpolicy.policy.guards import FactOf, Literally, Operator
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.verify.proving.lists import BoolShape, SetShape, WordShape
from crmpolicy.verify.proving.shapes import Expr, NumberShape, Shape, compared
from crmpolicy.verify.undecided import NotDecidedError

TURNED: Final[dict[str, Operator]] = {
    "at_least": "up_to",
    "up_to": "at_least",
    "over": "under",
    "under": "over",
}


@cache
def truth() -> Expr:
    """Give the formula that always holds."""
    return z3.BoolVal(val=True)


@cache
def never() -> Expr:
    """Give the formula that never holds."""
    return z3.BoolVal(val=False)


@dataclass(frozen=True)
class Cell:
    """A value: its shape, its term, and whether it is known.

    ``over`` is what a quotient is divided by: comparing it multiplies instead, which stays linear where the
    other side is a written number. A cell without shape (a list of entries) only knows whether it is known.
    """

    shape: Shape | None
    expr: Expr
    known: Expr
    over: Expr = None

    @property
    def form(self) -> Shape:
        """The shape.

        Raises:
            NotDecidedError: it has none, being a list of entries.
        """
        if self.shape is None:
            raise NotDecidedError("verify-prover-list")
        return self.shape

    @property
    def plain(self) -> Expr:
        """The term, a quotient divided out."""
        return self.expr if self.over is None else self.expr / self.over

    @property
    def number(self) -> Expr:
        """The value as a number: yes counts one and no nought.

        Raises:
            NotDecidedError: it is no number.
        """
        if isinstance(self.shape, BoolShape):
            return z3.If(self.expr, z3.RealVal(1), z3.RealVal(0))
        if not isinstance(self.shape, NumberShape):
            raise NotDecidedError("verify-prover-arithmetic")
        return self.plain

    def when(self, condition: Expr) -> "Cell":
        """Give the same value, known only under a condition."""
        return Cell(self.shape, self.expr, z3.And(self.known, condition), self.over)


def unknown_like(other: Cell) -> Cell:
    """Give an unknown of the shape of another cell."""
    return Cell(other.shape, other.expr, never(), other.over)


def chosen(condition: Expr, one: Cell, other: Cell) -> Cell:
    """Give one cell under a condition, else another of the same shape."""
    known = z3.If(condition, one.known, other.known)
    if one.over is not None or other.over is not None:
        tops = z3.If(condition, one.expr, other.expr)
        below = [z3.RealVal(1) if each.over is None else each.over for each in (one, other)]
        return Cell(one.shape, tops, known, z3.If(condition, *below))
    return Cell(_shared(one, other), one.form.either(condition, one.expr, other.expr), known)


def _shared(one: Cell, other: Cell) -> Shape | None:
    """Give the shape of a choice of two: a list of lengths is complete only where both are written."""
    return other.shape if isinstance(other.shape, WordShape) and not other.shape.complete else one.shape


def _complete(one: Cell, other: Cell) -> Shape:
    """Give the shape to compare two cells by: a list of lengths is complete where either is written."""
    open_list = isinstance(one.shape, WordShape) and not one.shape.complete
    return other.form if open_list else one.form


def ordered(operator: Operator, one: Cell, other: Cell) -> Expr:
    """Say how two known cells lie to each other."""
    if one.over is None and other.over is None:
        return _complete(one, other).ordered(operator, one.expr, other.expr)
    if one.over is None:
        return ordered(TURNED[operator], other, one)
    scaled = other.plain * one.over
    turned = compared(TURNED[operator], one.expr, scaled)
    return z3.If(one.over > 0, compared(operator, one.expr, scaled), turned)


def same(one: Cell, other: Cell) -> Expr:
    """Say that two known cells are equal; a word is equal to a set that has it."""
    if isinstance(one.shape, SetShape) and isinstance(other.shape, WordShape):
        return z3.Or([z3.And(has, other.expr == place) for place, has in enumerate(one.expr)])
    if one.over is None and other.over is None:
        return _complete(one, other).same(one.expr, other.expr)
    if one.over is None:
        return same(other, one)
    return one.expr == other.plain * one.over


Read = Callable[[str], Cell]
"""Gives the cell of a fact by its full name."""

Operands = Callable[[Any, Cell], Cell]
"""Gives the cell of an operand that is no fact, as something to compare another cell with."""


def guard_holds(guard: FoldedGuard, read: Read, written: Operands) -> Expr:
    """Say that all tests of a guard hold and one guard of each group does."""
    groups = [z3.Or([guard_holds(each, read, written) for each in group]) for group in guard.alternatives]
    return z3.And([*(test_holds(test, read, written) for test in guard.tests), *groups])


def test_holds(test: FoldedTest, read: Read, written: Operands) -> Expr:
    """Say that a test holds: an unknown on either side passes nothing but ``known: no``."""
    cell = read(test.fact)
    operator: Any = test.operator
    if operator == "known":
        return cell.known if test.values[0] else z3.Not(cell.known)
    if operator == "is":
        return z3.And(cell.known, z3.Or([_is(cell, each, read, written) for each in test.operands]))
    if operator == "not":
        return z3.And(cell.known, *(_is_not(cell, each, read, written) for each in test.operands))
    operand = test.operands[0]
    if operand == Literally(UNLIMITED):
        return cell.known if operator in ("under", "up_to") else never()
    other = operand_cell(operand, cell, read, written)
    return z3.And(cell.known, other.known, ordered(operator, cell, other)) if other else never()


def _is(cell: Cell, operand: Any, read: Read, written: Operands) -> Expr:
    if operand == Literally(UNLIMITED):
        return never()
    return _equal(cell, operand_cell(operand, cell, read, written), operand)


def _is_not(cell: Cell, operand: Any, read: Read, written: Operands) -> Expr:
    if operand == Literally(UNLIMITED):
        return truth()
    other = operand_cell(operand, cell, read, written)
    return never() if other is None else z3.And(other.known, z3.Not(_equal(cell, other, operand)))


def _equal(cell: Cell, other: Cell | None, operand: Any) -> Expr:
    if other is None:
        return never()
    alone = isinstance(operand, Literally) and not isinstance(operand.value, tuple)
    if isinstance(cell.shape, SetShape) and alone:  # one word written: the set has it
        passing = [z3.And(has, word) for has, word in zip(cell.expr, other.expr, strict=True)]
        return z3.And(other.known, z3.Or(passing))
    return z3.And(other.known, same(cell, other))


def operand_cell(operand: Any, like: Cell, read: Read, written: Operands) -> Cell | None:
    """Give the cell of an operand; ``None`` for a written unknown."""
    if isinstance(operand, FactOf):
        return read(operand.key)
    if isinstance(operand, Literally) and operand.value is None:
        return None
    return written(operand, like)


test_holds.__test__ = False  # type: ignore[attr-defined]  # pytest: this is no test


def looked_up(lookup: Lookup, read: Read, value: Callable[[Any], Cell]) -> Cell:
    """Give the entry of a mapping at the facts of the case; unknown where a key is unknown.

    Args:
        lookup: the mapping and its keys.
        read: gives facts.
        value: makes a cell of a written value.

    Raises:
        NotDecidedError: the mapping has no entry at all.
    """
    keys = [read(key) for key in lookup.keys]
    values = [value(each) for each in lookup.entries.values() if each is not None]
    rest = None if lookup.otherwise is None else value(lookup.otherwise)
    if rest is None and not values:
        raise NotDecidedError("verify-prover-mapping")
    found = rest or unknown_like(values[0])
    for entry, each in lookup.entries.items():
        cell = unknown_like(found) if each is None else value(each)
        found = chosen(_at(keys, entry if len(keys) > 1 else (entry,)), cell, found)
    return found.when(z3.And([key.known for key in keys]))


def _at(keys: Iterable[Cell], entry: Any) -> Expr:
    met = [
        key.form.written().same(key.plain, key.form.literal(each))
        for key, each in zip(keys, entry, strict=True)
    ]
    return z3.And(met)
