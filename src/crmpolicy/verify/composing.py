"""A question together with those that decide its facts: what their facts do to its answer."""

from dataclasses import replace
from typing import Any

from crmpolicy.verify.answers import Answers, Said, book_for
from crmpolicy.verify.formulas import Boxes
from crmpolicy.verify.question import Question
from crmpolicy.verify.space import Sketch, Space


def composed(question: Question) -> Question:
    """Give a question whose facts reach through those that other points decide.

    A question that requires nothing is given back as it is.

    Raises:
        NotDecidedError: over budget.
    """
    if not question.point.requires:
        return question
    found: list[tuple[Question, Sketch]] = []
    _gather(question, found)
    space = Space(tuple(sketch for _, sketch in found))
    for each, sketch in reversed(found):  # those that are required before those that require them
        _decide(each, sketch, space, found)
    return replace(question, wider=space)


def _gather(question: Question, found: list[tuple[Question, Sketch]]) -> None:
    required = frozenset(each.full for each in question.point.requires.needed)
    found.append((question, Sketch(question.program, required).gather()))
    for each in question.point.requires.needed:
        _gather(replace(question, name=each.point, wider=None), found)


def _decide(question: Question, sketch: Sketch, space: Space, found: list[tuple[Question, Sketch]]) -> None:
    """Give the boxes of each answer that a question requires of another."""
    for each in question.point.requires.needed:
        other, theirs = next(one for one in found if one[0].name == each.point)
        if each.full not in sketch.fields or each.full in space.decided:
            continue
        boxes = _boxes(other, theirs, space, each.output)
        words = each.words
        told = [(words[value] if words is not None else value, inside) for value, inside in boxes.items()]
        space.decided[each.full] = (theirs, told)


def _boxes(question: Question, sketch: Sketch, space: Space, output: str) -> dict[Any, Boxes]:
    answers = Answers(question.program, space, sketch)
    order = answers.order()
    book = book_for(space, order, question.budget)
    node = answers.node(book, order)
    found: dict[Any, Boxes] = {}
    for region, value in book.regions(node, lambda leaf: isinstance(leaf, Said)):
        box = {order[level]: segments for level, segments in region.items()}
        found.setdefault(dict(value.values)[output], []).append(box)
    return found
