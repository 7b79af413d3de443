"""What a first trial of the engine left open: words for nothing."""

from datetime import UTC, datetime

import pytest

from crmpolicy import load_policy_set
from crmpolicy.errors import FactsError

NOW = datetime(2026, 1, 5, tzinfo=UTC)


FILLED = {"share_only": True, "grade_a_share": "1%", "grade_b_share": "0.3%", "grade_c_share": "0.1%"}


def test_a_derived_share_above_the_whole_is_refused_like_a_given_one() -> None:
    """Purchases above the company's own sales are wrong facts, not a grade A."""
    point = load_policy_set("steel", parameters=FILLED).point("customer_grade")
    with pytest.raises(FactsError) as caught:
        point.evaluate({"annual_purchases": 200, "company_sales": 100}, now=NOW)
    assert caught.value.faults[0].arguments["code"] == "value-out-of-range"
    assert point.evaluate({"annual_purchases": 100, "company_sales": 100}, now=NOW).outcome["grade"] == "A"


def test_unknown_is_no_other_trade() -> None:
    """An open scale reads other words as other; that nothing is known is not a word."""
    point = load_policy_set("steel").point("customer_industry")
    with pytest.raises(FactsError):
        point.evaluate({"industry": "unknown"}, now=NOW)
    assert point.evaluate({"industry": "造船厂"}, now=NOW).outcome["industry"] == "other"
