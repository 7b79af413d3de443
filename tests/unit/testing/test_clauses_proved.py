"""Clauses count only where a case fails once their encoding is taken out."""

import pytest

from crmpolicy.errors import InvalidPolicySetError
from crmpolicy.testing import ClauseCoverage, Coverage
from tests.unit.testing.conftest import CLAUSES, SIZE, WORTH, Measure

LARGE = f"{SIZE}, given: {{amount: 200元}}, expect: {{large: yes}}"
SMALL = f"{SIZE}, given: {{amount: 1元}}, expect: {{large: no}}"
DERIVED = f"{WORTH}, given: {{mark: 好, amount: 100元, paid: 80元}}, expect: {{mark: good}}"
GIVEN = f"{WORTH}, given: {{mark: 好, share: 80%}}, expect: {{mark: good}}"


def clause(coverage: Coverage, name: str) -> ClauseCoverage:
    """Give one clause."""
    return next(each for each in coverage.clauses if each.clause == name)


def proved(coverage: Coverage) -> dict[str, str]:
    """Name the clauses that are proved, each with its case."""
    return {each.clause: each.proved_by for each in coverage.clauses if each.proved_by is not None}


def test_a_clause_is_proved_by_a_case_that_fails_without_its_rule(measure: Measure) -> None:
    coverage = measure(SMALL, LARGE)
    assert clause(coverage, "doc.1").proved_by == "案例2"
    assert clause(coverage, "doc.2").proved_by == "案例1"


def test_a_rule_that_speaks_without_being_missed_proves_nothing(measure: Measure) -> None:
    """`any` says the same as `much`, so that the outcome stands without it."""
    coverage = measure(GIVEN)
    assert next(each for each in coverage.rules if each.rule == "any").bound == 1
    assert clause(coverage, "doc.8") == ClauseCoverage(
        "doc", "doc.8", clause(coverage, "doc.8").place, encoded=True, proved_by=None
    )


def test_a_case_that_names_its_rules_notices_more(measure: Measure) -> None:
    """What a case says of its reasons is part of what has to hold."""
    coverage = measure(f"{GIVEN}, because: [well, much, any]")
    assert clause(coverage, "doc.8").reached


def test_all_rules_that_cite_a_clause_are_taken_out_together(measure: Measure) -> None:
    """Without the rules of doc.4 no case of a poor mark is answered, whichever of them spoke."""
    poor = f"{WORTH}, given: {{mark: 差, share: 20%}}, expect: {{mark: poor}}"
    assert set(proved(measure(poor))) == {"doc.4", "doc.8"}


def test_a_clause_that_only_a_parameter_cites_is_taken_out_by_leaving_it_open(measure: Measure) -> None:
    """doc.5 stands with the bound alone; doc.7 with a value that nothing uses."""
    coverage = measure(LARGE)
    assert clause(coverage, "doc.5").proved_by == "案例1"
    assert clause(coverage, "doc.7").encoded
    assert not clause(coverage, "doc.7").reached


def test_a_case_that_expects_a_missing_value_notices_more_missing(measure: Measure) -> None:
    missing = "ask: doc.size, now: 2026-01-05T09:00, given: {amount: 1元}, expect: {missing: [bound]}"
    assert proved(measure(missing)) == {}


def test_a_clause_that_only_a_derivation_cites_is_taken_out_with_it(measure: Measure) -> None:
    """A case that gives the fact does not need the derivation."""
    assert not clause(measure(GIVEN), "doc.6").reached
    assert clause(measure(DERIVED), "doc.6").reached


def test_clauses_that_nothing_encodes_are_listed(measure: Measure) -> None:
    """doc.9 is in the inventory alone; doc.10 is too, but says that it cannot be computed."""
    coverage = measure(LARGE)
    nothing = [each.clause for each in coverage.clauses if not each.encoded]
    assert nothing == ["doc.9"]
    assert {"doc.0", "doc.10"} & {each.clause for each in coverage.clauses} == set()


def test_a_clause_has_its_place_in_the_inventory_or_where_it_is_cited(measure: Measure) -> None:
    coverage = measure(LARGE)
    places = [clause(coverage, name).place for name in ("doc.1", "doc.2")]
    files = [place.file.rpartition("/")[2] for place in places if place]
    assert files == ["clauses.yaml", "rules.yaml"]


def test_a_clause_that_cannot_be_computed_counts_once_a_rule_cites_it(measure: Measure) -> None:
    written = CLAUSES.replace("doc.10:", "doc.2:")
    coverage = measure(SMALL, files={"doc/clauses.yaml": written})
    place = clause(coverage, "doc.2").place
    assert clause(coverage, "doc.2").reached
    assert place is not None
    assert place.file.endswith("clauses.yaml")


def test_cases_that_fail_prove_nothing(measure: Measure) -> None:
    wrong = LARGE.replace("large: yes", "large: no")
    assert proved(measure(wrong)) == {}


def test_a_broken_inventory_is_told_with_its_place(measure: Measure) -> None:
    with pytest.raises(InvalidPolicySetError) as caught:
        measure(LARGE, files={"doc/clauses.yaml": CLAUSES.replace("computable: no", "computable: maybe")})
    assert [fault.location.line for fault in caught.value.faults if fault.location] == [5]


def test_a_case_that_takes_facts_from_another_question_proves_its_clauses(measure: Measure) -> None:
    """What a required question decides is missed as much as the rules of the question itself."""
    more = (
        "format: 1\ndecisions:\n  after:\n"
        "    title: {zh: 后续, en: after}\n    requires: {big: size.large}\n"
        "    outputs: {go: {title: {zh: 去, en: go}, type: boolean}}\n"
        "    rules: [{id: go, when: {big: yes}, then: {go: yes}, clause: doc.20}]\n"
        "    otherwise: {id: stay, then: {go: no}, clause: doc.21}\n"
    )
    asked = SIZE.replace("doc.size", "doc.after")
    coverage = measure(
        f"{asked}, given: {{amount: 200元}}, expect: {{go: yes}}", files={"doc/after.yaml": more}
    )
    assert coverage.results[0].passed, coverage.results[0].message()
    assert set(proved(coverage)) == {"doc.1", "doc.5", "doc.20"}
