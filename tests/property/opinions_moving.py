"""The opinions on one table where something moves: one fact, or one value of the table itself."""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from crmpolicy.engine import PolicySet
from crmpolicy.policy.directions import lies
from crmpolicy.policy.properties import Direction
from crmpolicy.policy.scales import Choice
from crmpolicy.values import ValueType
from crmpolicy.verify.comparing.comparing import changes_between
from crmpolicy.verify.laws.moving import moved
from crmpolicy.verify.prover import Prover
from crmpolicy.verify.questions.composing import side_by_side
from crmpolicy.verify.questions.question import Question
from tests.oracle.cells import Cell
from tests.oracle.grid import Asked, told_by
from tests.property.cells import Cells
from tests.property.fitting import is_like
from tests.property.opinions import NOW, POINT, Opinions

MOST_CHANGES: Final = 100  # a table that lists what all its rules say can have thousands
MOST_MOVED: Final = 2  # facts of one table
DOWN: Final[Mapping[Direction, Direction]] = {"better": "worse", "higher": "lower"}


class Way(NamedTuple):
    """The way up for values of a type: its word, and the height of a value."""

    up: Direction
    height: Callable[[Any], Any]

    @classmethod
    def of(cls, kind: ValueType) -> "Way | None":
        """Give the way up; ``None`` where values have no order."""
        if isinstance(kind, Choice):
            scale = kind.scale
            return cls("better", lambda value: -scale.ids.index(value)) if scale.ordered else None
        if kind.name == "boolean":
            return cls("better", int)
        if kind.name in ("date", "instant", "time of day"):
            return cls("later", lambda value: value)
        numbers = ("ratio", "money", "number", "integer", "quantity")
        return cls("higher", lambda value: value) if kind.name in numbers else None


class Law(NamedTuple):
    """Moving one fact up must never move an output down."""

    place: int
    name: str
    rises: Way
    output: str
    falls: Way

    def assert_broken(self, told: Opinions, pair: Sequence[Mapping[str, Any]]) -> None:
        """Ask the engine twice: one fact is higher, all else is equal, and the output is lower."""
        first, second = pair
        assert {name for name in first if first[name] != second[name]} == {self.name}
        assert self.rises.height(first[self.name]) < self.rises.height(second[self.name])
        before, after = (told_by(told.point, each, NOW) for each in pair)
        assert before is not None
        assert after is not None
        assert self.falls.height(before[self.output]) > self.falls.height(after[self.output])


def assert_moves_agree(told: Opinions) -> None:
    """Compare whether moving a fact up ever makes an output lower, for some facts of the table."""
    kinds = told.point.outcome
    said = next(((name, way) for name, kind in kinds.items() if (way := Way.of(kind))), None)
    if said is None or said[1].up not in DOWN or _is_listed(told, said[0]):
        return
    for place, each in list(enumerate(told.grid.fields))[:MOST_MOVED]:
        way = Way.of(each.fact.type)
        if way is not None:
            _assert_move(told, each.key, Law(place, each.name, way, *said))


def _is_listed(told: Opinions, output: str) -> bool:
    """Tell whether an output is a list of what several rules say."""
    word = told.table.combine.get(output)
    return word == "list" or (
        word is None and told.table.parts[0].part.hit in ("collect", "rule order", "output order")
    )


def _assert_move(told: Opinions, fact: str, law: Law) -> None:
    kind, never = told.point.outcome[law.output], DOWN[law.falls.up]

    def ask() -> Any:
        wrong: Callable[[Any, Any], bool] = lambda one, other: lies(kind, never, one, other)  # noqa: E731 - it has a type
        return (moved(told.question, fact, law.rises.up, law.output, wrong),)

    answer = told.tell(ask)
    seen = told.asked.breaks(law.place, law.rises.height, law.output, lambda value: -law.falls.height(value))
    if told.prover is not None:
        pair = told.prover.moves(fact, law.rises.up, law.output, never)
        assert (pair is not None) == seen
        if pair is not None:
            law.assert_broken(told, [told.facts(each) for each in pair])
    if answer is None:
        return
    broken = answer[0]
    assert broken is not None or not seen
    assert seen or broken is None or not told.grid.complete
    if broken is not None:
        law.assert_broken(told, (broken.before.facts, broken.after.facts))


def assert_diffs_agree(told: Opinions, edited: PolicySet) -> None:
    """Compare the regions of an edit cell by cell, and try the witness of each change."""
    question = told.question
    after = Question(edited, POINT, question.period, budget=question.budget)
    grid = told.over(told.program, after.program)
    sides = [Asked(each, grid, NOW) for each in (told.program, after.program)]
    cells = sides[0].differing(sides[1])
    if told.prover is not None:
        different = told.prover.differs(Prover(after.program))
        assert different is not None or not cells
        assert cells or different is None or not grid.complete
    changes = told.tell(lambda: list(islice(changes_between(question, after), MOST_CHANGES)))
    if changes is None:
        return
    placed, found = Cells(grid, side_by_side([question, after])[0].space), 0
    for change in changes:
        inside = 0
        for box in change.boxes:
            inside |= placed.inside(box)
        found |= inside
        for cell in grid.among(inside):
            assert is_like(change, Cell({}, *(each.outcomes[cell] for each in sides)), ())
        shown = (told_by(each.point, change.witness.facts, NOW) for each in (told, after))
        assert is_like(change, Cell({}, *shown), ())
    assert found == cells or (len(changes) == MOST_CHANGES and not found & ~cells)
    assert cells or not changes or not grid.complete
