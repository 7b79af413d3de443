"""Laws of what is refused and what every answer rests on (IX1, IX2, IX6, IX7 of the specification)."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.company import shipped
from crmpolicy.engine import Decision, PolicySet
from crmpolicy.errors import FactsError, Fault, MissingParameterError
from crmpolicy.policy.documents import Clause
from crmpolicy.policy.guards import FactOf, Literally, ParameterOf
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import Rule, Table
from crmpolicy.source import read_clauses
from crmpolicy.testing import load_texts
from crmpolicy.testing.strategies import facts_for
from tests.oracle.shipped import BANDS, KEY, NOW, SIZES, filled, loaded
from tests.property.drawn_facts import facts_of

REQUIRED: Mapping[str, Mapping[str, Any]] = {
    "steel.customer_grade": BANDS,
    "steel.customer_size": SIZES,
    "steel.customer_industry": {},
    "lighting.key_customer": {
        **KEY,
        "criteria_weights": {"amount_met": "50%", "years_met": "30%", "influence_met": "20%"},
        "key_min_score": "70%",
    },
}
USED = {
    "any": {"factor_combination", "key_min_years", "key_min_influence"},
    "all": {"factor_combination", "key_min_years", "key_min_influence"},
    "score": set(REQUIRED["lighting.key_customer"]),
}
TRUNCATED = {"lighting": ("lighting.7.3",), "steel": ("steel.7.3.1",)}
QUESTIONS = (
    ("steel.customer_grade", filled("steel", BANDS)),
    ("steel.customer_size", filled("steel", SIZES)),
    ("steel.customer_industry", loaded("steel")),
    ("lighting.key_customer", filled("lighting", KEY)),
    ("lighting.customer_grade", filled("lighting", KEY)),
    ("customer_grade", loaded("example-joined")),
    ("customer_size", loaded("example-group")),
)


@given(st.data())
def test_a_question_names_exactly_what_is_not_filled_and_decides_nothing(data: st.DataObject) -> None:
    """IX1: any part of the blanks may be filled; the answer names all the others, with their clauses."""
    question = data.draw(st.sampled_from(sorted(REQUIRED)))
    document, _, _ = question.partition(".")
    whole = REQUIRED[question]
    names = data.draw(st.lists(st.sampled_from(sorted(whole)), unique=True)) if whole else []
    combination = data.draw(st.sampled_from(("any", "all", "score")))
    given_values = {name: combination if name == "factor_combination" else whole[name] for name in names}
    policies = filled(document, given_values)
    used = set(whole)
    if question == "lighting.key_customer":
        used = USED[combination] if "factor_combination" in names else USED["score"]
    missing = {f"{document}.{name}" for name in used - set(names)}
    if not missing:
        facts = data.draw(facts_for(question, policies, now=NOW))
        assert policies.point(question).evaluate(facts, now=NOW).outcome
        return
    with pytest.raises(MissingParameterError) as caught:
        policies.point(question).evaluate({}, now=NOW)
    assert {fault.arguments["name"] for fault in caught.value.faults} == missing
    assert all(fault.clause for fault in caught.value.faults)


@given(st.data())
def test_what_only_a_switched_off_part_needs_is_not_asked_for(data: st.DataObject) -> None:
    """IX1: only a clause that is used needs its blanks."""
    combination = data.draw(st.sampled_from(("any", "all")))
    policies = filled("lighting", {**KEY, "factor_combination": combination})
    facts = data.draw(facts_for("lighting.key_customer", policies, now=NOW))
    assert "key" in policies.point("lighting.key_customer").evaluate(facts, now=NOW).outcome


CLAUSES: Mapping[str, Mapping[str, Clause]] = {key: read_clauses(shipped() / key, [])[0] for key in TRUNCATED}


@given(st.data())
def test_every_decision_rests_on_clauses_that_exist(data: st.DataObject) -> None:
    """IX2: each reason cites at least one clause of its own document."""
    question, policies = data.draw(st.sampled_from(QUESTIONS))
    decision = policies.point(question).evaluate(data.draw(facts_of(question, policies, NOW)), now=NOW)
    assert any(reason.binding for reason in decision.reasons)
    assert_cites(decision)


def assert_cites(decision: Decision) -> None:
    """Look up every clause, those of other points' decisions too."""
    for reason in decision.reasons:
        assert reason.clauses
        assert set(reason.clauses) <= CLAUSES[reason.document].keys()
    for other in decision.basis:
        assert_cites(other)


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: text.strip()))
def test_a_word_that_an_open_list_does_not_know_takes_the_path_of_the_others(word: str) -> None:
    """IX6: the text's list of industries ends with an etcetera, so no business is refused."""
    policies = loaded("steel")
    point = policies.point("steel.customer_industry")
    scale = policies.effective.scales["steel.industry"]
    decision = point.evaluate({"industry": word}, now=NOW)
    if word.strip() in scale.words:
        assert decision.facts.given()["industry"] == scale.words[word.strip()]
    elif word.strip() not in ("unknown", "未知"):
        assert decision.outcome["industry"] == "other"
        assert [reason.rule for reason in decision.reasons] == ["other"]


