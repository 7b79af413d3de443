"""Regions in words: stretches with each kind of end, words, days."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine import Region, changes
from crmpolicy.explaining import describe_region

CASES = [
    (Region("share", high=Decimal("0.009")), "占比低于 0.9%", "share is under 0.9%"),
    (Region("share", low=Decimal("0.01")), "占比不低于 1%", "share is at least 1%"),
    (Region("share", low=Decimal("0.01"), low_included=False), "占比超过 1%", "share is over 1%"),
    (
        Region("share", low=Decimal(0), high=Decimal("0.01"), high_included=True),
        "占比不低于 0%且不超过 1%",
        "share is at least 0% and no more than 1%",
    ),
    (
        Region("share", low=Decimal("0.01"), high=Decimal("0.01"), high_included=True),
        "占比正好为 1%",
        "share is exactly 1%",
    ),
    (Region("share"), "占比为任何值", "share is anything"),
    (Region("reputation", ("good",)), "信誉为良好", "reputation is good"),
    (
        Region("reputation", ("good", "fair", "poor")),
        "信誉为良好、一般或较差",
        "reputation is good, fair or poor",
    ),
    (Region("vip", (False, True)), "贵宾为“否”或“是”", "guest of honour is ‘no’ or ‘yes’"),
    (
        Region("since", high=date(2026, 1, 1)),
        "首单日期早于 2026年1月1日",
        "day of the first order is before 2026-01-01",
    ),
    (Region("years", low=3), "合作年限不少于 3", "years together is at least 3"),
]


@pytest.mark.parametrize(("region", "zh", "en"), CASES)
def test_a_region_is_told_with_the_title_of_its_fact(shop: Any, region: Region, zh: str, en: str) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules: [{id: all, then: {grade: A}}]
    """)
    assert describe_region(policies, "grade", region) == zh
    assert describe_region(policies, "shop.grade", region, "en") == en


def test_every_region_of_every_change_can_be_told(now: Any) -> None:
    policies = load_policy_set("example-joined")
    facts = {
        "sales_share": "0.2%",
        "contribution": "大",
        "cooperation": "一般",
        "reputation": "良好",
        "has_purchased": "是",
        "key_customer": "否",
    }
    decision = policies.point("customer_grade").evaluate(facts, now=now)
    told = {
        describe_region(policies, "customer_grade", region)
        for change in changes(policies, decision)
        for region in change.needs
    }
    assert "合作关系为紧密或较为稳定" in told or "合作关系为较为稳定" in told
