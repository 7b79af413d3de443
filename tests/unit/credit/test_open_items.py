"""Reading open items: strictly, all faults together, in the words of both languages."""

from datetime import date
from decimal import Decimal, localcontext
from typing import Any

import pytest

from crmpolicy.credit.open_items import OpenItem, read_items
from crmpolicy.errors import FactsError

GOOD = {"number": "R-1", "amount": "4800", "due_on": "2026-01-31"}
MOST = Decimal(10) ** 15


def faults(*items: Any) -> list[str]:
    """Give the messages about a list of items."""
    with pytest.raises(FactsError) as caught:
        read_items(items, "元")
    return [each.message("en") for each in caught.value.faults]


@pytest.mark.parametrize(
    ("amount", "value"),
    [
        ("4,800.00元", "4800"),
        ("0.48万元", "4800"),
        (4800, "4800"),
        (4800.05, "4800.05"),
        (Decimal("0.01"), "0.01"),
    ],
)
def test_an_amount_is_read_exactly_however_it_is_written(amount: object, value: str) -> None:
    assert read_items([{**GOOD, "amount": amount}], "元")[0].amount == Decimal(value)


def test_an_item_is_kept_as_plain_values() -> None:
    found = read_items([{**GOOD, "number": 17, "customer": " 长江照明 "}], "元")
    assert found == (OpenItem("17", Decimal(4800), date(2026, 1, 31), "长江照明"),)


def test_items_without_end_are_read_to_their_end() -> None:
    """A generator is a list like any other, and an empty one has no faults."""
    assert read_items(iter([GOOD]), "元")[0].number == "R-1"
    assert read_items([], "元") == ()


@pytest.mark.parametrize("amount", [MOST, -MOST, MOST - Decimal("0.01")])
def test_the_largest_amount_is_exact_under_any_decimal_context(amount: Decimal) -> None:
    with localcontext() as context:
        context.prec = 3
        assert read_items([{**GOOD, "amount": amount}], "元")[0].amount == amount


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"amount": MOST + 1}, "1,000,000,000,000,000"),
        ({"amount": "0.001"}, "0.01"),
        ({"amount": "0.00"}, "nothing is open"),
        ({"amount": "100 USD"}, "`100 USD` is in USD"),
        ({"amount": None}, "open amount `amount`"),
        ({"amount": True}, "open amount `amount`"),
        ({"amount": "1e400"}, "open amount `amount`"),
        ({"due_on": "2026-02-30"}, "due date `due_on`"),
        ({"due_on": None}, "due date `due_on`"),
        ({"number": ""}, "`` is no text of one line"),
        ({"number": "R\n1"}, "is no text of one line"),
        ({"number": 10**400}, "is no text of one line"),
        ({"number": True}, "`True` is no text of one line"),
        ({"customer": None}, "customer `customer`"),
        ({"paid": "1"}, "a name without meaning here: paid"),
    ],
)
def test_an_entry_that_cannot_be_used_is_refused(entry: dict[str, object], said: str) -> None:
    (message,) = faults({**GOOD, **entry})
    assert message.startswith("open item 1")
    assert said in message


def test_all_faults_of_all_items_are_told_together() -> None:
    found = faults({"amount": "x", "due_on": "y", "z": 1}, GOOD, 7, {**GOOD, "number": "R-2", "amount": 0})
    assert [each.split(",")[0].split(" has ")[0].split(" lacks ")[0] for each in found] == [
        "open item 1",
        "open item 1",
        "open item 1",
        "open item 1",
        'open item 3 does not name its values (write {"number": "R-1"',
        "open item 4",
    ]


def test_a_number_stands_once() -> None:
    """A number and the same as text are one."""
    (message,) = faults({**GOOD, "number": "7"}, {**GOOD, "number": 7})
    assert message.startswith("number `7` stands at open item 1 and again at 2")


def test_all_items_name_their_customer_or_none_does() -> None:
    named = {**GOOD, "number": "R-2", "customer": "C-1"}
    (message,) = faults(GOOD, named)
    assert message.startswith("open item 1 names no `customer`, and others do")


@pytest.mark.parametrize("given", ["R-1", GOOD, 7, None])
def test_what_is_no_list_is_refused(given: Any) -> None:
    with pytest.raises(FactsError) as caught:
        read_items(given, "元")
    assert caught.value.code == "ageing-no-list"


def test_faults_are_told_in_chinese_as_well() -> None:
    with pytest.raises(FactsError) as caught:
        read_items([{"number": "R-1", "amount": "0"}], "元")
    assert caught.value.message("zh") == (
        "第 1 项没有写到期日（每一项都要有 number、amount、due_on）\n"
        "第 1 项的未结金额 `amount`：金额为 0，已经结清（结清的不要列入）"
    )
