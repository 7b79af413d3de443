from pathlib import Path

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.company.citing import cited
from crmpolicy.errors import InvalidPolicySetError


def test_clauses_of_all_documents_are_found() -> None:
    policies = load_policy_set("example-group")
    assert {clause.split(".")[0] for clause in cited(policies)} == set(policies.effective.documents)


def test_a_document_without_clauses_has_none(gappy: Path) -> None:
    assert cited(load_policy_set(gappy)) == {}


def test_faulty_clauses_are_told_with_their_places(gappy: Path) -> None:
    policies = load_policy_set(gappy)
    (gappy / "clauses.yaml").write_text("format: 1\nclauses:\n  gappy.1: {where: 一}\n", encoding="utf-8")
    with pytest.raises(InvalidPolicySetError) as caught:
        cited(policies)
    assert str(caught.value.location).startswith(f"{gappy}/clauses.yaml:3:")
