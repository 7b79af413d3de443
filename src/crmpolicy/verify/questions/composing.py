"""Questions together with those that decide their facts: what those facts do to the answer."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from crmpolicy.engine.folding import Lookup
from crmpolicy.policy.guards import Literally
from crmpolicy.verify.diagrams.answers import Answers, Said, book_for
from crmpolicy.verify.facts.formulas import Boxes
from crmpolicy.verify.facts.sketch import Sketch
from crmpolicy.verify.facts.space import Space
from crmpolicy.verify.questions.question import Question

Gathered = list[tuple[Question, Sketch]]


def composed(question: Question) -> Question:
    """Give a question whose facts reach through those that other points decide.

    A question that requires nothing is given back as it is.

    Raises:
        NotDecidedError: over budget.
    """
    return composed_together([question])[0] if question.point.requires else question


def composed_together(questions: Sequence[Question], only: Collection[str] | None = None) -> list[Question]:
    """Compose several questions over one space.

    Args:
        questions: the same question of several policy sets, or others.
        only: the questions behind them that are followed, if not all; what others decide is taken as given.

    Raises:
        NotDecidedError: over budget.
    """
    gathered: list[Gathered] = []
    for question in questions:
        found: Gathered = []
        _gather(question, found, only)
        gathered.append(found)
    space = Space(tuple(sketch for found in gathered for _, sketch in found))
    composed_ones, place = [], 0
    for question, found in zip(questions, gathered, strict=True):
        for each, sketch in reversed(found):  # those that are required before those that require them
            _decide(each, sketch, space, found)
        composed_ones.append(replace(question, wider=space, own=place))
        place += len(found)
    return composed_ones


def side_by_side(questions: Sequence[Question]) -> list[Question]:
    """Lay several questions out over one space, facts that others decide taken as given.

    Raises:
        NotDecidedError: a fact cannot be cut.
    """
    space = Space(tuple(Sketch(each.program).gather() for each in questions))
    return [replace(each, wider=space, own=place) for place, each in enumerate(questions)]


def _gather(question: Question, found: Gathered, only: Collection[str] | None) -> None:
    followed = [each for each in question.point.requires if only is None or each.point in only]
    required = frozenset(each.full for each in followed)
    sketch = Sketch(question.program, required).gather()
    found.append((question, sketch))
    for each in followed:
        other = replace(question, name=each.point, wider=None, own=0)
        sketch.compare_with(each.full, _written(other, each.output))
        _gather(other, found, only)


def _written(question: Question, output: str) -> Iterator[Any]:
    """Give every value that the rules of a question write for an output, its entries of mappings too."""
    for table in question.program.tables:
        yield table.caps.get(output)
        yield from (each.default for each in table.table.outputs if each.name == output and each.has_default)
        for part in table.parts:
            for rule in (*part.rules, *((part.otherwise,) if part.otherwise else ())):
                operand = dict(rule.then).get(output)
                if isinstance(operand, Lookup):
                    yield from (*operand.entries.values(), operand.otherwise)
                elif isinstance(operand, Literally):
                    yield operand.value


def _decide(question: Question, sketch: Sketch, space: Space, found: Gathered) -> None:
    """Give the boxes of each answer that a question requires of another."""
    for each in question.point.requires:
        if each.full not in sketch.required:
            continue
        other, theirs = next(one for one in found if one[0].name == each.point)
        if each.full not in sketch.fields or each.full in sketch.answers:
            continue
        boxes = _boxes(other, theirs, space, each.output)
        words = each.words
        told = [(words[value] if words is not None else value, inside) for value, inside in boxes.items()]
        sketch.answers[each.full] = (theirs, told)


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
