"""Forms filled in at random."""

from datetime import UTC, datetime

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from crmpolicy.company import load_policy_set
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.testing.filled_forms import forms_for

NOW = datetime(2026, 3, 2, tzinfo=UTC)
WORDS = {"enterprise_natures": ["甲"], "credit_status_words": ["甲"]}
POLICIES = load_policy_set("handbook", parameters=WORDS)
FIRST = settings(phases=(Phase.generate,))
"""The first that is found will do: making it smaller takes long."""
POINTS = ("handbook.order_form", "handbook.order_register", "handbook.recognition_application")


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(POINTS).flatmap(lambda name: st.tuples(st.just(name), forms_for(name, POLICIES))))
def test_generated_forms_can_be_used_though_entries_may_be_missing(
    pair: tuple[str, dict[str, object]],
) -> None:
    name, form = pair
    outcome = POLICIES.point(name).evaluate(form, now=NOW).outcome
    assert (outcome["invalid"], outcome["unknown"]) == ((), ())


def test_some_are_complete_and_some_break_a_rule() -> None:
    point = POLICIES.point("handbook.order_form")
    assert isinstance(point, RecordPoint)
    forms = forms_for(point, POLICIES)
    for told in ("complete", "missing"):
        assert find(
            forms,
            lambda form, told=told: bool(point.evaluate(form, now=NOW).outcome[told]),  # type: ignore[misc]  # one argument is bound
            settings=FIRST,
        )


def test_other_questions_are_no_forms() -> None:
    with pytest.raises(TypeError):
        forms_for("handbook.order_intake", POLICIES)
