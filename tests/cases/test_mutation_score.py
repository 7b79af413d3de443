"""Every mutant of the shipped documents is noticed by an owner's case, or proved to change nothing."""

import pytest

from crmpolicy.cli.mutants import compare
from crmpolicy.company import shipped
from crmpolicy.testing.measuring import asked_in
from crmpolicy.testing.mutants import Score, campaigns, fates


def score(document: str) -> Score:
    """Put all mutants of a document to the cases of its own folder."""
    _, asked = asked_in(shipped() / document)
    (campaign,) = campaigns(asked, compare, only=document)
    return Score(tuple(fates(campaign)))


def survivors(found: Score) -> list[str]:
    """Name what survives."""
    return [each.mutant.name for each in found.of("survived")]


@pytest.mark.long
def test_the_cases_of_the_smallest_document_notice_every_mistake() -> None:
    found = score("relationship")
    assert survivors(found) == []
    assert found.killed > 600


@pytest.mark.soak
@pytest.mark.parametrize("document", ["steel", "lighting", "key_accounts", "handbook"])
def test_the_cases_of_the_other_documents_do_too(document: str) -> None:
    found = score(document)
    assert survivors(found) == []
    assert found.killed > 600
