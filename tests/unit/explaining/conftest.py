"""A small shop's policies, written afresh for each test: words once, the decisions by the test itself."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from textwrap import dedent
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine import Decision, PolicySet
from crmpolicy.explaining import explain
from crmpolicy.wording import Language

SUBJECTS = """\
format: 1
subjects:
  grade:
    title: {zh: 客户等级, en: customer grade}
    room: tiering
    outputs: {grade: {title: {zh: 等级, en: grade}, type: choice, join: worst}}
"""

SHARED = """\
format: 1
facts:
  purchases: {title: {zh: 采购额, en: purchases}, type: money, unknown: allowed}
"""

WORDS = """\
format: 1
roles:
  manager: {title: {zh: 销售经理, en: sales manager}}
scales:
  grade:
    title: {zh: 等级, en: grade}
    order: best first
    values:
      - {id: A, title: {zh: A 级, en: grade A}}
      - {id: B, title: {zh: B 级, en: grade B}}
      - {id: C, title: {zh: C 级, en: grade C}}
  reputation:
    title: {zh: 信誉, en: reputation}
    order: best first
    values:
      - {id: good, title: {zh: 良好, en: good}}
      - {id: fair, title: {zh: 一般, en: fair}}
      - {id: poor, title: {zh: 较差, en: poor}}
  colour:
    title: {zh: 颜色, en: colour}
    order: none
    values:
      - {id: red, title: {zh: 红, en: red}}
      - {id: green, title: {zh: 绿, en: green}}
facts:
  sales: {title: {zh: 公司销售额, en: company sales}, type: money}
  share: {title: {zh: 占比, en: share}, type: ratio, step: any, derived: {ratio: [purchases, sales]}}
  years: {title: {zh: 合作年限, en: years together}, type: integer, unknown: allowed}
  limit: {title: {zh: 额度, en: credit limit}, type: money}
  reputation: {title: {zh: 信誉, en: reputation}, type: choice, scale: reputation, unknown: allowed}
  colour: {title: {zh: 颜色, en: colour}, type: choice, scale: colour}
  colours: {title: {zh: 常购颜色, en: usual colours}, type: choices, scale: colour}
  vip: {title: {zh: 贵宾, en: guest of honour}, type: boolean}
  since: {title: {zh: 首单日期, en: day of the first order}, type: date}
  called: {title: {zh: 来电时刻, en: moment of the call}, type: instant}
  town: {title: {zh: 城市, en: town}, type: text}
  orders:
    title: {zh: 订单, en: orders}
    type: list
    of:
      amount: {title: {zh: 订单金额, en: amount of the order}, type: money}
      late: {title: {zh: 逾期, en: paid late}, type: boolean}
      day: {title: {zh: 下单日期, en: day of the order}, type: date}
parameters:
  min_share: {title: {zh: 最低占比, en: lowest share}, type: ratio, value: 1%}
  most: {title: {zh: 最高采购额, en: highest purchases}, type: money, value: optional}
  open: {title: {zh: 待定年限, en: years to be settled}, type: integer, value: required}
  allowed: {title: {zh: 可选颜色, en: colours allowed}, type: choices, scale: colour, value: [red, green]}
  towns: {title: {zh: 本地, en: towns near}, type: list, of: text, value: [北京, 上海]}
  by_share: {title: {zh: 按占比, en: by share}, type: boolean, value: yes}
  by_reputation:
    title: {zh: 各信誉起点, en: bound by reputation}
    type: mapping
    keys: [reputation]
    of: {type: money}
    value: {good: 10元, fair: 20元, poor: 30元}
"""

POLICY = """\
format: 1
document: KEY
title: {zh: 商店制度, en: shop policy}
version: 3
zone: Asia/Shanghai
currency: 元
"""

NOW = datetime(2026, 7, 1, 10, tzinfo=ZoneInfo("Asia/Shanghai"))

Shop = Callable[..., PolicySet]
Decide = Callable[..., Decision]
Told = Callable[..., str]


@pytest.fixture
def now() -> datetime:
    """The moment of every question here."""
    return NOW


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """Write a document with these decisions (and a company, or a second document) and load it."""

    def write(
        decisions: str, *, company: str | None = None, other: str | None = None, more: str = ""
    ) -> PolicySet:
        _put(tmp_path / "subjects.yaml", SUBJECTS)
        _put(tmp_path / "facts.yaml", SHARED)
        for key, text in {"shop": decisions, **({"stall": other} if other else {})}.items():
            _put(tmp_path / key / "policy.yaml", POLICY.replace("KEY", key))
            _put(tmp_path / key / "words.yaml", WORDS)
            _put(tmp_path / key / "rules.yaml", f"format: 1\ndecisions:\n{indented(text)}")
        if more:
            _put(tmp_path / "shop" / "more.yaml", f"format: 1\n{dedent(more)}")
        if company is None:
            return load_policy_set(tmp_path / "shop")
        _put(tmp_path / "company.yaml", f"format: 1\n{dedent(company)}")
        return load_policy_set(tmp_path / "company.yaml")

    return write


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def indented(text: str) -> str:
    """Indent by two, as entries of a section are."""
    return "".join(f"  {line}\n" for line in dedent(text).splitlines())


@pytest.fixture
def decide() -> Decide:
    """Decide a case now."""

    def evaluate(policies: PolicySet, facts: Mapping[str, Any], point: str = "grade") -> Decision:
        return policies.point(point).evaluate(facts, now=NOW)

    return evaluate


@pytest.fixture
def told() -> Told:
    """Decide a case and explain it."""

    def tell(
        policies: PolicySet,
        facts: Mapping[str, Any],
        point: str = "grade",
        *,
        language: Language = "zh",
        **more: Any,
    ) -> str:
        decision = policies.point(point).evaluate(facts, now=NOW)
        return explain(policies, decision, language=language, **more)

    return tell
