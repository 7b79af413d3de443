from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from crmpolicy.cli.differences import (
    days_said,
    difference_blocks,
    difference_data,
    headline,
    moved_said,
    rest_said,
    rule_said,
)
from crmpolicy.cli.findings import finding_data
from crmpolicy.cli.printing import laid_out
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wrapping import wrap
from crmpolicy.errors import Location
from crmpolicy.verify import Difference, Witness
from crmpolicy.verify.comparing.difference import Change, Declared, Moved, Spoke
from crmpolicy.wording import Words
from tests.unit.cli.test_findings import BARE

ZH, EN = Speaker("zh"), Speaker("en")
MOVED = Moved(
    "steel.least",
    Words("最低占比", "least share"),
    Words("1%", "1%"),
    Words("0.9%", "0.9%"),
    Location("old.yaml", 3, 5),
    Location("new.yaml", 4, 6),
)
CHANGE = Change(
    point="steel.grade",
    title=Words("等级", "grade"),
    since=date(2027, 1, 1),
    until=date(2028, 1, 1),
    before={"grade": "B", "share": Decimal("0.010")},
    after=None,
    before_said=Words("等级为 B 级", "grade is B"),
    after_said=Words("没有结论", "no answer"),
    region=Words("占比 1%", "share is 1%"),
    boxes=(),
    witness=Witness({"share": Decimal("0.010")}, datetime(2027, 1, 1, tzinfo=UTC)),
    shown=Words("占比 1%", "share is 1%"),
    rules_before=(Spoke("steel", "share", "share-B", ("steel.1",), Location("old.yaml", 9, 1)),),
    rules_after=(),
    parameters=(MOVED,),
    direction="other",
    assumed=Words("期限 3 天", "term 3 days"),
)
DECLARED = Declared("diff-zone", {"before": "Asia/Shanghai", "after": "Europe/Berlin"})
ADDED = Declared("diff-fact-came", {"name": "age", "title": Words("年龄", "age")}, Location("new.yaml", 7, 3))
WHOLE = Difference("a", "b", (CHANGE,), (DECLARED, ADDED), (BARE,), ("steel.other",))


def test_a_difference_is_told_with_all_that_belongs_to_it() -> None:
    assert laid_out(difference_blocks(EN, WHOLE), 120).split("\n") == [
        "grade (steel.grade): different",
        "  for facts    share is 1%",
        "  answer       grade is B → no answer",
        "  example      share is 1%",
        "  days         2027-01-01 to 2027-12-31",
        "  rule before  share.share-B (steel) [steel.1], old.yaml:9:1",
        "  because      least share (steel.least) went from 1% (old.yaml:3:5) to 0.9% (new.yaml:4:6)",
        "  assuming     term 3 days",
        "",
        "the zone was Asia/Shanghai and is Europe/Berlin",
        "new.yaml:7:3: a new fact is asked: age (`age`)",
        "",
        "undecided CRM001 got",
        "",
        *wrap(rest_said(EN, WHOLE), 120),
    ]


@pytest.mark.parametrize(("direction", "said"), [("looser", "放宽"), ("stricter", "收紧"), ("other", "不同")])
def test_a_change_says_whether_it_is_looser(direction: str, said: str) -> None:
    change = replace(CHANGE, direction=direction)  # type: ignore[arg-type]  # the words of the cases above
    assert headline(ZH, change) == f"等级（steel.grade）：{said}"


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (None, None, ""),
        (date(2027, 1, 1), None, "from 2027-01-01"),
        (None, date(2027, 1, 1), "to 2026-12-31"),
        (date(2026, 3, 1), date(2027, 1, 1), "2026-03-01 to 2026-12-31"),
    ],
)
def test_days_are_told_where_a_change_does_not_last_for_ever(
    since: date | None, until: date | None, said: str
) -> None:
    """The last day is one on which it is still so."""
    assert days_said(EN, since, until) == said


def test_a_parameter_that_came_or_went_is_told() -> None:
    """And one whose value nobody wrote has no place."""
    came = Moved("a.b", Words("甲", "a"), None, Words("1%", "1%"))
    assert moved_said(EN, came) == "a (a.b) went from nothing to 1%"
    assert moved_said(ZH, replace(came, before=Words("1%", "1%"), after=None)) == "甲（a.b）由 1% 改为 没有"


def test_a_rule_is_named_with_what_is_known_of_it() -> None:
    assert rule_said(EN, Spoke("steel", "", "large", ()), at=True) == "large (steel)"
    assert rule_said(EN, CHANGE.rules_before[0], at=False) == "share.share-B (steel) [steel.1]"


def test_nothing_more_is_claimed_than_is_proved() -> None:
    """A change known by one case only may be wider."""
    closed = replace(WHOLE, undecided=())
    assert rest_said(EN, closed).startswith("everything else is proved unchanged")
    single = replace(closed, changes=(replace(CHANGE, region=None),))
    assert rest_said(EN, single).startswith("apart from what is undecided")
    assert "the example at least" in laid_out(difference_blocks(EN, single), 120)
    same = Difference("a", "b", (), proved=("x", "y"))
    assert laid_out(difference_blocks(ZH, same)) == "含义没有变化：比较了 2 个事项，对所有允许的事实都已证明"


def test_a_difference_is_data() -> None:
    """Sentences in the language spoken, values exact, keys always there."""
    nowhere = {"file": None, "line": None, "column": None}
    assert difference_data(EN, WHOLE) == {
        "before": "a",
        "after": "b",
        "unchanged": False,
        "looser": False,
        "changes": [
            {
                "point": "steel.grade",
                "title": "grade",
                "direction": "other",
                "since": "2027-01-01",
                "until": "2028-01-01",
                "before": {"grade": "B", "share": "0.01"},
                "after": None,
                "region": "share is 1%",
                "witness": {"facts": {"share": "0.01"}, "now": "2027-01-01T00:00:00+00:00"},
                "rules_before": [
                    {"document": "steel", "part": "share", "rule": "share-B", "clauses": ["steel.1"]}
                    | {"file": "old.yaml", "line": 9, "column": 1}
                ],
                "rules_after": [],
                "parameters": [
                    {
                        "parameter": "steel.least",
                        "title": "least share",
                        "before": "1%",
                        "after": "0.9%",
                        "place_before": {"file": "old.yaml", "line": 3, "column": 5},
                        "place_after": {"file": "new.yaml", "line": 4, "column": 6},
                    }
                ],
                "assumed": "term 3 days",
            }
        ],
        "declared": [
            {"code": "diff-zone", "message": "the zone was Asia/Shanghai and is Europe/Berlin"} | nowhere,
            {"code": "diff-fact-came", "message": "a new fact is asked: age (`age`)"}
            | {"file": "new.yaml", "line": 7, "column": 3},
        ],
        "undecided": [finding_data(EN, BARE)],
        "proved": ["steel.other"],
    }
    bare = replace(
        CHANGE, since=None, until=None, region=None, parameters=(Moved("a", Words("", ""), None, None),)
    )
    data = difference_data(ZH, replace(WHOLE, changes=(bare,)))["changes"][0]
    assert (data["since"], data["until"], data["region"]) == (None, None, None)
    assert data["parameters"][0]["before"] is None
    assert data["parameters"][0]["place_after"] == nowhere
