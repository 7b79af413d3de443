"""Reason lines under every hit policy, in parts, lists and joined documents."""

from typing import Any

from crmpolicy.engine import PolicySet
from crmpolicy.explaining.case import Case


def reasons_of(text: str) -> list[str]:
    """Give the paragraph of the reasons."""
    return text.split("\n\n")[1].splitlines()


RANKED = """
    grade:
      outputs: {{grade: {{scale: grade}}}}
      hit: {hit}
      rules:
        - {{id: rich, when: {{purchases: {{at_least: 100元}}}}, then: {{grade: A}}}}
        - {{id: old, when: {{years: {{over: 2}}}}, then: {{grade: B}}}}
      otherwise: {{id: rest, then: {{grade: C}}, no clause: yes}}
"""
BOTH = {"purchases": "150元", "years": 5}


def test_under_worst_the_worst_answer_binds(shop: Any, told: Any) -> None:
    assert reasons_of(told(shop(RANKED.format(hit="worst")), BOTH)) == [
        "决定结果的理由：",
        "- 合作年限 5，多于 2 → B 级",
        "同时适用、但没有决定结果的规则：",
        "- 采购额 150元，不低于 100元 → A 级",
    ]


def test_under_best_the_best_answer_binds(shop: Any, told: Any) -> None:
    assert reasons_of(told(shop(RANKED.format(hit="best")), BOTH, language="en")) == [
        "What decided:",
        "- Purchases is 150 CNY, at least 100 CNY → grade A",
        "What applied too, but did not decide:",
        "- Years together is 5, over 2 → grade B",
    ]


def test_under_priority_the_best_ranked_answer_binds(shop: Any, told: Any) -> None:
    lines = reasons_of(told(shop(RANKED.format(hit="priority")), BOTH))
    assert lines[1] == "- 采购额 150元，不低于 100元 → A 级"
    assert lines[2] == "同时适用、但没有决定结果的规则："


def test_under_first_only_the_rule_that_was_taken_is_a_reason(shop: Any, told: Any) -> None:
    assert reasons_of(told(shop(RANKED.format(hit="first")), BOTH)) == [
        "理由：",
        "- 采购额 150元，不低于 100元 → A 级",
    ]


LISTING = RANKED.replace(
    "    grade:\n", "    grades:\n      title: {{zh: 可选等级, en: possible grades}}\n"
).replace("{{scale: grade}}", "{{title: {{zh: 等级, en: grade}}, type: choice, scale: grade}}")


def test_under_collect_every_answer_counts(shop: Any, told: Any) -> None:
    text = told(shop(LISTING.format(hit="collect")), BOTH, "grades")
    assert text.startswith("可选等级：A 级、B 级\n")
    assert reasons_of(text)[0] == "理由："
    assert len(reasons_of(text)) == 3


def test_in_rule_order_all_answers_are_listed(shop: Any, told: Any) -> None:
    text = told(shop(LISTING.format(hit="rule order")), BOTH, "grades", language="en")
    assert text.startswith("Possible grades: grade A, grade B\n")


def test_in_output_order_all_answers_are_listed(shop: Any, told: Any) -> None:
    text = told(shop(LISTING.format(hit="output order")), BOTH, "grades")
    assert text.startswith("可选等级：A 级、B 级\n")


def test_under_any_every_rule_that_says_it_is_told(shop: Any, told: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          hit: any
          rules:
            - {id: rich, when: {purchases: {at_least: 100元}}, then: {grade: A}}
            - {id: old, when: {years: {over: 2}}, then: {grade: A}}
    """)
    assert len(reasons_of(told(policies, BOTH))) == 3


def test_a_count_of_answers_is_shown_as_a_number(shop: Any, told: Any) -> None:
    policies = shop("""
        points:
          title: {zh: 加分项, en: points}
          outputs: {point: {title: {zh: 分数, en: points}, type: integer}}
          hit: collect
          combine: {point: count}
          rules:
            - {id: rich, when: {purchases: {at_least: 100元}}, then: {point: 7}}
            - {id: old, when: {years: {over: 2}}, then: {point: 7}}
    """)
    assert told(policies, BOTH, "points").startswith("加分项：2\n")


def test_an_otherwise_rule_says_so_and_what_kept_the_others_from_applying(shop: Any, told: Any) -> None:
    policies = shop(RANKED.format(hit="first"))
    facts = {"purchases": "50元", "years": "unknown"}
    assert reasons_of(told(policies, facts)) == [
        "理由：",
        "- 没有其他规则适用 → C 级（制度没有条款管到这种情况）",
        "    采购额 50元，低于 100元",
        "    合作年限未知",
    ]
    assert reasons_of(told(policies, facts, language="en")) == [
        "Because:",
        "- No other rule applies → grade C (no clause covers this case)",
        "    Purchases is 50 CNY, under 100 CNY",
        "    Years together is unknown",
    ]


def test_of_many_misses_the_first_few_are_told(shop: Any, told: Any) -> None:
    rule = "            - {{id: r{0}, when: {{purchases: {{at_least: {0}00元}}}}, then: {{grade: A}}}}\n"
    rules = "".join(rule.format(number) for number in range(1, 12))
    policies = shop(
        "        grade:\n          outputs: {grade: {scale: grade}}\n          hit: first\n          rules:\n"
        + rules
        + "          otherwise: {id: rest, then: {grade: C}}\n"
    )
    assert reasons_of(told(policies, {"purchases": 0}))[-1] == "    另有 3 处不符"


def test_a_written_title_comes_before_what_was_found(shop: Any, told: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules:
            - id: rich
              title: {zh: 大主顾, en: a great buyer}
              when: {purchases: {at_least: 100元}}
              then: {grade: A}
              strength: soft
              reading: [R1, R2]
              clause: [x.1, x.2]
    """)
    line = "- 大主顾；采购额 150元，不低于 100元 → A 级【x.1；x.2】（按解读 R1、R2）（只作提醒）"
    assert reasons_of(told(policies, BOTH))[1] == line
    english = (
        "- A great buyer; purchases is 150 CNY, at least 100 CNY → grade A"
        " [x.1; x.2] (reading R1, R2) (a warning only)"
    )
    assert reasons_of(told(policies, BOTH, language="en"))[1] == english


