"""Laws written beside rules, tried for all facts."""

from typing import Any, NamedTuple

from crmpolicy.engine import Decision
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.errors import UndecidedError
from crmpolicy.policy.guards import Guard
from crmpolicy.policy.properties import Move, Property
from crmpolicy.values import ValueType
from crmpolicy.verify.composing import composed
from crmpolicy.verify.deciding import decided
from crmpolicy.verify.directions import lies
from crmpolicy.verify.formulas import Box
from crmpolicy.verify.laws import broken
from crmpolicy.verify.moving import Broken, Wrong, moved
from crmpolicy.verify.prover import Prover
from crmpolicy.verify.question import Question
from crmpolicy.verify.replaying import given, shown
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.verify.witness import Witness, replayed


class Refuted(NamedTuple):
    """Where a law does not hold: boxes, and the facts that show it (two where a fact moves)."""

    boxes: tuple[Box, ...]
    witnesses: tuple[Witness, ...]


def is_about_facts(law: Property) -> bool:
    """Tell whether a law speaks of answers for facts, and not of parameters or of what happened."""
    return law.same is not None or law.never is not None or law.always is not None


def broken_at(question: Question, law: Property) -> Refuted | None:
    """Find facts at which a law does not hold; ``None`` proves it.

    Raises:
        NotDecidedError: neither the diagram nor the prover can tell, or the law is of no sort for tables.
    """
    whole = composed(question)
    if law.same is not None and law.whatever is not None:
        return _moves(whole, law.whatever, None, law.same, lambda one, other: one != other)
    if isinstance(law.never, Move) and isinstance(law.when, Move):
        kind, never = question.point.outcome[law.never.name], law.never.direction
        wrong: Wrong = lambda one, other: lies(kind, never, one, other)  # noqa: E731 - it has a type
        return _moves(whole, law.when.name, law.when, law.never.name, wrong, never)
    answer = law.always if law.always is not None else law.never
    if isinstance(answer, Guard) and (law.when is None or isinstance(law.when, Guard)):
        return _law(whole, answer, law.when, always=law.always is not None)
    raise NotDecidedError("verify-law-not-for-tables", law=law.id)


def _moves(
    question: Question, fact: str, move: Move | None, output: str, wrong: Wrong, never: Any = None
) -> Refuted | None:
    direction = move.direction if move is not None else None

    def prove(prover: Prover) -> Any:
        if move is None:
            return prover.same(output, fact)
        return prover.moves(fact, direction, output, never)

    told, proved = decided(question, lambda: moved(question, fact, direction, output, wrong), prove)
    if proved is not None:
        before, after = (given(question, values) for values in proved)
        told = Broken({}, before, after)
    if told is None:
        return None
    answers = [replayed(question.point, witness) for witness in (told.before, told.after)]
    if not all(isinstance(each, Decision) for each in answers):
        raise NotDecidedError("verify-not-confirmed")
    first, second = (each.outcome[output] for each in answers if isinstance(each, Decision))
    if not wrong(first, second):
        raise NotDecidedError("verify-not-confirmed")
    return Refuted((told.box,) if told.box else (), (told.before, told.after))


def _law(question: Question, answer: Guard, when: Guard | None, *, always: bool) -> Refuted | None:
    folding = question.program.deriving.folding
    wanted = folding.guard(answer)
    kinds: dict[str, ValueType] = dict(question.point.outcome)

    def is_broken(decision: Decision | UndecidedError) -> bool:
        if not isinstance(decision, Decision):
            return False
        return (wanted is not None and guard_holds(wanted, decision.outcome.__getitem__, kinds)) != always

    box, values = decided(
        question,
        lambda: broken(question, answer, when, always=always),
        lambda prover: prover.law(folding.guard(when) if when is not None else None, wanted, always=always),
    )
    if box is not None:
        return Refuted((box,), (shown(question, box, is_broken),))
    if values is not None:
        witness = given(question, values)
        if not is_broken(replayed(question.point, witness)):
            raise NotDecidedError("verify-not-confirmed")
        return Refuted((), (witness,))
    return None
