"""Boxes that cannot matter any more are dropped while a diagram is made: it is the same diagram."""

from collections import Counter
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings

from crmpolicy.verify.diagrams.answers import Answer, book_for, kept_for, part_answer
from crmpolicy.verify.diagrams.diagram import Book
from crmpolicy.verify.diagrams.layers import Keep, Layer, Weaver
from crmpolicy.verify.facts.witness import Period
from crmpolicy.verify.questions.question import Question
from tests.property.big_tables import Big, big_tables

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
TRIMMED = ("unique", "any", "first", "priority")


def test_a_diagram_of_the_boxes_that_matter_is_that_of_all() -> None:
    """Of 200 made tables in which one rule answers; some of each hit policy take fewer steps for it."""
    kept = Counter[Keep]()
    fewer = Counter[Keep]()

    @settings(max_examples=200, suppress_health_check=list(HealthCheck))
    @given(big_tables(rules=(2, 16), inputs=(1, 4), hits=TRIMMED))
    def every(big: Big) -> None:
        question = Question(big.loaded(), "doc.answer", Period(None, None, NOW))
        for layer in question.layers:
            book = book_for(question.space, question.order)
            of_all, made = woven(question, layer, book, "all")
            of_some, enough = woven(question, layer, book, kept_for(layer))
            assert of_some == of_all
            assert enough <= made
            kept[kept_for(layer)] += 1
            fewer[kept_for(layer)] += enough < made

    every()
    assert all(fewer[each] for each in ("first", "only", "agreed", "best")), (kept, fewer)


def woven(question: Question, layer: Layer, book: Book, keep: Keep) -> tuple[int, int]:
    """Give the diagram of the answers of a part, and how many of them were made for it."""
    made = 0

    def answer(mask: int) -> Answer:
        nonlocal made
        made += 1
        return part_answer(layer, mask)

    return Weaver(layer, question.space, question.order).weave(book, answer, keep), made
