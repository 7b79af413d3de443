"""What words are to the solver: one of a list by its number, yes and no, sets with a truth for each word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import z3

from crmpolicy.policy.directions import lies
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import Operator
from crmpolicy.policy.properties import Direction
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.semantics import holds
from crmpolicy.values import ValueType
from crmpolicy.verify.facts.axes import is_legal
from crmpolicy.verify.proving.shapes import UP, Expr, Shape, compared
from crmpolicy.verify.undecided import NotDecidedError


@dataclass(frozen=True)
class WordShape(Shape):
    """Words by their number in a list; ``more`` tells that there are words beyond the list.

    ``complete`` tells that the list stands for all values also where two of them are compared. Lengths of
    time that are facts lie in all ways that are listed to those that are written, but not to each other.
    """

    kind: ValueType
    words: Sequence[Any]
    more: bool = False
    complete: bool = True

    def literal(self, value: Any) -> Expr:
        """Write a word by its number.

        Raises:
            NotDecidedError: it is not in the list.
        """
        if value not in self.words:
            raise NotDecidedError("verify-prover-value", value=str(value))
        return z3.IntVal(self.words.index(value))

    def written(self) -> "WordShape":
        """Give the shape of words that are written."""
        return self if self.complete else replace(self, complete=True)

    def fresh(self, name: str) -> Expr:
        """Make a variable."""
        return z3.Int(name)

    def legal(self, expr: Expr, fact: Fact) -> Expr:
        """Say that it is one of the words that a caller may give."""
        if self.more and not fact.range.among:
            return expr >= 0
        return z3.Or([expr == place for place, each in enumerate(self.words) if is_legal(fact, each)])

    def same(self, one: Expr, other: Expr) -> Expr:
        """Say that two words are the same, or as long."""
        if self.kind.name not in ("term", "period"):
            return one == other
        return self._table(lambda first, second: self.kind.compare(first, second) == 0, one, other)

    def ordered(self, operator: Operator, one: Expr, other: Expr) -> Expr:
        """Compare two words as their type does."""
        if self.more:
            return one == other if operator in ("at_least", "up_to") else z3.BoolVal(val=False)
        if isinstance(self.kind, Choice) and self.kind.ordered:
            return compared(operator, other, one)  # the best word has the lowest number
        return self._table(lambda first, second: holds(self.kind, first, operator, (second,)), one, other)

    def moved(self, direction: Direction, one: Expr, other: Expr) -> Expr:
        """Say that the other word lies in a direction, as its type has it."""
        if self.more:
            return z3.BoolVal(val=False)
        return self._table(lambda first, second: lies(self.kind, direction, first, second), one, other)

    def _table(self, question: Callable[[Any, Any], bool], one: Expr, other: Expr) -> Expr:
        """Write a question about two words by all pairs that pass it."""
        firsts, seconds = self._places(one), self._places(other)
        if not self.complete:
            raise NotDecidedError("verify-prover-lengths")
        return z3.Or(
            [
                z3.And(one == first, z3.Or([other == second for second in passing]))
                for first in firsts
                if (passing := [each for each in seconds if question(self.words[first], self.words[each])])
            ]
        )

    def _places(self, expr: Expr) -> Sequence[int]:
        return [expr.as_long()] if z3.is_int_value(expr) else range(len(self.words))

    def value(self, model: Any, expr: Expr) -> Any:
        """Read a word; one beyond the list is made up."""
        place = model.eval(expr, model_completion=True).as_long()
        return self.words[place] if place < len(self.words) else unlisted(self.words, place)


def unlisted(words: Sequence[Any], place: int) -> str:
    """Make up a word that is not in a list, another one for each place beyond it.

    >>> unlisted(["-"], 1), unlisted(["-"], 2)
    ('-.', '--')
    """
    found = "-" * (place - len(words) + 1)
    while found in words:
        found += "."
    return found


@dataclass(frozen=True, slots=True)
class BoolShape(Shape):
    """Yes and no."""

    def literal(self, value: Any) -> Expr:
        """Write yes or no."""
        return z3.BoolVal(value)

    def fresh(self, name: str) -> Expr:
        """Make a variable."""
        return z3.Bool(name)

    def legal(self, expr: Expr, fact: Fact) -> Expr:
        """Say that it is not left out by a list of allowed values."""
        return z3.Or([expr == each for each in (False, True) if is_legal(fact, each)])

    def ordered(self, operator: Operator, one: Expr, other: Expr) -> Expr:
        """Yes and no have no order: at least and up to mean equal."""
        return one == other if operator in ("at_least", "up_to") else z3.BoolVal(val=False)

    def moved(self, direction: Direction, one: Expr, other: Expr) -> Expr:
        """Yes is better than no."""
        return z3.And(z3.Not(one), other) if direction in UP else z3.And(one, z3.Not(other))

    def value(self, model: Any, expr: Expr) -> Any:
        """Read yes or no."""
        return bool(z3.is_true(model.eval(expr, model_completion=True)))


@dataclass(frozen=True)
class SetShape(Shape):
    """Sets of words: yes or no for each word of a list."""

    words: Sequence[Any]

    def literal(self, value: Any) -> Expr:
        """Write a set, or a word as a set of one."""
        several = value if isinstance(value, tuple) else (value,)
        return tuple(z3.BoolVal(each in several) for each in self.words)

    def fresh(self, name: str) -> Expr:
        """Make a variable for each word."""
        return tuple(z3.Bool(f"{name}#{place}") for place in range(len(self.words)))

    def legal(self, expr: Expr, fact: Fact) -> Expr:
        """Say that it is one of the sets that are allowed, where they are listed."""
        if not fact.range.among:
            return z3.BoolVal(val=True)
        return z3.Or([self.same(expr, self.literal(each)) for each in fact.range.among])

    def same(self, one: Expr, other: Expr) -> Expr:
        """Say that two sets have the same words."""
        return z3.And([mine == others for mine, others in zip(one, other, strict=True)])

    def either(self, condition: Expr, one: Expr, other: Expr) -> Expr:
        """Write the one set under a condition, else the other."""
        return tuple(z3.If(condition, mine, others) for mine, others in zip(one, other, strict=True))

    def ordered(self, operator: Operator, one: Expr, other: Expr) -> Expr:
        """Sets have no order: at least and up to mean equal."""
        return self.same(one, other) if operator in ("at_least", "up_to") else z3.BoolVal(val=False)

    def moved(self, direction: Direction, one: Expr, other: Expr) -> Expr:
        """More is more words."""
        if direction not in ("more", "fewer"):
            return z3.BoolVal(val=False)
        first, second = (z3.Sum([z3.If(each, 1, 0) for each in several]) for several in (one, other))
        return second > first if direction == "more" else second < first

    def value(self, model: Any, expr: Expr) -> Any:
        """Read the words of a set."""
        told = zip(self.words, expr, strict=True)
        return tuple(word for word, each in told if z3.is_true(model.eval(each, model_completion=True)))
