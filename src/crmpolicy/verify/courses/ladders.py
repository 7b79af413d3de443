"""Chains looked at for all facts: levels that repeat a role, that nobody reaches, that end at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from crmpolicy.engine.folding import FoldedTable
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.lifecycles import LEVELS, LOWEST, PASSES, Chain
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import Term
from crmpolicy.verify.courses.spoken import rules_of
from crmpolicy.verify.diagrams.diagram import Book
from crmpolicy.verify.diagrams.ruled import Ruled
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.same_as import SameAs
from crmpolicy.verify.questions.question import Question


class Rung(NamedTuple):
    """A level that takes part for some facts: its place, who stands there, and whether a case can go on."""

    place: int
    who: Any
    leaves: bool


class Twice(NamedTuple):
    """Two levels of one role that take part for the same facts."""

    first: str
    second: str
    box: Box


@dataclass(frozen=True)
class Ladders:
    """The levels that take part, for each set of facts that rules tell apart."""

    question: Question

    @property
    def table(self) -> FoldedTable:
        """The chain's table."""
        return self.question.program.tables[0]

    @property
    def course(self) -> Chain:
        """The chain.

        Raises:
            TypeError: there is none.
        """
        course = self.table.table.course
        if not isinstance(course, Chain):
            raise TypeError(course)
        return course

    @cached_property
    def _diagram(self) -> tuple[Book, int]:
        book = self.question.book()
        return book, self.question.answers.node(book, self.question.order)

    @cached_property
    def _ladders(self) -> list[tuple[Any, tuple[Rung, ...], Box]]:
        """Give each leaf that facts lead to, with its rungs and facts."""
        book, node = self._diagram
        found = []
        for leaf in book.values(node):
            box = next((box for box, _ in self.question.boxes(book, node, leaf.__eq__)), None)
            if box is not None:
                found.append((leaf, self._rungs(rules_of(leaf)), box))
        return found

    def _rungs(self, rules: Sequence[Ruled]) -> tuple[Rung, ...]:
        places = {level.id: place for place, level in enumerate(self.course.levels)}
        asked = [each.said.get("level") for each in rules if each.part == LOWEST]
        lowest = max((places[each] for each in asked if isinstance(each, str)), default=0)
        passing = {each.rule for each in rules if each.part == PASSES}
        rungs = [
            Rung(places[each.rule], each.said.get("who"), self._leaves(each, passing))
            for each in rules
            if each.part == LEVELS and each.said.get("who") not in (None, UNLIMITED)
        ]
        return tuple(sorted((each for each in rungs if each.place >= lowest), key=lambda each: each.place))

    def _leaves(self, rule: Ruled, passing: set[str]) -> bool:
        """Tell whether a case can go on from a level, by time or by an event."""
        level = next(each for each in self.course.levels if each.id == rule.rule)
        by_time = self.course.at_limit == "move up" and isinstance(rule.said.get("at_most"), Term)
        return by_time or (self.course.next_by is not None and (not level.guarded or level.id in passing))

    def without_levels(self) -> list[Box]:
        """Give facts for which no level takes part."""
        return [box for _, rungs, box in self._ladders if not rungs]

    def never_reached(self) -> list[str]:
        """Name the levels that take part for some facts, and that no case ever reaches."""
        taking, reached = set(), set()
        for leaf, rungs, _ in self._ladders:
            taking |= {each.rule for each in rules_of(leaf) if each.part == LEVELS}
            reached |= {self.course.levels[each.place].id for each in _climbed(rungs)}
        return [each.id for each in self.course.levels if each.id in taking - reached]

    def halting(self) -> list[str]:
        """Name the levels of a chain that climbs by time at which a case stays, though others stand above."""
        if self.course.at_limit != "move up" or self.course.next_by is not None:
            return []
        halts = {rung.place for _, rungs, _ in self._ladders for rung in rungs[:-1] if not rung.leaves}
        return [self.course.levels[each].id for each in sorted(halts)]

    def twice(self) -> Iterator[Twice]:
        """Give every two levels that one role holds for the same facts, each two once."""
        seen: set[tuple[int, int]] = set()
        for _, rungs, box in self._ladders:
            for number, one in enumerate(rungs):
                for other in rungs[number + 1 :]:
                    if (one.place, other.place) not in seen and self._is_same(one, other):
                        seen.add((one.place, other.place))
                        yield Twice(self.course.levels[one.place].id, self.course.levels[other.place].id, box)

    def _is_same(self, one: Rung, other: Rung) -> bool:
        """Tell whether two levels have one role; roles that are only assumed are the same by name alone."""
        keys = [self._assumed(each) for each in (one, other)]
        if any(keys):
            return keys[0] == keys[1]
        return bool(one.who == other.who) and not isinstance(one.who, SameAs)

    def _assumed(self, rung: Rung) -> str | None:
        operand = dict(self._rule(self.course.levels[rung.place].id).then).get("who")
        is_open = isinstance(operand, ParameterOf) and operand.key in self.question.filling
        return operand.key if is_open and isinstance(operand, ParameterOf) else None

    def _rule(self, level: str) -> Any:
        return next(rule for part, rule in self.table.table.rules() if part.id == LEVELS and rule.id == level)

    def ending_at_once(self) -> list[str]:
        """Name the levels whose stay is over as it begins; values that are only assumed are not looked at."""
        found = []
        for part in self.table.parts:
            for rule in part.rules if part.part.id == LEVELS else ():
                stay, written = (dict(each).get("at_most") for each in (rule.then, rule.rule.then))
                term = getattr(stay, "value", None)
                is_open = isinstance(written, ParameterOf) and written.key in self.question.filling
                if isinstance(term, Term) and not term.amount and not is_open:
                    found.append(rule.rule.id)
        return found


def _climbed(rungs: Sequence[Rung]) -> Iterator[Rung]:
    """Give the rungs that a case reaches."""
    for rung in rungs:
        yield rung
        if not rung.leaves:
            return
