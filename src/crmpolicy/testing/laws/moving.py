"""Laws of a fact that moves while all else stays: those declared beside the rules, or named by a test."""

from collections.abc import Iterator
from dataclasses import dataclass

from crmpolicy.engine import DecisionPoint
from crmpolicy.engine.courses.kinds import DutyType
from crmpolicy.errors import CrmPolicyError
from crmpolicy.policy.directions import OPPOSITE, UPWARDS
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import Guard, Literally
from crmpolicy.policy.properties import Direction, Move, Property
from crmpolicy.source.resolve.properties import DIRECTIONS, directions_of
from crmpolicy.values import Instant, ValueType
from crmpolicy.wording import word


@dataclass(frozen=True, slots=True)
class MovingLaw:
    """While a fact moves, an output never moves so; or it stays the same, where no direction is told."""

    fact: str
    output: str
    moves: Direction | None = None
    never: Direction | None = None

    def as_property(self) -> Property:
        """Give the law as an owner would declare it, for wording."""
        if self.moves is None or self.never is None:
            return Property("asked", same=self.output, whatever=self.fact)
        return Property("asked", never=Move(self.never, self.output), when=Move(self.moves, self.fact))


def declared_laws(point: DecisionPoint) -> Iterator[MovingLaw]:
    """Give the laws of moving facts that are written beside the rules of a question."""
    facts = {each.key: each for each in point.reach()}
    for table in point.tables:
        for law in table.properties:
            if law.same is not None and law.whatever is not None:
                yield MovingLaw(law.whatever, law.same)
            move = law.when if isinstance(law.when, Move) else _turned(law.when, facts)
            if isinstance(law.never, Move) and move is not None:
                yield MovingLaw(move.name, law.never.name, move.direction, law.never.direction)


def _turned(guard: Guard | str | None, facts: dict[str, Fact]) -> Move | None:
    """Read ``when: {urgent: yes}`` beside a move: the fact turns from no to yes, and all else stays."""
    tests = guard.tests if isinstance(guard, Guard) and not guard.alternatives else ()
    if len(tests) != 1 or tests[0].operator != "is" or len(tests[0].operands) != 1:
        return None
    key, operand = tests[0].subject.key, tests[0].operands[0]
    if key not in facts or facts[key].type.name != "boolean" or not isinstance(operand, Literally):
        return None
    return Move("better" if operand.value else "worse", key)


def named_law(point: DecisionPoint, fact: Fact, written: str, output: str) -> MovingLaw:
    """Give the law that a test names, ``sales_share``, ``higher sales_share``; ``grade``, ``worse grade``.

    Without a direction, a fact moves to what is better, higher, later or more, and an output never moves
    the other way; a due moment is never later.

    Raises:
        CrmPolicyError: there is no such output, or a direction means nothing for its type.
    """
    never, name = _split(output)
    kinds = {each: _compared(kind) for each, kind in point.outcome.items()}
    if name not in kinds:
        raise unknown_output(point, name)
    moves = _fitting(_split(written)[0], fact.type, written) or _rising(fact.type)
    falls = _fitting(never, kinds[name], output) or _falls(point, name)
    return MovingLaw(fact.key, name, moves, falls)


def named_fact(point: DecisionPoint, facts: dict[str, Fact], written: str) -> Fact:
    """Find the fact that a test names, plainly or in full.

    Raises:
        CrmPolicyError: the question asks no such fact.
    """
    name = _split(written)[1]
    found = [each for key, each in facts.items() if name in (key, each.name)]
    if not found:
        known = tuple(dict.fromkeys(each.name for each in facts.values()))
        raise CrmPolicyError("law-fact-unknown", {"point": point.name, "name": name, "known": known})
    return found[0]


def unknown_output(point: DecisionPoint, name: str) -> CrmPolicyError:
    """Say that a question has no output of a name."""
    return CrmPolicyError(
        "law-output-unknown", {"point": point.name, "name": name, "known": tuple(point.outcome)}
    )


def moving_outputs(point: DecisionPoint) -> list[str]:
    """Name the outputs whose values rise and fall."""
    return [name for name, kind in point.outcome.items() if directions_of(_compared(kind))]


def _rising(kind: ValueType) -> Direction:
    """Give the direction in which a type rises."""
    return next(each for each in directions_of(kind) if each in UPWARDS)


def _falls(point: DecisionPoint, name: str) -> Direction:
    kind = point.outcome[name]
    return "later" if isinstance(kind, DutyType) else OPPOSITE[_rising(_compared(kind))]


def _compared(kind: ValueType) -> ValueType:
    """Give the type by which an output is compared: a duty by its due moment."""
    return Instant() if isinstance(kind, DutyType) else kind


def _split(written: str) -> tuple[Direction | None, str]:
    """Read ``worse grade``; a name alone has no direction."""
    first, _, rest = written.partition(" ")
    found = next((each for each in DIRECTIONS if each == first), None)
    return (found, rest.strip()) if found is not None and rest else (None, written)


def _fitting(direction: Direction | None, kind: ValueType, written: str) -> Direction | None:
    fitting = directions_of(kind)
    if not fitting or (direction is not None and direction not in fitting):
        told = {"given": written, "name": _split(written)[1], "fitting": tuple(map(word, fitting)) or "-"}
        raise CrmPolicyError("law-direction", told)
    return direction
