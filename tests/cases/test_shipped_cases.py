"""The owners' cases that travel with the library, each a test called by its sentence."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from crmpolicy.company import shipped
from crmpolicy.source import RawCase
from crmpolicy.testing.cases import run_case, written_cases
from crmpolicy.testing.finding import Finder

FILES = sorted(file.relative_to(shipped()).as_posix() for file in shipped().rglob("cases/**/*.yaml"))
FINDER = Finder()


@cache
def written() -> list[tuple[Path, RawCase]]:
    """Read all cases, each with its file."""
    return [(file, case) for file, cases in written_cases(shipped()) for case in cases]


@pytest.mark.parametrize("file", FILES)
def test_shipped_cases(file: str) -> None:
    """All of one file: they ask the same policies, which one process reads and compiles."""
    ((path, cases),) = written_cases(shipped() / file)
    results = [run_case(case, path, FINDER) for case in cases]
    assert results
    assert [result.message("zh") for result in results if not result.passed] == []


def test_no_file_of_cases_is_passed_over() -> None:
    assert sorted({file.relative_to(shipped()).as_posix() for file, _ in written()}) == FILES


def test_every_shipped_company_and_document_has_cases() -> None:
    files = {str(file) for file, _ in written()}
    for folder in ("steel", "lighting"):
        assert any(f"{folder}/cases" in file for file in files)
    for company in (shipped() / "companies").glob("*.yaml"):
        assert any(file.endswith(f"companies/cases/{company.name}") for file in files), company.name


def test_every_clause_of_tiering_has_a_case() -> None:
    """Each clause that a shipped rule or question cites is named by an owner's case."""
    from crmpolicy.company import load_policy_set  # noqa: PLC0415 - used once

    named = {clause for _, case in written() for clause in case.clauses}
    for document in ("steel", "lighting"):
        for table in load_policy_set(document).effective.tables.values():
            cited = {clause for _, rule in table.rules() for clause in rule.clauses}
            assert cited | set(table.clauses) <= named, table.key


def test_no_two_cases_of_one_folder_are_told_by_the_same_sentence() -> None:
    """Else nobody knows which of them failed."""
    told = Counter((file.parent, case.case) for file, case in written())
    assert [sentence for sentence, times in told.items() if times > 1] == []


@pytest.mark.parametrize("machine", [r"[a-z]_[a-z]", r"（之\d+）", r"最迟 \d{4}-", r"第 \d+ 条", r"：又有"])
def test_cases_are_told_in_words_not_in_names_and_timestamps(machine: str) -> None:
    """As whoever owns the policy would tell them: what `--suggest` writes is reworded."""
    assert [case.case for _, case in written() if re.search(machine, case.case)] == []
