"""``crmpolicy coverage`` on a small document: what is told, and what a script reads."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from crmpolicy.testing.texts import write_texts
from tests.unit.testing.test_accounting import CASES, CLAUSES, RULES

Run = Callable[..., Result]
COMPANY = """\
format: 1
company: own
title: {zh: 自家, en: own}
zone: Asia/Shanghai
currency: 元
adopts: [doc@1]
"""
SOUND = CASES.replace("  - {case: 写错的", "#")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small document, and a reader who sits in it."""
    files = {"doc/rules.yaml": RULES, "doc/clauses.yaml": CLAUSES, "doc/cases/a.yaml": CASES}
    write_texts(files, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_figures_come_first_then_what_is_open(run: Run, folder: Path) -> None:
    result = run("coverage", "doc", "--language", "en")
    assert result.exit_code == 1
    lines = [line.split() for line in result.stdout.split("\n")]
    assert ["doc", "8", "5", "4", "1", "1", "1"] in lines
    assert ["total", "8", "5", "4", "1", "1", "1"] in lines
    assert "6 readings of the texts: 5 encoded, 4 executed, 1 unaccounted" in result.stdout
    assert "Clauses that are unaccounted for\n  doc/clauses.yaml:8  doc.9\n" in result.stdout
    assert "Clauses that could go without a case that fails\n  doc/clauses.yaml:6  doc.7\n" in result.stdout
    assert "  doc.R4  doc.idle\n  doc.R6" in result.stdout
    assert "1 cases fail and count for nothing; crmpolicy test tells why" in result.stdout
    assert folder.name not in result.stdout


def test_one_document_is_told_clause_by_clause(run: Run, folder: Path) -> None:
    (folder / "doc" / "cases" / "a.yaml").write_text(SOUND, encoding="utf-8")
    result = run("coverage", "doc", "--document", "doc", "--language", "zh")
    rows = {line.split()[0]: line.split()[1:] for line in result.stdout.split("\n") if "doc." in line[:8]}
    assert rows["doc.1"] == ["一", "doc.size/large", "大的"]
    assert rows["doc.8"] == ["八", "已证明的性质", "doc.size/small-not-large", "原则"]
    assert rows["doc.10"] == ["十", "只作说明", "宗旨"]
    assert rows["doc.11"] == ["十一", "原文残缺", "残缺（原文到此中断）"]
    assert "没有通过" not in result.stdout


def test_a_script_reads_totals_and_every_entry(run: Run, folder: Path) -> None:
    result = run("coverage", "doc", "--format", "json")
    told = json.loads(result.stdout)
    assert told["total"] == {
        "clauses": 8, "encoded": 5, "executed": 4, "guidance": 1, "truncated": 1, "unaccounted": 1,
        "readings": {"readings": 6, "encoded": 5, "executed": 4, "unaccounted": 1},
    }  # fmt: skip
    assert told["documents"].keys() == {"doc"}
    first = told["clauses"][0]
    assert first["executed_by"] == "大的"
    assert first["encoded_by"][0]["kind"] == "rule"
    assert first["place"]["line"] == 3
    assert [each["law"] for each in told["clauses"] if each["law"]] == ["doc.size/small-not-large"]
    assert [each["law"] for each in told["readings"] if each["law"]] == ["doc.size/small-not-large"]
    assert (told["cases"], told["failed"]) == (3, 1)
    assert folder.is_dir()


def test_a_law_that_does_not_hold_stands_for_nothing(run: Run, folder: Path) -> None:
    turned = RULES.replace("never: {large: yes}", "never: {large: no}")
    (folder / "doc" / "rules.yaml").write_text(turned, encoding="utf-8")
    told = json.loads(run("coverage", "doc", "--format", "json").stdout)
    assert [each["law"] for each in (*told["clauses"], *told["readings"]) if each["law"]] == []


def test_where_all_is_accounted_for_the_exit_code_says_so(run: Run, folder: Path) -> None:
    """Nothing is checked then, for no law has to stand for a clause."""
    gone = ("  idle:", "  doc.7", "  doc.8", "  doc.9", "  R4", "  R5", "  R6")
    left = {"doc/rules.yaml": RULES, "doc/clauses.yaml": CLAUSES}
    for name, text in left.items():
        left[name] = "\n".join(line for line in text.split("\n") if not line.startswith(gone))
    write_texts(left, folder)
    result = run("coverage", "doc", "--language", "zh")
    assert result.exit_code == 0
    assert "没有着落的条款" not in result.stdout


def test_a_company_is_accounted_for_with_the_cases_of_its_documents(run: Run, folder: Path) -> None:
    (folder / "own.yaml").write_text(COMPANY, encoding="utf-8")
    told = json.loads(run("coverage", "own.yaml", "--format", "json").stdout)
    assert told["documents"].keys() == {"doc"}
    assert told["total"]["executed"] == 4
    assert told["cases"] == 3  # the document lies in the company's folder: its cases are run once


def test_a_document_that_is_not_there_is_told_with_those_that_are(run: Run) -> None:
    result = run("coverage", "steel", "--document", "stele", "--language", "en")
    assert result.exit_code == 2
    assert "there is no document stele; there are steel" in result.stderr
