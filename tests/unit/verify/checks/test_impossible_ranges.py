"""Ranges that no values satisfy together."""

from pathlib import Path

import pytest

from crmpolicy.testing.texts import load_texts
from crmpolicy.verify.declarations.ranges_together import impossible
from tests.unit.verify.small_policies import GRADES, table, told


def parameter(name: str, kind: str, allowed: str, value: str = "required") -> str:
    """Declare one parameter."""
    return (
        f"  {name}: {{title: {{zh: 值, en: {name}}}, type: {kind}, value: {value}, range: {{{allowed}}}}}\n"
    )


def groups(*declared: str) -> list[tuple[str, ...]]:
    """Tell which of some parameters contradict each other."""
    text = f"format: 1\n{GRADES}parameters:\n{''.join(declared)}"
    return list(impossible(load_texts({"doc/rules.yaml": text}).effective.parameters))


@pytest.mark.parametrize(
    "declared",
    [
        (parameter("a", "money", "over: b"), parameter("b", "money", "under: a")),
        (parameter("a", "money", "at_least: b"), parameter("b", "money", "at_least: a")),
        (parameter("a", "integer", "over: b, under: 4"), parameter("b", "integer", "over: 1")),
        (parameter("a", "number", "over: b, under: 2"), parameter("b", "number", "over: 1")),
        (
            parameter("a", "choice, scale: grade", "over: {parameter: b}"),
            parameter("b", "choice, scale: grade", "at_least: B"),
        ),
        (parameter("a", "term", "over: b, under: 30 days"), parameter("b", "term", "at_least: 1 month")),
    ],
)
def test_ranges_that_values_satisfy_are_sound(declared: tuple[str, ...]) -> None:
    """Numbers without step always have another between any two; terms without an order refuse nothing."""
    assert groups(*declared) == []


@pytest.mark.parametrize(
    "declared",
    [
        (parameter("a", "money", "over: b"), parameter("b", "money", "over: a")),
        (parameter("a", "money", "over: b"), parameter("b", "money", "at_least: a")),
        (parameter("a", "integer", "over: b, under: 3"), parameter("b", "integer", "over: 1")),
        (parameter("a", "number", "over: b, up_to: 1"), parameter("b", "number", "at_least: 1")),
        (parameter("a", "number", "at_least: b, under: 3"), parameter("b", "number", "at_least: 5")),
        (parameter("a", "term", "over: b, up_to: 1h"), parameter("b", "term", "at_least: 60 minutes")),
        (
            parameter("a", "choice, scale: grade", "over: {parameter: b}"),
            parameter("b", "choice, scale: grade", "at_least: A"),
        ),
    ],
)
def test_ranges_that_contradict_each_other_are_told_together(declared: tuple[str, ...]) -> None:
    """In a circle, or pushed past an upper bound."""
    assert groups(*declared) == [("doc.a", "doc.b")]


def test_a_range_without_a_whole_number_is_impossible_alone() -> None:
    """Between two neighbours there is none."""
    assert groups(parameter("a", "integer", "over: 5, under: 6")) == [("doc.a",)]


def test_a_circle_of_three_is_told_once() -> None:
    """Its members in the order of the file; others are left out."""
    three = (parameter("a", "money", "over: b"), parameter("b", "money", "at_least: c"))
    found = groups(*three, parameter("c", "money", "at_least: a"), parameter("d", "money", "over: a"))
    assert found == [("doc.a", "doc.b", "doc.c")]


def test_the_finding_stands_at_the_first_declaration(tmp_path: Path) -> None:
    """The others are related places; no table is asked with values that cannot be."""
    parameters = (
        "parameters:\n"
        "  «high:\n"
        "    {title: {zh: 高, en: high}, type: money, value: required, range: {over: low}, clause: doc.1}\n"
        "  low:\n"
        "    {title: {zh: 低, en: low}, type: money, value: required, range: {over: high}, clause: doc.2}\n"
    )
    rules = (
        "{id: above, when: {sales: {at_least: high}}, then: {grade: A}, clause: doc.1}",
        "{id: below, when: {sales: {under: low}}, then: {grade: C}, clause: doc.2}",
    )
    finding = told(tmp_path, table(*rules, parameters=parameters)).only("CRM302")
    assert finding.sentence() == "no values satisfy the ranges of doc.high, doc.low"
    assert finding.sentence("zh") == "doc.high、doc.low 的范围互相矛盾，填什么都不行"
    assert finding.clauses == ("doc.1", "doc.2")
    assert len(finding.related) == 1
