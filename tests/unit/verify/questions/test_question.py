"""Questions laid out for the checker."""

import pytest

from crmpolicy.verify.questions.question import Question
from tests.unit.verify.documents import asked, layer

N = {"n": "type: integer", "m": "type: integer"}


@pytest.fixture
def found() -> Question:
    return asked(N, ["n: {over: m}, m: {over: 3} -> grade: A"])


def test_a_question_knows_its_point_its_facts_and_its_parts(found: Question) -> None:
    assert found.point.outcome.keys() == {"grade"}
    assert [each.key for each in found.space.axes] == ["doc.m", "doc.n", "doc.m ~ doc.n"]
    assert found.layers == [layer(found)]
    assert sorted(found.order) == [0, 2]
    assert found.book().widths == tuple(found.space.axes[each].alive for each in found.order)


def test_boxes_are_those_that_facts_can_lie_in(found: Question) -> None:
    book = found.book()
    node = book.combine(lambda said: said is not None, found.answers.node(book, found.order))
    boxes = [box for box, _ in found.boxes(book, node, bool)]
    assert all(found.is_possible(box) for box in boxes)
    assert boxes


def test_there_is_no_witness_where_no_facts_lie() -> None:
    facts = {"n": "type: integer, range: {at_least: 0}", "m": "type: integer, range: {at_least: 0}"}
    tight = asked(facts, ["n: {under: m}, m: {under: 1} -> grade: A"])
    (placed,) = layer(tight).placed
    assert not tight.is_possible(placed.box)
    with pytest.raises(ValueError, match="2"):
        tight.witness(placed.box)


def test_a_witness_is_the_smallest_in_its_box(found: Question) -> None:
    (placed,) = layer(found).placed
    assert found.witness(placed.box).facts == {"m": 4, "n": 5}
