"""What the forms print, told by hand: code lists with their words, amounts in their smallest steps."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from crmpolicy.company import shipped
from crmpolicy.engine.decision import Decision
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.policy.records import Record
from tests.oracle.shipped import loaded
from tests.oracle.worlds import parsed

NOW: Final = datetime(2026, 3, 2, 1, tzinfo=UTC)

CODES: Final[Mapping[str, Sequence[str]]] = {
    "business_policy": ("积极", "保守", "坚实", "平常", "零乱", "投机"),
    "business_state": ("兴隆", "渐盛", "常态", "衰退", "危险"),
    "sales_range": ("本地", "其它"),
    "sales_price": ("合理", "略低", "略高", "削价"),
    "business_nature": ("专营", "兼营"),
    "organisation": ("独资", "合资", "股份企业"),
    "shop_area": ("大", "中", "小"),
    "shop_layout": ("好", "普通", "可以", "不好"),
    "warehouse": ("大", "中", "小", "无"),
    "returns_habit": ("无", "合理", "不正常", "正常"),
    "finance_handling": ("佳", "普通", "劣", "无"),
    "stock_handling": ("佳", "可以", "一般", "劣"),
    "shop_tenure": ("自有", "租用"),
    "shop_location": ("闹市", "商店街", "住宅街", "工矿区", "郊区"),
    "vehicles": ("轿车", "大卡车", "三轮车", "摩托车"),
    "trade_position": ("领导力", "具影响力", "一流", "二流", "三流"),
    "brand_awareness": ("了解", "略知", "熟知", "不知", "颇感兴趣"),
}
"""The words of each code list as they are printed, number 1 first."""

RANKED: Final = frozenset(
    {"business_state", "shop_area", "warehouse", "finance_handling", "stock_handling", "trade_position"}
)
"""The lists whose numbers rank, 1 being best, largest or highest (reading H31)."""

COMPANY: Final = "example-group"
NAMES: Final = tuple(
    name
    for name, table in sorted(loaded(COMPANY).effective.tables.items())
    if isinstance(table.course, Record)
)
"""Every form of every document, by full name."""


@cache
def form(name: str) -> RecordPoint:
    """Give a shipped form by full name."""
    point = loaded(COMPANY).point(name)
    assert isinstance(point, RecordPoint)
    return point


def judged(name: str, given: Mapping[str, Any]) -> Decision:
    """Judge a form that was filled in; without a stage it has come to the first."""
    point = form(name)
    stage = {"stage": point.form.stages[0]} if point.form.stages else {}
    return point.evaluate({**stage, **given}, now=NOW)


def told(name: str, given: Mapping[str, Any], output: str) -> set[str]:
    """Give the entries or rules that one output of a form lists."""
    return {getattr(each, "entry", each) for each in judged(name, given).outcome[output]}


def percent(hundredths: int) -> str:
    """Write a share that is counted in hundredths of a percent."""
    return f"{hundredths // 100}.{hundredths % 100:02}%"


def yuan(cents: int) -> str:
    """Write an amount that is counted in cents."""
    return f"{cents // 100}.{cents % 100:02}元"


@cache
def written(name: str) -> Mapping[str, Any]:
    """Give a form as it is written in its file, every scalar as text."""
    document, _, form_name = name.partition(".")
    texts = (path.read_text(encoding="utf-8") for path in sorted(Path(shipped(), document).glob("*.yaml")))
    decisions = (parsed(text).get("decisions", {}) for text in texts)
    found: Mapping[str, Any] = next(each[form_name] for each in decisions if form_name in each)
    return found


def wanted(name: str, stage: str | None) -> set[str]:
    """Tell from its file which entries a form has to hold at a stage, lines apart."""
    stages = [each["id"] for each in written(name).get("stages", ())]
    reached = stages[: stages.index(stage) + 1] if stage is not None else []
    fields = written(name)["fields"]
    return {each for each in fields if fields[each].get("required") in ("yes", *reached)}
