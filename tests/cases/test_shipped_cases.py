"""The owners' cases that travel with the library, each a test called by its sentence."""

import re
from collections import Counter
from pathlib import Path

import pytest

from crmpolicy.company import shipped
from crmpolicy.source import RawCase
from crmpolicy.testing.cases import run_case, written_cases
from crmpolicy.testing.finding import Finder

WRITTEN = [(file, case) for file, cases in written_cases(shipped()) for case in cases]
FINDER = Finder()


@pytest.mark.parametrize(
    ("file", "case"),
    # those of one file ask the same policies, which are read and compiled by one process then
    [
        pytest.param(file, case, id=case.case, marks=pytest.mark.xdist_group(str(file)))
        for file, case in WRITTEN
    ],
)
def test_shipped_case(file: Path, case: RawCase) -> None:
    result = run_case(case, file, FINDER)
    assert result.passed, result.message("zh")


def test_every_shipped_company_and_document_has_cases() -> None:
    files = {str(file) for file, _ in WRITTEN}
    for folder in ("steel", "lighting"):
        assert any(f"{folder}/cases" in file for file in files)
    for company in (shipped() / "companies").glob("*.yaml"):
        assert any(file.endswith(f"companies/cases/{company.name}") for file in files), company.name


def test_every_clause_of_tiering_has_a_case() -> None:
    """Each clause that a shipped rule or question cites is named by an owner's case."""
    from crmpolicy.company import load_policy_set  # noqa: PLC0415 - used once

    named = {clause for _, case in WRITTEN for clause in case.clauses}
    for document in ("steel", "lighting"):
        for table in load_policy_set(document).effective.tables.values():
            cited = {clause for _, rule in table.rules() for clause in rule.clauses}
            assert cited | set(table.clauses) <= named, table.key


def test_no_two_cases_of_one_folder_are_told_by_the_same_sentence() -> None:
    """Else nobody knows which of them failed."""
    told = Counter((file.parent, case.case) for file, case in WRITTEN)
    assert [sentence for sentence, times in told.items() if times > 1] == []


@pytest.mark.parametrize("machine", [r"[a-z]_[a-z]", r"（之\d+）", r"最迟 \d{4}-", r"第 \d+ 条", r"：又有"])
def test_cases_are_told_in_words_not_in_names_and_timestamps(machine: str) -> None:
    """As whoever owns the policy would tell them: what `--suggest` writes is reworded."""
    assert [case.case for _, case in WRITTEN if re.search(machine, case.case)] == []
