"""A fact that others are reckoned from moves: they move along, which way is known, how far is not.

So more moves are looked at than can be. Where none of them is wrong the law is proved, for every value that
ranges allow; where one is, the prover has to tell whether it can be.
"""

from collections.abc import Callable, Sequence
from itertools import product
from typing import Final, NamedTuple

from crmpolicy.policy.directions import UPWARDS, leads, lies
from crmpolicy.policy.properties import Direction
from crmpolicy.policy.scales import Choice
from crmpolicy.verify.diagrams.answers import book_for
from crmpolicy.verify.facts.axes import Axis
from crmpolicy.verify.facts.relations import ABOVE, APART, Relation
from crmpolicy.verify.laws.influence import Influence
from crmpolicy.verify.laws.moves import Moves
from crmpolicy.verify.laws.positions import Position, Steps, Wrong
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError

MOST_POSITIONS: Final = 600


class Mover(NamedTuple):
    """An axis that moves with a fact, and whether it rises (1) or falls (-1) when the fact rises."""

    axis: Axis | Relation
    place: int
    sign: int


def is_reckoned_with(question: Question, fact: str) -> bool:
    """Tell whether an axis is reckoned from a fact, or whether the fact itself is told by others."""
    axes = (axis.key for axis in question.space.axes if isinstance(axis, Axis))
    return any(key != fact and _follows(question, key, fact) for key in axes) or _is_told(question, fact)


def _follows(question: Question, key: str, fact: str) -> bool:
    for sketch in question.space.sketches:
        each = sketch.fields.get(key)
        if each is not None and each.derived is not None:
            return any(source == fact or _follows(question, source, fact) for source in each.derived.sources)
    return False


def _is_told(question: Question, fact: str) -> bool:
    return any(
        fact in sketch.fields
        and sketch.fields[fact].derived is not None
        and question.space.is_told(fact, sketch)
        for sketch in question.space.sketches
    )


def prove_reckoned(
    question: Question, fact: str, direction: Direction | None, output: str, wrong: Wrong
) -> None:
    """Prove that moving a fact never makes an output wrong.

    Args:
        question: the question.
        fact: the fact that moves, by full name.
        direction: where it moves to; ``None``: anywhere.
        output: the output that is looked at.
        wrong: whether its values before and after must not be.

    Raises:
        NotDecidedError: this way it cannot be proved.
    """
    if direction is None or _is_told(question, fact):
        raise _open(question, fact)
    direction = _upright(question, fact, direction)
    movers = _movers(question, fact)
    order = question.answers.order(last=[each.place for each in movers])
    book = book_for(question.space, order, question.budget)
    moves = Moves(book, len(order) - len(movers), _steps(movers, fact, direction), output)
    if next(moves.wrong(question.answers.node(book, order), wrong), None) is not None:
        raise _open(question, fact)


def _upright(question: Question, fact: str, direction: Direction) -> Direction:
    """Say later on a scale as worse: up is the better word."""
    kinds = (sketch.facts[fact].type for sketch in question.space.sketches if fact in sketch.facts)
    if not isinstance(next(kinds, None), Choice):
        return direction
    return {"later": "worse", "earlier": "better"}.get(direction, direction)  # type: ignore[return-value]  # directions all


def _open(question: Question, fact: str) -> NotDecidedError:
    titles = (sketch.facts[fact].title for sketch in question.space.sketches if fact in sketch.facts)
    return NotDecidedError("verify-moves-reckoned", fact=next(titles, fact))


def _movers(question: Question, fact: str) -> list[Mover]:
    """Give the axes that move: the fact's own, what is reckoned from it, and how these lie to others."""
    signs: dict[str, int] = {}
    found = []
    for place, axis in enumerate(question.space.axes):
        if isinstance(axis, Axis):
            signs[axis.key] = _sign(question, axis.key, fact)
            if signs[axis.key] and axis.cuts is None and not axis.ascending:
                raise _open(question, fact)
            found += [Mover(axis, place, signs[axis.key])] if signs[axis.key] else []
    for place, axis in enumerate(question.space.axes):
        if isinstance(axis, Relation):
            sign = _pair_sign(question, axis, signs)
            found += [Mover(axis, place, sign)] if sign else []
    return found


def _sign(question: Question, key: str, fact: str) -> int:
    for sketch in question.space.sketches:
        if key in sketch.fields:
            return Influence(sketch.fields, sketch.program.deriving.folding, fact).on(key)
    return 0


def _pair_sign(question: Question, pair: Relation, signs: dict[str, int]) -> int:
    first, second = signs.get(pair.first.key, 0), signs.get(pair.second.key, 0)
    if (first or second) and (pair.alive & APART or first == second):
        raise _open(question, pair.first.key)
    return first or -second


def _steps(movers: Sequence[Mover], fact: str, direction: Direction) -> Steps:
    positions = list(product(*(_ways(each.axis, fact) for each in movers)))
    if len(positions) > MOST_POSITIONS:
        raise NotDecidedError("verify-many-ways", limit=str(MOST_POSITIONS))
    return Steps(positions, _leads(movers, fact, direction))


def _ways(axis: Axis | Relation, fact: str) -> list[int]:
    """Give the segments of a moving axis: the fact itself is known, what is reckoned from it need not be."""
    alive = axis.alive & ~axis.unknown if isinstance(axis, Axis) and axis.key == fact else axis.alive
    return [place for place in range(alive.bit_length()) if alive >> place & 1]


def _leads(movers: Sequence[Mover], fact: str, direction: Direction) -> Callable[[Position, Position], bool]:
    def goes(mover: Mover, before: int, after: int) -> bool:
        axis, up = mover.axis, (direction in UPWARDS) == (mover.sign > 0)
        if before == after:
            return True
        if isinstance(axis, Relation):
            return max(1 << before, 1 << after) <= ABOVE and (before < after) == up
        if axis.key == fact:
            return leads(axis.fact.type, direction, axis.samples[before], axis.samples[after])
        known = not (axis.unknown >> before | axis.unknown >> after) & 1
        return known and lies(axis.fact.type, _way(axis, up=up), axis.samples[before], axis.samples[after])

    def all_go(before: Position, after: Position) -> bool:
        return before != after and all(goes(*each) for each in zip(movers, before, after, strict=True))

    return all_go


def _way(axis: Axis, *, up: bool) -> Direction:
    """Give the direction in which more lies: better words, yes, higher numbers and later days."""
    if axis.cuts is None:
        return "better" if up else "worse"
    return "higher" if up else "lower"
