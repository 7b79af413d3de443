"""What the owners' cases reach of the policies that travel with the library: all of it."""

from crmpolicy.company import shipped
from crmpolicy.testing import measure_coverage


def test_the_shipped_cases_reach_all_that_is_shipped() -> None:
    """Every rule decides somewhere, every clause is proved, every boundary is tried on both sides."""
    coverage = measure_coverage(shipped())
    assert [each for each in coverage.rules if not each.bound] == []
    assert [each for each in coverage.clauses if not each.reached] == []
    assert [each for each in coverage.boundaries if not each.reached] == []
    assert {each.document for each in coverage.rules} == {
        "handbook", "key_accounts", "lighting", "relationship", "steel"
    }  # fmt: skip
    assert len(coverage.rules) > 30
    assert len(coverage.clauses) > 25
    assert len(coverage.boundaries) > 20


def test_the_cases_of_one_document_reach_all_of_it() -> None:
    """The cases beside a document are enough for it; a company that they ask may adopt others too."""
    for document in ("lighting", "steel"):
        coverage = measure_coverage(shipped() / document)
        assert [each for each in coverage.rules if each.document == document and not each.reached] == []
        assert [each for each in coverage.clauses if each.document == document and not each.reached] == []
        assert [each for each in coverage.boundaries if each.document == document and not each.reached] == []
