"""Laws written beside rules, tried for all facts."""

from dataclasses import dataclass
from typing import NamedTuple

from crmpolicy.engine import Decision
from crmpolicy.engine.folding import FoldedGuard
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.errors import UndecidedError
from crmpolicy.policy.guards import Guard
from crmpolicy.policy.properties import Direction, Move, Property
from crmpolicy.values import ValueType
from crmpolicy.verify.composing import composed
from crmpolicy.verify.deciding import decided
from crmpolicy.verify.directions import lies
from crmpolicy.verify.formulas import Box
from crmpolicy.verify.laws import broken, sketch_knowing
from crmpolicy.verify.moving import Broken, moved
from crmpolicy.verify.positions import Wrong
from crmpolicy.verify.prover import Prover, Values
from crmpolicy.verify.question import Question
from crmpolicy.verify.replaying import confirmed, given, shown
from crmpolicy.verify.space import Space
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.verify.witness import Witness, replayed


class Refuted(NamedTuple):
    """Where a law does not hold: boxes of a space, and the facts that show it (two where a fact moves)."""

    boxes: tuple[Box, ...]
    witnesses: tuple[Witness, ...]
    space: Space | None = None


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
        return _moves(whole, _Moving(law.whatever, law.same))
    if isinstance(law.never, Move) and isinstance(law.when, Move):
        moving = _Moving(law.when.name, law.never.name, law.when.direction, law.never.direction)
        return _moves(whole, moving)
    answer = law.always if law.always is not None else law.never
    if isinstance(answer, Guard) and (law.when is None or isinstance(law.when, Guard)):
        return _law(whole, answer, law.when, always=law.always is not None)
    raise NotDecidedError("verify-law-not-for-tables", law=law.id)


@dataclass(frozen=True, slots=True)
class _Moving:
    """A fact that moves, and where an output must not go then; without directions it has to stay the same."""

    fact: str
    output: str
    direction: Direction | None = None
    never: Direction | None = None

    def wrong(self, kind: ValueType) -> Wrong:
        """Give the question whether an output must not go from one value to another."""
        never = self.never
        if never is None:
            return lambda one, other: bool(one != other)
        return lambda one, other: lies(kind, never, one, other)

    def proved(self, prover: Prover) -> tuple[Values, Values] | None:
        """Ask the prover."""
        if self.direction is None or self.never is None:
            return prover.same(self.output, self.fact)
        return prover.moves(self.fact, self.direction, self.output, self.never)


def _moves(question: Question, moving: _Moving) -> Refuted | None:
    fact, output = moving.fact, moving.output
    wrong = moving.wrong(question.point.outcome[output])
    told, proved = decided(
        question, lambda: moved(question, fact, moving.direction, output, wrong), moving.proved
    )
    if proved is not None:
        told = Broken({}, *(given(question, values) for values in proved))
    if told is None:
        return None
    answers = [replayed(question.point, witness) for witness in (told.before, told.after)]
    said = [each.outcome[output] for each in answers if isinstance(each, Decision)]
    if len(said) < len(answers) or not wrong(*said):
        raise NotDecidedError("verify-not-confirmed")
    return Refuted((told.box,) if told.box else (), (told.before, told.after), question.space)


def _law(question: Question, answer: Guard, when: Guard | None, *, always: bool) -> Refuted | None:
    folding = question.program.deriving.folding
    wanted = folding.guard(answer)
    kinds: dict[str, ValueType] = dict(question.point.outcome)
    asked = folding.guard(when) if when is not None else None
    if asked is not None:
        sketch_knowing(question, asked)  # refuses facts that no rule looks at

    def is_broken(decision: Decision | UndecidedError) -> bool:
        if not isinstance(decision, Decision):
            return False
        return (wanted is not None and guard_holds(wanted, decision.outcome.__getitem__, kinds)) != always

    def prove(prover: Prover) -> Values | None:
        if wanted is None:  # what cannot be is never so, and always broken
            return prover.law(asked, FoldedGuard(), always=False) if always else None
        return prover.law(asked, wanted, always=always)

    box, values = decided(question, lambda: broken(question, answer, when, always=always), prove)
    if box is not None:
        return Refuted((box,), (shown(question, box, is_broken),), question.space)
    return None if values is None else Refuted((), (confirmed(question, values, is_broken),))
