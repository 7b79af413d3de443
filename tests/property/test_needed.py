"""Laws of what is still needed: the facts that are not named can never change the outcome."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.engine import DecisionPoint, Outcome
from crmpolicy.errors import UndecidedError
from crmpolicy.testing import load_texts
from crmpolicy.testing.strategies import cases_for
from crmpolicy.testing.tables import policy_texts
from tests.oracle.shipped import BANDS, KEY, NOW, SIZES, filled, loaded

QUESTIONS = {
    "steel.customer_grade": filled("steel", BANDS),
    "steel.customer_size": filled("steel", SIZES),
    "steel.customer_industry": loaded("steel"),
    "lighting.key_customer": filled("lighting", KEY),
    "customer_grade": loaded("example-group"),
}


def outcome(point: DecisionPoint, facts: Mapping[str, Any]) -> Outcome | None:
    """Give the outcome; None where the case is undecided."""
    try:
        return point.evaluate(facts, now=NOW).outcome
    except UndecidedError:
        return None


def some(data: st.DataObject, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Draw a part of the facts."""
    names = data.draw(st.lists(st.sampled_from(sorted(facts)), unique=True)) if facts else []
    return {name: facts[name] for name in names}


def assert_rest_is_idle(
    point: DecisionPoint, one: Mapping[str, Any], other: Mapping[str, Any], known: Any
) -> None:
    """Two cases that agree on what is known and on what is named as needed have one outcome."""
    needed = with_sources(point, point.needed(known, now=NOW))
    mixed = {name: one[name] if name in known or name in needed else value for name, value in other.items()}
    assert outcome(point, one) == outcome(point, mixed), needed


def with_sources(point: DecisionPoint, names: Iterable[str]) -> set[str]:
    """Add what the named facts are worked out from: who is asked for a fact may give those instead."""
    fields = {field.key: field for field in point.program(NOW).fields}
    by_name = {field.name: field for field in fields.values()}
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        found.add(name)
        derived = by_name[name].derived
        waiting += [fields[source].name for source in derived.sources] if derived else []
    return found


@cache
def cases_of(question: str) -> st.SearchStrategy[tuple[dict[str, Any], dict[str, Any]]]:
    """Give facts of a question, as they are given and exactly."""
    return cases_for(question, QUESTIONS[question], now=NOW)


@given(st.data())
def test_facts_that_are_not_named_never_change_the_outcome(data: st.DataObject) -> None:
    question = data.draw(st.sampled_from(sorted(QUESTIONS)))
    policies = QUESTIONS[question]
    point = policies.point(question)
    pair = [plain(point, exact) for _, exact in (data.draw(cases_of(question)) for _ in "12")]
    if pair[0].keys() == pair[1].keys():
        assert_rest_is_idle(point, pair[0], pair[1], some(data, pair[0]))


def plain(point: DecisionPoint, exact: Mapping[str, Any]) -> dict[str, Any]:
    """Give exact facts by the names of the question."""
    names = {field.key: field.name for field in point.program(NOW).fields}
    return {names.get(key, key): value for key, value in exact.items()}


@pytest.mark.soak
@given(policy_texts(), st.data())
def test_the_same_holds_for_generated_questions(files: Mapping[str, str], data: st.DataObject) -> None:
    policies = load_texts(files)
    point = policies.point("doc.answer")
    cases = cases_for("doc.answer", policies, now=NOW)
    for _ in range(4):
        one, other = (plain(point, data.draw(cases)[1]) for _ in "12")
        if one.keys() == other.keys():
            assert_rest_is_idle(point, one, other, some(data, one))


@given(st.data())
def test_nothing_is_needed_once_all_is_given(data: st.DataObject) -> None:
    question = data.draw(st.sampled_from(sorted(QUESTIONS)))
    facts, _ = data.draw(cases_of(question))
    assert QUESTIONS[question].point(question).needed(facts, now=NOW) == ()


@given(st.data())
def test_each_fact_that_is_named_can_still_change_the_outcome(data: st.DataObject) -> None:
    """Never too many: for every name there are two completions that differ in it alone and in the outcome."""
    policies = QUESTIONS["steel.customer_grade"]
    point = policies.point("steel.customer_grade")
    axes: dict[str, tuple[Any, ...]] = {
        "sales_share": ("0%", "0.1%", "0.3%", "1%"),
        "contribution": ("large", "fairly_large", "average", "fairly_small"),
        "cooperation": ("close", "fairly_steady", "average", "unsteady"),
        "reputation": ("good", "fairly_good", "acceptable", "unproven"),
    }
    whole = {name: data.draw(st.sampled_from(values)) for name, values in axes.items()}
    known = some(data, whole)
    for name in point.needed(known, now=NOW):
        assert name not in known
        if name == "sales_share":
            continue  # it is derived, so it might turn out unknown, and then the case is undecided
        best = {other: values[-1] if other == "sales_share" else values[0] for other, values in axes.items()}
        seen = {outcome(point, {**best, **known, name: value}) for value in axes[name]}
        assert len(seen) > 1
