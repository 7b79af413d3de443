"""Each word of the closed list of derivations, told with the figures of the case."""

from typing import Any, NamedTuple

import pytest

from crmpolicy.explaining.case import Case
from crmpolicy.explaining.formulas import formula
from crmpolicy.policy.facts import Derivation
from crmpolicy.policy.guards import FactOf, Literally

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
    "trust": "良好",
    "vip": "是",
    "paid": "否",
    "since": "2026-01-31",
    "until": "2026-03-31",
    "needed": ["执照", "照片"],
    "papers": ["执照"],
    "handed_in": [{"paper": "执照", "pages": 7, "sheets": 3, "sides": 2}],
    "orders": ORDERS,
}
MORE = """\
parameters:
  counted:
    title: {zh: 计入项, en: what counts}
    type: list
    of: fact
    range: {among: [purchases, sales]}
    value: [purchases]
  no_limit: {title: {zh: 期限, en: limit}, type: term, value: optional}
  none: {title: {zh: 计入项, en: what counts}, type: list, of: fact, range: {among: [purchases]}, value: []}
  weights:
    title: {zh: 权重, en: weights}
    type: mapping
    keys: {among: [vip, paid]}
    of: {type: ratio}
    value: {vip: 60%, paid: 40%}
facts:
  trust: {title: {zh: 担保人信誉, en: trust in the surety}, type: choice, scale: reputation}
  paid: {title: {zh: 已付款, en: paid}, type: boolean}
  until: {title: {zh: 末单日期, en: day of the last order}, type: date}
  needed: {title: {zh: 应交资料, en: papers needed}, type: list, of: text}
  papers: {title: {zh: 已交资料, en: papers handed in}, type: list, of: text}
  handed_in:
    title: {zh: 交件, en: handings}
    type: list
    of:
      paper: {title: {zh: 资料名称, en: name of the paper}, type: text}
      pages: {title: {zh: 页数, en: number of pages}, type: integer}
      sheets: {title: {zh: 张数, en: sheets}, type: integer}
      sides: {title: {zh: 面数, en: sides}, type: integer}
"""


SENDINGS = """\
facts:
  sendings:
    title: {zh: 交货, en: deliveries}
    type: list
    of:
      promised: {title: {zh: 约定日, en: promised}, type: date}
      arrived: {title: {zh: 到货日, en: arrived}, type: date}
      worth: {title: {zh: 货值, en: worth}, type: money}
"""


class Told(NamedTuple):
    """A derivation, the figure that follows, and how it is told."""

    kind: str
    derived: str
    value: str
    zh: str
    en: str


