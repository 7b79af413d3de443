"""Each word of the closed list of derivations, told with the figures of the case."""

from typing import Any

import pytest

ORDERS = [
    {"amount": "20元", "late": True, "day": "2026-06-20"},
    {"amount": "30元", "late": False, "day": "2025-01-01"},
]
FACTS: dict[str, Any] = {
    "purchases": "60元",
    "sales": "400元",
    "limit": "25元",
    "years": 7,
    "reputation": "一般",
    "vip": "是",
    "since": "2026-01-31",
    "colours": ["红"],
    "colour": "绿",
    "orders": ORDERS,
}

WORDS = [
    (
        "money",
        "{sum: [purchases, sales], minus: [limit]}",
        "采购额 60元 + 公司销售额 400元 − 额度 25元",
        "435元",
    ),
    ("ratio", "{ratio: [purchases, sales]}", "采购额 60元 ÷ 公司销售额 400元", "15%"),
    ("money", "{product: [purchases, min_share], step: 1元, round: up}", None, "1元"),
    ("money", "{product: [purchases, min_share]}", "采购额 60元 × 1%（最低占比）", "0.6元"),
    ("money", "{min: [purchases, sales]}", "采购额 60元、公司销售额 400元中最小的", "60元"),
    ("money", "{max: [purchases, 500元]}", "采购额 60元、500元中最大的", "500元"),
    ("integer", "{whole_steps: purchases, step: 25元}", "采购额 60元，每满 25元计一次", "2"),
    ("money", "{rest: purchases, step: 25元}", "采购额 60元，除去每满 25元的部分后剩下的", "10元"),
    ("integer", "{count: orders}", "订单的项数", "2"),
    ("integer", "{count: orders, where: {late: yes}}", "订单中逾期为“是”的项数", "1"),
    ("money", "{total: orders, of: amount}", "订单的订单金额合计", "50元"),
    ("integer", "{days_between: [since, since]}", None, "0"),
    ("integer", "{months_between: [since, since]}", None, "0"),
]


@pytest.mark.parametrize(("kind", "derived", "how", "value"), WORDS)
def test_a_derived_figure_says_from_what(
    shop: Any, told: Any, kind: str, derived: str, how: str | None, value: str
) -> None:
    policies = shop(f"""
        check:
          title: {{zh: 检查, en: check}}
          outputs: {{ok: {{title: {{zh: 通过, en: pass}}, type: boolean}}}}
          derive:
            figure: {{title: {{zh: 得数, en: figure}}, type: {kind}, derived: {derived}}}
          rules: [{{id: all, when: {{figure: {{known: yes}}}}, then: {{ok: yes}}}}]
    """)
    text = told(policies, FACTS, "check")
    assert f"    得数 {value}：{how}" in text if how else f"    得数 {value}：" in text
    assert "    Figure is " in told(policies, FACTS, "check", language="en")
