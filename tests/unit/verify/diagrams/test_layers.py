"""Parts of tables as boxes, and diagrams woven of them."""

from decimal import Decimal

from crmpolicy.testing import load_texts
from crmpolicy.verify.diagrams.layers import order_of
from crmpolicy.verify.facts.same_as import SameAs
from crmpolicy.verify.questions.gaps import uncovered
from tests.unit.verify.documents import asked, doc, layer, question

N = {"n": "type: integer, range: {at_least: 0}"}
AMOUNT = "amount: {title: {zh: 额, en: amount}, type: number}"


def test_rules_and_the_catch_all_have_boxes() -> None:
    laid = layer(asked(N, ["n: {at_least: 3} -> grade: A"], otherwise="grade: C"))
    assert [(each.rule, each.says) for each in (*laid.placed, *laid.rest)] == [
        (0, (("grade", "A"),)),
        (1, (("grade", "C"),)),
    ]
    assert [each.rule.id for each in laid.rules] == ["r1", "rest"]
    assert laid.boxes() == ({0: 0b11000}, {})
    assert [each.rule for each in laid.matched(0b11)] == [0]
    assert [each.rule for each in laid.matched(0b10)] == [1]
    assert laid.asked(0)


def test_a_part_is_asked_only_where_its_guard_holds() -> None:
    texts = """
decisions:
  answer:
    title: {zh: 答复, en: answer}
    outputs: {grade: {title: {zh: 等级, en: grade}, type: choice, scale: grade}}
    combine: {grade: worst}
    parts:
      - {id: p, when: {n: {over: 5}}, rules: [{id: r, when: {n: {over: 7}}, then: {grade: A}, clause: doc.1}]}
      - {id: q, rules: [{id: s, then: {grade: B}, clause: doc.1}]}
"""
    files = doc(N, [])
    files["doc/rules.yaml"] = files["doc/rules.yaml"].partition("decisions:")[0] + texts
    found = question(load_texts(files))
    first, second = found.layers
    assert first.applies is not None
    assert second.applies is None
    assert [first.asked(mask) for mask in (0b01, 0b10)] == [False, True]


def test_an_outcome_that_repeats_a_fact_says_so() -> None:
    laid = layer(
        asked({"a": "type: number, unknown: allowed"}, ["a: {known: yes} -> amount: a"], outputs=AMOUNT)
    )
    assert [each.says for each in laid.placed] == [(("amount", SameAs("doc.a")),)]


def test_an_outcome_that_may_be_unknown_has_a_box_for_that() -> None:
    laid = layer(asked({"a": "type: number, unknown: allowed"}, ["-> amount: a"], outputs=AMOUNT))
    assert [(each.box, each.says) for each in laid.placed] == [
        ({0: 0b10}, (("amount", None),)),
        ({0: 0b01}, (("amount", SameAs("doc.a")),)),
    ]


def test_an_outcome_that_repeats_a_word_has_a_box_for_each() -> None:
    laid = layer(asked({"mark": "type: choice, scale: grade"}, ["-> grade: mark"]))
    assert [(each.box, each.says[0][1]) for each in laid.placed] == [
        ({0: 0b001}, "A"),
        ({0: 0b010}, "B"),
        ({0: 0b100}, "C"),
    ]


def test_an_outcome_of_a_mapping_has_a_box_for_each_entry() -> None:
    mapping = "type: mapping, clause: doc.1, keys: [mark], of: {type: number}, value: {A: 3, B: 2, C: 1}"
    laid = layer(
        asked(
            {"mark": "type: choice, scale: grade"},
            ["-> amount: by_mark"],
            outputs=AMOUNT,
            parameters={"by_mark": mapping},
        )
    )
    assert [(each.box, each.says[0][1]) for each in laid.placed] == [
        ({0: 0b001}, Decimal(3)),
        ({0: 0b010}, Decimal(2)),
        ({0: 0b100}, Decimal(1)),
    ]


def test_where_a_key_is_unknown_a_mapping_says_nothing() -> None:
    mapping = "type: mapping, clause: doc.1, keys: [mark], of: {type: number}, value: {A: 3, B: 2, C: 1}"
    laid = layer(
        asked(
            {"mark": "type: choice, scale: grade, unknown: allowed"},
            ["-> amount: by_mark"],
            outputs=AMOUNT,
            parameters={"by_mark": mapping},
        )
    )
    assert ({0: 0b1000}, (("amount", None),)) in [(each.box, each.says) for each in laid.placed]


FIRST = ["n: {at_least: 3} -> grade: A", "n: {under: 5} -> grade: B", "n: {at_least: 4} -> grade: C"]


def test_a_diagram_of_all_boxes_tells_every_way_in_which_they_lie() -> None:
    found = asked(N, FIRST, keys="    hit: any\n")
    book = found.book()
    node = uncovered(found, layer(found)).weave(book, lambda mask: mask, "all")
    assert set(book.values(node)) == {0b010, 0b011, 0b111, 0b101}


def test_a_diagram_up_to_the_first_certain_box_drops_those_behind() -> None:
    found = asked(N, FIRST, keys="    hit: first\n")
    book = found.book()
    lowest = uncovered(found, layer(found)).weave(book, lambda mask: mask & -mask, "first")
    assert set(book.values(lowest)) == {0b001, 0b010}
    book = found.book()
    any_one = uncovered(found, layer(found)).weave(book, bool, "one")
    assert book.value(any_one) is True


def test_axes_that_tell_little_apart_come_on_top() -> None:
    facts = {"a": "type: integer", "b": "type: boolean", "c": "type: integer"}
    found = asked(facts, ["a: {over: 1}, b: yes -> grade: A", "a: {over: 3} -> grade: B"])
    assert found.order == [found.space.number["doc.b"], found.space.number["doc.a"]]
    assert order_of(found.space, found.layers, last=[1]) == [0, 1]
