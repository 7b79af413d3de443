"""What a question answers everywhere: diagrams of parts, folded into tables, joined over documents.

The answers themselves are made by the engine, so that there is one meaning of hit policies, folds and joins.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from crmpolicy.engine.answer import Spoken, Unsettled, parts_answer, put_together
from crmpolicy.engine.folding import FoldedTable
from crmpolicy.engine.program import RULES, Program
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.tables import LISTING, Table
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.verify.diagrams.diagram import Book
from crmpolicy.verify.diagrams.layers import Keep, Layer, Placed, Says, Weaver, lay, order_of
from crmpolicy.verify.diagrams.ruled import ruled
from crmpolicy.verify.facts.same_as import SameAs
from crmpolicy.verify.facts.sketch import Sketch
from crmpolicy.verify.facts.space import Space
from crmpolicy.verify.undecided import NotDecidedError

DEFAULT_BUDGET: Final = 400_000
"""Nodes and steps of one question; some seconds."""
_AT_ONCE: Final = 2  # parts; more are gathered one by one
_REPEATED: Final = frozenset({"sum", "count", "list"})  # folds that an answer given twice makes otherwise
_ORDERING: Final = ("priority", *LISTING)  # hit policies that put answers into an order
_OF_KNOWN: Final = ("min", "max", "earliest", "latest")  # joins that give one of the values that are joined


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
    hit, first = layer.part.part.hit, layer.part.part.priority
    if hit in _ORDERING:  # whose answer comes first is told by one output; the others go with it unread
        _no_repeats(layer.table, [{name: one[name] for name in one.keys() & {first}} for one in said])
    elif hit not in ("unique", "first") and (len(said) > 1 or hit != "any"):
        words = (
            layer.table.combine
            if hit == "collect"
            else dict.fromkeys((each.name for each in layer.table.table.outputs), hit)
        )
        said, lists = _without_lists([layer.table.table] * len(said), said, words)
        _no_repeats(layer.table, said)
    rules = layer.rules
    try:
        spoken, _ = put_together(layer.table, layer.part, [rules[each.rule] for each in matched], said)
    except Unsettled as unsettled:
        return Open(unsettled.fault.code)
    lists |= {name: SameAs(repr(value)) for name, value in spoken.values.items() if _holds_repeats(value)}
    each = tuple((name, value) for name, value in spoken.each.items() if name not in lists)
    return Said(tuple({**spoken.values, **lists}.items()), each)


def _holds_repeats(value: Any) -> bool:
    """Tell whether a list of answers has one that repeats a fact."""
    return isinstance(value, tuple) and any(isinstance(one, SameAs) for one in value)


def _without_lists(
    tables: Sequence[Table], said: Sequence[Mapping[str, Any]], words: Mapping[str, Any]
) -> tuple[list[dict[str, Any]], dict[str, SameAs]]:
    """Take out the lists that rules repeat: put together, known lists are a known list, whatever is in them.

    Args:
        tables: whose answers they are, one for each.
        said: the answers.
        words: by output, how they are put together.

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
    return left, {name: _together(words.get(name), name, said) for name in sorted(repeated)}


def _together(word: Any, name: str, said: Sequence[Mapping[str, Any]]) -> SameAs:
    """Name what several values come to: put together in another way, the same facts come to something else.

    A value alone, or one said twice, comes to itself, where it means nothing how often a value is said.
    """
    voices = [repr(one[name]) for one in said if name in one]
    told = voices if word in _REPEATED else sorted({*voices})
    plain = " + ".join(told)
    return SameAs(plain if len(told) == 1 and word not in _REPEATED else f"{word}: {plain}")


def _without_numbers(
    free: Iterable[str], said: Sequence[Mapping[str, Any]], words: Mapping[str, Any]
) -> tuple[list[dict[str, Any]], dict[str, SameAs]]:
    """Take out the numbers and days that rules repeat: the least of known ones is known, whichever it is.

    Where a document is chosen, it matters whether all say the same, so those stay and are refused.

    Args:
        free: the outputs of which one of the values that are joined is the answer.
        said: the answers.
        words: by output, how they are put together.

    Returns:
        What is said with a zero in their place, and a name for what each of them comes to.
    """
    repeated = {name for one in said for name in one.keys() & set(free) if isinstance(one[name], SameAs)}
    left = [{name: 0 if name in repeated else value for name, value in one.items()} for one in said]
    return left, {name: _together(words.get(name), name, said) for name in sorted(repeated)}


def _lonely(table: FoldedTable) -> set[str]:
    """Name the outputs that only one part can say: there is nothing that they are put together with."""
    parts = [{name for rule in part.part.all_rules() for name, _ in rule.then} for part in table.parts]
    return {name for part in parts for name in part if sum(name in each for each in parts) == 1}


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


