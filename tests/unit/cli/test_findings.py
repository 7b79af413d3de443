from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from crmpolicy.cli.examining import Examined
from crmpolicy.cli.findings import (
    details,
    examined_blocks,
    examined_data,
    finding_data,
    headline,
    paragraph,
    plain,
    proved_everywhere,
    seen,
    seen_fault,
    title_of,
)
from crmpolicy.cli.printing import laid_out
from crmpolicy.cli.speaking import Speaker
from crmpolicy.errors import Fault, Location
from crmpolicy.values import Term, TermType
from crmpolicy.verify import Finding, Report, Witness
from crmpolicy.verify.registry import checks
from crmpolicy.wording import Words

ZH, EN = Speaker("zh"), Speaker("en")
FULL = Finding(
    code="CRM201",
    check="broken-property",
    severity="warning",
    message="cli-finding-line",  # a sentence whose words the test gives
    arguments={"name": Words("表", "table"), "text": Words("不对", "is wrong")},
    place=Location("steel/tiering.yaml", 3, 5),
    clauses=("steel.1", "steel.2"),
    point="steel.grade",
    region=Words("占比 1%", "share is 1%"),
    witnesses=(
        Witness({"share": Decimal("0.010")}, datetime(2026, 1, 1, tzinfo=UTC)),
        Witness({"share": None}, datetime(2026, 1, 1, tzinfo=UTC)),
    ),
    shown=(Words("甲", "first"), Words("乙", "second")),
    since=date(2027, 1, 1),
    filling={"steel.least": Decimal("0.30")},
    assumed=Words("最低 30%", "least 30%"),
    related=(Location("steel/tiering.yaml", 1, 2), Location("a.yaml", 4, 6)),
)
BARE = Finding("CRM001", "", "undecided", "cli-got", {}, None)


def test_a_finding_is_told_with_all_that_belongs_to_it() -> None:
    examined = Examined(Report(("steel",), (FULL,), (BARE,), {"gap": 2}), (), (Path("b.yaml"),))
    assert laid_out(examined_blocks(EN, examined), 120).split("\n") == [
        "steel/tiering.yaml:3:5: warning CRM201 table: is wrong [steel.1, steel.2]",
        "  for facts  share is 1%",
        "  example    first",
        "  beside it  second",
        "  assuming   least 30%",
        "  from       2027-01-01",
        "  see also   steel/tiering.yaml:1:2",
        "  see also   a.yaml:4:6",
        "",
        "undecided CRM001 got",
        "",
        "checked steel: 1 found, 1 undecided",
        "what is undecided is neither shown nor ruled out; crmpolicy finding CRM001 tells what to do",
        "not checked, because it cannot be used: b.yaml",
    ]


def test_a_finding_is_told_in_chinese() -> None:
    assert headline(ZH, FULL) == "表：不对 [steel.1, steel.2]"
    assert dict(details(ZH, FULL))["例如"] == "甲"
    assert paragraph(ZH, FULL).split("\n")[:2] == ["表：不对 [steel.1, steel.2]", "哪些事实：占比 1%"]


def test_the_line_with_the_place_is_never_broken() -> None:
    """Editors look for it."""
    first = laid_out(examined_blocks(EN, Examined(Report((), (FULL,), ()), (), ())), 40).split("\n")[0]
    assert first == "steel/tiering.yaml:3:5: warning CRM201 table: is wrong [steel.1, steel.2]"


def test_what_is_proved_is_named() -> None:
    """Only what was asked of tables and never found."""
    proved = {"gap": 3, "overlap": 3, "no-output": 0, "uncited": 1}
    clean = Report(("steel", "steel", "x"), (), (), proved)
    assert proved_everywhere(clean) == ["gap", "overlap"]
    text = laid_out(examined_blocks(EN, Examined(clean, (), ())), 120)
    assert text.split("\n")[0] == "checked steel, x: nothing is wrong"
    assert all(title_of(name).en in text.split("\n")[1] for name in ("gap", "overlap"))


@pytest.mark.parametrize("check", ["gap", "out-of-range", ""])
def test_nothing_is_claimed_that_is_not_proved(check: str) -> None:
    """A gap is no absence of gaps; a table that could not be asked may have any of them."""
    finding = Finding("CRM999", check, "error", "cli-got", {}, None)
    expected = ["overlap"] if check == "gap" else []
    proved = {"gap": 3, "overlap": 3}
    assert proved_everywhere(Report(("x",), (finding,), (), proved)) == expected
    assert proved_everywhere(Report(("x",), (), (finding,), proved)) == expected


@pytest.mark.parametrize("name", [each.name for each in checks()])
def test_every_check_has_a_title(name: str) -> None:
    assert title_of(name).zh != title_of(name).en


def test_a_finding_is_data() -> None:
    """Sentences in the language spoken, values exact, keys always there."""
    data = finding_data(EN, FULL)
    assert data == {
        "code": "CRM201",
        "check": "broken-property",
        "severity": "warning",
        "message": "table: is wrong",
        "hint": None,
        "file": "steel/tiering.yaml",
        "line": 3,
        "column": 5,
        "clauses": ["steel.1", "steel.2"],
        "point": "steel.grade",
        "region": "share is 1%",
        "witnesses": [
            {"facts": {"share": "0.01"}, "now": "2026-01-01T00:00:00+00:00"},
            {"facts": {"share": None}, "now": "2026-01-01T00:00:00+00:00"},
        ],
        "since": "2027-01-01",
        "assumed": {"steel.least": "0.3"},
        "given": [],
        "related": [
            {"file": "steel/tiering.yaml", "line": 1, "column": 2},
            {"file": "a.yaml", "line": 4, "column": 6},
        ],
    }
    bare = finding_data(ZH, BARE)
    assert bare.keys() == data.keys()
    assert (bare["file"], bare["region"], bare["since"], bare["witnesses"]) == (None, None, None, [])


def test_everything_examined_is_data() -> None:
    report = Report(("steel",), (FULL,), (BARE,), {"gap": 2})
    data = examined_data(EN, Examined(report, (), (Path("b.yaml"),)))
    assert data == {
        "checked": ["steel"],
        "unusable": ["b.yaml"],
        "findings": [finding_data(EN, FULL)],
        "undecided": [finding_data(EN, BARE)],
        "proved": {"gap": 2},
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("1E+3"), "1000"),
        (Fraction(1, 3), "1/3"),
        (True, True),
        (None, None),
        (7, 7),
        (date(2026, 1, 5), "2026-01-05"),
        (time(9, 30), "09:30:00"),
        (("a", "b"), ["a", "b"]),
        ([{"share": Decimal("0.5"), "day": None}], [{"share": "0.5", "day": None}]),
        (TermType().parse("4h"), "4 hours"),
    ],
)
def test_a_value_of_a_witness_is_exact_text(value: Any, expected: Any) -> None:
    """As callers may give it again."""
    assert plain(value) == expected
    assert not isinstance(value, Term) or TermType().parse(expected) == value


def test_a_path_is_written_as_one_reads_it_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below this folder without it; elsewhere in full, so that it can be opened."""
    monkeypatch.chdir(tmp_path)
    assert seen(str(tmp_path / "a" / "b.yaml")) == "a/b.yaml"
    assert seen("/elsewhere/b.yaml") == "/elsewhere/b.yaml"
    fault = Fault("cli-not-a-day", {"given": "x"}, Location(str(tmp_path / "b.yaml"), 3, 5), ("c",))
    assert seen_fault(fault).message("en").startswith("b.yaml:3:5: `x` is not a day [c]")
    assert seen_fault(Fault("cli-got")) == Fault("cli-got")
