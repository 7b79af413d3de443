"""The space of all facts that some questions look at."""

from typing import Any

import pytest

from crmpolicy.testing import load_texts
from crmpolicy.verify.answers import Said
from crmpolicy.verify.gaps import gaps
from crmpolicy.verify.overlaps import overlaps
from crmpolicy.verify.question import Question
from crmpolicy.verify.relations import Relation
from crmpolicy.verify.space import Space
from crmpolicy.verify.undecided import NotDecidedError
from tests.unit.verify.documents import GRADE, SCALES, asked, doc, layer, question

WHOLE = "type: integer, range: {at_least: 0}"


def axes(found: Question) -> list[str]:
    return [each.key.replace("doc.", "") for each in found.space.axes]


def first_gap(found: Question) -> dict[str, Any] | None:
    boxes = gaps(found, layer(found))
    return dict(found.witness(boxes[0]).facts) if boxes else None


def test_each_fact_that_a_rule_asks_has_an_axis_and_each_pair() -> None:
    facts = {"b": WHOLE, "a": WHOLE, "idle": WHOLE}
    found = asked(facts, ["b: {under: a} -> grade: A"])
    assert axes(found) == ["a", "b", "a ~ b"]
    assert isinstance(found.space.axes[2], Relation)
    assert found.space.number["doc.a ~ doc.b"] == 2


@pytest.mark.parametrize(
    ("test", "facts"),
    [
        ("b: {under: a}", {"a": 0, "b": 1}),
        ("b: {at_least: a}", {"a": 1, "b": 0}),
        ("b: {up_to: a}", {"a": 0, "b": 1}),
        ("b: {over: a}", {"a": 0, "b": 0}),
        ("b: a", {"a": 0, "b": 1}),
        ("b: {not: a}", {"a": 0, "b": 0}),
    ],
)
def test_a_test_against_another_fact_may_name_the_later_one_first(test: str, facts: dict[str, Any]) -> None:
    assert first_gap(asked({"a": WHOLE, "b": WHOLE}, [f"{test} -> grade: A"])) == facts


def test_a_fact_against_itself_is_equal_where_it_is_known() -> None:
    unknown = f"{WHOLE}, unknown: allowed"
    assert first_gap(asked({"a": WHOLE}, ["a: {at_least: a} -> grade: A"])) is None
    assert first_gap(asked({"a": WHOLE}, ["a: {over: a} -> grade: A"])) == {"a": 0}
    assert first_gap(asked({"a": unknown}, ["a: {up_to: a} -> grade: A"])) == {"a": None}


def test_words_against_words_are_compared_one_by_one() -> None:
    marks = {"a": "type: choice, scale: grade", "b": "type: choice, scale: grade"}
    found = asked(marks, ["a: {at_least: b} -> grade: A", "a: {under: b} -> grade: B"])
    assert axes(found) == ["a", "b"]
    assert (first_gap(found), overlaps(found, layer(found))) == (None, [])
    assert first_gap(asked(marks, ["a: {under: b} -> grade: B"])) == {"a": "A", "b": "A"}


def test_a_told_fact_may_be_compared_with_a_word() -> None:
    marks = {"a": "type: choice, scale: grade", "b": "type: choice, scale: grade"}
    marks["both"] = "type: choice, scale: grade, clause: doc.1, derived: {worst: [a, b]}"
    found = asked(marks, ["both: {at_least: a} -> grade: A", "both: {under: a} -> grade: B"])
    assert first_gap(found) is None
    assert axes(found) == ["a", "b"]


BY_TOWN = "type: mapping, clause: doc.1, keys: [town], of: {type: integer}, else: 5, value: {x: 1}"
BY_SIZE = "type: mapping, clause: doc.1, keys: [size], of: {type: integer}, else: 5, value: {3: 1}"


def test_a_mapping_keyed_by_texts_knows_the_words_that_rules_name() -> None:
    facts = {"town": "type: text", "n": WHOLE}
    rules = ["town: x, n: {over: bound} -> grade: A", "town: {not: x} -> grade: B"]
    found = asked(facts, rules, parameters={"bound": BY_TOWN})
    assert first_gap(found) == {"n": 0, "town": "x"}


