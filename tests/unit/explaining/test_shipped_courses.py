"""Every case about time that travels with the library can be told, in both languages."""

import re
from pathlib import Path
from typing import Any

import pytest

from crmpolicy.company import shipped
from crmpolicy.engine import Decision, PolicySet
from crmpolicy.engine.course_point import CoursePoint
from crmpolicy.explaining import describe_trace, explain
from crmpolicy.testing import cases, judging, run_cases
from crmpolicy.wording import LANGUAGES

_CODE = re.compile(r"(?<![A-Za-z])(None|Outcome|Status|Refused\(|datetime|timedelta|\{|\}|`)")


def test_every_shipped_course_is_told_without_a_word_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than two hundred decisions: duties, chains, lifecycles, of all five documents."""
    decided: list[tuple[PolicySet, Decision]] = []

    def remember(case: Any, policies: PolicySet) -> judging.Judged:
        judged = judging.judge(case, policies)
        if isinstance(judged.answer, Decision):
            decided.append((policies, judged.answer))
        return judged

    monkeypatch.setattr(cases, "judge", remember)
    run_cases(Path(shipped()))
    courses = [each for each in decided if isinstance(each[0].point(each[1].subject), CoursePoint)]
    assert len(courses) > 200
    for policies, decision in courses:
        for language in LANGUAGES:
            told = explain(policies, decision, language=language)
            assert _CODE.findall(told) == [], told
            assert describe_trace(policies, decision, language)