PARTS = """
    grade:
      outputs: {grade: {scale: grade}}
      combine: {grade: worst}
      parts:
        - id: money
          title: {zh: 采购, en: buying}
          when: {colour: red, by_share: yes}
          rules:
            - {id: rich, when: {purchases: {at_least: 100元}}, then: {grade: A}}
        - id: names
          rules:
            - {id: good, when: {by_share: yes, reputation: good}, then: {grade: A}}
            - {id: bad, when: {reputation: [fair, poor]}, then: {grade: B}}
"""


def test_a_part_is_named_and_what_it_asks_is_told(shop: Any, told: Any) -> None:
    facts = {"purchases": "150元", "colour": "红", "reputation": "一般"}
    assert reasons_of(told(shop(PARTS), facts)) == [
        "决定结果的理由：",
        "- names：信誉为一般，属于一般、较差 → B 级",
        "同时适用、但没有决定结果的规则：",
        "- 采购：颜色为红；采购额 150元，不低于 100元 → A 级",
    ]


def test_a_setting_of_the_company_is_told_with_its_rule(shop: Any, told: Any) -> None:
    facts = {"purchases": "150元", "colour": "绿", "reputation": "良好"}
    assert reasons_of(told(shop(PARTS), facts)) == [
        "理由：",
        "- names：按占比为“是”（公司设定）；信誉为良好 → A 级",
    ]


LISTED = """
    grade:
      outputs: {grade: {scale: grade}}
      of: orders
      combine: {grade: worst}
      empty: {grade: A}
      hit: first
      rules:
        - {id: late, when: {late: yes}, then: {grade: C}}
        - {id: dear, when: {amount: {over: limit}}, then: {grade: B}}
      otherwise: {id: fine, then: {grade: A}}
"""


def entry(amount: str, *, late: bool = False) -> dict[str, object]:
    """Make an order."""
    return {"amount": amount, "late": late, "day": "2026-06-30"}


def test_each_entry_of_a_list_has_its_own_reason(shop: Any, told: Any) -> None:
    facts = {"orders": [entry("20元", late=True), entry("20元"), entry("5元")], "limit": "10元"}
    assert reasons_of(told(shop(LISTED), facts)) == [
        "决定结果的理由：",
        "- 订单第 1 项：逾期为“是” → C 级",
        "同时适用、但没有决定结果的规则：",
        "- 订单第 2 项：订单金额 20元，超过 10元（额度） → B 级",
        "- 订单第 3 项：没有其他规则适用 → A 级",
        "    逾期为“否”",
        "    订单金额 5元，不超过 10元",
    ]


def test_what_follows_from_an_entry_is_told_of_that_entry(shop: Any, told: Any) -> None:
    derived = (
        "derive: {double: {title: {zh: 两倍, en: double}, type: money, derived: {product: [amount, 2]}}}"
    )
    listed = LISTED.replace("amount: {over", "double: {over").replace(
        "hit: first", f"{derived}\n      hit: first"
    )
    facts = {"orders": [entry("20元"), entry("5元")], "limit": "10元"}
    assert reasons_of(told(shop(listed), facts))[:2] == [
        "决定结果的理由：",
        "- 订单第 1 项：两倍 40元，超过 10元（额度） → B 级",
    ]


def test_an_empty_list_is_said_to_be_empty(shop: Any, told: Any) -> None:
    assert reasons_of(told(shop(LISTED), {"orders": [], "limit": "10元"})) == ["- 订单一项也没有"]
    english = told(shop(LISTED), {"orders": [], "limit": "10元"}, language="en")
    assert reasons_of(english) == ["- Orders has no entries"]


def test_what_a_rule_takes_from_a_parameter_or_a_fact_is_named(shop: Any, told: Any) -> None:
    policies = shop("""
        credit:
          title: {zh: 信用, en: credit}
          outputs:
            bound: {title: {zh: 起点, en: bound}, type: money}
            most: {title: {zh: 上限, en: top}, type: money}
          rules: [{id: all, then: {bound: by_reputation, most: limit}}]
    """)
    text = told(policies, {"reputation": "一般", "limit": "70元"}, "credit")
    assert text.startswith("信用：起点 20元、上限 70元\n")
    assert "- 信誉为一般 → 起点 20元（各信誉起点）、上限 70元（额度）" in text  # what chose the entry
    english = told(policies, {"reputation": "fair", "limit": "70元"}, "credit", language="en")
    assert (
        "Reputation is fair → bound is 20 CNY (bound by reputation), top is 70 CNY (credit limit)" in english
    )


def test_every_reason_of_a_decision_finds_its_rule(shop: Any, decide: Any) -> None:
    policies: PolicySet = shop(LISTED)
    decision = decide(policies, {"orders": [entry("20元"), entry("5元", late=True)], "limit": "10元"})
    voices = Case.of(policies, decision, "zh", {}).voices
    assert [voice.rule.rule.id for voice in voices] == [reason.rule for reason in decision.reasons]
    assert [voice.entry for voice in voices] == [0, 1]