def test_where_an_entry_is_missing_no_test_holds() -> None:
    mapping = "type: mapping, clause: doc.1, keys: {among: [a, b]}, of: {type: integer}, value: {a: 1, b: 2}"
    found = asked(
        {"n": WHOLE}, ["n: {over: {parameter: bound, entry: b}} -> grade: A"], parameters={"bound": mapping}
    )
    assert first_gap(found) == {"n": 0}


def test_lists_of_words_are_cut_by_the_words_that_rules_name() -> None:
    facts = {"papers": "type: list, of: text"}
    found = asked(facts, ["papers: [licence] -> grade: A"], otherwise="grade: C")
    assert gaps(found, layer(found)) == []


def test_a_fact_that_is_not_cut_cannot_be_told_word_by_word() -> None:
    found = asked({"n": WHOLE}, ["n: {over: 3} -> grade: A"])
    with pytest.raises(NotDecidedError, match="verify-key-without-words"):
        found.space.values("doc.n", found.sketch)


def test_several_programs_share_an_axis_cut_by_all_of_them() -> None:
    one, other = (asked({"n": WHOLE}, [f"n: {{over: {bound}}} -> grade: A"]) for bound in (3, 5))
    space = Space.of(one.program, other.program)
    (axis,) = space.axes
    assert axis.alive.bit_count() == 6


def test_an_alias_takes_the_values_of_the_fact_that_it_is() -> None:
    facts = {"one": "type: boolean, unknown: allowed", "two": "type: boolean"}
    facts["chosen"] = "type: boolean, clause: doc.1, derived: {pick: which, yes: one, no: two}"
    found = asked(
        facts,
        ["chosen: yes -> grade: A", "chosen: no -> grade: B"],
        parameters={"which": "type: boolean, clause: doc.1, value: yes"},
    )
    assert first_gap(found) == {"one": None}


SUBJECTS = """\
format: 1
subjects:
  mark:
    title: {zh: 等级, en: mark}
    room: tiering
    outputs: {mark: {title: {zh: 等级, en: mark}, type: choice, join: worst}}
"""
DOCUMENT = """\
facts:
  n: {{title: {{zh: 数, en: n}}, type: integer, range: {{at_least: 0}}}}
decisions:
  mark:
    outputs: {{mark: {{scale: grade}}}}
    rules:
      - {{id: high, when: {{n: {{at_least: {bound}}}}}, then: {{mark: A}}, clause: d.1}}
    otherwise: {{id: low, then: {{mark: {low}}}, clause: d.1}}
"""
SHOP = """\
format: 1
company: shop
title: {zh: 店, en: shop}
zone: Asia/Shanghai
adopts: [one@1, two@1]
scales:
  grade:
    title: {zh: 等级, en: grade}
    order: best first
    values:
      - {id: A, title: {zh: 甲, en: A}}
      - {id: B, title: {zh: 乙, en: B}}
      - {id: C, title: {zh: 丙, en: C}}
map:
  mark: {to: grade, one.grade: {A: A, B: B, C: C}, two.grade: {A: A, B: B, C: C}}
"""


def test_what_several_documents_say_is_joined() -> None:
    files = {
        "subjects.yaml": SUBJECTS,
        "one/rules.yaml": SCALES + DOCUMENT.format(bound=3, low="B"),
        "two/rules.yaml": SCALES + DOCUMENT.format(bound=5, low="C"),
        "companies/shop.yaml": SHOP,
    }
    found = question(load_texts(files, "companies/shop.yaml"), "mark")
    book = found.book()
    node = found.answers.node(book, found.order)
    told = {}
    for value in book.values(node):
        assert isinstance(value, Said)
        box, _ = next(found.boxes(book, node, lambda each, one=value: each == one))
        told[dict(value.values)["mark"]] = {key: str(each) for key, each in found.witness(box).facts.items()}
    assert told == {
        "A": {"one.n": "3", "two.n": "5"},
        "B": {"one.n": "0", "two.n": "5"},
        "C": {"one.n": "0", "two.n": "0"},
    }


def test_a_document_alone_needs_no_join() -> None:
    found = question(doc({"n": WHOLE}, ["n: {over: 3} -> grade: A"], outputs=GRADE))
    assert len(found.program.tables) == 1
