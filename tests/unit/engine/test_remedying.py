"""What would release a case: followed back to the facts that a person can change, exact to the step."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.engine import PolicySet, Region, remedies

from .conftest import NOW

Load = Callable[..., PolicySet]

ORDER = """
facts:
  amount: {title: {zh: 金额, en: amount}, type: money, step: 0.01元, range: {at_least: 0元}}
  prepaid: {title: {zh: 预付, en: prepaid}, type: money, step: 0.01元, range: {at_least: 0元}}
  credit: {title: {zh: 额度, en: credit}, type: money, step: 0.01元, range: {at_least: 0元}}
  unsettled: {title: {zh: 遗留, en: unsettled}, type: money, step: 0.01元, range: {at_least: 0元}}
  signed: {title: {zh: 已签, en: signed}, type: boolean}
  room:
    title: {zh: 余额, en: room}
    type: money
    step: 0.01元
    derived: {sum: [credit, prepaid], minus: [amount]}
decisions:
  release:
    title: {zh: 放行, en: release}
    hit: first
    outputs: {level: {title: {zh: 等级, en: level}, type: choice, scale: level}}
    rules:
      - {id: unsigned, when: {signed: no}, then: {level: C}, clause: doc.1}
      - {id: unsettled, when: {unsettled: {over: 0元}}, then: {level: C}, clause: doc.1}
      - {id: over, when: {room: {under: 0元}}, then: {level: B}, clause: doc.1}
      - {id: free, when: {room: {at_least: 0元}}, then: {level: A}, clause: doc.1}
    remedy:
      reach: {level: [A]}
      by_changing: [amount, prepaid, unsettled]
"""
FACTS = {"amount": "36000元", "prepaid": "0元", "credit": "31200元", "unsettled": "0元", "signed": True}


def money(text: str) -> Decimal:
    return Decimal(text)


def told(load: Load, facts: Mapping[str, Any], text: str = ORDER) -> list[tuple[Region, ...]]:
    policies = load(text)
    decision = policies.point("doc.release").evaluate({**FACTS, **facts}, now=NOW)
    return [each.needs for each in remedies(policies, decision)]


def test_a_smaller_order_or_a_payment_releases_to_the_cent(load: Load) -> None:
    """Room is what follows from both: it is followed back, and the edge itself suffices."""
    smaller, paid = told(load, {})
    assert smaller == (Region("amount", high=money("31200"), high_included=True),)
    assert paid == (Region("prepaid", low=money("4800")),)


def test_where_one_change_does_not_suffice_two_are_told(load: Load) -> None:
    found = told(load, {"unsettled": "0.01元"})
    assert [{region.fact for region in needs} for needs in found] == [
        {"amount", "unsettled"},
        {"prepaid", "unsettled"},
    ]
    assert {region.high for needs in found for region in needs if region.fact == "unsettled"} == {money("0")}


def test_what_no_named_fact_changes_has_no_remedy(load: Load) -> None:
    """Nobody may sign the contract instead of the customer."""
    assert told(load, {"signed": False}) == []


def test_what_is_released_needs_nothing(load: Load) -> None:
    assert told(load, {"amount": "31200元"}) == []


def test_a_question_without_remedy_has_none(load: Load) -> None:
    text = ORDER.partition("    remedy:")[0]
    assert told(load, {}, text) == []


def test_a_fact_given_instead_of_its_sources_is_not_followed_back(load: Load) -> None:
    """Who tells the room itself has not told what it is made of."""
    policies = load(ORDER)
    facts = {"room": "-5元", "unsettled": "0元", "signed": True}
    decision = policies.point("doc.release").evaluate(facts, now=NOW)
    assert remedies(policies, decision) == ()


ROUNDED = """
facts:
  sold: {title: {zh: 销量, en: sold}, type: integer, range: {at_least: 0, up_to: 100000}}
  days: {title: {zh: 天数, en: days}, type: integer, range: {at_least: 0}}
  stock: {title: {zh: 库存, en: stock}, type: integer, range: {at_least: 0}}
  need: {title: {zh: 需要, en: need}, type: integer, derived: {product: [sold, days], round: up, step: 10}}
decisions:
  release:
    title: {zh: 放行, en: release}
    outputs: {level: {title: {zh: 等级, en: level}, type: choice, scale: level}}
    rules:
      - {id: short, when: {stock: {under: need}}, then: {level: B}, clause: doc.1}
      - {id: enough, when: {stock: {at_least: need}}, then: {level: A}, clause: doc.1}
    remedy:
      reach: {level: [A]}
      by_changing: [sold, stock]
"""


@pytest.mark.parametrize(("stock", "sold", "suffices"), [(95, 33, 30), (100, 35, 33), (9, 7, 0)])
def test_facts_compared_with_what_is_rounded_are_found_by_halving(
    load: Load, stock: int, sold: int, suffices: int
) -> None:
    policies = load(ROUNDED)
    point = policies.point("doc.release")
    facts = {"sold": sold, "days": 3, "stock": stock}
    decision = point.evaluate(facts, now=NOW)
    assert decision.outcome["level"] == "B"
    regions = {needs[0].fact: needs[0] for _, needs in remedies(policies, decision)}
    assert regions["sold"].high == suffices
    for value, level in ((suffices, "A"), (suffices + 1, "B")):
        assert point.evaluate({**facts, "sold": value}, now=NOW).outcome["level"] == level
    least = regions["stock"].low
    for value, level in ((least, "A"), (least - 1, "B")):
        assert point.evaluate({**facts, "stock": value}, now=NOW).outcome["level"] == level


BANDS = """
facts:
  score:
    title: {zh: 得分, en: score}
    type: number
    step: any
    range: {at_least: 0, up_to: 100}
    unknown: allowed
  signed: {title: {zh: 已签, en: signed}, type: boolean}
decisions:
  release:
    title: {zh: 放行, en: release}
    hit: first
    outputs: {level: {title: {zh: 等级, en: level}, type: choice, scale: level}}
    rules:
      - {id: unsigned, when: {signed: no}, then: {level: C}, clause: doc.1}
      - {id: middle, when: {score: {at_least: 20, under: 30}}, then: {level: A}, clause: doc.1}
      - {id: high, when: {score: {at_least: 90, up_to: 100}}, then: {level: A}, clause: doc.1}
    otherwise: {id: rest, then: {level: B}, clause: doc.1}
    remedy: {reach: {level: [A]}, by_changing: [score, signed]}
"""
MIDDLE = Region("score", (), Decimal(20), low_included=True, high=Decimal(30))
HIGH = Region("score", (), Decimal(90))
SIGNED = Region("signed", (True,))


@pytest.mark.parametrize(
    ("facts", "needs"),
    [
        ({"score": 50, "signed": True}, [(MIDDLE,), (HIGH,)]),
        ({"score": 10, "signed": True}, [(MIDDLE,)]),
        ({"score": 25, "signed": False}, [(SIGNED,)]),
        ({"score": 50, "signed": False}, [(MIDDLE, SIGNED), (HIGH, SIGNED)]),
        ({"score": None, "signed": True}, []),
    ],
)
def test_words_and_stretches_between_two_ends_are_told(
    load: Load, facts: Mapping[str, Any], needs: list[tuple[Region, ...]]
) -> None:
    """The nearest stretch on either side; the end of a range is no end, and what is unknown lies nowhere."""
    policies = load(BANDS)
    decision = policies.point("doc.release").evaluate(facts, now=NOW)
    assert [each.needs for each in remedies(policies, decision)] == needs
