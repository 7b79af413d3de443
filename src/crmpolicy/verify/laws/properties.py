"""Laws written beside rules, tried for all facts."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from crmpolicy.engine import Decision
from crmpolicy.engine.folding import FoldedGuard
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.errors import UndecidedError
from crmpolicy.policy.directions import lies
from crmpolicy.policy.guards import FactOf, Guard, Literally
from crmpolicy.policy.properties import Direction, Move, Property
from crmpolicy.values import ValueType
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.space import Space
from crmpolicy.verify.facts.witness import Witness, replayed
from crmpolicy.verify.laws.laws import broken, sketch_knowing
from crmpolicy.verify.laws.moving import Broken, moved
from crmpolicy.verify.laws.positions import Wrong
from crmpolicy.verify.laws.repeated import goes_rightly
from crmpolicy.verify.prover import Prover, Values
from crmpolicy.verify.questions.composing import composed
from crmpolicy.verify.questions.deciding import decided
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.questions.replaying import confirmed, given, shown
from crmpolicy.verify.undecided import NotDecidedError


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
    if question.program.courses:
        raise NotDecidedError("verify-law-of-events", law=law.id)
    for asked in ways_to_ask(question, law):
        found = None if _holds_for_its_outputs(asked, law) else _broken_in(asked, law)
        if found is not None:
            return found
    return None


def _holds_for_its_outputs(question: Question, law: Property) -> bool:
    """Tell whether the diagram of the outputs that a law speaks of proves it: it is far smaller."""
    outputs = frozenset(question.point.outcome)
    spoken_of = frozenset(outputs_of(law)) & outputs
    if not spoken_of or spoken_of == outputs:
        return False
    try:
        return _broken_in(question.narrowed(spoken_of), law) is None
    except NotDecidedError:
        return False


def outputs_of(law: Property) -> set[str]:
    """Name the outputs that a law speaks of."""
    if law.same is not None:
        return {law.same}
    answer = law.always if law.always is not None else law.never
    if isinstance(answer, Move):
        return {answer.name}
    return {test.subject.key for test in answer.walk()} if isinstance(answer, Guard) else set()


def ways_to_ask(question: Question, law: Property) -> list[Question]:
    """Give the question with the facts that others decide as given, and with them following from their own.

    What a law says of a fact that another point decides, it says of that fact as it is given.
    """
    follows = reaches_behind(question, law)
    alone = not follows or _facts_of(law) <= question.sketch.fields.keys()
    own = [question] if alone and question.reach != "behind" else []
    return [*own, composed(question)] if follows and question.reach != "own" else own


def reaches_behind(question: Question, law: Property) -> bool:
    """Tell whether a law speaks of facts by which others decide facts of the question.

    A law that moves nothing and speaks of the question's own facts holds for whatever others decide once it
    holds with that as given.
    """
    facts = _facts_of(law)
    given = facts & {each.full for each in question.point.requires}
    if given or not facts & question.behind:
        return False
    moves = law.whatever is not None or any(isinstance(each, Move) for each in (law.when, law.never))
    return moves or not facts <= question.sketch.fields.keys()


def _facts_of(law: Property) -> set[str]:
    """Name the facts that a law speaks of."""
    if isinstance(law.when, Guard):
        return {test.subject.key for test in law.when.walk() if isinstance(test.subject, FactOf)}
    name = law.when.name if isinstance(law.when, Move) else law.whatever
    return {name} if name is not None else set()


def _broken_in(question: Question, law: Property) -> Refuted | None:
    if law.same is not None and law.whatever is not None:
        return _moves(question, _Moving(law.whatever, law.same))
    when = moving_fact(question, law)
    if isinstance(law.never, Move) and when is not None:
        moving = _Moving(when.name, law.never.name, when.direction, law.never.direction)
        return _moves(question, moving)
    if isinstance(law.always, Move) and when is not None:
        return _stays_behind(question, law, when, law.always)
    answer = law.always if law.always is not None else law.never
    if isinstance(answer, Guard) and (law.when is None or isinstance(law.when, Guard)):
        return _law(question, answer, law.when, always=law.always is not None)
    raise NotDecidedError("verify-law-not-for-tables", law=law.id)


def moving_fact(question: Question, law: Property) -> Move | None:
    """Give the fact that a law moves; ``when: {urgent: yes}`` moves it from no to yes, and all else stays."""
    if isinstance(law.when, Move):
        return law.when
    tests = law.when.tests if isinstance(law.when, Guard) and not law.when.alternatives else ()
    if len(tests) != 1 or tests[0].operator != "is" or len(tests[0].operands) != 1:
        return None
    subject, operand = tests[0].subject, tests[0].operands[0]
    fact = question.sketch.facts.get(subject.key)
    if fact is None or fact.type.name != "boolean" or not isinstance(operand, Literally):
        return None
    return Move("better" if operand.value else "worse", subject.key)


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
    if goes_rightly(question, fact, moving.direction, output, moving.never):
        return None
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


def _stays_behind(question: Question, law: Property, fact: Move, output: Move) -> Refuted | None:
    """Look for a move with which an output does not go where it has to; only the prover can tell.

    In the diagram what no rule tells apart is one, and to be apart is what is asked here.
    """

    def tell() -> None:
        raise NotDecidedError("verify-law-not-for-tables", law=law.id)

    _, proved = decided(
        question,
        tell,
        lambda prover: prover.stays_behind(fact.name, fact.direction, output.name, output.direction),
    )
    if proved is None:
        return None
    witnesses = tuple(given(question, values) for values in proved)
    answers = [replayed(question.point, witness) for witness in witnesses]
    said = [each.outcome[output.name] for each in answers if isinstance(each, Decision)]
    kind = question.point.outcome[output.name]
    if len(said) < len(answers) or lies(kind, output.direction, *said):
        raise NotDecidedError("verify-not-confirmed")
    return Refuted((), witnesses, question.space)


def _law(question: Question, answer: Guard, when: Guard | None, *, always: bool) -> Refuted | None:
    folding = question.program.deriving.folding
    wanted = folding.guard(answer)
    kinds: dict[str, ValueType] = {**question.program.kinds, **question.point.outcome}
    asked = folding.guard(when) if when is not None else None
    if asked is not None:
        sketch_knowing(question, asked)  # refuses facts that no rule looks at

    def is_broken(decision: Decision | UndecidedError) -> bool:
        if not isinstance(decision, Decision):
            return False
        facts = question.program.reader(decision.facts)

        def read(key: str) -> Any:
            return decision.outcome[key] if key in decision.outcome else facts(key)

        return (wanted is not None and guard_holds(wanted, read, kinds)) != always

    def prove(prover: Prover) -> Values | None:
        if wanted is None:  # what cannot be is never so, and always broken
            return prover.law(asked, FoldedGuard(), always=False) if always else None
        return prover.law(asked, wanted, always=always)

    box, values = decided(question, lambda: broken(question, answer, when, always=always), prove)
    if box is not None:
        return Refuted((box,), (shown(question, box, is_broken),), question.space)
    return None if values is None else Refuted((), (confirmed(question, values, is_broken),))
