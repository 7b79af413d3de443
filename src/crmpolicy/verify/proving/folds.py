"""Answers put together by the vocabulary of folds, as terms: what ``engine.folds`` does with values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import z3

from crmpolicy.values import ValueType
from crmpolicy.verify.proving.cells import Cell, chosen, same, truth
from crmpolicy.verify.proving.lists import BoolShape, SetShape, WordShape
from crmpolicy.verify.proving.shapes import Expr, NumberShape
from crmpolicy.verify.proving.words import extreme
from crmpolicy.verify.undecided import NotDecidedError


@dataclass(frozen=True)
class Slot:
    """One answer of several: whether it is there, and how many others come before it."""

    there: Expr
    cell: Cell
    place: Expr


@dataclass(frozen=True)
class Several:
    """Answers one after another."""

    slots: tuple[Slot, ...]

    @classmethod
    def ranked(cls, slots: Sequence[tuple[Expr, Any, Expr]]) -> "Several":
        """Put answers into the order of their ranks, which all differ.

        Raises:
            NotDecidedError: an answer is itself a list.
        """
        found = []
        for place, (there, said, rank) in enumerate(slots):
            others = [z3.And(one, less < rank) for at, (one, _, less) in enumerate(slots) if at != place]
            found.append(Slot(there, alone(said), _count(others)))
        return cls(tuple(found))

    @classmethod
    def joined(cls, groups: Sequence["Several"]) -> "Several":
        """Put groups of answers one behind the other."""
        found: list[Slot] = []
        before: Expr = z3.IntVal(0)
        for group in groups:
            found += [Slot(each.there, each.cell, before + each.place) for each in group.slots]
            before = before + group.count
        return cls(tuple(found))

    @property
    def count(self) -> Expr:
        """How many answers there are."""
        return _count([each.there for each in self.slots])

    @property
    def known(self) -> Expr:
        """Whether all answers are known."""
        return z3.And([z3.Implies(each.there, each.cell.known) for each in self.slots])

    def under(self, condition: Expr) -> "Several":
        """Give the same answers, there only under a condition."""
        return Several(
            tuple(Slot(z3.And(each.there, condition), each.cell, each.place) for each in self.slots)
        )

    def changed(self, change: Callable[[Cell], Cell]) -> "Several":
        """Change every answer."""
        return Several(tuple(Slot(each.there, change(each.cell), each.place) for each in self.slots))


def _count(formulas: Sequence[Expr]) -> Expr:
    return z3.Sum([z3.IntVal(0), *(z3.If(each, 1, 0) for each in formulas)])


@dataclass(frozen=True)
class Listed:
    """A value that is a list of answers."""

    several: Several
    known: Expr = field(default_factory=truth)


@dataclass(frozen=True)
class Mixed:
    """A value that is a list under a condition, and else is none: a default, say."""

    condition: Expr
    one: "Said"
    other: "Said"

    @property
    def known(self) -> Expr:
        """Whether the value is known."""
        return z3.If(self.condition, self.one.known, self.other.known)


Said = Cell | Listed | Mixed
"""A value: one, or a list of answers, or now one and now the other."""


@dataclass(frozen=True)
class Voice:
    """What somebody says for an output: whether anything, the value, and the single answers behind it."""

    has: Expr
    said: Said
    behind: Several | None = None

    @property
    def single(self) -> Several:
        """The single answers; the value itself where no others are behind it."""
        if self.behind is not None:
            return self.behind
        return Several((Slot(truth(), alone(self.said), z3.IntVal(0)),))

    def under(self, condition: Expr) -> "Voice":
        """Give the same voice, heard only under a condition."""
        return Voice(z3.And(self.has, condition), self.said, self.behind)


def alone(said: Said) -> Cell:
    """Give a value that is one.

    Raises:
        NotDecidedError: it is or may be a list.
    """
    if not isinstance(said, Cell):
        raise NotDecidedError("verify-prover-list")
    return said


def either(condition: Expr, one: Said, other: Said) -> Said:
    """Give the one value under a condition, else the other."""
    if isinstance(one, Listed) and isinstance(other, Listed):
        parts = [one.several.under(condition), other.several.under(z3.Not(condition))]
        return Listed(Several.joined(parts), z3.If(condition, one.known, other.known))
    if isinstance(one, Cell) and isinstance(other, Cell):
        return chosen(condition, one, other)
    return Mixed(condition, one, other)


def changed(said: Said, change: Callable[[Cell], Cell]) -> Said:
    """Change a value; of a list, each of its answers."""
    if isinstance(said, Mixed):
        return Mixed(said.condition, changed(said.one, change), changed(said.other, change))
    if isinstance(said, Listed):
        return Listed(said.several.changed(change), said.known)
    return change(said)


def one_of(voices: Sequence[Voice]) -> Said:
    """Give the value of the first voice that is heard."""
    found = voices[-1].said
    for voice in reversed(voices[:-1]):
        found = either(voice.has, voice.said, found)
    return found


def alike(one: Cell, other: Cell) -> Expr:
    """Say that two answers are both unknown, or known and the very same."""
    if isinstance(one.shape, WordShape) and isinstance(other.shape, WordShape):
        identical = _one_word(one, other, one.shape.words, other.shape.words)
    else:
        identical = same(one, other)
    return z3.And(one.known == other.known, z3.Implies(one.known, identical))


def _one_word(one: Cell, other: Cell, mine: Sequence[Any], its: Sequence[Any]) -> Expr:
    """Say that two cells are one word, which may stand at different places of two lists.

    Raises:
        NotDecidedError: lengths of time that are facts: of those, one stands for many.
    """
    if not (_is_written(one) and _is_written(other)) and not one.expr.eq(other.expr):
        raise NotDecidedError("verify-prover-lengths")
    if mine == its:
        return one.expr == other.expr
    both = [(place, its.index(word)) for place, word in enumerate(mine) if word in its]
    return z3.Or([z3.And(one.expr == place, other.expr == there) for place, there in both])


def _is_written(cell: Cell) -> bool:
    return not isinstance(cell.shape, WordShape) or cell.shape.complete


def equal(one: Said, other: Said) -> Expr:
    """Say that two values are the same; of lists, that they have the same answers in the same order."""
    if isinstance(one, Mixed):
        return z3.If(one.condition, equal(one.one, other), equal(one.other, other))
    if isinstance(other, Mixed):
        return equal(other, one)
    if isinstance(one, Listed) and isinstance(other, Listed):
        listed = _in_order(one.several, other.several)
        return z3.And(one.known == other.known, z3.Implies(one.known, listed))
    if isinstance(one, Cell) and isinstance(other, Cell):
        return alike(one, other)
    return z3.Not(z3.Or(one.known, other.known))  # a list is no single value


def _in_order(one: Several, other: Several) -> Expr:
    pairs = [
        z3.Implies(z3.And(mine.there, its.there, mine.place == its.place), alike(mine.cell, its.cell))
        for mine in one.slots
        for its in other.slots
    ]
    return z3.And(one.count == other.count, *pairs)


def fold(word: str, kind: ValueType, voices: Sequence[Voice], single: Several | None = None) -> Said:
    """Put what several voices say together; an unknown makes the whole unknown.

    Args:
        word: the fold.
        kind: the type of the output.
        voices: at least one; those that are not heard do not count.
        single: the single answers behind them, for a list and a count.

    Raises:
        NotDecidedError: values that the solver cannot fold.
    """
    if single is None:
        single = Several.joined([each.single.under(each.has) for each in voices])
    if word == "count":
        return Cell(NumberShape(), z3.ToReal(single.count), truth())
    if word == "list":
        return Listed(single, single.known)
    known = z3.And([z3.Implies(each.has, each.said.known) for each in voices])
    if word == "chosen":
        return _known_when(known, one_of(voices))
    cells = [(each.has, alone(each.said)) for each in voices]
    return _known(_folded(word, kind, cells), known)


def _known_when(known: Expr, said: Said) -> Said:
    if isinstance(said, Mixed):
        return Mixed(said.condition, _known_when(known, said.one), _known_when(known, said.other))
    return Listed(said.several, known) if isinstance(said, Listed) else _known(said, known)


def _known(cell: Cell, known: Expr) -> Cell:
    return Cell(cell.shape, cell.expr, known, cell.over)


def _folded(word: str, kind: ValueType, cells: Sequence[tuple[Expr, Cell]]) -> Cell:
    if word == "sum":
        total = z3.Sum([z3.RealVal(0), *(z3.If(has, cell.number, 0) for has, cell in cells)])
        return Cell(NumberShape(), total, truth())
    if word in ("all", "any"):
        return _truths(word, cells)
    if word in ("union", "intersection"):
        return _sets(word, cells)
    has, found = cells[0]
    for heard, cell in cells[1:]:
        stays = z3.Or(z3.Not(heard), z3.And(has, extreme(word, kind, found, cell)))
        found, has = chosen(stays, found, cell), z3.Or(has, heard)
    return found


def _truths(word: str, cells: Sequence[tuple[Expr, Cell]]) -> Cell:
    if not all(isinstance(cell.shape, BoolShape) for _, cell in cells):
        raise NotDecidedError("verify-prover-arithmetic")
    if word == "all":
        return Cell(BoolShape(), z3.And([z3.Implies(has, cell.expr) for has, cell in cells]), truth())
    return Cell(BoolShape(), z3.Or([z3.And(has, cell.expr) for has, cell in cells]), truth())


def _sets(word: str, cells: Sequence[tuple[Expr, Cell]]) -> Cell:
    sets = [(has, *_as_set(cell)) for has, cell in cells]
    shape = sets[0][1]
    found = []
    for place in range(len(shape.words)):
        if word == "union":
            found.append(z3.Or([z3.And(has, words[place]) for has, _, words in sets]))
        else:
            found.append(z3.And([z3.Implies(has, words[place]) for has, _, words in sets]))
    return Cell(shape, tuple(found), truth())


def _as_set(cell: Cell) -> tuple[SetShape, Sequence[Expr]]:
    if isinstance(cell.shape, SetShape):
        return cell.shape, cell.expr
    if isinstance(cell.shape, WordShape) and not cell.shape.more:
        return SetShape(cell.shape.words), [cell.expr == place for place in range(len(cell.shape.words))]
    raise NotDecidedError("verify-prover-list")


def as_set(listed: Listed) -> Cell:
    """Give the words that a list has, whatever their order.

    Raises:
        NotDecidedError: it is no list of words.
    """
    return _known(_sets("union", [(each.there, each.cell) for each in listed.several.slots]), listed.known)
