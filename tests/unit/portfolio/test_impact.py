"""Who moves: every row is unchanged, moved or refused, and money is summed exactly."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.cli.orderbook import LOWERED, THRESHOLD, YEAR, order_book
from crmpolicy.company import load_policy_set
from crmpolicy.company.places import shipped
from crmpolicy.engine import Outcome, PolicySet
from crmpolicy.errors import Fault, UnknownPointError
from crmpolicy.portfolio import Row, measure_impact, read_rows

NOW = datetime(2026, 1, 5, tzinfo=UTC)


def steel(**values: Any) -> PolicySet:
    given = {f"steel.{name}": value for name, value in values.items()}
    return load_policy_set("example-steel", parameters={"steel.share_only": True} | given)


def row(share: str, line: int = 2, money: Mapping[str, Decimal] | None = None, **more: str) -> Row:
    return Row(line, f"C-{line}", {"sales_share": share, **more}, money or {})


def plain(outcome: Outcome | None) -> dict[str, Any] | None:
    return None if outcome is None else dict(outcome)


def test_a_row_at_the_threshold_moves_and_one_a_step_under_it_does_not() -> None:
    impact = measure_impact(
        steel(),
        steel(grade_a_share="0.9%"),
        "customer_grade",
        [row("0.9%", 2), row("0.89999999%", 3)],
        now=NOW,
    )
    assert (impact.rows, impact.unchanged, len(impact.refused)) == (2, 1, 0)
    (moved,) = impact.moved
    assert (moved.row.line, plain(moved.before), plain(moved.after)) == (2, {"grade": "B"}, {"grade": "A"})
    assert [reason.clauses for reason in moved.reasons] == [("steel.2.2.1.d",)]
    assert impact.matrix() == {("B", "A"): 1, ("B", "B"): 1}
    assert impact.title.zh == "客户等级"


def test_facts_that_the_question_does_not_ask_are_left_aside() -> None:
    impact = measure_impact(steel(), steel(), "customer_grade", [row("2%", colour="red")], now=NOW)
    assert (impact.unchanged, impact.matrix()) == (1, {("A", "A"): 1})


def test_full_names_do_as_well() -> None:
    given = Row(2, "C-1", {"steel.sales_share": "2%"})
    assert measure_impact(steel(), steel(), "customer_grade", [given], now=NOW).matrix() == {("A", "A"): 1}


def test_money_is_summed_exactly_where_floats_would_not_be() -> None:
    rows = [row("0.95%", line, {"sales": Decimal("0.1")}) for line in range(3)]
    rows += [row("2%", line, {"sales": Decimal("0.2")}) for line in range(3)]
    impact = measure_impact(steel(), steel(grade_a_share="0.9%"), "customer_grade", rows, now=NOW)
    assert impact.money("sales") == {("B", "A"): Decimal("0.3"), ("A", "A"): Decimal("0.6")}
    assert impact.columns_of_money == ("sales",)
    assert impact.money("profit") == {}


def test_rows_that_cannot_be_used_are_told_and_never_dropped() -> None:
    broken = Row(4, "C-4", {}, faults=(Fault("plan-csv-quote"),))
    rows = [row("much", 2), row("", 3), broken, row("2%", 5)]
    impact = measure_impact(steel(), steel(), "customer_grade", rows, now=NOW)
    assert impact.rows == impact.unchanged + len(impact.moved) + len(impact.refused) == 4
    assert [each.row.line for each in impact.refused] == [2, 3, 4]
    assert all(each.faults for each in impact.refused)


def test_a_value_that_was_open_gives_answers_where_there_were_none() -> None:
    before = load_policy_set("steel", parameters={"steel.share_only": True})
    impact = measure_impact(before, steel(), "customer_grade", [row("2%")], now=NOW)
    (moved,) = impact.moved
    assert (plain(moved.before), plain(moved.after)) == (None, {"grade": "A"})
    assert {fault.code for fault in moved.faults} == {"parameter-missing-in-document"}
    assert impact.matrix() == {("", "A"): 1}


def test_a_question_that_one_side_does_not_know_is_refused() -> None:
    with pytest.raises(UnknownPointError):
        measure_impact(steel(), load_policy_set("lighting"), "steel.customer_grade", [], now=NOW)


def test_the_example_order_book_moves_as_the_demonstration_says() -> None:
    book = order_book()
    folder = shipped("examples") / "superstore"
    facts = book.policies.point("customer_grade").reach()
    rows = read_rows(folder / "superstore_customer_years.csv", facts, money=["annual_profit"])
    of_year = [each for each in rows if each.aside["year"] == YEAR]
    lowered = load_policy_set(folder / "company.yaml", parameters={THRESHOLD: LOWERED})
    now = datetime(int(YEAR) + 1, 1, 1, tzinfo=UTC)
    impact = measure_impact(book.policies, lowered, "customer_grade", of_year, now=now)
    assert {each.row.name for each in impact.moved} == {before.customer for before, _ in book.movers}
    assert impact.rows == impact.unchanged + len(impact.moved) == 693
    profit = sum((each.money["annual_profit"] for each in of_year), Decimal(0))
    assert sum(impact.money("annual_profit").values(), Decimal(0)) == profit
