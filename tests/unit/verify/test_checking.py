"""Whole policy sets under check: findings, what stays open, what is proved."""

from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from crmpolicy.company.loading import load_unjudged
from crmpolicy.errors import Location
from crmpolicy.testing.texts import write_texts
from crmpolicy.verify.checking import check
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.finding import UNDECIDED, Finding, Report
from crmpolicy.verify.registry import checks
from crmpolicy.verify.undecided import NotDecidedError
from tests.unit.verify.documents import doc

WHOLE = {"n": "type: integer, range: {at_least: 0}"}
CLAUSES = "format: 1\nclauses:\n" + "".join(
    f"  doc.{each}: {{where: {each}, kind: rule, computable: yes, summary: {{zh: 条, en: clause}}}}\n"
    for each in range(1, 10)
)
SOUND = ["n: {at_least: low} -> grade: A", "n: {under: low} -> grade: C"]
LOW = "type: integer, clause: doc.1, "
FROM = "dated: [{value: 3}, {from: 2027-01-01, value: 5}]"


def checked(
    root: Path, rules: list[str], *, low: str = "value: 3", since: date | None = None, **more: Any
) -> Report:
    budget = {"budget": more.pop("budget")} if "budget" in more else {}
    files = doc(more.pop("facts", WHOLE), rules, parameters={"low": LOW + low}, **more)
    write_texts({**files, "doc/clauses.yaml": CLAUSES}, root)
    return check(root / "doc", since=since, **budget)


def codes(report: Report) -> list[str]:
    return [each.code for each in report.findings]


def test_sound_policies_are_clean_and_proved(tmp_path: Path) -> None:
    report = checked(tmp_path, SOUND)
    assert (report.clean, report.findings, report.undecided) == (True, (), ())
    assert report.checked == ("doc",)
    assert report.proved["gap"] == 1
    assert set(report.proved) == {each.name for each in checks() if each.of != "courses"}


def test_a_gap_is_found_with_all_that_belongs_to_it(tmp_path: Path) -> None:
    report = checked(tmp_path, [SOUND[0], "n: {under: 2} -> grade: C"])
    (gap,) = report.findings
    assert (gap.code, gap.check, gap.severity, gap.point, gap.since) == (
        "CRM101",
        "gap",
        "error",
        "doc.answer",
        None,
    )
    assert gap.place is not None
    assert gap.clauses == ("doc.1", "doc.2")
    assert gap.region is not None
    assert gap.region.en == "the n is exactly 2"
    assert [each.facts for each in gap.witnesses] == [{"n": 2}]
    assert [each.en for each in gap.shown] == ["the n is 2"]
    assert all((gap.sentence("en"), gap.sentence("zh"), gap.hint("zh")))
    assert not report.clean
    assert "gap" not in {name for name, count in report.proved.items() if count}


@pytest.mark.parametrize(
    ("since", "found"), [(None, 1), (date(2026, 12, 31), 1), (date(2027, 1, 1), 1), (date(2028, 1, 1), 1)]
)
def test_each_period_is_looked_at_and_one_fault_is_told_once(
    tmp_path: Path, since: date | None, found: int
) -> None:
    report = checked(tmp_path, [SOUND[0], "n: {under: 2} -> grade: C"], low=FROM, since=since)
    assert len(report.findings) == found
    assert report.findings[0].since == (date(2027, 1, 1) if since and since.year > 2026 else None)


@pytest.mark.parametrize("found", [0, 1])
def test_only_what_is_wanted_is_asked(tmp_path: Path, found: int) -> None:
    checked(tmp_path, [SOUND[0], "n: {under: 2} -> grade: C"])
    (table,) = load_unjudged(tmp_path / "doc").effective.tables
    wanted = table if found else "doc.other"
    report = check(tmp_path / "doc", only=lambda each: each == wanted)
    assert len(report.findings) == found
    assert report.proved["uncited"] == 1


def test_a_fault_of_one_period_only_names_its_first_day(tmp_path: Path) -> None:
    rules = ["n: {at_least: low} -> grade: A", "n: {under: 3} -> grade: C"]
    (gap,) = checked(tmp_path, rules, low=FROM).findings
    assert gap.since == date(2027, 1, 1)
    assert gap.witnesses[0].now.date() == date(2027, 1, 1)


def test_open_thresholds_are_told_with_the_values_assumed(tmp_path: Path) -> None:
    rules = ["n: {over: low} -> grade: A", "n: {under: low} -> grade: C"]
    (gap,) = checked(tmp_path, rules, low="value: required, range: {at_least: 1}").findings
    assert gap.filling.keys() == {"doc.low"}
    assert gap.assumed is not None
    assert gap.assumed.en.startswith("the low is ")


def test_what_cannot_be_decided_is_open_and_never_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_prover(*_: Any) -> None:
        raise NotDecidedError("verify-no-prover")

    monkeypatch.setattr("crmpolicy.verify.questions.deciding.Prover", no_prover)
    report = checked(tmp_path, SOUND, budget=0)
    assert report.findings == ()
    assert report.undecided
    assert {(each.code, each.severity, each.point) for each in report.undecided} == {
        (UNDECIDED, "undecided", "doc.answer")
    }
    assert not report.clean
    assert report.proved["gap"] == 0
    assert all(each.sentence("zh") and each.sentence("en") for each in report.undecided)


def test_a_check_that_gives_up_leaves_it_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gives_up(_: Any) -> None:
        raise NotDecidedError("verify-budget", budget="1")

    monkeypatch.setattr("crmpolicy.verify.checks.gap.find", gives_up)
    report = checked(tmp_path, SOUND)
    assert [each.check for each in report.undecided] == ["gap"]


