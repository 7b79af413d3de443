"""Laws about a fact that moves while all else stays: never a worse grade for a higher share."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Final, NamedTuple

from crmpolicy.policy.properties import Direction
from crmpolicy.verify.answers import Said, book_for
from crmpolicy.verify.axes import Axis
from crmpolicy.verify.diagram import Book
from crmpolicy.verify.directions import lies
from crmpolicy.verify.formulas import Box
from crmpolicy.verify.layers import SameAs
from crmpolicy.verify.placing import values_in
from crmpolicy.verify.question import Question
from crmpolicy.verify.relations import APART, Relation
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.verify.witness import Witness, witness_of

MOST_POSITIONS: Final = 5_000
MOST_TRIED: Final = 50

Wrong = Callable[[Any, Any], bool]
"""Tells of two outputs, before and after the move, whether they must not be."""


class Broken(NamedTuple):
    """A law that does not hold: a box, and facts in it before and after the move."""

    box: Box
    before: Witness
    after: Witness


def moved(question: Question, fact: str, direction: Direction | None, output: str, wrong: Wrong) -> Broken | None:
    """Find facts for which moving one of them makes an output wrong; ``None`` proves that there are none.

    Args:
        question: the question; where the fact only serves to decide another, a composed one.
        fact: the fact that moves, by full name.
        direction: where it moves to; ``None``: anywhere.
        output: the output that is looked at.
        wrong: whether its values before and after must not be.

    Raises:
        NotDecidedError: over budget; the fact is also reckoned with; a rule repeats a fact.
    """
    if fact not in question.space.number:
        _refuse_reckoned(question, fact)
        return None  # no rule in force looks at it
    moving = _moving(question, fact)
    order = question.answers.order(last=moving)
    book = book_for(question.space, order, question.budget)
    node = question.answers.node(book, order)
    steps = _steps(question, fact, moving, direction)
    top = len(order) - len(moving)
    tried = 0
    checked: set[int] = set()
    for box, below in _below(book, node, top):
        if below in checked:
            continue
        whole = True
        for first, second in _wrong_steps(book, below, top, steps, output, wrong):
            tried += 1
            if tried > MOST_TRIED:
                raise NotDecidedError("verify-no-witness")
            region = {order[level]: segments for level, segments in box.items()}
            found = _shown(question, fact, region, dict(zip(moving, first, strict=True)), dict(zip(moving, second, strict=True)))
            if found is not None:
                return found
            whole = False
        if whole:
            checked.add(below)
    return None


def _moving(question: Question, fact: str) -> list[int]:
    """Give the axes that move with a fact: its own and those of pairs; what is reckoned from it cannot be told."""
    space = question.space
    _refuse_reckoned(question, fact)
    pairs = [
        place
        for place, axis in enumerate(space.axes)
        if isinstance(axis, Relation) and fact in (axis.first.key, axis.second.key)
    ]
    for place in pairs:
        if space.axes[place].alive & APART:
            raise NotDecidedError("verify-lengths-apart")
    return [space.number[fact], *pairs]


def _refuse_reckoned(question: Question, fact: str) -> None:
    """Refuse a fact from which an axis is reckoned, and one that is itself told by others.

    Raises:
        NotDecidedError: moving it moves more than this diagram knows.
    """
    for axis in question.space.axes:
        if isinstance(axis, Axis) and axis.key != fact and _follows(question, axis.key, fact):
            raise NotDecidedError("verify-moves-reckoned", fact=axis.fact.title)
    for sketch in question.space.sketches:
        each = sketch.fields.get(fact)
        if each is not None and each.derived is not None and question.space.is_told(fact, sketch):
            raise NotDecidedError("verify-moves-reckoned", fact=each.fact.title)


def _follows(question: Question, key: str, fact: str) -> bool:
    for sketch in question.space.sketches:
        each = sketch.fields.get(key)
        if each is not None and each.derived is not None:
            return any(source == fact or _follows(question, source, fact) for source in each.derived.sources)
    return False


Position = tuple[int, ...]


class _Steps(NamedTuple):
    """The positions of the moving axes, and which of them a fact can move to from another.

    Where ``leads`` is missing, each position can move to all that come after it.
    """

    positions: Sequence[Position]
    leads: Callable[[Position, Position], bool] | None


def _steps(question: Question, fact: str, moving: Sequence[int], direction: Direction | None) -> _Steps:
    axis = question.space.axes[moving[0]]
    if not isinstance(axis, Axis):
        raise TypeError(axis)
    known = axis.places(axis.alive & ~axis.unknown)
    ways = [_ways(question.space.axes[place]) for place in moving[1:]]
    positions = [(first, *rest) for first in known for rest in product(*ways)]
    if len(positions) > MOST_POSITIONS:
        raise NotDecidedError("verify-many-ways", limit=str(MOST_POSITIONS))
    if axis.ascending and len(moving) == 1 and direction is not None and known:
        rising = lies(axis.fact.type, direction, axis.samples[known[0]], axis.samples[known[-1]])
        return _Steps(positions if rising else positions[::-1], None)
    pairs = [question.space.axes[place] for place in moving[1:]]
    return _Steps(positions, _leads(axis, fact, pairs, direction))


def _ways(axis: Any) -> list[int]:
    return [place for place in range(axis.alive.bit_length()) if axis.alive >> place & 1]


def _leads(axis: Axis, fact: str, pairs: Sequence[Any], direction: Direction | None) -> Callable[[Position, Position], bool]:
    kind = axis.fact.type

    def leads(first: Position, second: Position) -> bool:
        one, other = axis.samples[first[0]], axis.samples[second[0]]
        if direction is None:
            return first != second
        if first[0] != second[0] and not lies(kind, direction, one, other):
            return False
        rises = lies(kind, direction, axis.samples[0], axis.samples[-1]) if axis.ascending else True
        for pair, before, after in zip(pairs, first[1:], second[1:], strict=True):
            up = rises == (pair.first.key == fact)
            if before != after and (before < after) != up:
                return False
        return first != second

    return leads


def _below(book: Book, node: int, top: int) -> Iterator[tuple[dict[int, int], int]]:
    """Give every sub-diagram of the moving axes with a box above it."""
    if book.level(node) >= top:
        yield {}, node
        return

    def walk(each: int, box: dict[int, int]) -> Iterator[tuple[dict[int, int], int]]:
        if book.level(each) >= top:
            yield box, each
            return
        for child, segments in book.branches(each):
            yield from walk(child, {**box, book.level(each): segments})

    yield from walk(node, {})


def _wrong_steps(
    book: Book, node: int, top: int, steps: _Steps, output: str, wrong: Wrong
) -> Iterator[tuple[Position, Position]]:
    values = {position: _output(_at(book, node, top, position), output) for position in steps.positions}
    told = [(position, value) for position, value in values.items() if value is not _NOTHING]
    if steps.leads is None:
        yield from _along(told, wrong)
        return
    for before, value in told:
        for after, other in told:
            if wrong(value, other) and steps.leads(before, after):
                yield before, after


def _along(told: Sequence[tuple[Position, Any]], wrong: Wrong) -> Iterator[tuple[Position, Position]]:
    """Compare each value with those before it; of equal ones the nearest, which tells most."""
    seen: dict[Any, Position] = {}
    for position, value in told:
        for other, place in seen.items():
            if wrong(other, value):
                yield place, position
        seen[value] = position


_NOTHING: Final = object()


def _output(answer: Any, output: str) -> Any:
    if not isinstance(answer, Said):
        return _NOTHING
    value = dict(answer.values)[output]
    if isinstance(value, SameAs):
        raise NotDecidedError("verify-repeats-fact", output=output)
    return value


def _at(book: Book, node: int, top: int, position: Position) -> Any:
    while not book.is_leaf(node):
        bit = 1 << position[book.level(node) - top]
        node = next(child for child, segments in book.branches(node) if segments & bit)
    return book.value(node)


def _shown(question: Question, fact: str, box: Box, first: Mapping[int, int], second: Mapping[int, int]) -> Broken | None:
    """Give the facts before and after, where there are such facts."""
    space = question.space
    before = values_in(space, {**box, **{axis: 1 << place for axis, place in first.items()}})
    if before is None:
        return None
    axis = space.axes[space.number[fact]]
    after = {**before, fact: axis.samples[second[space.number[fact]]] if isinstance(axis, Axis) else None}
    if not _lie_so(space, after, second):
        other = values_in(space, {**box, **{axis: 1 << place for axis, place in second.items()}})
        if other is None:
            return None
        after, before = other, {**other, fact: before[fact]}
        if not _lie_so(space, before, first):
            raise NotDecidedError("verify-no-witness")
    moment = question.period.moment
    told = [witness_of(each, question.sketch, space, moment) for each in (before, after)]
    return Broken(box, *told)


def _lie_so(space: Any, values: Mapping[str, Any], position: Mapping[int, int]) -> bool:
    for place, segment in position.items():
        axis = space.axes[place]
        if isinstance(axis, Relation) and axis.lies(values[axis.first.key], values[axis.second.key]) != 1 << segment:
            return False
    return True
