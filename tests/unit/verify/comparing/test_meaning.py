"""How facts are reckoned, compared between two policy sets."""

from collections.abc import Mapping

import pytest

from crmpolicy.testing import load_texts
from crmpolicy.verify.comparing.meaning import reckoned_apart
from crmpolicy.verify.questions.composing import side_by_side
from tests.unit.verify.documents import doc, question

FACTS = {
    "a": "type: number, range: {at_least: 0}",
    "b": "type: number, range: {at_least: 0}",
    "c": "type: number, range: {at_least: 0}",
    "total": "type: number, derived: {sum: [a, b]}",
}
RULES = ("total: {at_least: 10} -> grade: A", "total: {under: 10} -> grade: B")


Keys = Mapping[str, str]


def apart(before: Keys, after: Keys, parameters: Keys | None = None) -> list[str]:
    """Name the facts that two documents reckon in different ways."""
    pair = [question(load_texts(doc(facts, RULES, parameters=parameters))) for facts in (before, after)]
    return [fact.key for fact in reckoned_apart(*side_by_side(pair))]


@pytest.mark.parametrize(
    "derived",
    [
        "{sum: [a, b, c]}",
        "{sum: [a, b], minus: [c]}",
        "{sum: [a], minus: [b]}",
        "{min: [a, b]}",
        "{product: [a, b]}",
    ],
)
def test_another_word_or_another_term_is_another_reckoning(derived: str) -> None:
    after = {**FACTS, "total": f"type: number, derived: {derived}"}
    assert apart(FACTS, after) == ["doc.total"]
    assert apart(after, FACTS) == ["doc.total"]


def test_the_same_reckoning_of_facts_with_other_ranges_is_the_same() -> None:
    assert apart(FACTS, FACTS) == []
    assert apart(FACTS, {**FACTS, "a": "type: number, range: {at_least: 1}"}) == []


def test_what_stands_behind_a_part_counts_too() -> None:
    """A chain of named facts is followed to its beginning."""
    chain = {**FACTS, "b": "type: number, derived: {sum: [c, c2]}", "c2": "type: number"}
    other = {**chain, "b": "type: number, derived: {min: [c, c2]}"}
    assert apart(chain, chain) == []
    assert apart(chain, other) == ["doc.total"]


@pytest.mark.parametrize("word", ["whole_steps", "rest"])
def test_what_stands_behind_a_step_counts_too(word: str) -> None:
    """A step is a fact like any other: how it follows decides how many there are, and what is left over."""
    kind = "integer" if word == "whole_steps" else "number"
    stepped = f"type: {kind}, derived: {{{word}: a, step: each}}"
    chain = {**FACTS, "total": stepped, "each": "type: number, range: {over: 0}, derived: {product: [b, c]}"}
    other = {**chain, "each": "type: number, range: {over: 0}, derived: {sum: [b, c]}"}
    assert apart(chain, chain) == []
    assert apart(chain, other) == ["doc.total"]


def test_a_parameter_counts_by_its_value() -> None:
    facts = {**FACTS, "total": "type: number, derived: {product: [a, factor]}"}

    def factor(value: str) -> dict[str, str]:
        return doc(facts, RULES, parameters={"factor": f"type: number, clause: doc.1, value: {value}"})

    pairs = {
        other: side_by_side([question(load_texts(factor("2"))), question(load_texts(factor(other)))])
        for other in ("2.0", "3")
    }
    assert reckoned_apart(*pairs["2.0"]) == []
    assert [fact.key for fact in reckoned_apart(*pairs["3"])] == ["doc.total"]


def test_the_order_of_what_a_switch_picks_from_means_nothing() -> None:
    switch = {"basis": "type: boolean, clause: doc.1, value: yes"}
    facts = {**FACTS, "d": "type: number, derived: {sum: [a, c]}"}
    before = {**facts, "total": "type: number, derived: {pick: basis, yes: b, no: d}"}
    after = {**facts, "total": "type: number, derived: {pick: basis, no: d, yes: b}"}
    assert apart(before, after, switch) == []
    turned = {**facts, "total": "type: number, derived: {pick: basis, yes: d, no: b}"}
    assert apart(before, turned, switch) == ["doc.total"]


def test_the_order_of_what_is_counted_by_means_nothing() -> None:
    """The tests of a guard all hold, in whatever order they stand."""
    entry = {"big": "type: boolean", "late": "type: boolean"}
    fields = ", ".join(
        f"{name}: {{title: {{zh: 项{name}, en: the {name}}}, {each}}}" for name, each in entry.items()
    )
    counted = {"total": "type: integer, range: {at_least: 0}, derived: {count: items, where: WHERE}"}

    def facts(where: str) -> dict[str, str]:
        return {"items": f"type: list, of: {{{fields}}}", "total": counted["total"].replace("WHERE", where)}

    one = facts("{big: yes, late: no}")
    assert apart(one, facts("{late: no, big: yes}")) == []
    assert apart(one, facts("{late: yes, big: yes}")) == ["doc.total"]


def test_a_question_that_asks_something_else_is_looked_at_fact_by_fact() -> None:
    """Declared alike, one reckons the total and the other is never asked for it: nothing is apart."""
    texts = [
        doc(FACTS, rules)
        for rules in (RULES, ("a: {at_least: 10} -> grade: A", "a: {under: 10} -> grade: B"))
    ]
    pair = [question(load_texts(each)) for each in texts]
    assert reckoned_apart(*side_by_side(pair)) == []
