"""Coverage of the cases of some files, put together."""

from pathlib import Path

from crmpolicy.company import shipped
from crmpolicy.testing import Coverage, measure_coverage, run_cases
from tests.unit.testing.conftest import SIZE, Measure


def test_the_results_are_those_of_a_plain_run(measure: Measure, tmp_path: Path) -> None:
    """Cases that fail or cannot be run are among them."""
    coverage = measure(
        f"{SIZE}, given: {{amount: 200元}}, expect: {{large: yes}}",
        f"{SIZE}, given: {{amount: 200元}}, expect: {{large: no}}",
        "ask: doc.nothing, now: 2026-01-05T09:00, expect: {large: no}",
        "ask: doc.size, with: {bond: 1元}, now: 2026-01-05T09:00, expect: {large: no}",
    )
    assert coverage.results == run_cases(tmp_path)
    assert [result.passed for result in coverage.results] == [True, False, False, False]


def test_without_cases_nothing_is_asked(tmp_path: Path) -> None:
    assert measure_coverage(tmp_path) == Coverage((), (), (), ())


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


def test_the_order_of_cases_changes_no_flag(measure: Measure) -> None:
    cases = (
        f"{SIZE}, given: {{amount: 100元}}, expect: {{large: yes}}",
        f"{SIZE}, given: {{amount: 99.99元}}, expect: {{large: no}}",
    )
    assert flags(measure(*cases)) == flags(measure(*reversed(cases)))


def flags(coverage: Coverage) -> list[bool]:
    """Give all flags of a coverage."""
    return [
        *(each.reached for each in coverage.rules),
        *(each.reached for each in coverage.clauses),
        *(each.reached for each in coverage.boundaries),
    ]
