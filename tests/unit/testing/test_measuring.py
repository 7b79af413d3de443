"""Coverage of the cases of some files, put together."""

from pathlib import Path

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
