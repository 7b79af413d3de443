"""Boxes, witnesses, answers and assumed values in words."""

import pytest

from crmpolicy.values import Term
from crmpolicy.verify.facts.axes import Axis
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.relations import ABOVE, BELOW, SAME, UNKNOWN
from crmpolicy.verify.facts.witness import Witness
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.telling import answer_words, filling_words, region_words, value_words, witness_words
from tests.unit.verify.documents import asked, axis

FACTS = {
    "n": "type: integer, range: {at_least: 0}, unknown: allowed",
    "m": "type: integer, range: {at_least: 0}",
    "mark": "type: choice, scale: grade",
}
RULES = ["n: {at_least: 3, under: 9}, mark: A -> grade: A", "n: {over: m} -> grade: B"]


@pytest.fixture
def found() -> Question:
    return asked(FACTS, RULES)


def words(found: Question, *boxes: dict[str, int]) -> tuple[str, str]:
    whole: list[Box] = [{found.space.number[key]: each for key, each in box.items()} for box in boxes]
    zh, en = region_words(found.policies, found.space, whole)
    return zh, en


def test_a_region_tells_each_fact_that_it_bounds(found: Question) -> None:
    """Segments of n: below 0, 0, up to 3, 3, up to 9, 9, above, unknown."""
    inside = {"doc.n": 0b00011000, "doc.mark": 0b001}
    assert words(found, inside) == (
        "mark值为甲且n值不少于 3且少于 9",
        "the mark is A and the n is at least 3 and under 9",
    )


def test_the_ends_of_the_range_need_not_be_said(found: Question) -> None:
    assert words(found, {"doc.n": 0b00000110}) == ("n值少于 3", "the n is under 3")
    assert words(found, {"doc.n": 0b01100000}) == ("n值不少于 9", "the n is at least 9")


def test_an_unknown_and_several_words_are_told(found: Question) -> None:
    zh, en = words(found, {"doc.n": 0b10000000})
    assert "未知" in zh
    assert "unknown" in en
    assert words(found, {"doc.mark": 0b011})[1] == "the mark is A or B"


def test_a_whole_axis_is_not_told(found: Question) -> None:
    everything = found.space.axes[found.space.number["doc.mark"]].alive
    assert words(found, {"doc.mark": everything}) == ("任何情况", "any facts")
    assert words(found, {}) == ("任何情况", "any facts")


@pytest.mark.parametrize(
    ("ways", "zh", "en"),
    [
        (BELOW, "“m值”低于“n值”", "the m is under the n"),
        (SAME | ABOVE, "“m值”等于或高于“n值”", "the m is equal to or over the n"),
        (UNKNOWN, "“m值”（有一个未知）“n值”", "the m is unknown beside the n"),
    ],
)
def test_how_two_facts_lie_to_each_other_is_told(found: Question, ways: int, zh: str, en: str) -> None:
    assert words(found, {"doc.m ~ doc.n": ways}) == (zh, en)


def test_of_many_regions_the_first_are_told(found: Question) -> None:
    zh, en = words(found, *[{"doc.mark": 0b001}] * 7)
    assert zh.endswith("；或者另有 2 处")
    assert en.endswith("; or 2 more")


def test_a_witness_tells_each_fact_with_its_value(found: Question) -> None:
    names = {"n": "doc.n", "mark": "doc.mark"}
    witness = Witness({"n": 3, "mark": "B"}, found.period.moment)
    assert tuple(witness_words(found.policies, names, witness)) == (
        "n值 3、mark值为乙",
        "the n is 3, the mark is B",
    )
    assert witness_words(found.policies, names, Witness({}, found.period.moment)).en == "any facts"


def test_the_entry_of_a_list_is_told_field_by_field() -> None:
    rows = "type: list, of: {e: {title: {zh: 值, en: e}, type: integer}}"
    found = asked(
        {"rows": rows},
        ["e: 3 -> grade: A"],
        keys="    of: rows\n    combine: {grade: worst}\n    empty: {grade: A}\n",
    )
    one = Witness({"rows": [{"e": 3}]}, found.period.moment)
    assert witness_words(found.policies, {"rows": "doc.rows"}, one).en == "the rows is (e is 3)"
    none = Witness({"rows": []}, found.period.moment)
    assert "nothing" in witness_words(found.policies, {"rows": "doc.rows"}, none).en


def test_an_answer_is_told_output_by_output(found: Question) -> None:
    assert tuple(answer_words(found.policies, found.point, {"grade": "A"})) == ("等级为甲", "grade is A")
    assert tuple(answer_words(found.policies, found.point, None)) == ("没有结论", "no answer")


def test_values_and_assumed_values_are_told() -> None:
    parameters = {"low": "type: term, clause: doc.1, value: required"}
    found = asked({"t": "type: integer"}, ["t: {over: 3} -> grade: A"], parameters=parameters)
    term = Term.parse("2 working days")
    kind = found.policies.effective.parameters["doc.low"].type
    assert tuple(value_words(found.policies, kind, term)) == ("2 个工作日", "2 working days")
    told = filling_words(found.policies, {"doc.low": term})
    assert told is not None
    assert told.en == "the low is 2 working days"
    assert filling_words(found.policies, {}) is None


TERMS = ["t: {at_least: 2 days, under: 1 month} -> grade: A", "t: {over: 5 days} -> grade: B"]


def test_lengths_are_told_by_those_that_they_lie_between() -> None:
    found = asked({"t": "type: term, unknown: allowed"}, TERMS)
    t = axis(found, "t")
    told = {words(found, {"doc.t": 1 << place})[1] for place in t.places(t.alive & ~t.unknown)}
    assert {"the t is shorter than 2 days", "the t is exactly 2 days", "the t is longer than 1 month"} <= told
    assert "the t is longer than 2 days and shorter than 5 days" in told
    assert "unknown" in words(found, {"doc.t": t.unknown})[1]


def test_all_texts_are_any_value_and_not_the_one_that_stands_for_them() -> None:
    rules = ["t: {known: yes} -> grade: A", "t: {known: no} -> grade: B"]
    found = asked({"t": "type: text, unknown: allowed"}, rules)
    (only,) = found.space.axes
    assert isinstance(only, Axis)
    told = region_words(found.policies, found.space, [{0: only.alive & ~only.unknown}])
    assert tuple(told) == ("t值为任何值", "the t is anything")