@pytest.mark.parametrize("word", ["", "  "])
def test_nothing_at_all_is_no_word_of_an_open_list(word: str) -> None:
    with pytest.raises(FactsError):
        loaded("steel").point("steel.customer_industry").evaluate({"industry": word}, now=NOW)


def adverse_by_a_stump(policies: PolicySet, stumps: Sequence[str]) -> list[str]:
    """Name the rules that rest on clauses which break off in the text, and on nothing else, and do harm."""
    found = []
    for table in policies.effective.tables.values():
        for _, rule in table.rules():
            alone = bool(rule.clauses) and all(stump_of(clause, stumps) for clause in rule.clauses)
            if alone and is_adverse(table, rule):
                found.append(f"{table.key}: {rule.id}")
    return found


def stump_of(clause: str, stumps: Sequence[str]) -> bool:
    """Tell whether a clause is one that breaks off, or a piece of it."""
    return any(clause == stump or clause.startswith(f"{stump}.") for stump in stumps)


def is_adverse(table: Table, rule: Rule) -> bool:
    """Tell whether a rule says anything but the best word of an ordered output.

    Where time goes on from the rules they say who sees to a case and by when: that harms nobody if it is
    the company that says it. A figure that is reckoned from facts is a measure, and no verdict.
    """
    for name, operand in rule.then:
        if isinstance(operand, FactOf):
            continue
        if table.course is not None and isinstance(operand, ParameterOf):
            continue
        kind = table.output(name).type
        best = kind.scale.ids[0] if isinstance(kind, Choice) and kind.scale.ordered else None
        if not isinstance(operand, Literally) or operand.value != best:
            return True
    return False


@pytest.mark.parametrize("document", sorted(TRUNCATED))
def test_no_clause_that_breaks_off_has_an_adverse_result_by_itself(document: str) -> None:
    """IX7: what is left of such a clause is measured, and nothing follows from it against anybody."""
    assert adverse_by_a_stump(loaded(document), TRUNCATED[document]) == []


def test_a_rule_that_harms_by_a_clause_that_breaks_off_would_be_found() -> None:
    """The test above can fail."""
    rules = """
format: 1
scales:
  grade: {title: {zh: 等级, en: grade}, order: best first, values: [
    {id: A, title: {zh: 甲, en: A}}, {id: B, title: {zh: 乙, en: B}}]}
decisions:
  promotion:
    title: {zh: 晋升, en: promotion}
    outputs: {grade: {title: {zh: 等级, en: grade}, type: choice, scale: grade}}
    hit: first
    rules:
      - {id: harmless, then: {grade: A}, clause: steel.7.3.1.a}
      - {id: backed, then: {grade: B}, clause: [steel.7.3.1.a, steel.1]}
      - {id: harmful, then: {grade: B}, clause: steel.7.3.1}
"""
    assert adverse_by_a_stump(load_texts({"doc/rules.yaml": rules}), ["steel.7.3.1"]) == [
        "doc.promotion: harmful"
    ]


def test_every_missing_blank_of_steel_is_named_with_its_clauses() -> None:
    """Evaluating steel without filled parameters names all its blanks with clauses."""
    faults: list[Fault] = []
    for question in ("steel.customer_grade", "steel.customer_size"):
        with pytest.raises(MissingParameterError) as caught:
            loaded("steel").point(question).evaluate({}, now=NOW)
        faults += caught.value.faults
    found: dict[str, Any] = {str(fault.arguments["name"]): fault.clause for fault in faults}
    assert found == {
        "steel.grade_a_share": ("steel.2.2.1.d", "steel.2.2.2.d"),
        "steel.grade_b_share": ("steel.2.2.2.d", "steel.2.2.3.d"),
        "steel.grade_c_share": ("steel.2.2.3.d", "steel.2.2.4.d"),
        "steel.large_min": ("steel.2.1.2.a", "steel.2.1.2.b"),
        "steel.medium_min": ("steel.2.1.2.b", "steel.2.1.2.c"),
    }
