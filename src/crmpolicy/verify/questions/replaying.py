"""Claims shown by the real evaluation: what it does not show is no finding."""

from collections.abc import Callable, Mapping
from typing import Any

from crmpolicy.engine import Decision
from crmpolicy.errors import UndecidedError
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.placing import rooms
from crmpolicy.verify.facts.witness import Witness, replayed, witness_of
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError

MOST_TRIED = 12

Claim = Callable[[Decision | UndecidedError], bool]


def is_undecided(answer: Decision | UndecidedError) -> bool:
    """Claim that there is no answer."""
    return isinstance(answer, UndecidedError)


def shown(question: Question, box: Box, claim: Claim) -> Witness:
    """Give the smallest facts of a box at which a claim is seen to hold.

    Raises:
        NotDecidedError: no facts that were tried show it.
    """
    for values in rooms(question.space, box, MOST_TRIED):
        witness = witness_of(values, question.sketch, question.space, question.period.moment)
        if claim(replayed(question.point, witness)):
            return witness
    raise NotDecidedError("verify-not-confirmed")


def given(question: Question, values: Mapping[str, Any]) -> Witness:
    """Give the facts that the prover names, by the names that a caller uses.

    Those of another program stay: the prover may have compared two, and the witness is put to both. For
    one program alone, :func:`crmpolicy.verify.prover.given_facts` also leaves out what nothing asks.
    """
    names = {each.key: each.name for each in question.program.fields}
    return Witness(
        {names.get(key, key): value for key, value in sorted(values.items())}, question.period.moment
    )


def confirmed(question: Question, values: Mapping[str, Any], claim: Claim) -> Witness:
    """Give the prover's facts as a witness, once the evaluation has shown what is claimed.

    Raises:
        NotDecidedError: it shows something else.
    """
    witness = given(question, values)
    if not claim(replayed(question.point, witness)):
        raise NotDecidedError("verify-not-confirmed")
    return witness
