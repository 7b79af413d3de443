"""Rates of several documents added up under one cap: the engine, the solver and a reckoning by hand agree."""

from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.engine import DecisionPoint, Facts
from tests.oracle.shipped import filled
from tests.oracle.solving import NOW, Solved
from tests.property.histories import LAW

RATES = {"relationship.repeat_discount": 2, "relationship.credit_discount": 5, "steel.long_term_rate": 3}
switches = st.tuples(st.sampled_from(["max", "sum"]), st.sampled_from([5, 6, 7, 9, 10, 50]))


@cache
def discount(stacking: str, cap: int) -> DecisionPoint:
    """Give the discount of the example group under a switch and a cap in hundredths."""
    values = {name: f"{rate}%" for name, rate in RATES.items()}
    return filled(
        "example-group", {**values, "shared.stacking": stacking, "shared.discount_cap": f"{cap}%"}
    ).point("discount")


@cache
def solved(stacking: str, cap: int) -> Solved:
    """Give the same question as terms."""
    return Solved(discount(stacking, cap).program(NOW))


def customer(point: DecisionPoint, returning: bool, trusted: bool, long_term: bool) -> Facts:  # noqa: FBT001 - what a customer has
    """Give a customer whom some rules favour and nothing suspends."""
    return point.facts(
        {
            "is_key_account": False,
            "preference_suspended": False,
            "value_class": "ordinary",
            "loyalty": None,
            "completed_orders": int(returning),
            "credit_standing": "good" if trusted else "poor",
            "qualifies": long_term,
        },
        now=NOW,
    )


@LAW
@given(switches, st.tuples(st.booleans(), st.booleans(), st.booleans()))
def test_the_solver_joins_rates_as_the_engine_does(switch: tuple[str, int], favoured: Any) -> None:
    """B14: one switch, one cap, whoever grants the rates."""
    stacking, cap = switch
    point = discount(stacking, cap)
    row = customer(point, *favoured)
    granted = [rate for has, rate in zip(favoured, RATES.values(), strict=True) if has]
    wanted = min(cap, sum(granted) if stacking == "sum" else max(granted, default=0))
    found = dict(point.evaluate(row, now=NOW).outcome)
    assert found["rate"] * 100 == wanted
    assert solved(stacking, cap).answers(row) == found
