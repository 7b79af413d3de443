"""The order of the demonstration: held, told rule by rule, and released by what is said to release it."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from crmpolicy.cli.held_order import COMPANY, HELD, SETTLED, decided, held_order_data
from crmpolicy.company import load_policy_set

Demo = Callable[..., str]
NEEDS = [
    {"fact": "order_amount", "high": "31200"},
    {"fact": "open_invoices", "high": "47200"},
    {"fact": "prepaid", "low": "4800"},
]

pytestmark = pytest.mark.xdist_group("demonstration")  # which is told once for all


@pytest.fixture(scope="module")
def order() -> dict[str, Any]:
    """Give the order as the command writes it."""
    return held_order_data()


def ends(needs: Any) -> list[dict[str, Any]]:
    """Give fact and ends of each stretch that is needed."""
    return [
        {name: value for name, value in each.items() if name in ("fact", "low", "high") and value is not None}
        for each in needs
    ]


def test_an_open_payment_holds_the_order(order: Mapping[str, Any]) -> None:
    """The hold wins over the limit, and alerts with the date that the contract promises."""
    outcome = order["held"]["decision"]["outcome"]
    assert (outcome["release"], outcome["alert"], outcome["deliver_by"]) == ("hold", True, "2026-03-20")
    paid = {"fact": "unsettled_payment", "low": "0", "high": "0"}
    found = [ends(each["needs"]) for each in order["held"]["released_if"]]
    assert found == [[NEEDS[0], paid], [paid, NEEDS[1]], [paid, NEEDS[2]]]


def test_once_it_is_paid_a_smaller_order_or_a_payment_ahead_suffices(order: Mapping[str, Any]) -> None:
    """68,800 are owed and committed and 36,000 ordered, of a limit of 100,000."""
    assert order["settled"]["decision"]["outcome"]["release"] == "refer"
    found = [ends(each["needs"]) for each in order["settled"]["released_if"]]
    assert found == [[each] for each in NEEDS]


@pytest.mark.parametrize(
    ("change", "release"),
    [
        ({"order_amount": "31,200.00"}, "production"),
        ({"order_amount": "31,200.01"}, "refer"),
        ({"open_invoices": "47,200.00"}, "production"),
        ({"open_invoices": "47,200.01"}, "refer"),
        ({"prepaid": "4,800.00"}, "production"),
        ({"prepaid": "4,799.99"}, "refer"),
    ],
)
def test_what_is_said_holds_to_the_cent(change: Mapping[str, Any], release: str) -> None:
    found = decided(load_policy_set(COMPANY), {**SETTLED, **change})
    assert found.outcome["release"] == release
    assert decided(load_policy_set(COMPANY), {**HELD, **change}).outcome["release"] == "hold"


@pytest.mark.parametrize(
    ("language", "looked", "less"),
    [
        ("zh", "看过的规则", "不超过 3.12万元"),
        ("en", "the rules that were looked at", "no more than 31,200 CNY"),
    ],
)
def test_every_rule_is_told_with_why_and_what_would_help(
    demo: Demo, language: str, looked: str, less: str
) -> None:
    """Also those that did not apply, in the order of the documents."""
    text = "".join(demo("--language", language).split())
    table = load_policy_set(COMPANY).effective.tables["handbook.order_release"]
    told = text[text.index("".join(looked.split())) :]
    places = [told.index(rule.clauses[0]) for _, rule in table.rules()]
    assert "".join(less.split()) in told
    assert min(places) == places[0]
