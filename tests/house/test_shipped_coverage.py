"""What the owners' cases reach of the policies that travel with the library: all of it."""

from collections import Counter

import pytest

from crmpolicy.company import shipped
from crmpolicy.company.choosing import policy_sets
from crmpolicy.testing import Accounts, measure_coverage
from crmpolicy.testing.accounting import accounts_of
from crmpolicy.testing.asked import Asked
from crmpolicy.testing.boundaries import boundaries_taken
from crmpolicy.testing.measuring import asked_in
from crmpolicy.testing.results import CaseResult
from crmpolicy.testing.rules_reached import rules_reached

CLAUSES = {"handbook": 291, "key_accounts": 138, "lighting": 69, "relationship": 89, "steel": 117}
"""As many as the documents have, counted once from the texts."""

Run = tuple[tuple[CaseResult, ...], list[Asked]]

pytestmark = pytest.mark.xdist_group("accounts")  # which take long to make, and are made once


@pytest.fixture(scope="module")
def run() -> Run:
    """All shipped cases, run once."""
    return asked_in(shipped())


@pytest.fixture(scope="module")
def accounts(run: Run) -> Accounts:
    """What became of every clause and reading of the five documents."""
    return accounts_of(policy_sets(None), *run)


def test_the_shipped_cases_reach_all_rules_and_bounds(run: Run) -> None:
    """Every rule decides somewhere, every boundary is tried on both sides."""
    _, asked = run
    rules, boundaries = rules_reached(asked), boundaries_taken(asked)
    assert [each for each in rules if not each.bound] == []
    assert [each for each in boundaries if not each.reached] == []
    assert {each.document for each in rules} == CLAUSES.keys()
    assert len(rules) > 1000
    assert len(boundaries) > 300


def test_every_clause_has_its_place(accounts: Accounts) -> None:
    """All 704 are encoded and executed by a case, or guidance with a summary of our own; none is lost."""
    assert Counter(each.document for each in accounts.clauses) == CLAUSES
    assert accounts.counts()["clauses"] == 704
    assert [each.clause.id for each in accounts.clauses if each.standing in ("encoded", "unaccounted")] == []
    guidance = [each for each in accounts.clauses if each.standing != "executed"]
    assert {each.clause.computable for each in guidance} == {"no"}
    assert all(each.clause.summary.zh and each.clause.summary.en for each in guidance)


def test_what_a_program_can_decide_is_executed(accounts: Accounts) -> None:
    """446 clauses whole and 170 in part; a clause that is moved to another class is told by its numbers."""
    executed = [each.clause.computable for each in accounts.clauses if each.standing == "executed"]
    counted = Counter(executed)
    assert (counted["yes"], counted["partly"]) == (446, 170)


def test_every_reading_is_effective(accounts: Accounts) -> None:
    """All 149 codes are carried by something that a case misses when it is gone."""
    assert [(each.document, each.code) for each in accounts.readings if each.standing != "executed"] == []
    assert accounts.reading_counts()["readings"] == 149


@pytest.mark.parametrize("document", [pytest.param("lighting", marks=pytest.mark.soak), "relationship"])
def test_the_cases_of_one_document_reach_all_of_it(document: str) -> None:
    """The cases beside a document are enough for it; a company that they ask may adopt others too.

    The quicker of the two documents each time, both in the soak.
    """
    coverage = measure_coverage(shipped() / document)
    assert [each for each in coverage.rules if each.document == document and not each.reached] == []
    assert [each for each in coverage.clauses if each.document == document and not each.reached] == []
    assert [each for each in coverage.boundaries if each.document == document and not each.reached] == []
