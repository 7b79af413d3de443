"""The receivables of the demonstration: made up by a fixed seed, labelled so, and adding up."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.cli.receivables import made_up_items, money, receivables, receivables_data

Demo = Callable[..., str]

pytestmark = pytest.mark.xdist_group("demonstration")  # which is told once for all


def test_the_items_are_the_same_in_every_run_and_some_are_credit_notes() -> None:
    items = made_up_items()
    assert items == made_up_items()
    assert {each["customer"] for each in items} == {f"C-{number}" for number in range(1, 7)}
    assert any(each["amount"] < 0 for each in items)


def test_every_cent_of_the_items_is_in_the_table() -> None:
    whole = receivables().ageing.whole
    total = sum((each["amount"] for each in made_up_items()), Decimal(0))
    assert whole.total == total
    assert sum((each.amount for each in whole.buckets), whole.credits) == total
    assert all(each.count for each in whole.buckets)


def test_each_customer_gets_what_its_days_ask_for() -> None:
    """Whoever is not late is left alone; the latest is no longer delivered to."""
    found = {aged.days_overdue: decision.outcome for aged, decision in receivables().collected}
    assert found[0]["step"] == "none"
    latest = found[max(found)]
    assert (latest["state"], latest["step"]) == ("suspended", "visit")
    assert [found[days]["step"] for days in sorted(found)] == ["none", "notice", "visit", "visit", "visit"]


@pytest.mark.parametrize(("language", "label"), [("zh", "不是真实数据"), ("en", "they are not real")])
def test_the_table_says_that_it_is_made_up(demo: Demo, language: str, label: str) -> None:
    text = demo("--language", language)
    assert label in text
    whole = receivables().ageing.whole
    for each in (*(bucket.amount for bucket in whole.buckets), whole.credits, whole.total):
        assert money(each) in text


def test_the_data_say_so_too() -> None:
    found: dict[str, Any] = receivables_data()
    assert (found["made_up"], found["seed"]) == (True, 20260302)
    assert len(found["collected"]) == len(found["ageing"]["customers"]) == 6
