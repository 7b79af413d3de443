"""What would release a case through questions behind, against what follows from the rules by hand."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from hypothesis import event, given
from hypothesis import strategies as st

from crmpolicy.engine import remedies
from crmpolicy.testing import load_texts
from tests.unit.engine.conftest import SCALES
from tests.unit.engine.test_anew import TRADE

NOW = datetime(2026, 5, 20, 4, tzinfo=UTC)
CENT = Decimal("0.01")
BOUND = Decimal(100)
TEXT = TRADE.replace("by_changing: [amount, cap, overdue]", "by_changing: [cap, overdue]")
POLICIES = load_texts({"doc/words.yaml": SCALES, "doc/rules.yaml": f"format: 1\n{TEXT}"})
POINT = POLICIES.point("doc.release")

near = st.sampled_from(["0", "0.01", "99.99", "100", "100.01", "150", "500", "500.01", "12345.67"]).map(
    Decimal
)
cents = near | st.integers(0, 10**11).map(lambda number: number * CENT)
cases = st.fixed_dictionaries(dict.fromkeys(("amount", "cap", "overdue", "disputed"), cents))


def expected(amount: Decimal, cap: Decimal, overdue: Decimal, disputed: Decimal) -> dict[str, Decimal]:
    """Give the least cap and the most overdue that are needed: those of the two that are not so already."""
    needs = {"cap": amount} if amount > cap else {}
    return needs | ({"overdue": disputed + BOUND} if overdue - disputed > BOUND and amount else {})


@given(cases)
def test_the_least_that_suffices_is_told_to_the_cent(facts: dict[str, Decimal]) -> None:
    """The cap has to carry the amount, and arrears over the bound have to be paid down to it.

    What is told releases, and of any of it one cent less does not.
    """
    needs = expected(**facts)
    found = remedies(POLICIES, POINT.evaluate(facts, now=NOW))
    event(f"needs {sorted(needs)}")
    if not needs:
        assert found == ()
        return
    [change] = found
    told = {each.fact: each.high if each.fact == "overdue" else each.low for each in change.needs}
    assert told == needs
    ends = {each.fact: each.low if each.high is None else each.high for each in change.needs}
    assert level({**facts, **ends}) == "A"
    for name, end in ends.items():
        missed = end - CENT if name == "cap" else end + CENT
        assert level({**facts, **ends, name: missed}) == "B"


def level(facts: Mapping[str, Any]) -> str:
    """Give the level of a release."""
    return str(POINT.evaluate(facts, now=NOW).outcome["level"])
