"""What values are to the solver: numbers, moments, words of a list, yes and no, sets of words."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from typing import Any, Final

import z3

from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import Literally, Operator
from crmpolicy.policy.properties import Direction
from crmpolicy.values import LIMIT
from crmpolicy.values.numbers import decimal_of
from crmpolicy.verify.undecided import NotDecidedError

Expr = Any
"""A term of the solver; its bindings for Python have no types."""

UP: Final = ("better", "higher", "later", "more")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_TICK: Final = timedelta(microseconds=1)
_DAY: Final = 24 * 60 * 60 * 10**6


class Shape(ABC):
    """How the values of one type are written as terms of the solver, and read back."""

    __slots__ = ()

    @abstractmethod
    def literal(self, value: Any) -> Expr:
        """Write a value."""

    @abstractmethod
    def fresh(self, name: str) -> Expr:
        """Make a variable."""

    @abstractmethod
    def legal(self, expr: Expr, fact: Fact) -> Expr:
        """Say that a caller may give this value for a fact."""

    @abstractmethod
    def ordered(self, operator: Operator, one: Expr, other: Expr) -> Expr:
        """Say that one value lies at least, over, up to or under another."""

    @abstractmethod
    def moved(self, direction: Direction, one: Expr, other: Expr) -> Expr:
        """Say that the other value lies in a direction of the one."""

    @abstractmethod
    def value(self, model: Any, expr: Expr) -> Any:
        """Read the value that a model gives to a term."""

    def written(self) -> "Shape":
        """Give the shape of values that are written, not given as facts."""
        return self

    def same(self, one: Expr, other: Expr) -> Expr:
        """Say that two values are equal."""
        return one == other

    def either(self, condition: Expr, one: Expr, other: Expr) -> Expr:
        """Write the one value under a condition, else the other."""
        return z3.If(condition, one, other)


def compared(operator: str, one: Expr, other: Expr) -> Expr:
    """Write a comparison of two terms that have a total order."""
    return {"at_least": one >= other, "over": one > other, "up_to": one <= other, "under": one < other}[
        operator
    ]


def rational(value: Any) -> Expr:
    """Write an exact number.

    >>> rational(Fraction(1, 3))
    1/3
    """
    exact = Fraction(value)
    return z3.Q(exact.numerator, exact.denominator)


def _bounded(shape: Shape, expr: Expr, fact: Fact) -> list[Expr]:
    bounds = [
        shape.ordered(operator, expr, shape.literal(operand.value))
        for operator, operand in fact.range.bounds()
        if isinstance(operand, Literally)
    ]
    if fact.range.among:
        bounds.append(z3.Or([expr == shape.literal(each) for each in fact.range.among]))
    return bounds


def in_range(shape: Shape, expr: Expr, fact: Fact) -> Expr:
    """Say that a value lies inside the declared range of a fact."""
    if isinstance(shape, NumberShape | MomentShape):
        return z3.And(_bounded(shape, expr, fact))
    return shape.legal(expr, fact)


@dataclass(frozen=True, slots=True)
class NumberShape(Shape):
    """Exact numbers; ``step`` is what they are multiples of, nothing where any number will do."""

    step: Fraction | None = None
    whole: bool = False

    def literal(self, value: Any) -> Expr:
        """Write an exact number."""
        return rational(value)

    def fresh(self, name: str) -> Expr:
        """Make a variable that lies on the step."""
        if self.step is None:
            return z3.Real(name)
        return z3.ToReal(z3.Int(name)) * rational(self.step)

    def legal(self, expr: Expr, fact: Fact) -> Expr:
        """Say that a number is inside the range and no larger than any number may be."""
        most = rational(LIMIT)
        return z3.And(-most <= expr, expr <= most, *_bounded(self, expr, fact))

    def ordered(self, operator: Operator, one: Expr, other: Expr) -> Expr:
        """Compare two numbers."""
        return compared(operator, one, other)

    def moved(self, direction: Direction, one: Expr, other: Expr) -> Expr:
        """Higher is more."""
        return other > one if direction in UP else other < one

    def value(self, model: Any, expr: Expr) -> Any:
        """Read a decimal number, a fraction where it has no end."""
        found = model.eval(expr, model_completion=True)
        if not z3.is_rational_value(found):
            raise NotDecidedError("verify-prover-irrational")
        exact = Fraction(found.numerator_as_long(), found.denominator_as_long())
        if self.whole and exact.denominator == 1:
            return exact.numerator
        plain = decimal_of(exact)
        return exact if plain is None else plain


@dataclass(frozen=True, slots=True)
class MomentShape(Shape):
    """Days by their number, moments and times of day in microseconds."""

    kind: str

    def literal(self, value: Any) -> Expr:
        """Write a day, a moment or a time of day."""
        return z3.IntVal(_ticks(value))

    def fresh(self, name: str) -> Expr:
        """Make a variable."""
        return z3.Int(name)

    def legal(self, expr: Expr, fact: Fact) -> Expr:
        """Say that there is such a day or moment, and that it is inside the range."""
        first, last = {
            "date": (date.min, date.max),
            "instant": (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)),
            "time of day": (time.min, time.max),
        }[self.kind]
        return z3.And(_ticks(first) <= expr, expr <= _ticks(last), *_bounded(self, expr, fact))

    def ordered(self, operator: Operator, one: Expr, other: Expr) -> Expr:
        """Compare two moments."""
        return compared(operator, one, other)

    def moved(self, direction: Direction, one: Expr, other: Expr) -> Expr:
        """Later is more."""
        return other > one if direction in UP else other < one

    def value(self, model: Any, expr: Expr) -> Any:
        """Read a day, a moment or a time of day."""
        ticks = model.eval(expr, model_completion=True).as_long()
        if self.kind == "date":
            return date.fromordinal(ticks)
        if self.kind == "instant":
            return _EPOCH + ticks * _TICK
        return (_EPOCH + ticks * _TICK).time()


def _ticks(value: Any) -> int:
    if isinstance(value, datetime):
        return (value - _EPOCH) // _TICK
    if isinstance(value, date):
        return value.toordinal()
    midnight = datetime.combine(_EPOCH.date(), value, UTC)
    return (midnight - _EPOCH) // _TICK
