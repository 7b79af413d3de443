"""Guards at the facts of a case: every operator, alternatives, sets, no limit, days and moments."""

from typing import Any

import pytest

FACTS: dict[str, Any] = {
    "purchases": "60元",
    "limit": "25元",
    "years": 7,
    "reputation": "一般",
    "colour": "红",
    "colours": ["红", "绿"],
    "vip": "是",
    "since": "2026-01-31",
    "called": "2026-06-30T09:30:00+00:00",
    "town": "广州",
}

CASES = [
    ("{years: {known: yes}}", "合作年限 7", "years together is 7"),
    ("{years: 7}", "合作年限 7", "years together is 7"),
    ("{years: {over: 3, up_to: 7}}", "合作年限 7，多于 3且不多于 7", "7, over 3 and no more than 7"),
    ("{colour: {not: green}}", "颜色为红，不是绿", "colour is red, not green"),
    ("{colour: [red, green]}", "颜色为红，属于红、绿", "colour is red, one of red, green"),
    (
        "{colour: {parameter: allowed}}",
        "颜色为红，属于红、绿（可选颜色）",
        "is red, one of red, green (colours allowed)",
    ),
    (
        "{town: {not: {parameter: towns}}}",
        "城市为广州，不属于北京、上海（本地）",
        "none of 北京, 上海 (towns near)",
    ),
    ("{town: {not: [北京, 上海]}}", "城市为广州，不属于北京、上海", "town is 广州, none of 北京, 上海"),
    ("{reputation: {at_least: fair}}", "信誉为一般，不低于一般", "reputation is fair, at least fair"),
    (
        "{reputation: {over: poor, up_to: good}}",
        "信誉为一般，高于较差且不高于良好",
        "above poor and no higher than good",
    ),
    ("{colours: red}", "常购颜色为红、绿，包含红", "usual colours is red, green, including red"),
    (
        "{purchases: {over: limit}}",
        "采购额 60元，超过 25元（额度）",
        "purchases is 60 CNY, over 25 CNY (credit limit)",
    ),
    (
        "{purchases: {under: most}}",
        "采购额 60元，不受限制（没有设定最高采购额）",
        "without limit (highest purchases is not",
    ),
    (
        "{purchases: {over: by_reputation}}",
        "采购额 60元，超过 20元（各信誉起点）",
        "over 20 CNY (bound by reputation)",
    ),
    (
        "{since: {at_least: 2026-01-01}}",
        "首单日期为 2026年1月31日，不早于 2026年1月1日",
        "not before 2026-01-01",
    ),
    (
        "{called: {under: 2026-07-01T00:00:00+08:00}}",
        "为 2026年6月30日 17:30，早于 2026年7月1日 00:00",
        "before 2026-07-01",
    ),
    ("{any: [{vip: yes, years: {over: 3}}, {colour: green}]}", "贵宾为“是”；合作年限 7，多于 3", "7, over 3"),
]


@pytest.mark.parametrize(("guard", "zh", "en"), CASES)
def test_each_operator_has_its_words(shop: Any, told: Any, guard: str, zh: str, en: str) -> None:
    policies = shop(f"""
        grade:
          outputs: {{grade: {{scale: grade}}}}
          rules: [{{id: one, when: {guard}, then: {{grade: A}}}}]
          otherwise: {{id: rest, then: {{grade: B}}}}
    """)
    assert f"{zh} → A 级" in told(policies, FACTS)
    english = told(policies, FACTS, language="en")
    assert en.lower() in english.lower()
    assert "→ grade A" in english


def test_of_alternatives_that_a_switch_settles_only_the_switch_is_told(shop: Any, told: Any) -> None:
    """The facts of the others are not even asked."""
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules:
            - id: one
              when: {vip: yes, any: [{by_share: yes}, {purchases: {over: 10元}}]}
              then: {grade: A}
          otherwise: {id: rest, then: {grade: B}}
    """)
    assert "贵宾为“是”；按占比为“是”（公司设定） → A 级" in told(policies, {"vip": "是"})


def test_a_set_that_must_not_hold_a_word_says_so(shop: Any, told: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules: [{id: one, when: {colours: {not: green}}, then: {grade: A}}]
          otherwise: {id: rest, then: {grade: B}}
    """)
    assert "常购颜色为红，不包含绿 → A 级" in told(policies, {"colours": ["红"]})


def test_an_unknown_that_is_asked_for_is_told_as_such(shop: Any, told: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules: [{id: new, when: {years: {known: no}}, then: {grade: B}}]
          otherwise: {id: rest, then: {grade: A}}
    """)
    assert "- 合作年限未知 → B 级" in told(policies, {"years": "unknown"})
    assert "    合作年限已知" in told(policies, {"years": 3})


def test_a_word_compared_with_another_fact_names_it(shop: Any, told: Any) -> None:
    policies = shop(
        """
        grade:
          outputs: {grade: {scale: grade}}
          rules: [{id: same, when: {years: before}, then: {grade: A}}]
          otherwise: {id: rest, then: {grade: B}}
        """,
        more="facts:\n  before: {title: {zh: 上次年限, en: years before}, type: integer, unknown: allowed}\n",
    )
    assert "合作年限 7，即 7（上次年限） → A 级" in told(policies, {"years": 7, "before": 7})
    assert (
        "years together is 7, the same as 7 (years before)"
        in told(policies, {"years": 7, "before": 7}, language="en").lower()
    )
    assert "    合作年限 7，但要对照的值未知" in told(policies, {"years": 7, "before": "unknown"})
