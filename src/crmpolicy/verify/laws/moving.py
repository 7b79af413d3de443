"""Laws about a fact that moves while all else stays: never a worse grade for a higher share."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from crmpolicy.engine.regions import Region
from crmpolicy.policy.properties import Direction
from crmpolicy.verify.diagrams.answers import book_for
from crmpolicy.verify.facts.axes import Axis, legal_in
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.placing import common, values_in
from crmpolicy.verify.facts.relations import ABOVE, APART, BELOW, SAME, Relation, mirrored
from crmpolicy.verify.facts.space import Space
from crmpolicy.verify.facts.witness import Witness, witness_of
from crmpolicy.verify.laws.moves import Moves
from crmpolicy.verify.laws.positions import Steps, Wrong, steps_of
from crmpolicy.verify.laws.reckoned import is_reckoned_with, prove_reckoned
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError

MOST_TRIED: Final = 50


class Broken(NamedTuple):
    """A law that does not hold: a box, and facts in it before and after the move."""

    box: Box
    before: Witness
    after: Witness


def moved(
    question: Question, fact: str, direction: Direction | None, output: str, wrong: Wrong
) -> Broken | None:
    """Find facts for which moving one of them makes an output wrong; ``None`` proves that there are none.

    Args:
        question: the question; where the fact only serves to decide another, a composed one.
        fact: the fact that moves, by full name.
        direction: where it moves to; ``None``: anywhere.
        output: the output that is looked at.
        wrong: whether its values before and after must not be.

    Raises:
        NotDecidedError: over budget; a rule repeats a fact; what is reckoned from the fact may go either way.
    """
    if is_reckoned_with(question, fact):
        prove_reckoned(question, fact, direction, output, wrong)
        return None
    if fact not in question.space.number:
        return None  # no rule in force looks at it
    moving = _moving(question.space, fact)
    order = question.answers.order(last=moving)
    book = book_for(question.space, order, question.budget)
    moves = Moves(book, len(order) - len(moving), _steps(question.space, moving, direction), output)
    left_open: NotDecidedError | None = None
    for tried, (box, first, second) in enumerate(moves.wrong(question.answers.node(book, order), wrong)):
        if tried >= MOST_TRIED:
            raise NotDecidedError("verify-no-witness")
        region = {order[level]: segments for level, segments in box.items()}
        places = [dict(zip(moving, each, strict=True)) for each in (first, second)]
        try:
            found = _shown(question, fact, region, *places)
        except NotDecidedError as undecided:
            left_open = undecided
            continue
        if found is not None:
            return found
    if left_open is not None:
        raise left_open
    return None


def _moving(space: Space, fact: str) -> list[int]:
    """Give the axes that move with a fact: its own and those of pairs."""
    pairs = [
        place
        for place, axis in enumerate(space.axes)
        if isinstance(axis, Relation) and fact in (axis.first.key, axis.second.key)
    ]
    for place in pairs:
        if space.axes[place].alive & APART:
            raise NotDecidedError("verify-lengths-apart")
    return [space.number[fact], *pairs]


def _steps(space: Space, moving: Sequence[int], direction: Direction | None) -> Steps:
    axis, *others = (space.axes[place] for place in moving)
    if not isinstance(axis, Axis):
        raise TypeError(axis)
    return steps_of(axis, [each for each in others if isinstance(each, Relation)], direction)


def _shown(
    question: Question, fact: str, box: Box, first: Mapping[int, int], second: Mapping[int, int]
) -> Broken | None:
    """Give the facts before and after, where there are such facts.

    Raises:
        NotDecidedError: both can be, but no such facts were found that differ in one only.
    """
    space, moment = question.space, question.period.moment
    ends = [values_in(space, {**box, **_bits(each)}) for each in (first, second)]
    if ends[0] is None or ends[1] is None:
        return None
    tried = (
        (ends[0], _with(space, ends[0], fact, second)),
        (_with(space, ends[1], fact, first), ends[1]),
    )
    for before, after in tried:
        if before is not None and after is not None:
            told = [witness_of(each, question.sketch, space, moment) for each in (before, after)]
            return Broken(box, *told)
    raise NotDecidedError("verify-no-witness")


def _bits(position: Mapping[int, int]) -> dict[int, int]:
    return {axis: 1 << place for axis, place in position.items()}


def _with(
    space: Space, values: Mapping[str, Any], fact: str, position: Mapping[int, int]
) -> dict[str, Any] | None:
    """Move a fact to a position while the others stay; ``None`` where no legal value lies there."""
    own, *pairs = position
    axis = space.axes[own]
    if not isinstance(axis, Axis):
        raise TypeError(axis)
    if not pairs:
        return {**values, fact: axis.samples[position[own]]}
    region = axis.regions[position[own]]
    for place in pairs:
        pair = space.axes[place]
        if isinstance(pair, Relation):
            region = common(region, _beside(pair, fact, values, 1 << position[place]))
    value = legal_in(axis.fact, region)
    return None if value is None else {**values, fact: value}


def _beside(pair: Relation, fact: str, values: Mapping[str, Any], way: int) -> Region:
    """Give the stretch in which a fact lies to the other one of a pair as it must."""
    is_first = pair.first.key == fact
    other = values[pair.second.key if is_first else pair.first.key]
    way = way if is_first else mirrored(way)
    if other is None:
        return Region(fact)
    low, high = (other if way & (SAME | ABOVE) else None), (other if way & (SAME | BELOW) else None)
    return Region(fact, (), low, way == SAME, high, way == SAME)
