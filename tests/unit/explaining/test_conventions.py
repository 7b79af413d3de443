"""How a course counts, in words: every convention is told as it is declared."""

from dataclasses import replace
from typing import Any, get_args

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.explaining.calling import Caller
from crmpolicy.explaining.conventions import conventions
from crmpolicy.explaining.telling import Teller
from crmpolicy.policy import calendars, duties
from crmpolicy.policy.duties import Duties
from crmpolicy.wording import LANGUAGES, Language
from tests.unit.explaining.small_courses import workshop

CHOICES = {
    "starting_day": duties.StartingDay,
    "day_ends": duties.DayEnds,
    "at_closing": duties.AtClosing,
    "off_day": duties.OffDay,
    "month_end": duties.MonthEnd,
    "first_due": duties.FirstDue,
    "done_by": duties.DoneBy,
    "beyond_horizon": calendars.BeyondHorizon,
    "month_of": duties.MonthOf,
}


@pytest.fixture(scope="module")
def policies() -> PolicySet:
    return workshop()


def told(policies: PolicySet, point: str, language: Language, **counting: Any) -> list[str]:
    (table,) = policies.point(point).tables
    course: Any = table.course
    if counting:
        course = replace(course, counting=replace(course.counting, **counting))
    teller = Teller.of(policies.effective, [table], language)
    return conventions(Caller.of(teller, policies.effective, [table]), replace(table, course=course))


@pytest.mark.parametrize("name", sorted(CHOICES))
def test_each_choice_of_a_convention_has_a_sentence_of_its_own(policies: PolicySet, name: str) -> None:
    for language in LANGUAGES:
        every = [
            tuple(told(policies, "handling", language, not_started="forecast", **{name: choice}))
            for choice in get_args(CHOICES[name])
        ]
        assert len(set(every)) == len(every) > 1
        assert len({len(each) for each in every}) == 1


def test_what_no_rule_needs_is_not_told(policies: PolicySet) -> None:
    """Where nothing comes back there is no first period to speak of."""
    (table,) = policies.point("handling").tables
    (part,) = table.parts
    course: Any = table.course
    assert isinstance(course, Duties)
    rules = tuple(rule for rule in part.rules if rule.id in ("answer", "repair"))
    fewer = replace(table, parts=(replace(part, rules=rules),))
    teller = Teller.of(policies.effective, [fewer], "en")
    lines = conventions(Caller.of(teller, policies.effective, [fewer]), fewer)
    assert not any("full period" in line or "lacks the day" in line for line in lines)
    assert any("A limit in days" in line for line in lines)


def test_a_chain_tells_whose_level_is_passed_over(policies: PolicySet) -> None:
    assert "Whoever started the case cannot approve it" in told(policies, "signing", "en")
