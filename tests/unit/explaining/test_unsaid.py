"""What no rule said: defaults and caps."""

from typing import Any


def test_an_output_that_no_rule_speaks_of_is_told_to_be_the_default(shop: Any, told: Any) -> None:
    policies = shop("""
        credit:
          title: {zh: 信用, en: credit}
          outputs:
            ok: {title: {zh: 放行, en: release}, type: boolean}
            note: {title: {zh: 备注, en: note}, type: text, default: 无}
          rules: [{id: all, then: {ok: yes}}]
    """)
    text = told(policies, {}, "credit")
    assert text.startswith("信用：放行为“是”、备注为无\n")
    assert "- 没有规则涉及备注，取预设值无" in text
    assert "- No rule speaks of note, so it is 无 by default" in told(policies, {}, "credit", language="en")


def test_a_value_that_is_cut_names_the_cap(shop: Any, told: Any) -> None:
    policies = shop(
        """
        credit:
          title: {zh: 信用, en: credit}
          outputs: {most: {title: {zh: 额度, en: limit}, type: money, cap: top}}
          rules: [{id: all, then: {most: limit}}]
        """,
        more="parameters:\n  top: {title: {zh: 封顶, en: ceiling}, type: money, value: 50元}\n",
    )
    assert "- 额度以 50元（封顶）为限" in told(policies, {"limit": "70元"}, "credit")
    assert "Limit is cut to 50 CNY (ceiling)" in told(policies, {"limit": "70元"}, "credit", language="en")
    assert "封顶" not in told(policies, {"limit": "50元"}, "credit")
    assert "封顶" not in told(policies, {"limit": "30元"}, "credit")


def test_an_unset_cap_cuts_nothing(shop: Any, told: Any) -> None:
    policies = shop("""
        credit:
          title: {zh: 信用, en: credit}
          outputs: {most: {title: {zh: 额度, en: limit}, type: money, cap: most}}
          rules: [{id: all, then: {most: limit}}]
    """)
    assert "为限" not in told(policies, {"limit": "70元"}, "credit")


def test_no_limit_is_said_to_be_none(shop: Any, told: Any) -> None:
    policies = shop("""
        credit:
          title: {zh: 信用, en: credit}
          outputs: {top: {title: {zh: 额度, en: limit}, type: money}}
          rules: [{id: all, then: {top: most}}]
    """)
    assert told(policies, {}, "credit").startswith("信用：不限\n")
    assert "→ without limit (highest purchases)" in told(policies, {}, "credit", language="en")


def test_parts_that_come_to_more_than_the_cap_name_it(shop: Any, told: Any) -> None:
    """Neither part says more than the cap; their sum does."""
    policies = shop(
        """
        credit:
          title: {zh: 信用, en: credit}
          outputs: {most: {title: {zh: 额度, en: limit}, type: money, cap: top}}
          combine: {most: sum}
          parts:
            - {id: one, title: {zh: 甲, en: one}, rules: [{id: a, then: {most: limit}}]}
            - {id: two, title: {zh: 乙, en: two}, rules: [{id: b, then: {most: 30元}}]}
        """,
        more="parameters:\n  top: {title: {zh: 封顶, en: ceiling}, type: money, value: 50元}\n",
    )
    assert told(policies, {"limit": "20.01元"}, "credit").count("以 50元（封顶）为限") == 1
    assert "封顶" not in told(policies, {"limit": "20元"}, "credit")
