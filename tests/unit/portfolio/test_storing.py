"""A column holds an exact number in whatever form it was reckoned, and never rounds one."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from crmpolicy.portfolio.storing import Stored


@pytest.mark.parametrize(
    ("cell", "held"),
    [
        (Fraction(1082399, 100), Decimal("10823.99")),
        (Fraction(5), Decimal("5.00")),
        (Decimal("0.5"), Decimal("0.50")),
        (7, Decimal("7.00")),
        (Fraction(1, 3), None),
        (Fraction(1, 1000), None),
        (Decimal("0.001"), None),
        (True, None),
        ("5", None),
        (None, None),
    ],
)
def test_what_an_exact_column_holds(cell: Any, held: Decimal | None) -> None:
    """Amounts that are reckoned are quotients; those that end at the step are amounts as any other."""
    column = Stored("decimal", scale=2)
    assert column.holds(cell) == (held is not None)
    if held is not None:
        assert str(column.fitted(cell)) == str(held)
