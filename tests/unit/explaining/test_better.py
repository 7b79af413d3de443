"""Why an outcome is not better: everything that falls short, as regions, or that nothing helps."""

from typing import Any

from crmpolicy.company import load_policy_set
from crmpolicy.explaining import better


def why(text: str) -> list[str]:
    """Give the paragraph that tells why an outcome is not better."""
    return text.split("\n\n")[2].splitlines()


SHARE = """
    grade:
      outputs: {grade: {scale: grade}}
      combine: {grade: worst}
      parts:
        - id: share
          rules:
            - {id: share-A, when: {share: {at_least: min_share}}, then: {grade: A}}
            - {id: share-B, when: {share: {at_least: 0.5%, under: min_share}}, then: {grade: B}}
            - {id: share-C, when: {share: {under: 0.5%}}, then: {grade: C}}
        - id: reputation
          rules:
            - {id: good, when: {reputation: good}, then: {grade: A}}
            - {id: fair, when: {reputation: fair}, then: {grade: B}}
          otherwise: {id: poor, then: {grade: C}}
"""


def test_the_one_fact_that_falls_short_is_named_with_its_bound(shop: Any, told: Any) -> None:
    facts = {"share": "0.9%", "reputation": "良好"}
    assert why(told(shop(SHARE), facts)) == [
        "为什么客户等级不是 A 级：",
        "- 占比要不低于 1%（最低占比），现为 0.9%",
    ]
    assert why(told(shop(SHARE), facts, language="en")) == [
        "Why customer grade is not grade A:",
        "- Share would have to be at least 1% (lowest share); it is 0.9% now",
    ]


def test_under_worst_everything_that_falls_short_is_named_at_once(shop: Any, told: Any) -> None:
    """Bounds are those of the next better outcome or a better one, so they are as wide as they can be."""
    facts = {"share": "0.1%", "reputation": "unknown"}
    assert why(told(shop(SHARE), facts)) == [
        "为什么客户等级不是 B 级：",
        "- 以下 2 项要同时做到：",
        "  - 占比要不低于 0.5%，现为 0.1%",
        "  - 信誉要为良好或一般，现未知",
    ]
    assert why(told(shop(SHARE), facts, language="en"))[1:] == [
        "- These 2 things at once:",
        "  - Share would have to be at least 0.5%; it is 0.1% now",
        "  - Reputation would have to be good or fair; it is unknown now",
    ]


def test_the_best_outcome_says_so(shop: Any, told: Any) -> None:
    facts = {"share": "1%", "reputation": "good"}
    assert why(told(shop(SHARE), facts)) == ["客户等级已经是最好的一档：A 级"]
    assert why(told(shop(SHARE), facts, language="en")) == [
        "Customer grade is the best there is already: grade A"
    ]


def test_several_ways_are_told_one_after_another(shop: Any, told: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          hit: any
          rules:
            - {id: rich, when: {purchases: {over: 100元}}, then: {grade: A}}
            - {id: old, when: {years: {at_least: 5}}, then: {grade: A}}
          otherwise: {id: rest, then: {grade: B}}
    """)
    assert why(told(policies, {"purchases": "5元", "years": 1})) == [
        "为什么客户等级不是 A 级：",
        "- 以下办法任选一种：",
        "  - 采购额要超过 100元，现为 5元",
        "  - 合作年限要不少于 5，现为 1",
    ]


def test_ways_that_need_several_facts_each_stay_apart(shop: Any, told: Any) -> None:
    """Either pair will do: the bounds of one pair say nothing about the other."""
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          hit: any
          rules:
            - {id: one, when: {purchases: {over: 100元}, vip: yes}, then: {grade: A}}
            - {id: two, when: {purchases: {over: 50元}, vip: yes, colour: red}, then: {grade: A}}
            - {id: three, when: {purchases: {over: 100元}, colour: red}, then: {grade: A}}
          otherwise: {id: rest, then: {grade: B}}
    """)
    assert why(told(policies, {"purchases": "5元", "vip": "否", "colour": "绿"})) == [
        "为什么客户等级不是 A 级：",
        "- 以下办法任选一种：",
        "  - 以下 2 项要同时做到：",
        "    - 采购额要超过 100元，现为 5元",
        "    - 贵宾要为“是”，现为“否”",
        "  - 以下 2 项要同时做到：",
        "    - 采购额要超过 100元，现为 5元",
        "    - 颜色要为红，现为绿",
    ]


