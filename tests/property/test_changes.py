"""Laws of what would have to change: each region that is told leads where it says, and none is left out."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.engine import Change, Decision, Outcome, PolicySet, Region, changes
from crmpolicy.engine.fields import Field
from crmpolicy.errors import BadValueError, UndecidedError
from crmpolicy.testing import load_texts
from crmpolicy.testing.amounts import values_of
from crmpolicy.testing.strategies import facts_for
from crmpolicy.testing.tables import policy_texts
from crmpolicy.testing.thresholds import thresholds
from tests.oracle.shipped import BANDS, KEY, NOW, SIZES, filled, loaded
from tests.property.drawn_facts import facts_of

QUESTIONS = {
    "steel.customer_grade": filled("steel", BANDS),
    "steel.customer_size": filled("steel", SIZES),
    "steel.customer_industry": loaded("steel"),
    "lighting.key_customer": filled("lighting", KEY),
    "lighting.customer_grade": loaded("example-group"),
    "customer_grade": loaded("example-joined"),
}


def outcome_at(policies: PolicySet, decision: Decision, other: Mapping[str, Any]) -> Outcome | None:
    """Give the outcome with some facts changed, all else as it was decided; None where it is undecided."""
    point = policies.point(decision.subject)
    program = point.program(NOW)
    values = {**dict(zip(program.names, decision.facts, strict=True)), **other}
    row = program.row(values[name] for name in program.names)
    try:
        return point.evaluate(row, now=NOW).outcome
    except UndecidedError:
        return None


def fields_of(policies: PolicySet, decision: Decision) -> dict[str, Field]:
    """Give the facts of the question by name."""
    return {field.name: field for field in policies.point(decision.subject).program(NOW).fields}


def values_for(policies: PolicySet, decision: Decision, field: Field) -> st.SearchStrategy[Any]:
    """Give values of a fact, often at the values that rules compare it with."""
    return _values_for(policies, decision.subject, field.name)


@lru_cache(200)
def _values_for(policies: PolicySet, question: str, name: str) -> st.SearchStrategy[Any]:
    program = policies.point(question).program(NOW)
    field = next(each for each in program.fields if each.name == name)
    cuts = thresholds(program).get(field.key, ())
    return values_of(field.fact, cuts).filter(lambda value: value is not None)


def assert_regions_lead(policies: PolicySet, decision: Decision, data: st.DataObject) -> None:
    """Draw values of a change: those inside every region reach the outcome that is told."""
    fields = fields_of(policies, decision)
    for change in (
        data.draw(st.lists(st.sampled_from(found), max_size=3))
        if (found := changes(policies, decision))
        else []
    ):
        assert change.outcome != decision.outcome
        drawn = {
            region.fact: data.draw(values_for(policies, decision, fields[region.fact]))
            for region in change.needs
        }
        if all(region.holds(drawn[region.fact]) for region in change.needs):
            assert outcome_at(policies, decision, drawn) == change.outcome


def assert_none_left_out(policies: PolicySet, decision: Decision, name: str, data: st.DataObject) -> None:
    """Draw values of one fact: another outcome is told with a region that holds the value."""
    value = data.draw(values_for(policies, decision, fields_of(policies, decision)[name]))
    reached = outcome_at(policies, decision, {name: value})
    told = [
        change
        for change in changes(policies, decision)
        if [region.fact for region in change.needs] == [name] and change.needs[0].holds(value)
    ]
    assert [change.outcome for change in told] == ([] if reached in (None, decision.outcome) else [reached])


def decided(data: st.DataObject) -> tuple[PolicySet, Decision]:
    """Draw a decision of a shipped question."""
    question = data.draw(st.sampled_from(sorted(QUESTIONS)))
    policies = QUESTIONS[question]
    return policies, policies.point(question).evaluate(data.draw(facts_of(question, policies, NOW)), now=NOW)


@given(st.data())
def test_every_value_of_every_region_reaches_the_outcome_that_is_told(data: st.DataObject) -> None:
    policies, decision = decided(data)
    assert_regions_lead(policies, decision, data)


@given(st.data())
def test_no_value_of_a_single_fact_that_changes_the_outcome_is_left_out(data: st.DataObject) -> None:
    policies, decision = decided(data)
    point = policies.point(decision.subject)
    asked = [field.name for field in point.program(NOW).fields if field.wanted]
    assert_none_left_out(policies, decision, data.draw(st.sampled_from(asked)), data)


@pytest.mark.soak
@given(policy_texts(), st.data())
def test_regions_of_generated_questions_lead_where_they_say(
    files: Mapping[str, str], data: st.DataObject
) -> None:
    policies = load_texts(files)
    point = policies.point("doc.answer")
    facts = data.draw(facts_for("doc.answer", policies, now=NOW))
    try:
        decision = point.evaluate(facts, now=NOW)
    except UndecidedError:
        return
    assert_regions_lead(policies, decision, data)


@given(st.data())
def test_every_region_holds_a_value_that_the_fact_may_have(data: st.DataObject) -> None:
    """A person who is told a region can find a value in it: none is empty between two steps."""
    policies, decision = decided(data)
    fields = fields_of(policies, decision)
    for change in changes(policies, decision):
        assert_possible(change, fields)


@pytest.mark.soak
@given(policy_texts(), st.data())
def test_regions_of_generated_questions_hold_possible_values(
    files: Mapping[str, str], data: st.DataObject
) -> None:
    policies = load_texts(files)
    facts = data.draw(facts_for("doc.answer", policies, now=NOW))
    try:
        decision = policies.point("doc.answer").evaluate(facts, now=NOW)
    except UndecidedError:
        return
    for change in changes(policies, decision):
        assert_possible(change, fields_of(policies, decision))


def assert_possible(change: Change, fields: Mapping[str, Field]) -> None:
    """Look for a value next to the ends of each region that is in range and on step."""
    for region in change.needs:
        field = fields[region.fact]
        if region == Region(region.fact):
            continue  # any value at all, where rules ask only whether it is known
        candidates = region.words or near(region.low, region.high)
        assert any(region.holds(value) and may_be(field, value) for value in candidates), (
            region,
            field.fact.type,
        )


def near(low: Any, high: Any) -> Sequence[Any]:
    """Give values at and between the ends of an interval, on the steps of facts and off them."""
    ends = [each for each in (low, high) if each is not None]
    if not ends or not isinstance(ends[0], int | Decimal):
        return [*ends, *(beside for each in ends for beside in days_beside(each))]
    steps = [Decimal(step) for step in ("0", "0.01", "-0.01", "1", "-1", "1e-9", "-1e-9")]
    return [each + step for each in map(Decimal, ends) for step in steps]


def days_beside(end: Any) -> Sequence[Any]:
    """Give the next days and moments beside an end."""
    from datetime import datetime, time, timedelta  # noqa: PLC0415 - only here

    if isinstance(end, time):
        whole = datetime.combine(date(2026, 1, 5), end)
        return [(whole + sign * timedelta(microseconds=1)).time() for sign in (-1, 1)]
    unit = timedelta(microseconds=1) if isinstance(end, datetime) else timedelta(days=1)
    return [end - unit, end + unit]


def may_be(field: Field, value: Any) -> bool:
    """Tell whether a fact may have a value."""
    try:
        field.fact.read(value)
    except BadValueError:
        return False
    return True
