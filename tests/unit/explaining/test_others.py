"""What would change an outcome: short, labelled, the fewest facts first."""

from typing import Any

from crmpolicy.explaining import others

GRADES = """
    grade:
      outputs: {grade: {scale: grade}}
      rules:
        - {id: A, when: {purchases: {at_least: 100元}}, then: {grade: A}}
        - {id: B, when: {purchases: {at_least: 50元, under: 100元}}, then: {grade: B}}
        - {id: C, when: {purchases: {under: 50元}}, then: {grade: C}}
"""


def test_worse_and_better_outcomes_are_labelled(shop: Any, told: Any) -> None:
    assert told(shop(GRADES), {"purchases": "150元"}).split("\n\n")[3].splitlines() == [
        "什么情况下结果会变：",
        "- 变差，C 级：采购额低于 50元",
        "- 变差，B 级：采购额不低于 50元且低于 100元",
    ]
    assert told(shop(GRADES), {"purchases": "5元"}, language="en").split("\n\n")[3].splitlines() == [
        "What would change the outcome:",
        "- Better, grade A: purchases is at least 100 CNY",
    ]


def test_the_next_better_outcome_is_not_told_twice(shop: Any, told: Any) -> None:
    assert "A 级：" not in told(shop(GRADES), {"purchases": "70元"}).split("\n\n")[3]


def test_an_outcome_without_order_has_no_label(shop: Any, told: Any) -> None:
    policies = shop("""
        shade:
          title: {zh: 色调, en: shade}
          outputs: {shade: {title: {zh: 色调, en: shade}, type: choice, scale: colour}}
          rules:
            - {id: r, when: {vip: yes, years: {at_least: 1}}, then: {shade: red}}
          otherwise: {id: g, then: {shade: green}}
    """)
    text = told(policies, {"vip": "否", "years": 0}, "shade")
    assert text.split("\n\n")[2].splitlines() == [
        "什么情况下结果会变：",
        "- 红：贵宾为“是”，且合作年限不少于 1",
    ]


def test_nothing_is_said_where_nothing_changes_the_outcome(shop: Any, told: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules: [{id: all, then: {grade: A}}]
    """)
    assert "会变" not in told(policies, {})


def test_of_many_ways_and_outcomes_the_rest_is_counted(shop: Any, told: Any, monkeypatch: Any) -> None:
    policies = shop(GRADES.replace("hit", "hit"))
    monkeypatch.setattr(others, "MOST_OUTCOMES", 1)
    assert told(policies, {"purchases": "150元"}).endswith("- 另有 1 种结果，这里不一一列出")
    monkeypatch.setattr(others, "MOST_WAYS", 1)
    wide = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          hit: any
          rules:
            - {id: one, when: {vip: yes}, then: {grade: C}}
            - {id: two, when: {colour: red}, then: {grade: C}}
          otherwise: {id: rest, then: {grade: A}}
    """)
    assert "变差，C 级：贵宾为“是”；或另有 1 种办法" in told(wide, {"vip": "否", "colour": "绿"})


def test_an_output_that_moves_along_is_not_told_with_its_old_value(shop: Any, told: Any) -> None:
    """What is lacking is counted: with more lacking the list is another one, and nobody knows which."""
    policies = shop(
        """
        files:
          title: {zh: 常购颜色齐全, en: all colours}
          outputs:
            right: {title: {zh: 齐全, en: all there}, type: boolean}
            lacking: {title: {zh: 所缺颜色, en: colours lacking}, type: list, of: text}
          derive:
            gone: {title: {zh: 所缺, en: gone}, type: list, of: text, derived: {missing: wanted, in: held}}
            gone_count:
              {title: {zh: 所缺项数, en: gone}, type: integer, range: {at_least: 0}, derived: {count: gone}}
          rules: [{id: whole, when: {gone_count: 0}, then: {right: yes, lacking: []}}]
          otherwise: {id: part, then: {right: no, lacking: gone}}
    """,
        more="""
        facts: {held: {title: {zh: 现有, en: held}, type: list, of: text}}
        parameters: {wanted: {title: {zh: 应有, en: wanted}, type: list, of: text, value: [红, 绿]}}
    """,
    )
    whole = told(policies, {"held": ["红", "绿"]}, "files")
    assert "齐全为“否”、所缺颜色随之而变：所缺项数多于 0" in whole
    part = told(policies, {"held": ["红"]}, "files", language="en")
    assert "All there is ‘yes’, colours lacking is none: gone is exactly 0" in part
