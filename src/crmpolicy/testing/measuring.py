"""Measures what the cases of some files reach: one run, and another for each clause taken out."""

from pathlib import Path

from crmpolicy.testing.asked import Asked, ask
from crmpolicy.testing.boundaries import boundaries_taken
from crmpolicy.testing.cases import not_run, written_cases
from crmpolicy.testing.clauses_proved import clauses_proved
from crmpolicy.testing.coverage import Coverage
from crmpolicy.testing.finding import CaseFaultError, Finder
from crmpolicy.testing.results import CaseResult
from crmpolicy.testing.rules_reached import rules_reached


def measure_coverage(*paths: str | Path) -> Coverage:
    """Run all cases of some files and folders, and tell what of the documents they ask they reach.

    A rule is reached where it is among the reasons of a decision. A clause is reached only if some case fails
    once its encoding is taken out of the policies. A boundary step is reached where a case stands exactly at
    a value that a rule compares with, or just beside it. Cases that do not pass reach nothing.

    Args:
        paths: files of cases, or folders that are searched through for them.

    Raises:
        InvalidPolicySetError: with all faults of all files of cases, or of the clauses of a document.

    >>> from crmpolicy.company import shipped
    >>> coverage = measure_coverage(shipped() / "companies" / "cases" / "example-steel.yaml")
    >>> all(result.passed for result in coverage.results), any(each.reached for each in coverage.rules)
    (True, True)
    """
    results, asked = asked_in(*paths)
    return Coverage(results, rules_reached(asked), clauses_proved(asked), boundaries_taken(asked))


def asked_in(*paths: str | Path) -> tuple[tuple[CaseResult, ...], list[Asked]]:
    """Run all cases of some files and folders; give what became of each, and those that could be asked.

    Raises:
        InvalidPolicySetError: with all faults of all files of cases.
    """
    finder = Finder()
    results: list[CaseResult] = []
    asked: list[Asked] = []
    for file, cases in written_cases(*paths):
        for case in cases:
            try:
                found = ask(case, finder.policies(case, file))
            except CaseFaultError as stopped:
                results.append(not_run(case, stopped))
                continue
            asked.append(found)
            results.append(found.result)
    return tuple(results), asked