def test_of_very_many_ways_the_rest_is_counted(shop: Any, told: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(better, "MOST_WAYS", 1)
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          hit: any
          rules:
            - {id: rich, when: {purchases: {over: 100元}}, then: {grade: A}}
            - {id: old, when: {years: {at_least: 5}}, then: {grade: A}}
          otherwise: {id: rest, then: {grade: B}}
    """)
    assert why(told(policies, {"purchases": "5元", "years": 1}))[-1] == "  - 另有 1 种办法"


def test_an_outcome_that_no_facts_better_says_so(shop: Any, told: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules:
            - {id: yes, when: {vip: yes}, then: {grade: B}}
            - {id: no, when: {vip: no}, then: {grade: C}}
    """)
    assert why(told(policies, {"vip": "是"})) == ["按现行规则，无论事实怎样变，客户等级都好不过 B 级"]
    english = "Under the rules in force no facts can make customer grade better than grade B"
    assert why(told(policies, {"vip": "是"}, language="en")) == [english]


def test_a_grade_that_cannot_be_reached_is_passed_over(shop: Any, told: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules:
            - {id: yes, when: {vip: yes}, then: {grade: A}}
            - {id: no, when: {vip: no}, then: {grade: C}}
    """)
    assert why(told(policies, {"vip": "否"})) == [
        "为什么客户等级不是 A 级：",
        "- 贵宾要为“是”，现为“否”",
        "- 按现行规则，B 级怎样都达不到，再往上一档是 A 级",
    ]


def test_nothing_is_ruled_out_where_a_fact_cannot_be_tried(shop: Any, told: Any) -> None:
    """A fact compared with another fact, or a free text, has more values than are tried."""
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules:
            - {id: rich, when: {purchases: {over: limit}}, then: {grade: A}}
          otherwise: {id: rest, then: {grade: B}}
    """)
    facts = {"purchases": "5元", "limit": "7元"}
    assert why(told(policies, facts)) == [
        "客户等级怎样才会更好，这里推算不出来：采购额、额度没有固定的界限可以逐一试算"
    ]
    assert why(told(policies, facts, language="en"))[0].startswith(
        "What would make customer grade better cannot"
    )


def test_a_word_on_the_scale_is_not_ruled_out_where_a_text_decides(shop: Any, told: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules:
            - {id: here, when: {town: 广州}, then: {grade: C}}
            - {id: there, when: {town: {not: 广州}}, then: {grade: A}}
    """)
    assert "推算不出来：城市没有" in why(told(policies, {"town": "广州"}))[0]


def test_too_many_combinations_are_not_tried(shop: Any, told: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(better, "too_many", lambda _: True)
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules:
            - {id: yes, when: {vip: yes}, then: {grade: B}}
            - {id: no, when: {vip: no}, then: {grade: C}}
    """)
    assert why(told(policies, {"vip": "是"})) == ["客户等级怎样才会更好，这里推算不出来：要试的组合太多"]


def test_each_ordered_output_has_its_own_answer(shop: Any, told: Any) -> None:
    policies = shop("""
        both:
          title: {zh: 双评, en: two grades}
          outputs:
            grade: {title: {zh: 等级, en: grade}, type: choice, scale: grade}
            trust: {title: {zh: 信誉结论, en: trust}, type: choice, scale: reputation}
            shade: {title: {zh: 色调, en: shade}, type: choice, scale: colour}
          rules:
            - {id: yes, when: {vip: yes}, then: {grade: A, trust: fair, shade: red}}
            - {id: no, when: {vip: no}, then: {grade: B, trust: good, shade: green}}
    """)
    paragraphs = told(policies, {"vip": "是"}, "both").split("\n\n")
    assert paragraphs[2:] == [
        "等级已经是最好的一档：A 级",
        "为什么信誉结论不是良好：\n- 贵宾要为“否”，现为“是”",
        "什么情况下结果会变：\n- 有好有差，等级为 B 级、信誉结论为良好、色调为绿：贵宾为“否”",
    ]


def test_a_fact_that_another_point_decides_says_what_would_change_it_there(told: Any) -> None:
    facts = {
        "annual_purchases": "950万元",
        "has_purchased": "是",
        "cooperation_years": None,
        "industry_influence": "中",
    }
    ways = [
        "年采购额超过 1,000万元（重点客户年采购额门槛）",
        "合作年限不低于 5（重点客户最低合作年限）",
        "行业影响力为高",
    ]
    assert why(told(load_policy_set("example-group"), facts, "lighting.customer_grade")) == [
        "为什么客户等级不是重点客户：",
        "- 达到重点客户标准要为“是”，现为“否”（由“重点客户认定”决定）",
        "    要使“重点客户认定”改变：" + "；或".join(ways),
    ]


def test_nothing_is_said_to_be_out_of_reach_where_not_everything_is_tried(shop: Any, told: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          hit: first
          rules:
            - {id: there, when: {town: 北京}, then: {grade: A}}
            - {id: rich, when: {purchases: {over: limit}}, then: {grade: B}}
          otherwise: {id: rest, then: {grade: C}}
    """)
    facts = {"town": "广州", "purchases": "5元", "limit": "7元"}
    assert why(told(policies, facts)) == ["为什么客户等级不是 A 级：", "- 城市要为北京，现为广州"]
