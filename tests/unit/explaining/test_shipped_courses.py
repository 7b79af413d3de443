"""Every case about time that travels with the library can be told, in both languages."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from crmpolicy.company import load_policy_set, shipped
from crmpolicy.engine import Decision, PolicySet
from crmpolicy.engine.course_point import CoursePoint
from crmpolicy.explaining import describe_trace, explain
from crmpolicy.testing import cases, judging, run_cases
from crmpolicy.wording import LANGUAGES

THIRD = 3
_CODE = re.compile(r"(?<![A-Za-z])(None|Outcome|Status|Refused\(|datetime|timedelta|\{|\}|`)")


def test_shipped_courses_are_told_without_a_word_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than two hundred decisions: duties, chains, lifecycles, of all five documents.

    Those of every third file of cases; the soak tells all.
    """
    courses = decided_in_cases(monkeypatch, *sorted(shipped().rglob("cases/**/*.yaml"))[::THIRD])
    assert len(courses) > 200
    documents = {document for policies, each in courses for document in documents_of(policies, each)}
    assert documents == set(load_policy_set("example-group").effective.documents)
    are_told(courses)


@pytest.mark.soak
def test_every_shipped_course_is_told_without_a_word_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    are_told(decided_in_cases(monkeypatch, shipped()))


def documents_of(policies: PolicySet, decision: Decision) -> set[str]:
    """Name the documents of a question."""
    return {table.document for table in policies.point(decision.subject).tables}


def decided_in_cases(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> list[tuple[PolicySet, Decision]]:
    """Give the decisions about time of the cases of some files or folders."""
    decided: list[tuple[PolicySet, Decision]] = []

    def remember(case: Any, policies: PolicySet) -> judging.Judged:
        judged = judging.judge(case, policies)
        if isinstance(judged.answer, Decision):
            decided.append((policies, judged.answer))
        return judged

    monkeypatch.setattr(cases, "judge", remember)
    run_cases(*paths)
    return [each for each in decided if isinstance(each[0].point(each[1].subject), CoursePoint)]


def are_told(courses: Sequence[tuple[PolicySet, Decision]]) -> None:
    """Tell decisions in both languages, and look for words that only programmers know."""
    for policies, decision in courses:
        for language in LANGUAGES:
            told = explain(policies, decision, language=language)
            assert _CODE.findall(told) == [], told
            assert describe_trace(policies, decision, language)
