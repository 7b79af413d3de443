"""Law 37 on the forms of orders and recognition: entries that have to agree with one another."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.property.form_papers import percent, told, yuan
from tests.property.histories import LAW

kilograms = st.integers(1, 10**5)
near = st.integers(-1, 1)


def weight(grams: int) -> str:
    """Write a weight that is counted in grams."""
    return f"{grams // 1000}.{grams % 1000:03} kg"


def quantity_of(thousandths: int) -> str:
    """Write a quantity that is counted in thousandths of whatever the goods are sold by."""
    return f"{thousandths // 1000}.{thousandths % 1000:03}"


@LAW
@given(st.integers(0, 10_000), near)
def test_cash_and_cheques_make_the_whole_of_what_is_paid(cash: int, beside: int) -> None:
    cheque = min(10_000, max(0, 10_000 - cash + beside))
    shares = {"cash_share": percent(cash), "cheque_share": percent(cheque)}
    broken = told("handbook.recognition_application", shares, "broken")
    assert ("shares-make-the-whole" in broken) is (cash + cheque != 10_000)


@LAW
@given(st.integers(1, 10**4), st.integers(0, 10**6), near)
def test_an_amount_is_quantity_times_price(quantity: int, price: int, beside: int) -> None:
    amount = max(0, quantity * price + beside)
    filled = {"quantity": quantity, "unit_price": yuan(price), "amount": yuan(amount)}
    warned = told("handbook.order_register", filled, "warned")
    assert ("amount-agrees" in warned) is (amount != quantity * price)


@LAW
@given(st.lists(kilograms, min_size=1, max_size=5), near)
def test_the_parts_of_a_delivery_make_the_quantity_ordered(parts: list[int], beside: int) -> None:
    ordered = max(1, sum(parts) + beside)
    filled = {
        "quantity": quantity_of(ordered),
        "part_deliveries": [{"part_quantity": quantity_of(each)} for each in parts],
    }
    warned = told("handbook.order_form", filled, "warned")
    assert ("parts-make-the-whole" in warned) is (sum(parts) != ordered)


@LAW
@given(st.lists(st.tuples(kilograms, near), min_size=1, max_size=4))
def test_goods_weigh_no_more_than_goods_with_their_box(lines: list[tuple[int, int]]) -> None:
    """One line that breaks it is enough; a line without a net weight breaks nothing."""
    filled: list[dict[str, Any]] = [
        {"gross_weight": weight(gross), "net_weight": weight(max(1, gross + beside))}
        for gross, beside in lines
    ]
    warned = told("handbook.order_form", {"packing_lines": [*filled, {"gross_weight": "1 kg"}]}, "warned")
    assert ("net-not-over-gross" in warned) is any(max(1, gross + beside) > gross for gross, beside in lines)


@LAW
@given(st.lists(st.tuples(*(st.integers(0, 4) for _ in range(4))), min_size=1, max_size=4))
def test_a_higher_rank_that_visits_more_often_is_told(rows: list[tuple[int, ...]]) -> None:
    ranks = ("by_handler", "by_supervisor", "by_manager", "by_top")
    lines = [dict(zip(ranks, row, strict=True)) for row in rows]
    rules = ("supervisor-not-more", "manager-not-more", "top-not-more")
    wanted = {rule for place, rule in enumerate(rules) if any(row[place + 1] > row[place] for row in rows)}
    assert told("handbook.visit_frequency_form", {"frequencies": lines}, "warned") == wanted
