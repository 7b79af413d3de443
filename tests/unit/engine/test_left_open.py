"""What a first trial of the engine left open: words for nothing."""

from datetime import UTC, datetime

import pytest

from crmpolicy import load_policy_set
from crmpolicy.errors import FactsError

NOW = datetime(2026, 1, 5, tzinfo=UTC)


def test_unknown_is_no_other_trade() -> None:
    """An open scale reads other words as other; that nothing is known is not a word."""
    point = load_policy_set("steel").point("customer_industry")
    with pytest.raises(FactsError):
        point.evaluate({"industry": "unknown"}, now=NOW)
    assert point.evaluate({"industry": "造船厂"}, now=NOW).outcome["industry"] == "other"
