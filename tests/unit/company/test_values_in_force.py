from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.company.values_in_force import (
    lacking,
    parameters_of,
    period_on,
    periods_of,
    status_of,
)

GROUP = load_policy_set("example-group")
SHARE = GROUP.effective.parameters["steel.grade_a_share"]


def test_a_value_counts_until_the_day_before_the_next() -> None:
    assert [(each.value, each.begins, each.ends) for each in periods_of(SHARE)] == [
        (Decimal("0.01"), None, date(2026, 12, 31)),
        (Decimal("0.009"), date(2027, 1, 1), None),
    ]


@pytest.mark.parametrize(
    ("day", "value"),
    [(date(2000, 1, 1), "0.01"), (date(2026, 12, 31), "0.01"), (date(2027, 1, 1), "0.009")],
)
def test_a_day_picks_its_period(day: date, value: str) -> None:
    found = period_on(SHARE, day)
    assert found is not None
    assert found.value == Decimal(value)


def test_a_value_that_is_missing_has_no_period() -> None:
    missing = load_policy_set("steel").effective.parameters["steel.grade_a_share"]
    assert (periods_of(missing), period_on(missing, date(2026, 1, 1))) == ((), None)


def test_what_is_filled_missing_and_optional_is_told_apart(gappy: Path) -> None:
    parameters = load_policy_set(gappy).effective.parameters
    assert {key: status_of(each) for key, each in parameters.items()} == {
        "gappy.idle": "missing",
        "gappy.least": "filled",
        "gappy.most": "optional",
        "shared.discount_cap": "missing",  # what all documents share is there for each
        "shared.exposure_parts": "missing",
        "shared.stacking": "filled",
    }


def test_a_missing_value_that_no_question_needs_is_not_lacking(gappy: Path) -> None:
    """Nor is anything lacking in the time before the document is in force."""
    assert lacking(load_policy_set(gappy)) == ()


def test_only_the_parameters_of_a_question_are_its_own(gappy: Path) -> None:
    found = parameters_of(load_policy_set(gappy), "fitness")
    assert [each.key for each in found] == ["gappy.least", "gappy.most"]


def test_parameters_of_switches_and_derivations_count() -> None:
    """The basis of the share stands in a derivation, the switch in the guard of a part."""
    keys = {each.key for each in parameters_of(GROUP, "customer_grade")}
    assert {"steel.share_basis", "steel.share_only", "steel.grade_c_share"} <= keys
    assert "steel.large_min" not in keys


def test_a_question_that_is_asked_first_brings_its_parameters() -> None:
    keys = {each.key for each in parameters_of(GROUP, "lighting.customer_grade")}
    assert {"lighting.key_min_years", "lighting.criteria_weights"} <= keys


def test_what_is_lacking_is_told_by_the_question_that_needs_it() -> None:
    """A document's point lacks nothing of its own that its subject does not lack already."""
    found = {lack.point: lack for lack in lacking(load_policy_set("lighting"))}
    assert "key_customer" in found
    assert "customer_grade" not in found
    assert len(found["key_customer"].parameters) == 5
    assert found["key_customer"].slots == ()