DAYS = "首单日期为 2026年1月31日", "末单日期为 2026年3月31日"
CASES = [
    Told(
        "money",
        "{sum: [purchases, sales], minus: [limit]}",
        "435元",
        "采购额 60元 + 公司销售额 400元 − 额度 25元",
        "purchases 60 CNY + company sales 400 CNY − credit limit 25 CNY",
    ),
    Told("money", "{sum: [purchases, sales], counted: counted}", "60元", "采购额 60元", "purchases 60 CNY"),
    Told(
        "ratio",
        "{ratio: [purchases, sales]}",
        "15%",
        "采购额 60元 ÷ 公司销售额 400元",
        "÷ company sales 400 CNY",
    ),
    Told(
        "money",
        "{product: [purchases, min_share]}",
        "0.6元",
        "采购额 60元 × 1%（最低占比）",
        "× 1% (lowest share)",
    ),
    Told(
        "money",
        "{product: [purchases, min_share], step: 1元, round: up}",
        "1元",
        "采购额 60元 × 1%（最低占比），按 1元有零头就进一",
        "purchases 60 CNY × 1% (lowest share), rounded up to 1 CNY",
    ),
    Told(
        "ratio", "{weighted: weights}", "60%", "贵宾为“是”、已付款为“否”，按权重加权", ", weighted by weights"
    ),
    Told(
        "money",
        "{min: [purchases, sales]}",
        "60元",
        "采购额 60元、公司销售额 400元中最小的",
        "the least of purchases",
    ),
    Told(
        "money",
        "{max: [purchases, 500元]}",
        "500元",
        "采购额 60元、500元中最大的",
        "the greatest of purchases",
    ),
    Told(
        "choice",
        "{worst: [reputation, trust]}",
        "一般",
        "信誉为一般、担保人信誉为良好中最差的",
        "the worst of",
    ),
    Told(
        "choice", "{best: [reputation, trust]}", "良好", "信誉为一般、担保人信誉为良好中最好的", "the best of"
    ),
    Told(
        "date", "{earliest: [since, until]}", "2026年1月31日", "、".join(DAYS) + "中最早的", "the earliest of"
    ),
    Told("date", "{latest: [since, until]}", "2026年3月31日", "、".join(DAYS) + "中最晚的", "the latest of"),
    Told(
        "integer",
        "{whole_steps: purchases, step: 25元}",
        "2",
        "采购额 60元，每满 25元计一次",
        "by whole steps of",
    ),
    Told(
        "money",
        "{rest: purchases, step: 25元}",
        "10元",
        "采购额 60元，除去每满 25元的部分后剩下的",
        "what is left of",
    ),
    Told("integer", "{count: orders}", "2", "订单的项数", "how many entries of orders there are"),
    Told(
        "integer",
        "{count: orders, where: {late: yes}}",
        "1",
        "订单中逾期为“是”的项数",
        "there are with paid late is",
    ),
    Told(
        "integer",
        "{count: orders, during: {last: 3 months, by: day}}",
        "1",
        "订单（只算下单日期在 2026年4月2日至 2026年7月1日的）的项数",
        "(only those with day of the order from 2026-04-02 to 2026-07-01)",
    ),
    Told(
        "integer",
        "{count: orders, during: {last: year, times: 2, begins: 4, by: day}}",
        "1",
        "订单（只算下单日期在 2024年4月1日至 2026年3月31日的）的项数",
        "(only those with day of the order from 2024-04-01 to 2026-03-31)",
    ),
    Told(
        "integer",
        "{count: orders, during: {within: no_limit, by: day}}",
        "2",
        "订单（只算下单日期不晚于 2026年7月1日的）的项数",
        "(only those with day of the order up to 2026-07-01)",
    ),
    Told(
        "integer",
        "{count: orders, distinct: [day, amount]}",
        "2",
        "订单有几个不同的下单日期、订单金额",
        "how many different day of the order, amount of the order there are in orders",
    ),
    Told(
        "money",
        "{total: orders, of: amount}",
        "50元",
        "订单的订单金额合计",
        "the total of amount of the order over",
    ),
    Told("integer", "{days_between: [since, until]}", "59", "从{}到{}的天数".format(*DAYS), "days from"),
    Told(
        "integer",
        "{months_between: [since, until]}",
        "2",
        "从{}到{}的整月数".format(*DAYS),
        "whole months from",
    ),
    Told(
        "list",
        "{missing: needed, in: papers}",
        "照片",
        "应交资料中没有列入已交资料的",
        "has and",
    ),
    Told(
        "list",
        "{missing: needed, in: handed_in, at: paper}",
        "照片",
        "应交资料中没有列入交件的资料名称的",
        "what papers needed has and name of the paper of handings has not",
    ),
    Told(
        "integer",
        "{misreckoned: handed_in, of: pages, factors: [sheets, sides]}",
        "1",
        "交件中页数不等于张数 × 面数的项数",
        "how many entries of handings have another number of pages than sheets × sides",
    ),
    Told(
        "boolean",
        "{any: [vip, paid]}",
        "“是”",
        "贵宾为“是”、已付款为“否”，有一项为“是”即可",
        "one ‘yes’ is enough",
    ),
    Told(
        "boolean",
        "{all: [vip, paid]}",
        "“否”",
        "贵宾为“是”、已付款为“否”，要全部为“是”",
        "all have to be ‘yes’",
    ),
    Told(
        "boolean",
        "{holds: {years: {over: 5}}}",
        "“是”",
        "看是否合作年限多于 5；合作年限 7，多于 5",
        "whether years",
    ),
    Told(
        "money",
        "{pick: by_share, yes: sales, no: limit}",
        "400元",
        "取公司销售额 400元（按占比为“是”）",
        ", as by share",
    ),
    Told(
        "money",
        "{pick: vip, yes: sales, no: limit}",
        "400元",
        "取公司销售额 400元（贵宾为“是”）",
        "as guest of",
    ),
]
EXTRA = {"choice": ", scale: reputation", "list": ", of: text"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.derived)
def test_a_derived_figure_says_from_what(shop: Any, told: Any, case: Told) -> None:
    kind = case.kind + EXTRA.get(case.kind, "")
    policies = shop(
        f"""
        check:
          title: {{zh: 检查, en: check}}
          outputs: {{ok: {{title: {{zh: 通过, en: pass}}, type: boolean}}}}
          derive:
            figure: {{title: {{zh: 得数, en: figure}}, type: {kind}, derived: {case.derived}}}
          rules: [{{id: all, when: {{figure: {{known: yes}}}}, then: {{ok: yes}}}}]
        """,
        more=MORE,
    )
    lines = told(policies, FACTS, "check").splitlines()
    joint = "" if case.value[:1] >= "一" or case.value.startswith("“") else " "
    said = [line for line in lines if line.startswith("    得数")]
    assert said in ([f"    得数 {case.value}：{case.zh}"], [f"    得数为{joint}{case.value}：{case.zh}"])
    english = next(
        line for line in told(policies, FACTS, "check", language="en").splitlines() if "    Figure" in line
    )
    assert case.en in english


