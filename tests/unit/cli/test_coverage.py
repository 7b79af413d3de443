"""What cases reach, laid out."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from crmpolicy.cli.coverage import coverage_blocks, coverage_data
from crmpolicy.cli.printing import laid_out
from crmpolicy.cli.speaking import Speaker
from crmpolicy.errors import Location
from crmpolicy.policy.scales import Choice, Scale, ScaleValue
from crmpolicy.testing import BoundaryCoverage, ClauseCoverage, Coverage, RuleCoverage
from crmpolicy.testing.coverage import Side
from crmpolicy.values import Date, Instant, Money, TimeOfDay, ValueType
from crmpolicy.wording import Language, Words

PLACE = Location("doc/rules.yaml", 3, 5)
AMOUNT = Words("金额", "amount")
MARK = Choice(Scale("mark", AMOUNT, True, False, (ScaleValue("good", Words("好", "good")),)))  # noqa: FBT003 - ordered, not open


def rule(name: str, spoke: int, bound: int, *clauses: str) -> RuleCoverage:
    """Make a rule."""
    return RuleCoverage("doc", "doc.size", "", name, clauses, PLACE, spoke=spoke, bound=bound)


def clause(name: str, *, encoded: bool, case: str | None = None) -> ClauseCoverage:
    """Make a clause."""
    return ClauseCoverage("doc", name, PLACE, encoded=encoded, proved_by=case)


def step(
    side: Side, *, kind: ValueType | None = None, value: Any = 100, case: str | None = None
) -> BoundaryCoverage:
    """Make a boundary step."""
    named = ("doc.bound",)
    return BoundaryCoverage("doc", "doc.amount", AMOUNT, kind or Money(), value, named, side, PLACE, case)


SOME = Coverage(
    results=(),
    rules=(rule("used", 2, 1, "doc.1"), rule("idle", 0, 0), rule("quiet", 1, 0, "doc.1", "doc.2")),
    clauses=(
        clause("doc.1", encoded=True, case="案例"),
        clause("doc.2", encoded=True),
        clause("doc.9", encoded=False),
    ),
    boundaries=(step("at", case="案例"), step("below"), step("above", value=None)),
)


def text(coverage: Coverage, language: Language) -> str:
    """Lay a coverage out."""
    return laid_out(coverage_blocks(Speaker(language), coverage), 100)


def test_figures_come_first_and_then_what_is_missing() -> None:
    assert text(SOME, "zh").split("\n") == [
        "",
        "案例的覆盖情况",
        "  规则      共 3 条：案例用到 2 条，其中 1 条起过决定作用",
        "  条款      共 3 条：案例证明 1 条，写成规则而案例察觉不出 1 条，没有写成规则 1 条",
        "  界限两侧  共 3 处：案例试过 1 处",
        "",
        "没有案例用到的规则",
        "  doc/rules.yaml:3  doc.size idle【无条款】",
        "",
        "案例用到、却从未起决定作用的规则",
        "  doc/rules.yaml:3  doc.size quiet【doc.1、doc.2】",
        "",
        "去掉以后也没有案例通不过的条款",
        "  doc/rules.yaml:3  doc.2",
        "",
        "没有规则、参数或推算的事实引用的条款",
        "  doc/rules.yaml:3  doc.9",
        "",
        "还没有案例试过的界限",
        "  doc/rules.yaml:3  金额，界限 100元（doc.bound）：略低于",
        "  doc/rules.yaml:3  金额，界限由案例设定（doc.bound）：略高于",
    ]


def test_english_tells_the_same() -> None:
    lines = text(SOME, "en").split("\n")
    assert lines[2:5] == [
        "  rules           2 of 3 spoke, 1 decided",
        "  clauses         1 of 3 proved by a case, 1 encoded that no case notices, 1 not encoded",
        "  boundary steps  1 of 3 taken",
    ]
    assert "  doc/rules.yaml:3  amount, bound 100 CNY (doc.bound): just below it" in lines
    assert "  doc/rules.yaml:3  amount, bound set by cases (doc.bound): just above it" in lines


def test_nothing_missing_lists_nothing() -> None:
    """Only the figures are left."""
    whole = Coverage((), SOME.rules[:1], SOME.clauses[:1], SOME.boundaries[:1])
    assert len(text(whole, "en").split("\n")) == 5


@pytest.mark.parametrize(
    ("kind", "value", "side", "said"),
    [
        (MARK, "good", "at", "界限 好（doc.bound）：恰好等于"),
        (MARK, "good", "below", "界限 好（doc.bound）：差一级"),
        (MARK, "good", "above", "界限 好（doc.bound）：好一级"),
        (Date(), date(2026, 1, 5), "below", "略早于"),
        (Date(), date(2026, 1, 5), "above", "略晚于"),
        (Instant(), datetime(2026, 1, 5, tzinfo=UTC), "below", "略早于"),
        (TimeOfDay(), time(17, 30), "above", "略晚于"),
    ],
)
def test_words_are_better_or_worse_and_days_earlier_or_later(
    kind: ValueType, value: Any, side: Side, said: str
) -> None:
    coverage = Coverage((), (), (), (step(side, kind=kind, value=value),))
    assert text(coverage, "zh").endswith(said)


def test_data_has_every_entry_with_its_flag() -> None:
    data = coverage_data(SOME)
    assert [(each["rule"], each["reached"], each["bound"]) for each in data["rules"]] == [
        ("used", True, 1),
        ("idle", False, 0),
        ("quiet", True, 0),
    ]
    assert [(each["clause"], each["encoded"], each["case"]) for each in data["clauses"]] == [
        ("doc.1", True, "案例"),
        ("doc.2", True, None),
        ("doc.9", False, None),
    ]
    assert [(each["value"], each["side"], each["reached"]) for each in data["boundaries"]] == [
        ("100", "at", True),
        ("100", "below", False),
        (None, "above", False),
    ]
    places = {str(each["place"]) for entries in data.values() for each in entries}
    assert places == {str({"file": "doc/rules.yaml", "line": 3, "column": 5})}