def test_too_many_orders_leave_a_table_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crmpolicy.verify.openings.fillings.MOST_ORDERS", 0)
    report = checked(tmp_path, SOUND)
    (open_one,) = report.undecided
    assert (open_one.check, open_one.message) == ("", "finding-undecided")


def test_contradicting_ranges_are_told_before_anything_else(tmp_path: Path) -> None:
    files = doc(
        WHOLE,
        ["n: {over: low} -> grade: A", "n: {over: high} -> grade: B"],
        parameters={
            "low": LOW + "value: required, range: {over: high}",
            "high": LOW + "value: required, range: {over: low}",
        },
    )
    write_texts({**files, "doc/clauses.yaml": CLAUSES}, tmp_path)
    assert set(codes(check(tmp_path / "doc"))) == {"CRM302"}


def test_findings_stand_in_the_order_of_the_files(tmp_path: Path) -> None:
    report = checked(tmp_path, [*SOUND, "n: 5 -> grade: B", "n: 7 -> grade: C"])
    places = [each.place for each in report.findings]
    assert places == sorted(places, key=lambda each: each or Location("", 0, 0))


def test_a_document_that_is_not_in_force_is_not_asked(tmp_path: Path) -> None:
    files = doc(WHOLE, [SOUND[0]], parameters={"low": LOW + "value: 3"})
    policy = (
        "format: 1\ndocument: doc\ntitle: {zh: 文件, en: document}\nversion: 1\nzone: Asia/Shanghai\n"
        "currency: 元\nin_force: {from: 2027-01-01}\n"
    )
    write_texts({**files, "doc/clauses.yaml": CLAUSES, "doc/policy.yaml": policy}, tmp_path)
    (gap,) = check(tmp_path / "doc").findings
    assert gap.since == date(2027, 1, 1)


def test_a_policy_set_under_check_knows_its_periods_and_clauses(tmp_path: Path) -> None:
    checked(tmp_path, SOUND, low=FROM)
    loaded = load_unjudged(tmp_path / "doc")
    under = Checked(loaded.effective, loaded.line)
    assert [each.since for each in under.periods] == [None, date(2027, 1, 1)]
    assert set(under.clauses("doc") or ()) >= {"doc.1"}
    assert "doc.answer" in under.policies.points


def test_findings_alike_are_one_to_a_reader() -> None:
    place = Location("a.yaml", 1, 1)
    one = Finding("CRM101", "gap", "error", "finding-gap", {"table": "t"}, place)
    later = Finding("CRM101", "gap", "error", "finding-gap", {"table": "t"}, place, since=date(2027, 1, 1))
    other = Finding("CRM101", "gap", "error", "finding-gap", {"table": "u"}, place)
    assert one.is_like(later)
    assert not one.is_like(other)


def test_every_check_has_its_line_its_code_and_its_file() -> None:
    found = checks()
    assert len({each.code for each in found}) == len({each.name for each in found}) == len(found)
    assert [each.code for each in found] == sorted(each.code for each in found)
    for each in found:
        assert find_spec(f"crmpolicy.verify.checks.{each.name.replace('-', '_')}")
        assert callable(each.find)
        assert each.severity in ("error", "warning")


def test_a_rule_that_no_form_can_break_is_never_reached(tmp_path: Path) -> None:
    """A form's rule speaks where it is broken; what its range rules out already needs no rule."""
    rules = (
        "format: 1\ndecisions:\n  form:\n    title: {zh: 表, en: form}\n    kind: record\n    clause: c\n"
        "    fields:\n"
        "      count: {title: {zh: 数, en: count}, type: integer, range: {at_least: 1}, clause: c}\n"
        "    rules:\n"
        "      - {id: idle, must: {count: {over: 0}}, clause: c}\n"
        "      - {id: at-work, must: {count: {over: 1}}, clause: c}\n"
    )
    write_texts({"doc/rules.yaml": rules}, tmp_path)
    found = [
        each.arguments["rule"] for each in check(tmp_path / "doc").findings if each.check == "unreachable"
    ]
    assert found == ["idle"]


BEHIND = """\
  second:
    title: {zh: 二, en: second}
    outputs: {grade: {title: {zh: 等级, en: grade}, type: choice, scale: grade}}
    requires: {first: answer.grade}
    properties: [{id: more-helps, never: worse grade, when: higher n}]
    rules: [{id: a, when: {first: A}, then: {grade: A}, clause: doc.1}]
    otherwise: {id: c, then: {grade: C}, clause: doc.1}
"""


def test_a_law_is_tried_for_every_order_of_what_those_behind_leave_open(tmp_path: Path) -> None:
    """More helps unless the second threshold lies above the first, and then no more."""
    rules = ["n: {at_least: low, under: high} -> grade: A"]
    files = doc(
        WHOLE,
        rules,
        otherwise="grade: C",
        parameters=dict.fromkeys(("low", "high"), f"{LOW}value: required"),
    )
    files["doc/rules.yaml"] += BEHIND
    write_texts({**files, "doc/clauses.yaml": CLAUSES}, tmp_path)
    (law,) = (each for each in check(tmp_path / "doc").findings if each.code == "CRM201")
    assert (law.point, {*law.filling}) == ("doc.second", {"doc.low", "doc.high"})
    assert law.witnesses[0].facts["doc.n"] < law.witnesses[1].facts["doc.n"]
