"""What the terms of the solver say at given facts, beside what the engine says."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

import z3

from crmpolicy.engine import DecisionPoint, Facts
from crmpolicy.engine.program import Program
from crmpolicy.errors import UndecidedError
from crmpolicy.verify.proving.folds import Listed, Mixed, Said
from crmpolicy.verify.proving.outcomes import Outcome
from crmpolicy.verify.proving.vocabulary import Vocabulary
from crmpolicy.verify.proving.worlds import World

NOW: Final = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
NOT_SAID: Final = {"not": "said"}
"""Stands for facts that the solver has no word for: lengths of time that no rule names."""


def outcome_of(point: DecisionPoint, row: Facts) -> dict[str, Any] | None:
    """Give the engine's answer, or nothing where it stays undecided."""
    try:
        return dict(point.evaluate(row, now=NOW).outcome.items())
    except UndecidedError:
        return None


class Solved:
    """The outcome of a program as terms.

    Args:
        program: the program.
        named: texts that facts will have.
    """

    def __init__(self, program: Program, named: Sequence[str] = ()) -> None:
        vocabulary = Vocabulary((program,))
        vocabulary.texts = tuple(dict.fromkeys((*vocabulary.texts, *named)))
        self.program = program
        self.world = World(program, vocabulary)
        self.outcome = Outcome(self.world)

    def answers(self, row: Facts) -> dict[str, Any] | None:
        """Give the answer at facts that were read."""
        solver = z3.Solver()
        solver.add(*self.world.constraints)
        for key, cell in self.world.variables.items():
            value = row[self.program.places[key]]
            solver.add(cell.known == (value is not None))
            if value is None or cell.shape is None:
                continue
            if not _sayable(cell.shape, value):
                return NOT_SAID
            solver.add(cell.shape.written().same(cell.expr, cell.shape.literal(value)))
        assert solver.check() == z3.sat
        model = solver.model()
        if not _holds(model, self.outcome.decided):
            return None
        return {name: _value(model, said) for name, said in self.outcome.values.items()}


def _sayable(shape: Any, value: Any) -> bool:
    words = getattr(shape, "words", None)
    return words is None or isinstance(value, tuple) or value in words


def _holds(model: Any, formula: Any) -> bool:
    return bool(z3.is_true(model.eval(formula, model_completion=True)))


def _value(model: Any, said: Said) -> Any:
    if not _holds(model, said.known):
        return None
    if isinstance(said, Mixed):
        return _value(model, said.one if _holds(model, said.condition) else said.other)
    if isinstance(said, Listed):
        slots = [
            (model.eval(each.place, model_completion=True).as_long(), each.cell)
            for each in said.several.slots
            if _holds(model, each.there)
        ]
        assert len({place for place, _ in slots}) == len(slots)
        return tuple(_value(model, cell) for _, cell in sorted(slots, key=lambda slot: slot[0]))
    return said.form.value(model, said.plain)
