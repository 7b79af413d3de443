"""What a question answers everywhere: diagrams of parts, folded into tables, joined over documents.

The answers themselves are made by the engine, so that there is one meaning of hit policies, folds and joins.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from crmpolicy.engine.answer import Spoken, Unsettled, parts_answer, spoken_by
from crmpolicy.engine.folding import FoldedTable
from crmpolicy.engine.program import RULES, Program
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.tables import Table
from crmpolicy.verify.diagrams.diagram import Book
from crmpolicy.verify.diagrams.layers import Keep, Layer, Placed, SameAs, Says, Weaver, lay, order_of
from crmpolicy.verify.diagrams.ruled import ruled
from crmpolicy.verify.facts.sketch import Sketch
from crmpolicy.verify.facts.space import Space
from crmpolicy.verify.undecided import NotDecidedError

DEFAULT_BUDGET: Final = 400_000
"""Nodes and steps of one question; some seconds."""
_AT_ONCE: Final = 2  # parts; more are gathered one by one


class Said(NamedTuple):
    """An answer: the value of each output; of a part also the single answers behind a value.

    >>> Said((("grade", "A"),)).spoken().values
    {'grade': 'A'}
    """

    values: Says
    each: Says = ()

    def spoken(self) -> Spoken:
        """Give the answer as the engine puts answers together."""
        return Spoken(dict(self.values), (), dict(self.each))


class Silent(NamedTuple):
    """A part that is not asked here."""

    silent: bool = True


class Open(NamedTuple):
    """No answer, and the code of the message that says why."""

    code: str


Answer = Said | Silent | Open


def part_answer(layer: Layer, mask: int) -> Answer:
    """Answer a part where these boxes lie over each other.

    Raises:
        NotDecidedError: the answer rests on a fact that a rule repeats.
    """
    if not layer.asked(mask):
        return Silent()
    matched = layer.matched(mask)
    if layer.part.part.hit == "first":
        matched = matched[:1]
    unknown = _unknown_output(layer.table, matched)
    if unknown is not None:
        return unknown
    said = [dict(each.says) for each in matched]
    lists: dict[str, SameAs] = {}
    if layer.part.part.hit not in ("unique", "first") and (len(said) > 1 or layer.part.part.hit != "any"):
        said, lists = _without_lists([layer.table.table] * len(said), said)
        _no_repeats(layer.table, said)
    rules = layer.rules
    try:
        spoken = spoken_by(layer.table, layer.part, [rules[each.rule] for each in matched], said)
    except Unsettled as unsettled:
        return Open(unsettled.fault.code)
    each = tuple((name, value) for name, value in spoken.each.items() if name not in lists)
    return Said(tuple({**spoken.values, **lists}.items()), each)


def _without_lists(
    tables: Sequence[Table], said: Sequence[Mapping[str, Any]]
) -> tuple[list[dict[str, Any]], dict[str, SameAs]]:
    """Take out the lists that rules repeat: put together, known lists are a known list, whatever is in them.

    Args:
        tables: whose answers they are, one for each.
        said: the answers.

    Returns:
        What is said with an empty list in their place, and a name for what each of them comes to.
    """
    repeated = {
        name
        for table, one in zip(tables, said, strict=True)
        for name, value in one.items()
        if isinstance(value, SameAs) and isinstance(table.output(name).type, ListOf)
    }
    left = [{name: () if name in repeated else value for name, value in one.items()} for one in said]
    together = {name: sorted({repr(one[name]) for one in said if name in one}) for name in sorted(repeated)}
    return left, {name: SameAs(" + ".join(lists)) for name, lists in together.items()}


def _unknown_output(table: FoldedTable, matched: Sequence[Placed]) -> Open | None:
    for each in matched:
        for name, value in each.says:
            if value is None and not table.table.output(name).unknown:
                return Open("undecided-unknown-output")
    return None


def _no_repeats(table: FoldedTable, said: Sequence[Mapping[str, Any]]) -> None:
    """Refuse to fold what depends on facts: no written value stands for it."""
    for one in said:
        for name, value in one.items():
            if isinstance(value, SameAs):
                raise NotDecidedError("verify-repeats-fact", output=table.table.output(name).title)


def table_answer(table: FoldedTable, parts: Sequence[Answer]) -> Answer:
    """Put the answers of the parts of a table together.

    Raises:
        NotDecidedError: the answer rests on a fact that a rule repeats.
    """
    for each in parts:
        if isinstance(each, Open):
            return each
    spoken = [each.spoken() for each in parts if isinstance(each, Said)]
    lists: dict[str, SameAs] = {}
    if len(table.table.parts) > 1:
        said, lists = _without_lists([table.table] * len(spoken), [each.values for each in spoken])
        _no_repeats(table, said)
        spoken = [replace(each, values=values) for each, values in zip(spoken, said, strict=True)]
    _no_repeats(table, [{name: each.values.get(name) for name in table.caps} for each in spoken])
    try:
        return Said(tuple({**parts_answer(table, spoken).values, **lists}.items()))
    except Unsettled as unsettled:
        return Open(unsettled.fault.code)


class Answers:
    """The layers of a program over a space, and its answers as a diagram.

    Args:
        program: a question in a period.
        space: a space made for the program, or for several.
        sketch: what the program asks, as the space knows it.
        topics: with time, the only duties, levels or moves that are looked at; ``None``: all.

    A question that speaks of time answers with the rules that match (see ``ruled``).
    """

    def __init__(
        self, program: Program, space: Space, sketch: Sketch, topics: frozenset[str] | None = None
    ) -> None:
        self.program = program
        self.space = space
        self.tables = [
            [lay(table, part, space, sketch, topics) for part in table.parts] for table in program.tables
        ]
        required = {id(theirs): theirs for theirs, _ in sketch.answers.values()}
        self.required = [Answers(each.program, space, each) for each in required.values()]

    @property
    def layers(self) -> list[Layer]:
        """Every part of every table."""
        return [layer for layers in self.tables for layer in layers]

    @property
    def together(self) -> list[Layer]:
        """Every part of every table, those of questions that decide its facts too."""
        return [*self.layers, *(layer for each in self.required for layer in each.together)]

    def order(self, last: Sequence[int] = ()) -> list[int]:
        """Put the axes into an order that keeps diagrams small, some of them at the bottom."""
        return order_of(self.space, self.together, last)

    def node(self, book: Book, order: Sequence[int]) -> int:
        """Make the diagram of the answer of the program: none where a question that it requires has none.

        Raises:
            NotDecidedError: over budget, or the answer rests on a fact that a rule repeats.
        """
        node = self._own(book, order)
        for each in self.required:
            needed = each.node(book, order)
            node = book.combine(lambda one, other: one if isinstance(one, Open) else other, needed, node)
        return node

    def _own(self, book: Book, order: Sequence[int]) -> int:
        if self.program.courses:
            return self._ruled(book, order)
        tables = [
            self._table(book, order, table, layers)
            for table, layers in zip(self.program.tables, self.tables, strict=True)
        ]
        if len(tables) == 1:
            return tables[0] if self.program.tables[0].table.of else book.combine(self._joined, tables[0])
        if any(table.table.of for table in self.program.tables):
            raise NotDecidedError("verify-lists-joined")
        return book.combine(self._joined, *tables)

    def _ruled(self, book: Book, order: Sequence[int]) -> int:
        """Make the diagram of the rules that match."""
        parts = [
            Weaver(layer, self.space, order).weave(book, lambda mask, layer=layer: ruled(layer, mask), "all")  # type: ignore[misc]  # one argument is bound
            for layer in self.layers
        ]
        gathered = book.leaf(())
        for part in parts:
            gathered = book.combine(lambda so_far, rules: (*so_far, *rules), gathered, part)
        return book.change(lambda rules: Said(((RULES, rules),)), gathered)

    def _table(self, book: Book, order: Sequence[int], table: FoldedTable, layers: Sequence[Layer]) -> int:
        parts = [layer_node(layer, self.space, book, order) for layer in layers]
        if not parts:
            return book.leaf(table_answer(table, ()))
        if len(parts) > _AT_ONCE:
            return self._step_by_step(book, table, parts)
        return book.combine(lambda *answers: table_answer(table, answers), *parts)

    @staticmethod
    def _step_by_step(book: Book, table: FoldedTable, parts: Sequence[int]) -> int:
        """Gather the answers of many parts one by one: the same gathering is stored once."""
        gathered = book.leaf(())
        for part in parts:
            gathered = book.combine(lambda so_far, answer: (*so_far, answer), gathered, part)
        return book.change(lambda answers: table_answer(table, answers), gathered)

    def _joined(self, *answers: Answer) -> Hashable:
        for each in answers:
            if not isinstance(each, Said):
                return each
        spoken = [each.spoken() for each in answers if isinstance(each, Said)]
        lists: dict[str, SameAs] = {}
        if len(answers) > 1:
            tables = [table.table for table in self.program.tables]
            said, lists = _without_lists(tables, [each.values for each in spoken])
            for table, one in zip(self.program.tables, said, strict=True):
                _no_repeats(table, [one])
            spoken = [replace(each, values=one) for each, one in zip(spoken, said, strict=True)]
        return Said(tuple({**self.program.joined(spoken).outcome, **lists}.items()))


def layer_node(layer: Layer, space: Space, book: Book, order: Sequence[int]) -> int:
    """Make the diagram of the answer of one part."""
    keep: Keep = "first" if layer.part.part.hit == "first" else "all"
    return Weaver(layer, space, order).weave(book, lambda mask: part_answer(layer, mask), keep)


def book_for(space: Space, order: Sequence[int], budget: int = DEFAULT_BUDGET) -> Book:
    """Make an empty book whose levels are some axes of a space."""
    return Book([space.axes[axis].alive for axis in order], budget)