def table_answer(table: FoldedTable, parts: Sequence[Answer], alone: set[str] | None = None) -> Answer:
    """Put the answers of the parts of a table together.

    Args:
        table: the table.
        parts: an answer for each part.
        alone: the outputs that only one part can say, where many answers of one table are put together.

    Raises:
        NotDecidedError: the answer rests on a fact that a rule repeats.
    """
    for each in parts:
        if isinstance(each, Open):
            return each
    spoken = [each.spoken() for each in parts if isinstance(each, Said)]
    lists: dict[str, SameAs] = {}
    if len(table.table.parts) > 1:
        said, lists = _without_lists(
            [table.table] * len(spoken), [each.values for each in spoken], table.combine
        )
        free = {name for name, word in table.combine.items() if word in _OF_KNOWN}
        said, numbers = _without_numbers(free - table.caps.keys(), said, table.combine)
        lists |= numbers
        alone = _lonely(table) if alone is None else alone
        _no_repeats(table, [{name: one[name] for name in one.keys() - alone} for one in said])
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
        outputs: the only outputs that are looked at; ``None``: all. Where others are left open, so is the
            question itself, so what holds for these wherever they are answered holds for the question.

    A question that speaks of time answers with the rules that match (see ``ruled``).
    """

    def __init__(
        self,
        program: Program,
        space: Space,
        sketch: Sketch,
        topics: frozenset[str] | None = None,
        outputs: frozenset[str] | None = None,
    ) -> None:
        self.program = program
        self.outputs = outputs
        self.folded = [_narrowed(table, outputs) for table in program.tables]
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
            for table, layers in zip(self.folded, self.tables, strict=True)
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
        parts = [layer_node(layer, self.space, book, order, self.outputs) for layer in layers]
        if not parts:
            return book.leaf(table_answer(table, ()))
        if len(parts) > _AT_ONCE:
            return self._step_by_step(book, table, parts)
        alone = _lonely(table)
        return book.combine(lambda *answers: table_answer(table, answers, alone), *parts)

    @staticmethod
    def _step_by_step(book: Book, table: FoldedTable, parts: Sequence[int]) -> int:
        """Gather the answers of many parts one by one: the same gathering is stored once.

        Where it means nothing how often an answer is given, each is gathered once: of seven parts that say
        yes or no there are few gatherings then, not a hundred and more.
        """
        once = _REPEATED.isdisjoint(table.combine.values())

        def gather(so_far: Any, answer: Answer) -> Any:
            return so_far if once and answer in so_far else (*so_far, answer)

        gathered = book.leaf(())
        for part in parts:
            gathered = book.combine(gather, gathered, part)
        alone = _lonely(table)
        return book.change(lambda answers: table_answer(table, answers, alone), gathered)

    def _joined(self, *answers: Answer) -> Hashable:
        for each in answers:
            if not isinstance(each, Said):
                return each
        spoken = [each.spoken() for each in answers if isinstance(each, Said)]
        lists: dict[str, SameAs] = {}
        if len(answers) > 1:
            tables = [table.table for table in self.program.tables]
            words = {each.name: each.join for each in self.program.outputs}
            said, lists = _without_lists(tables, [each.values for each in spoken], words)
            joined = (each for each in self.program.outputs if each.cap is UNLIMITED)
            free = {output.name for output in joined if output.join in _OF_KNOWN}
            said, numbers = _without_numbers(free, said, words)
            lists |= numbers
            for table, one in zip(self.program.tables, said, strict=True):
                _no_repeats(table, [one])
            spoken = [replace(each, values=one) for each, one in zip(spoken, said, strict=True)]
        return Said(tuple({**self.program.joined(spoken, only=self.outputs).outcome, **lists}.items()))


def layer_node(
    layer: Layer, space: Space, book: Book, order: Sequence[int], outputs: frozenset[str] | None = None
) -> int:
    """Make the diagram of the answer of one part, of some of its outputs alone where they are named."""
    return Weaver(layer, space, order).weave(
        book, lambda mask: _of(part_answer(layer, mask), outputs), kept_for(layer)
    )


def kept_for(layer: Layer) -> Keep:
    """Tell which boxes the answer of a part needs: all where what one of them says may leave it open."""
    hit, first = layer.part.part.hit, layer.part.part.priority
    if hit == "first":
        return "first"
    if _unknown_output(layer.table, layer.placed) is not None:
        return "all"
    repeating = {name for each in layer.placed for name, value in each.says if isinstance(value, SameAs)}
    if hit == "unique":
        return "only"
    if hit == "any" and not repeating:
        return "agreed"
    return "best" if hit == "priority" and first not in repeating else "all"


def _of(answer: Answer, outputs: frozenset[str] | None) -> Answer:
    if outputs is None or not isinstance(answer, Said):
        return answer
    kept = (tuple(pair for pair in pairs if pair[0] in outputs) for pairs in (answer.values, answer.each))
    return Said(*kept)


def _narrowed(table: FoldedTable, outputs: frozenset[str] | None) -> FoldedTable:
    """Leave out the outputs of a table that are not looked at."""
    if outputs is None:
        return table
    kept = tuple(each for each in table.table.outputs if each.name in outputs)
    caps, combine = (
        {name: each for name, each in named.items() if name in outputs}
        for named in (table.caps, table.combine)
    )
    return replace(table, table=replace(table.table, outputs=kept), caps=caps, combine=combine)


def book_for(space: Space, order: Sequence[int], budget: int = DEFAULT_BUDGET) -> Book:
    """Make an empty book whose levels are some axes of a space."""
    return Book([space.axes[axis].alive for axis in order], budget)
