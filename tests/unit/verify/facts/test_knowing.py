"""Whether a fact can be unknown, and what makes it so; and boxes in which that agrees."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.values import Integer, Ratio
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.knowing import passes_on, stepless, unknown_ways
from crmpolicy.verify.facts.placing import values_in
from crmpolicy.verify.facts.settling import settled_boxes
from crmpolicy.verify.questions.question import Question
from tests.unit.verify.documents import asked

PARTS = {"a": "type: number, unknown: allowed", "b": "type: number", "c": "type: number, range: {over: 0}"}
ONE = ["a: {over: 1} -> grade: A"]


def ways(derived: str, key: str = "doc.x", kind: str = "number") -> list[Mapping[str, Any]]:
    facts = {**PARTS, "x": f"type: {kind}, clause: doc.1, derived: {{{derived}}}"}
    found = asked(facts, ["x: {known: yes} -> grade: A"])
    return unknown_ways(key, found.sketch.fields)


def test_a_fact_that_may_be_unknown_is_given_so() -> None:
    assert ways("sum: [a, b]", "doc.a") == [{"doc.a": None}]
    assert ways("sum: [a, b]", "doc.b") == []
    assert ways("sum: [a, b]", "doc.nobody") == []


NOUGHT = Decimal(0)


@pytest.mark.parametrize(
    ("derived", "kind", "expected"),
    [
        ("sum: [a, b]", "number", [{"doc.a": None}]),
        ("sum: [b, c]", "number", []),
        ("ratio: [c, b]", "ratio", [{"doc.b": NOUGHT}]),
        ("ratio: [b, c]", "ratio", []),
        ("ratio: [a, b]", "ratio", [{"doc.a": None}, {"doc.b": NOUGHT}]),
        ("whole_steps: b, step: 5", "integer", []),
        ("holds: {a: {over: 1}}", "boolean", []),
    ],
)
def test_a_derived_one_is_unknown_where_a_part_is_or_it_divides_by_nought(
    derived: str, kind: str, expected: list[Mapping[str, Any]]
) -> None:
    assert ways(derived, kind=kind) == expected


def test_what_leaves_out_the_unknown_does_not_pass_it_on() -> None:
    found = asked(
        {**PARTS, "x": "type: number, clause: doc.1, derived: {sum: [a, b]}"}, ["x: {over: 1} -> grade: A"]
    )
    assert passes_on(found.sketch.fields["doc.x"])
    assert not passes_on(found.sketch.fields["doc.a"])


def test_a_quotient_may_lie_between_the_steps() -> None:
    facts = {"a": "type: integer", "b": "type: integer, range: {at_least: 1}"}
    facts["x"] = "type: ratio, step: 1%, clause: doc.1, derived: {ratio: [a, b]}"
    found = asked(facts, ["x: {over: 1%, under: 2%} -> grade: A"])
    derived = found.sketch.facts["doc.x"].derived
    assert stepless(Ratio(Decimal("0.01")), derived)
    assert not stepless(Ratio(Decimal("0.01")), None)


def test_a_whole_number_never_lies_between_the_steps() -> None:
    """A product of whole numbers is checked like any other; a broken one would be refused."""
    facts = {"a": "type: integer", "x": "type: integer, clause: doc.1, derived: {product: [a, 3]}"}
    found = asked(facts, ["x: {over: 3} -> grade: A"])
    assert not stepless(Integer(), found.sketch.facts["doc.x"].derived)
    assert found.space.axes


CHAIN = {
    **PARTS,
    "sum": "type: number, clause: doc.1, derived: {sum: [a, b]}",
    "half": "type: ratio, clause: doc.1, derived: {ratio: [sum, c]}",
}


def settled(found: Question, box: Box) -> list[Box]:
    return list(settled_boxes(found.space, box))


def box(found: Question, **segments: int) -> Box:
    return {found.space.number[f"doc.{name}"]: each for name, each in segments.items()}


def test_a_known_sum_has_known_parts() -> None:
    found = asked(CHAIN, ["sum: {over: 3} -> grade: A", "a: {over: 1} -> grade: B"])
    (inside,) = settled(found, box(found, sum=0b0100))
    assert inside == box(found, sum=0b0100, a=0b0111)


def test_a_sum_is_not_known_while_a_part_is_unknown() -> None:
    found = asked(CHAIN, ["sum: {over: 3} -> grade: A", "a: {over: 1} -> grade: B"])
    assert settled(found, box(found, sum=0b0111, a=0b1000)) == []
    (inside,) = settled(found, box(found, a=0b1000))
    assert inside == box(found, sum=0b1000, a=0b1000)


def test_what_follows_from_an_unknown_sum_is_unknown_too() -> None:
    rules = ["half: {over: 3%} -> grade: A", "sum: {over: 3} -> grade: A", "a: {over: 1} -> grade: B"]
    found = asked(CHAIN, rules)
    (inside,) = settled(found, box(found, half=0b1000))
    assert inside == box(found, half=0b1000, sum=0b1000, a=0b1000)
    assert settled(found, box(found, half=0b0001, sum=0b1000)) == []
    assert settled(found, box(found, half=0b1000, sum=0b0001)) == []


def test_nought_is_given_where_it_makes_a_quotient_unknown() -> None:
    facts = {"a": "type: number", "b": "type: number, range: {at_least: 0}"}
    facts["x"] = "type: ratio, clause: doc.1, derived: {ratio: [a, b]}"
    found = asked(facts, ["x: {known: no}, b: {under: 5} -> grade: A"])
    space = found.space
    inside = values_in(space, box(found, x=space.axes[space.number["doc.x"]].alive & 0b10))
    assert inside is not None
    assert (inside["doc.b"], inside["doc.x"]) == (0, None)
    assert found.witness(box(found, x=0b10)).facts == {"a": 0, "b": 0}
    assert values_in(space, box(found, x=0b10, b=0b1000)) is None
