"""Answers to masks, and the trace of what stays undecided: for our own masks and those of other engines."""

from collections.abc import Callable
from typing import Any

from crmpolicy.engine.answer import Unsettled
from crmpolicy.engine.decision import Answer
from crmpolicy.engine.facts import Facts
from crmpolicy.engine.program import Program
from crmpolicy.engine.stepping import steps_of
from crmpolicy.errors import UndecidedError


def settler(program: Program) -> Callable[[Any, Facts], Answer]:
    """Give the function that answers masks not met before, and traces what stays undecided."""
    return _traced(program, program.settle)


def answerer(program: Program) -> Callable[[Any, Facts], Answer]:
    """Give the function that answers any masks, and traces what stays undecided."""
    return _traced(program, program.answered)


def _traced(program: Program, answer: Callable[[Any, Facts], Answer]) -> Callable[[Any, Facts], Answer]:
    def traced(masks: Any, row: Facts) -> Answer:
        try:
            return answer(masks, row)
        except Unsettled as open_case:
            fault, steps = open_case.fault, steps_of(program, row)
            raise UndecidedError(fault.code, fault.arguments, fault.location, fault.clause, steps) from None

    return traced
