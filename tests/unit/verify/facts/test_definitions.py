"""Derived facts that need no axis: they are told by the facts that they follow from."""

import pytest

from crmpolicy.engine.restating import alias, folded_facts, is_held, words_of
from crmpolicy.verify.facts.definitions import held
from crmpolicy.verify.questions.gaps import gaps
from crmpolicy.verify.questions.question import Question
from tests.unit.verify.documents import asked, layer

MARKS = {"first": "type: choice, scale: grade", "second": "type: choice, scale: grade"}
FLAGS = {"paid": "type: boolean", "known": "type: boolean, unknown: allowed"}


def axes(found: Question) -> list[str]:
    return [each.key for each in found.space.axes]


def test_a_guard_by_name_is_told_by_its_facts() -> None:
    facts = {"n": "type: integer", "many": "type: boolean, clause: doc.1, derived: {holds: {n: {over: 5}}}"}
    found = asked(facts, ["many: yes -> grade: A", "many: no -> grade: B"])
    assert axes(found) == ["doc.n"]
    assert gaps(found, layer(found)) == []
    assert is_held(found.sketch.fields["doc.many"])
    assert held(found.program.deriving, found.sketch.fields["doc.many"]) is not None
    with pytest.raises(TypeError):
        held(found.program.deriving, found.sketch.fields["doc.n"])


def test_a_guard_that_never_holds_is_no_everywhere() -> None:
    """A value without limit is never reached."""
    facts = {
        "n": "type: integer",
        "many": "type: boolean, clause: doc.1, derived: {holds: {n: {over: most}}}",
    }
    found = asked(
        facts,
        ["many: no -> grade: B"],
        parameters={"most": "type: integer, clause: doc.1, value: optional"},
    )
    assert gaps(found, layer(found)) == []
    assert held(found.program.deriving, found.sketch.fields["doc.many"]) is None


@pytest.mark.parametrize(("word", "covered"), [("worst", "second: A"), ("best", "second: C")])
def test_the_worst_and_the_best_of_words_are_told_by_those(word: str, covered: str) -> None:
    facts = {
        **MARKS,
        "both": f"type: choice, scale: grade, clause: doc.1, derived: {{{word}: [first, second]}}",
    }
    rules = ["both: A -> grade: A", "both: [B, C] -> grade: B"]
    found = asked(facts, rules)
    assert axes(found) == ["doc.first", "doc.second"]
    assert gaps(found, layer(found)) == []
    assert folded_facts(found.sketch.fields["doc.both"]) == ("doc.first", "doc.second")
    only = asked(facts, [f"both: {covered[-1]} -> grade: A", "first: A -> grade: A", "second: A -> grade: A"])
    assert (gaps(only, layer(only)) == []) == (word == "best" and covered == "second: A")


@pytest.mark.parametrize("word", ["any", "all"])
def test_yes_and_no_together_are_told_by_each(word: str) -> None:
    facts = {"one": "type: boolean", "two": "type: boolean"}
    facts["both"] = f"type: boolean, clause: doc.1, derived: {{{word}: [one, two]}}"
    found = asked(facts, ["both: yes -> grade: A", "both: no -> grade: B"])
    assert axes(found) == ["doc.one", "doc.two"]
    assert gaps(found, layer(found)) == []


def test_an_unknown_part_makes_the_whole_unknown() -> None:
    facts = {**FLAGS, "both": "type: boolean, clause: doc.1, derived: {all: [paid, known]}"}
    found = asked(facts, ["both: yes -> grade: A", "both: no -> grade: B"])
    (box,) = gaps(found, layer(found))
    assert found.witness(box).facts == {"paid": False, "known": None}


def test_a_switch_that_is_a_parameter_makes_one_fact_another() -> None:
    facts = {"one": "type: choice, scale: grade", "two": "type: choice, scale: grade"}
    facts["chosen"] = "type: choice, scale: grade, clause: doc.1, derived: {pick: which, yes: one, no: two}"
    found = asked(
        facts,
        ["chosen: A -> grade: A"],
        parameters={"which": "type: boolean, clause: doc.1, value: no"},
    )
    assert alias(found.program.deriving, found.sketch.fields["doc.chosen"]) == "doc.two"
    assert axes(found) == ["doc.two"]


def test_what_reckons_keeps_an_axis_of_its_own() -> None:
    facts = {"a": "type: number", "b": "type: number"}
    facts["whole"] = "type: number, clause: doc.1, derived: {sum: [a, b]}"
    found = asked(facts, ["whole: {over: 5} -> grade: A"])
    assert axes(found) == ["doc.whole"]
    assert folded_facts(found.sketch.fields["doc.whole"]) == ()
    assert alias(found.program.deriving, found.sketch.fields["doc.whole"]) is None


def test_few_words_are_those_of_scales_and_of_yes_and_no() -> None:
    found = asked({**MARKS, "n": "type: number", "paid": "type: boolean"}, ["first: A -> grade: A"])
    kinds = {key: each.fact.type for key, each in found.sketch.fields.items()}
    assert words_of(kinds["doc.first"]) == ("A", "B", "C")


def test_a_switch_that_is_a_fact_makes_no_alias() -> None:
    facts = {"which": "type: boolean", "one": "type: boolean", "two": "type: boolean"}
    facts["chosen"] = "type: boolean, clause: doc.1, derived: {pick: which, yes: one, no: two}"
    found = asked(facts, ["chosen: yes -> grade: A"])
    assert alias(found.program.deriving, found.sketch.fields["doc.chosen"]) is None
    assert axes(found) == ["doc.chosen"]
