"""The owners' cases that travel with the library, each a test called by its sentence."""

import pytest

from crmpolicy.company import shipped
from crmpolicy.testing import CaseResult, run_cases

RESULTS = run_cases(shipped())


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: result.case)
def test_shipped_case(result: CaseResult) -> None:
    assert result.passed, result.message("zh")


def test_every_shipped_company_and_document_has_cases() -> None:
    files = {result.place.file for result in RESULTS if result.place}
    for folder in ("steel", "lighting"):
        assert any(f"{folder}/cases" in file for file in files)
    for company in (shipped() / "companies").glob("*.yaml"):
        assert any(file.endswith(f"companies/cases/{company.name}") for file in files), company.name


def test_every_clause_of_tiering_has_a_case() -> None:
    """Each clause that a shipped rule or question cites is named by an owner's case."""
    from crmpolicy.company import load_policy_set  # noqa: PLC0415 - used once
    from crmpolicy.testing.cases import written_cases  # noqa: PLC0415 - used once

    named = {clause for _, cases in written_cases(shipped()) for case in cases for clause in case.clauses}
    for document in ("steel", "lighting"):
        for table in load_policy_set(document).effective.tables.values():
            cited = {clause for _, rule in table.rules() for clause in rule.clauses}
            assert cited | set(table.clauses) <= named, table.key
