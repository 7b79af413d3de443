"""The space of all facts that some questions look at."""

from typing import Any

import pytest

from crmpolicy.testing import load_texts
from crmpolicy.verify.diagrams.answers import Said
from crmpolicy.verify.facts.relations import Relation
from crmpolicy.verify.facts.space import Space
from crmpolicy.verify.questions.gaps import gaps
from crmpolicy.verify.questions.overlaps import overlaps
from crmpolicy.verify.questions.question import Question
from tests.unit.verify.documents import GRADE, asked, doc, layer, question

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


def test_a_mapping_by_whole_numbers_is_looked_up_at_each_of_them() -> None:
    """The rest stands for all numbers without an entry: from the third place on nobody has fewer points."""
    by_place = (
        "type: mapping, clause: doc.1, keys: [place], of: {type: integer}, else: 0, value: {1: 800, 2: 400}"
    )
    found = asked(
        {"place": "type: integer, range: {at_least: 1, up_to: 9}", "points": WHOLE},
        ["points: {under: prize} -> grade: A"],
        parameters={"prize": by_place},
    )
    assert first_gap(found) == {"place": 3, "points": 0}
    values = {value for value, _ in found.space.values("doc.place", found.sketch)}
    assert values == {1, 2, 3, 9}


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
  release:
    title: {zh: 放行, en: release}
    room: orders
    outputs: {release: {title: {zh: 放行, en: release}, type: boolean, join: all}}
"""
DOCUMENT = """\
format: 1
facts:
  n: {{title: {{zh: 数, en: n}}, type: integer, range: {{at_least: 0}}}}
decisions:
  release:
    rules: [{{id: high, when: {{n: {{at_least: {bound}}}}}, then: {{release: yes}}, clause: d.1}}]
    otherwise: {{id: low, then: {{release: no}}, clause: d.1}}
"""
SHOP = """\
format: 1
company: shop
title: {zh: 店, en: shop}
zone: Asia/Shanghai
currency: 元
adopts: [one@1, two@1]
"""


def test_what_several_documents_say_is_joined() -> None:
    files = {
        "subjects.yaml": SUBJECTS,
        "one/rules.yaml": DOCUMENT.format(bound=3),
        "two/rules.yaml": DOCUMENT.format(bound=5),
        "companies/shop.yaml": SHOP,
    }
    found = question(load_texts(files, "companies/shop.yaml"), "release")
    book = found.book()
    node = found.answers.node(book, found.order)
    told = {}
    for value in book.values(node):
        assert isinstance(value, Said)
        box, _ = next(found.boxes(book, node, lambda each, one=value: each == one))
        told[dict(value.values)["release"]] = {
            key: str(each) for key, each in found.witness(box).facts.items()
        }
    assert told == {True: {"one.n": "3", "two.n": "5"}, False: {"one.n": "0", "two.n": "0"}}


def test_a_document_alone_needs_no_join() -> None:
    found = question(doc({"n": WHOLE}, ["n: {over: 3} -> grade: A"], outputs=GRADE))
    assert len(found.program.tables) == 1
