"""Rules that never speak: their guard cannot hold, or rules that come before them take all their facts."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal, NamedTuple

from crmpolicy.engine.answer import rank_of
from crmpolicy.engine.folding import FoldedPart
from crmpolicy.verify.diagrams.layers import Layer, Placed
from crmpolicy.verify.facts.formulas import Box, both
from crmpolicy.verify.prover import Prover
from crmpolicy.verify.questions.gaps import uncovered
from crmpolicy.verify.questions.question import Question

NOBODY: Final = -1
RANKED: Final = ("first", "priority")
"""Under these a rule never speaks where others come before it everywhere."""


class Unreached(NamedTuple):
    """A rule (its number in the part; one past the last for the catch-all) and why it never speaks.

    ``instead`` are the rules that take its facts; none where its guard cannot hold at all.
    """

    rule: int
    why: Literal["impossible", "taken", "nothing left"]
    instead: tuple[int, ...] = ()


def unreached(question: Question, layer: Layer) -> list[Unreached]:
    """Give the rules of a part that never speak, whatever the facts.

    Raises:
        NotDecidedError: over budget.
    """
    impossible = [number for number in range(len(layer.part.rules)) if not _can_hold(question, layer, number)]
    found = [Unreached(number, "impossible") for number in impossible]
    speaking = _speaking(question, layer)
    ranked = layer.part.part.hit in RANKED
    silent = {*range(len(layer.part.rules))} - speaking - {*impossible} if ranked else ()
    found += [Unreached(number, "taken", _takers(question, layer, number)) for number in sorted(silent)]
    if layer.part.otherwise is not None and NOBODY not in speaking:
        found.append(Unreached(len(layer.part.rules), "nothing left"))
    return found


def _can_hold(question: Question, layer: Layer, number: int) -> bool:
    return any(question.is_possible(box) for box in _where(layer, number))


def _where(layer: Layer, number: int) -> Iterator[Box]:
    """Give the boxes in which a rule matches and its part is asked."""
    for each in layer.placed:
        if each.rule == number:
            cuts = (
                (both(each.box, part) for part in layer.applies) if layer.applies is not None else (each.box,)
            )
            yield from (cut for cut in cuts if cut is not None)


def _speaking(question: Question, layer: Layer) -> set[int]:
    """Give the rules that speak first somewhere; ``NOBODY`` where none matches."""
    ordered = replace(layer, placed=_in_rank(layer))
    ranked = layer.part.part.hit in RANKED
    if not ranked and layer.part.otherwise is None:
        return set()

    def first(mask: int) -> int | None:
        if not ordered.asked(mask):
            return None
        matched = mask & ((1 << len(ordered.placed)) - 1)
        return ordered.placed[(matched & -matched).bit_length() - 1].rule if matched else NOBODY

    def nobody(mask: int) -> int | None:
        return NOBODY if first(mask) == NOBODY else None

    book = question.book()
    weaver = uncovered(question, ordered)
    node = weaver.weave(book, first, "first") if ranked else weaver.weave(book, nobody, "one")
    speaking: set[int] = set()
    for value in book.values(node):
        if value is not None and next(question.boxes(book, node, lambda each, one=value: each == one), None):
            speaking.add(value)
    return speaking


def _in_rank(layer: Layer) -> tuple[Placed, ...]:
    """Put boxes in the order in which rules are asked: as written, or by what they say under priority."""
    if layer.part.part.hit != "priority":
        return layer.placed
    name = str(layer.part.part.priority)
    kind = layer.table.table.output(name).type
    return tuple(sorted(layer.placed, key=lambda each: (rank_of(kind, dict(each.says).get(name)), each.rule)))


def _takers(question: Question, layer: Layer, number: int) -> tuple[int, ...]:
    """Name the rules that speak where one that never speaks would: the part is asked for its facts alone."""
    mine = tuple(_where(layer, number))
    return tuple(sorted(_speaking(question, replace(layer, applies=mine)) - {NOBODY}))


def proved_unreached(prover: Prover, place: tuple[int, int], part: FoldedPart) -> list[Unreached]:
    """Ask the prover for the rules of a part that never speak; it does not tell which rules take their facts.

    Raises:
        NotDecidedError: the prover cannot tell.
    """
    found = [
        Unreached(number, "impossible")
        for number in range(len(part.rules))
        if prover.reached(*place, number) is None
    ]
    if part.otherwise is not None and prover.reached(*place, len(part.rules)) is None:
        found.append(Unreached(len(part.rules), "nothing left"))
    return found
