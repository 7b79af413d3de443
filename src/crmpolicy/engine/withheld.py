"""Why a case has no answer: what is wrong with its facts, here and in the questions that decide some."""

from collections.abc import Sequence
from datetime import datetime

from crmpolicy.engine.gathering import is_missing, told_once
from crmpolicy.engine.program import Program
from crmpolicy.engine.requirements import Completed
from crmpolicy.errors import CrmPolicyError, FactsError, Fault


def why_withheld(
    program: Program, done: Completed, wrong: Sequence[Fault], now: datetime | None
) -> CrmPolicyError:
    """Give the error with all that is wrong: with what is set by hand, the facts, those of other questions.

    Where nothing is wrong with any of them, it is why another question has no answer.
    """
    own: Sequence[Fault] = ()
    try:
        program.read(done.facts, now)
    except FactsError as error:
        own = [fault for fault in error.faults if not is_missing(fault, done.left_open)]
    faults = told_once([*wrong, *own, *done.faults])
    if faults or done.held is None:
        return FactsError(faults)
    return done.held
