"""Groups at each value: a list and a frame alike, each as a plain evaluation says."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.errors import BadValueError, FactsError, Fault
from crmpolicy.portfolio import Row, Sweep, at_value, steps_between, sweep

NOW = datetime(2026, 1, 5, tzinfo=UTC)
KEY = "steel.grade_a_share"
STEEL = load_policy_set("example-steel", parameters={"steel.share_only": True})
SHARES = [0.0095, 0.01, 0.011, 0.004, 0.0001, None, 0.02]
VALUES = steps_between(STEEL.effective.parameters[KEY], "0.9%", "1.1%", 2)


def told(swept: Sweep) -> list[Any]:
    return [
        (
            str(step.value),
            sorted(
                (str(group.answer and group.answer["grade"]), group.rows, dict(group.money))
                for group in step.groups
            ),
        )
        for step in swept.steps
    ]


def test_a_list_and_a_frame_have_the_groups_of_each_evaluation() -> None:
    money = [Decimal(place) + Decimal("0.1") for place in range(len(SHARES))]
    rows = [
        Row(place + 1, "", {} if share is None else {"sales_share": str(share)}, {"margin": money[place]})
        for place, share in enumerate(SHARES)
    ]
    frame = pl.DataFrame({"sales_share": SHARES, "margin": money})
    found = [
        sweep(STEEL, "customer_grade", each, parameter=KEY, values=VALUES, now=NOW, money=["margin"])
        for each in (rows, frame)
    ]
    assert told(found[0]) == told(found[1])
    for step in found[1].steps:
        point = at_value(STEEL, KEY, step.value).point("customer_grade")
        for group in step.groups:
            mine = [
                amount
                for share, amount in zip(SHARES, money, strict=True)
                if (share is None) == (group.answer is None)
                and (share is None or point.evaluate({"sales_share": share}, now=NOW).outcome == group.answer)
            ]
            assert (group.rows, group.money["margin"]) == (len(mine), sum(mine))
    assert [dict(each or {}) for each in found[0].answers][-1] == {}
    assert found[0].columns_of_money == ("margin",)


def test_a_row_that_cannot_be_read_is_counted() -> None:
    broken = Row(4, "C-4", {}, faults=(Fault("plan-csv-quote"),))
    swept = sweep(STEEL, "customer_grade", [broken], parameter=KEY, values=VALUES, now=NOW)
    assert (swept.rows, swept.unreadable, [step.groups for step in swept.steps]) == (1, 1, [()] * 3)


@pytest.mark.parametrize(
    ("low", "high", "steps", "expected"),
    [
        ("0.5%", "2%", 3, ["0.005", "0.01", "0.015", "0.02"]),
        ("1%", "2%", 3, ["0.01", "0.0133", "0.0167", "0.02"]),
        ("0.9%", "1%", 1, ["0.009", "0.01"]),
    ],
)
def test_values_are_evenly_apart_with_both_ends(low: str, high: str, steps: int, expected: list[str]) -> None:
    found = steps_between(STEEL.effective.parameters[KEY], low, high, steps)
    assert [str(each) for each in found] == expected


def test_what_cannot_be_moved_is_told() -> None:
    parameters = STEEL.effective.parameters
    with pytest.raises(BadValueError, match="sweep-no-number"):
        steps_between(parameters["steel.share_only"], "1", "2", 2)
    for low, high, steps in (("2%", "1%", 2), ("1%", "1%", 2), ("1%", "2%", 0)):
        with pytest.raises(BadValueError, match="sweep-backwards"):
            steps_between(parameters[KEY], low, high, steps)
    with pytest.raises(FactsError) as unknown:
        at_value(STEEL, "steel.no_such", Decimal(1))
    assert unknown.value.faults[0].code == "parameter-unknown"
    with pytest.raises(FactsError) as clash:
        at_value(STEEL, KEY, Decimal("0.003"))  # the bound of grade B is as high
    assert {fault.code for fault in clash.value.faults} == {"parameter-out-of-range"}