def test_sources_are_told_down_to_what_was_given_each_once(shop: Any, told: Any) -> None:
    policies = shop("""
        check:
          title: {zh: 检查, en: check}
          outputs: {ok: {title: {zh: 通过, en: pass}, type: boolean}}
          derive:
            twice: {title: {zh: 两倍, en: twice}, type: ratio, derived: {sum: [share, share]}}
          rules: [{id: all, when: {twice: {over: 1%}, share: {over: 0%}}, then: {ok: yes}}]
    """)
    lines = told(policies, {"purchases": "60元", "sales": "400元"}, "check").splitlines()
    assert [line for line in lines if line.startswith("    ")] == [
        "    两倍 30%：占比 15% + 占比 15%",
        "    占比 15%：采购额 60元 ÷ 公司销售额 400元",
    ]


def test_a_count_may_compare_two_fields_of_each_entry(shop: Any, told: Any) -> None:
    """A field has no one value for the whole case: only its name is told."""
    policies = shop(
        """
        check:
          title: {zh: 检查, en: check}
          outputs: {ok: {title: {zh: 通过, en: pass}, type: boolean}}
          derive:
            figure:
              title: {zh: 得数, en: figure}
              type: integer
              derived: {count: sendings, where: {arrived: {up_to: promised}, worth: {over: limit}}}
          rules: [{id: all, when: {figure: {known: yes}}, then: {ok: yes}}]
        """,
        more=SENDINGS,
    )
    rows = [{"promised": "2026-05-02", "arrived": "2026-05-01", "worth": "30元"}]
    text = told(policies, {"sendings": rows, "limit": "25元"}, "check")
    assert "    得数 1：交货中到货日不晚于约定日，且货值超过 25元（额度）的项数" in text


def test_a_quotient_without_end_is_shown_as_a_near_figure(shop: Any, told: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules: [{id: all, when: {share: {over: 1%}}, then: {grade: A}}]
    """)
    assert "占比 约 33.3333%：采购额 1元 ÷ 公司销售额 3元" in told(
        policies, {"purchases": "1元", "sales": "3元"}
    )


def test_a_derived_fact_that_was_given_is_not_told_to_follow(shop: Any, told: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules: [{id: all, when: {share: {over: 1%}}, then: {grade: A}}]
    """)
    assert "÷" not in told(policies, {"share": "2%"})


def test_an_unknown_source_makes_the_figure_unknown_and_is_named(shop: Any, told: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules: [{id: rich, when: {share: {over: 1%}}, then: {grade: A}}]
          otherwise: {id: rest, then: {grade: C}}
    """)
    lines = told(policies, {"purchases": "unknown", "sales": "3元"}).splitlines()
    assert "    占比未知" in lines
    assert "    占比未知：采购额未知 ÷ 公司销售额 3元" in lines


def test_a_pick_without_a_case_says_so(shop: Any, told: Any) -> None:
    policies = shop("""
        check:
          title: {zh: 检查, en: check}
          outputs: {ok: {title: {zh: 通过, en: pass}, type: boolean}}
          derive:
            figure:
              title: {zh: 得数, en: figure}
              type: money
              derived: {pick: reputation, good: sales, fair: limit, poor: limit}
          rules: [{id: all, when: {figure: {known: yes}}, then: {ok: yes}}]
          otherwise: {id: rest, then: {ok: no}}
    """)
    text = told(policies, {"reputation": "unknown", "sales": "3元", "limit": "1元"}, "check")
    assert "    得数未知：信誉未知，没有对应的取法" in text


def test_a_sum_of_which_nothing_counts_says_so(shop: Any, decide: Any) -> None:
    policies = shop(
        """
        check:
          title: {zh: 检查, en: check}
          outputs: {ok: {title: {zh: 通过, en: pass}, type: boolean}}
          derive:
            figure: {title: {zh: 得数, en: figure}, type: money, derived: {sum: [purchases], counted: none}}
          rules: [{id: all, when: {figure: {known: yes}}, then: {ok: yes}}]
        """,
        more=MORE,
    )
    case = Case.of(policies, decide(policies, {"figure": "0元"}, "check"), "zh", {})
    fact = case.by_name["figure"].fact
    assert fact.derived is not None
    assert formula(case, fact.derived, fact) == "一项也没有计入"


def test_what_the_last_event_left_behind_is_said_to_come_from_events(shop: Any, decide: Any) -> None:
    policies = shop(
        """
        check:
          title: {zh: 检查, en: check}
          outputs: {ok: {title: {zh: 通过, en: pass}, type: boolean}}
          rules: [{id: all, when: {trust: {known: yes}}, then: {ok: yes}}]
        """,
        more=MORE,
    )
    case = Case.of(policies, decide(policies, {"trust": "良好"}, "check"), "en", {})
    derived = Derivation("last_event", (FactOf("shop.orders"),), cases=(("paid", Literally("good")),))
    assert (
        formula(case, derived, case.by_name["trust"].fact) == "from the last event of orders that bears on it"
    )


def test_what_follows_is_told_under_the_first_reason_that_looks_at_it(shop: Any, told: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          hit: any
          rules:
            - {id: one, when: {share: {over: 1%}}, then: {grade: A}}
            - {id: two, when: {share: {over: 2%}}, then: {grade: A}}
    """)
    assert told(policies, {"purchases": "60元", "sales": "400元"}).count("÷") == 1
