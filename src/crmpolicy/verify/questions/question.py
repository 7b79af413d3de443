"""A question laid out for the checker: a point in one period, with values for what a document leaves open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.program import Program
from crmpolicy.verify.diagrams.answers import DEFAULT_BUDGET, Answers, book_for
from crmpolicy.verify.diagrams.diagram import Book
from crmpolicy.verify.diagrams.layers import Layer
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.placing import values_in
from crmpolicy.verify.facts.sketch import Sketch
from crmpolicy.verify.facts.space import Space
from crmpolicy.verify.facts.witness import Period, Witness, witness_of
from crmpolicy.verify.questions.behind import facts_behind

Reach = Literal["own", "behind"]


@dataclass(frozen=True)
class Question:
    """One point of a policy set in one period.

    Args:
        policies: the policy set, every value filled in.
        name: the point.
        period: the period, and a moment inside it.
        filling: values that stand for what is left open, by parameter; empty for a company.
        budget: nodes and steps of one diagram.
        wider: a space that reaches further than the question itself (see ``composing``).
        own: the place of the question's sketch in the wider space.
        topics: with time, the only duties, levels or moves that are looked at; ``None``: all.
        outputs: the only outputs that are looked at; ``None``: all (see :class:`Answers`).
        reach: which of its laws are tried: those whose facts its own rules ask, or those whose facts decide
            others behind it; ``None``: all.
    """

    policies: PolicySet
    name: str
    period: Period
    filling: Mapping[str, Any] = field(default_factory=dict)
    budget: int = DEFAULT_BUDGET
    wider: Space | None = None
    own: int = 0
    topics: frozenset[str] | None = None
    outputs: frozenset[str] | None = None
    reach: Reach | None = None
    _narrower: dict[frozenset[str], "Question"] = field(default_factory=dict, compare=False, repr=False)

    def narrowed(self, outputs: frozenset[str]) -> "Question":
        """Give the question about some of its outputs alone, over the same space; the same one each time."""
        if outputs not in self._narrower:
            narrow = replace(self, wider=self.space, outputs=outputs, _narrower={})
            self._narrower[outputs] = narrow
        return self._narrower[outputs]

    @cached_property
    def point(self) -> DecisionPoint:
        """The question."""
        return self.policies.point(self.name)

    @cached_property
    def behind(self) -> frozenset[str]:
        """The facts that those may ask that decide facts of the question, whatever their switches say."""
        return facts_behind(self.policies, self.name)

    @cached_property
    def program(self) -> Program:
        """The question as it is compiled for the period."""
        return self.point.program(self.period.moment)

    @cached_property
    def space(self) -> Space:
        """The facts that it looks at."""
        return self.wider or Space.of(self.program)

    @property
    def sketch(self) -> Sketch:
        """What its rules ask of them."""
        return self.space.sketches[self.own]

    @cached_property
    def answers(self) -> Answers:
        """Its parts laid out."""
        return Answers(self.program, self.space, self.sketch, self.topics, self.outputs)

    @property
    def layers(self) -> list[Layer]:
        """Every part of every table.

        Raises:
            NotDecidedError: the guards make too many boxes.
        """
        return self.answers.layers

    @cached_property
    def order(self) -> list[int]:
        """The axes from the top of a diagram down."""
        return self.answers.order()

    def book(self) -> Book:
        """Make an empty book for diagrams over all axes that a rule asks."""
        return book_for(self.space, self.order, self.budget)

    def boxes(self, book: Book, node: int, wanted: Any) -> Iterator[tuple[Box, Any]]:
        """Give the boxes of a diagram with a wanted value that facts can lie in, by number of axis."""
        for region, value in book.regions(node, wanted):
            box = {self.order[level]: segments for level, segments in region.items()}
            if self.is_possible(box):
                yield box, value

    def is_possible(self, box: Box) -> bool:
        """Tell whether any facts lie in a box.

        Raises:
            NotDecidedError: too many ways to try.
        """
        return values_in(self.space, box) is not None

    def witness(self, box: Box) -> Witness:
        """Give the smallest facts in a box that a caller could give.

        Raises:
            NotDecidedError: such facts cannot be told.
        """
        values = values_in(self.space, box)
        if values is None:
            raise ValueError(box)
        return witness_of(values, self.sketch, self.space, self.period.moment)
