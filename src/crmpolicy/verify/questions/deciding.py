"""Two ways to decide: the diagram first, and the prover where the diagram stays open."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from crmpolicy.engine.folding import FoldedPart, FoldedRule, FoldedTable
from crmpolicy.errors import Location
from crmpolicy.verify.declarations.used_parameters import parameters_of
from crmpolicy.verify.diagrams.layers import Layer
from crmpolicy.verify.prover import Prover
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import Words

Told = TypeVar("Told")
Proved = TypeVar("Proved")
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Spot:
    """One part of one table of a question: where a check looks."""

    question: Question
    place: tuple[int, int]

    @property
    def table(self) -> FoldedTable:
        """The table."""
        return self.question.program.tables[self.place[0]]

    @property
    def part(self) -> FoldedPart:
        """The part."""
        return self.table.parts[self.place[1]]

    @property
    def layer(self) -> Layer:
        """The part laid out.

        Raises:
            NotDecidedError: its guards make too many boxes.
        """
        table, part = self.place
        return self.question.answers.tables[table][part]

    @property
    def title(self) -> Words:
        """What people call it."""
        return self.part.part.title or self.table.table.title

    @property
    def location(self) -> Location | None:
        """Where it is written; the rules of a slot stand in the company's file."""
        named = bool(self.part.part.id) or self.table.table.slot
        return self.part.part.place if named else self.table.table.place

    def rule(self, number: int) -> FoldedRule:
        """Give a rule; one past the last is the catch-all."""
        found = self.part.rules[number] if number < len(self.part.rules) else self.part.otherwise
        if found is None:
            raise IndexError(number)
        return found


def spots(question: Question) -> Iterator[Spot]:
    """Give every part of every table of a question."""
    for table, each in enumerate(question.program.tables):
        for part in range(len(each.parts)):
            yield Spot(question, (table, part))


def decided(
    question: Question, told: Callable[[], Told], proved: Callable[[Prover], Proved]
) -> tuple[Told | None, Proved | None]:
    """Ask the diagram, and where it stays open the prover; one of the two answers is there.

    The diagram takes what is reckoned as it comes, so its proofs hold for every value of a weight or a rate.
    The prover reckons: it is not asked where such a value is only assumed.

    Raises:
        NotDecidedError: neither can tell.
    """
    try:
        return told(), None
    except NotDecidedError as first:
        if _reckons_with_assumed(question):
            raise
        try:
            return None, proved(Prover(question.program))
        except NotDecidedError as second:
            raise (first if second.fault.code == "verify-no-prover" else second) from None


def _reckons_with_assumed(question: Question) -> bool:
    """Tell whether a fact is reckoned with a value that stands for what a document leaves open."""
    derived = (field.fact.derived for sketch in question.space.sketches for field in sketch.fields.values())
    return any(key in question.filling for each in derived if each is not None for key in parameters_of(each))
