"""Gaps: facts for which a part is asked and no rule of it speaks."""

from typing import Final

from crmpolicy.verify.diagrams.layers import Layer, Weaver
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.questions.question import Question

MOST_TOLD: Final = 20
"""Regions of one gap; a table that is nearly empty has thousands."""


def gaps(question: Question, layer: Layer) -> list[Box]:
    """Give boxes that together hold all facts for which no rule of a part speaks.

    Raises:
        NotDecidedError: over budget.
    """
    if any(not each.box for each in layer.rest):
        return []
    book = question.book()
    node = uncovered(question, layer).weave(
        book, lambda mask: layer.asked(mask) and not layer.matched(mask), "one"
    )
    found: list[Box] = []
    for box, _ in question.boxes(book, node, bool):
        found.append(box)
        if len(found) == MOST_TOLD:
            break
    return found


def uncovered(question: Question, layer: Layer) -> Weaver:
    """Give the weaver of a layer over the axes of its question."""
    return Weaver(layer, question.space, question.order)
