"""A diagram whose lowest levels are the axes that move: the moves in it that must not be."""

from collections.abc import Iterator
from typing import Any

from crmpolicy.verify.diagrams.answers import Said
from crmpolicy.verify.diagrams.diagram import Book
from crmpolicy.verify.facts.same_as import SameAs
from crmpolicy.verify.laws.positions import Position, Steps, Wrong
from crmpolicy.verify.undecided import NotDecidedError


class Moves:
    """Looks through a diagram whose lowest levels are the moving axes.

    Args:
        book: the diagram's book.
        top: the first level of the moving axes.
        steps: the moves.
        output: the output that is looked at.
    """

    def __init__(self, book: Book, top: int, steps: Steps, output: str) -> None:
        self.book = book
        self.top = top
        self.steps = steps
        self.output = output
        self.sound: set[int] = set()

    def wrong(self, node: int, wrong: Wrong) -> Iterator[tuple[dict[int, int], Position, Position]]:
        """Give the boxes above the moving axes with the moves in them that must not be."""
        yield from self._walk(node, {}, wrong)

    def _walk(
        self, node: int, box: dict[int, int], wrong: Wrong
    ) -> Iterator[tuple[dict[int, int], Position, Position]]:
        if node in self.sound:
            return
        sound = True
        if self.book.level(node) >= self.top:
            for first, second in self.steps.wrong(self._said(node), wrong):
                sound = False
                yield box, first, second
        else:
            for child, segments in self.book.branches(node):
                yield from self._walk(child, {**box, self.book.level(node): segments}, wrong)
            sound = all(child in self.sound for child, _ in self.book.branches(node))
        if sound:
            self.sound.add(node)

    def _said(self, node: int) -> dict[Position, Any]:
        """Give what is said at each position that has an answer."""
        answers = {position: self._at(node, position) for position in self.steps.positions}
        return {
            position: _value(each, self.output)
            for position, each in answers.items()
            if isinstance(each, Said)
        }

    def _at(self, node: int, position: Position) -> Any:
        while not self.book.is_leaf(node):
            bit = 1 << position[self.book.level(node) - self.top]
            node = next(child for child, segments in self.book.branches(node) if segments & bit)
        return self.book.value(node)


def _value(said: Said, output: str) -> Any:
    value = dict(said.values)[output]
    if isinstance(value, SameAs):
        raise NotDecidedError("verify-repeats-fact", output=output)
    return value
