"""Who moves: no row is lost, sums are exact, and each row moves as a plain comparison says."""

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.errors import Fault
from crmpolicy.portfolio import Row, measure_impact

NOW = datetime(2026, 1, 5, tzinfo=UTC)
LINES = (("A", Decimal("0.01")), ("B", Decimal("0.003")), ("C", Decimal("0.001")))
LOWERED = ("0.009", "0.0031", "0.0099999", "0.02")

shares = st.one_of(
    st.decimals(0, "0.03", places=8).map(str),
    st.sampled_from(["0.01", "0.009", "0.00899999", "0.003", "0.001", "0", "1", "0.02", "0.0031"]),
)
amounts = st.decimals(-1000, 1000, places=3)
rows = st.lists(st.tuples(st.one_of(shares, st.sampled_from(["", "much", "2"])), amounts), max_size=12)


@cache
def steel(share: str) -> PolicySet:
    given = {"steel.share_only": True, "steel.grade_a_share": share}
    return load_policy_set("example-steel", parameters=given)


def graded(share: str, lowest: str) -> str | None:
    """Grade as the text reads: from the line on, else by the next line; what is no share has no grade."""
    try:
        value = Decimal(share)
    except ArithmeticError:
        return None
    if value > 1:
        return None
    lines = (("A", Decimal(lowest)), *LINES[1:])
    return next((grade for grade, line in lines if value >= line), "D")


@given(listed=rows, lowest=st.sampled_from(LOWERED), broken=st.booleans())
@settings(max_examples=200, deadline=None)
def test_every_row_is_told_once_and_as_a_plain_comparison_says(
    *, listed: list[tuple[str, Decimal]], lowest: str, broken: bool
) -> None:
    portfolio = [
        Row(number, f"C-{number}", {"sales_share": share} if share else {}, {"margin": margin})
        for number, (share, margin) in enumerate(listed, 2)
    ]
    portfolio += [Row(99, "C-99", {}, faults=(Fault("plan-csv-quote"),))] if broken else []
    impact = measure_impact(steel("0.01"), steel(lowest), "customer_grade", portfolio, now=NOW)
    pairs = [(graded(share, "0.01"), graded(share, lowest)) for share, _ in listed]
    assert impact.rows == impact.unchanged + len(impact.moved) + len(impact.refused) == len(portfolio)
    assert [each.row.line for each in impact.moved] == [
        number for number, (before, after) in enumerate(pairs, 2) if before != after
    ]
    assert len(impact.refused) == sum(before is None for before, _ in pairs) + broken
    for key, count in impact.matrix().items():
        assert count == pairs.count(key)
        told = [margin for (_, margin), pair in zip(listed, pairs, strict=True) if pair == key]
        assert Fraction(impact.money("margin")[key]) == sum(map(Fraction, told))
    assert set(impact.matrix()) == {pair for pair in pairs if pair[0] is not None}
