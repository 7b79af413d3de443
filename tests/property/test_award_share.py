"""One suggestion earns one award: what its authors get adds up to it, to the smallest unit (article 23.1)."""

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.shipped import filled
from tests.property.histories import LAW

NOW: Final = datetime(2026, 5, 10, 1, tzinfo=UTC)
SUBMITTED: Final = [{"event": "submit", "at": "2026-03-21T09:00:00+08:00"}]


@LAW
@given(
    yuan=st.sampled_from((0, 200, 400, 600, 800, 1000)),
    authors=st.integers(1, 40),
    unit=st.sampled_from(("0.01", "0.5", "1", "7")),
    equally=st.booleans(),
)
def test_shares_add_up_to_the_award_and_are_equal_but_for_what_cannot_be_divided(
    *, yuan: int, authors: int, unit: str, equally: bool
) -> None:
    way = "equally" if equally else "first_author"
    policies = filled("example-group", {"handbook.award_split": way, "handbook.share_step": f"{unit}元"})
    facts = {"award_amount": yuan, "authors": authors, "events": SUBMITTED}
    outcome = policies.point("handbook.award_share").evaluate(facts, now=NOW).outcome
    first, other = Fraction(outcome["first_author"]), Fraction(outcome["each_other"])
    assert first + other * (authors - 1) == yuan
    smallest = Fraction(Decimal(unit))
    if not equally:
        assert other == 0
        return
    assert (other / smallest).denominator == 1
    assert 0 <= first - other < smallest * authors
