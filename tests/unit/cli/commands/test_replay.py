"""A log decided anew: what people see, what programs read, how it leaves."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from click.testing import Result

from crmpolicy import load_policy_set
from crmpolicy.interop.decision_log import DecisionLog
from tests.unit.interop.decision_log.people import NOW

Run = Callable[..., Result]
COMPANY: Final = """\
format: 1
company: shares
title: {zh: 甲, en: a}
zone: Asia/Shanghai
currency: 元
adopts: [steel@1]
parameters:
  steel.share_only: yes
  steel.grade_a_share: 1%
  steel.grade_b_share: 0.3%
  steel.grade_c_share: 0.1%
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two companies and a log of eleven decisions."""
    (tmp_path / "shares.yaml").write_text(COMPANY, encoding="utf-8")
    other = COMPANY.replace("company: shares", "company: stricter").replace("0.3%", "0.35%")
    (tmp_path / "stricter.yaml").write_text(other, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    policies = load_policy_set("shares")
    with DecisionLog("log.jsonl") as log:
        for number in range(11):
            facts = {"sales_share": f"0.{25 + number}%"}
            log.evaluate(policies, "customer_grade", facts, now=NOW, reference=f"C-{number}")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_by_the_same_policies_nothing_differs(run: Run) -> None:
    """The company is found by its name in the log."""
    result = run("replay", "log.jsonl", "--language", "en")
    assert result.stdout == (
        "log.jsonl\n"
        "  11 lines: 11 the same, 0 the same by other rules, 0 come out otherwise\n"
        "  decided then by the same policies: 11; by others: 0\n"
    )
    assert result.exit_code == 0


@pytest.mark.usefixtures("folder")
def test_what_differs_is_told_with_its_reasons(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    result = run("replay", "log.jsonl", "--against", "stricter.yaml", "--language", "zh")
    assert "共 11 行：6 行相同，0 行结果相同而依据的规则不同，5 行结果不同" in result.stdout
    assert "customer_grade   grade: B   grade: C" in result.stdout
    assert "steel:share-B [steel.2.2.2.d] → steel:share-C [steel.2.2.3.d]" in result.stdout
    assert "steel.grade_b_share: 0.003 → 0.0035" in result.stdout
    assert "5   6 (C-5)" in result.stdout
    assert result.exit_code == 1


@pytest.mark.usefixtures("folder")
def test_programs_read_all_of_it(run: Run) -> None:
    result = run("replay", "log.jsonl", "--against", "stricter", "--format", "json")
    told = json.loads(result.stdout)
    assert (told["lines"], told["same"], told["different"], told["other_digest"]) == (11, 6, 5, 11)
    assert told["questions"]["customer_grade"] == {"same": 6, "grounds": 0, "different": 5, "open": 0}
    assert told["changes"] == [
        {
            "question": "customer_grade",
            "outcome_then": {"grade": "B"},
            "outcome_now": {"grade": "C"},
            "rules_then": ["steel:share-B"],
            "rules_now": ["steel:share-C"],
            "clauses_then": ["steel.2.2.2.d"],
            "clauses_now": ["steel.2.2.3.d"],
            "parameters": {"steel.grade_b_share": {"then": "0.003", "now": "0.0035"}},
            "lines": 5,
            "line": 6,
            "reference": "C-5",
        }
    ]


def test_what_is_not_decided_anew_is_told(folder: Path, run: Run) -> None:
    """With why, how often and the first line; no difference is claimed, and none denied."""
    raw = (folder / "log.jsonl").read_bytes()
    (folder / "log.jsonl").write_bytes(raw + raw[:100])
    result = run("replay", "log.jsonl", "--language", "en")
    assert "0 not decided anew, 1 not readable, 0 whose facts" in result.stdout
    assert "this line was cut short" in result.stdout
    assert result.exit_code == 3
    result = run("replay", "log.jsonl", "--against", "lighting", "--format", "json")
    told = json.loads(result.stdout)
    assert (told["open"], told["unreadable"], result.exit_code) == (11, 1, 3)
    assert [each["code"] for each in told["reasons"]] == ["log-open-unfilled", "log-line-torn"]


def test_a_company_beside_the_log_is_found(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")
    assert run("replay", "../log.jsonl").exit_code == 0


def test_a_company_that_nobody_finds_is_told(folder: Path, run: Run) -> None:
    (folder / "shares.yaml").unlink()
    result = run("replay", "log.jsonl", "--language", "en")
    assert result.stderr == (
        "the log has decisions of `shares`, and no policies of this company are found"
        " (name the company's file with `--against`)\n"
    )
    assert result.exit_code == 2
    assert run("replay", "no-such-log.jsonl").exit_code == 2


def test_many_kinds_are_cut_to_the_first(folder: Path, run: Run) -> None:
    """Text shows ten, data all that were kept."""
    raw = (folder / "log.jsonl").read_text(encoding="utf-8")
    lines = [
        line.replace('"grade": "B"', f'"grade": "{number}"') for number, line in enumerate(raw.splitlines())
    ]
    lines += [line.replace('"rule": "share-B"', '"rule": "x"') for line in lines]
    (folder / "log.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = run("replay", "log.jsonl", "--language", "en")
    assert "and 2 more kinds, 2 lines in all" in result.stdout
    assert len(json.loads(run("replay", "log.jsonl", "--format", "json").stdout)["changes"]) == 12
