"""The calendar of one suggestion, and what an event makes of it, under the example group."""

import json
import pickle
from datetime import UTC, datetime
from typing import Any

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.errors import FactsError, MissingParameterError, UnknownPointError
from crmpolicy.rewards import advance_suggestion, suggestion_calendar

GROUP = load_policy_set("example-group")
SUBMITTED = datetime.fromisoformat("2026-03-21T09:00:00+08:00")
STEPS = ("open", "review", "announce", "publish", "commend", "pay", "issue_order", "return_order")


def at(text: str) -> datetime:
    """Give a moment of 2026 in Shanghai."""
    return datetime.fromisoformat(f"2026-{text}:00+08:00")


def happened(*told: tuple[str, str]) -> list[dict[str, Any]]:
    """Write events with their moments."""
    return [{"event": name, "at": at(moment)} for name, moment in told]


def test_every_step_of_an_adopted_suggestion_is_told_in_order() -> None:
    """The days of the whole company, box opening and assembly, are no steps of it."""
    calendar = suggestion_calendar(GROUP, SUBMITTED)
    assert tuple(each.step for each in calendar.steps) == STEPS
    assert calendar["review"].due == at("04-30T17:30").astimezone(UTC)
    assert (calendar["review"].who, calendar["review"].forecast) == ("committee", True)
    assert calendar["issue_order"].clauses == ("handbook.dev.art26.1b",)
    assert [each.step for each in calendar.steps if each.soft] == ["commend"]


def test_a_step_that_a_suggestion_does_not_have_is_not_there() -> None:
    """What is declined without award is announced, and that is all."""
    facts = {"review_decision": "declined", "award": "none"}
    calendar = suggestion_calendar(GROUP, SUBMITTED, facts=facts)
    assert tuple(each.step for each in calendar.steps) == ("open", "review", "announce")
    with pytest.raises(KeyError, match="pay"):
        calendar["pay"]


def test_the_moment_of_the_opening_may_be_given() -> None:
    """A box opened in May, after the day it should have been, makes the suggestion one of May."""
    calendar = suggestion_calendar(GROUP, SUBMITTED, opened_at=at("05-06T10:00"))
    assert calendar["open"].done_at == at("05-06T10:00")
    assert calendar["review"].due == at("05-29T17:30")
    assert calendar["issue_order"].due == at("06-15T17:30")
    told = suggestion_calendar(GROUP, SUBMITTED, happened=happened(("open", "05-06T10:00")))
    assert told == calendar


def test_steps_follow_what_really_happened() -> None:
    """Kept back in April, adopted in May, ordered in June."""
    events = happened(
        ("open", "04-20T15:00"), ("retain", "04-28T10:00"), ("open", "05-20T15:00"), ("adopt", "05-27T10:00")
    )
    calendar = suggestion_calendar(GROUP, SUBMITTED, happened=events)
    assert calendar["review"].done_at == at("05-27T10:00")
    assert calendar["issue_order"].due == at("06-15T17:30")
    assert not calendar["issue_order"].forecast


def test_what_lies_in_a_year_without_published_holidays_is_provisional() -> None:
    """A suggestion of November is paid in January."""
    calendar = suggestion_calendar(GROUP, at("11-21T09:00"))
    assert {each.step for each in calendar.steps if each.provisional} == {
        "commend", "pay", "issue_order", "return_order",
    }  # fmt: skip


def test_a_calendar_is_plain_data() -> None:
    """Equal for equal questions; it can be hashed, pickled and written as JSON."""
    calendar = suggestion_calendar(GROUP, SUBMITTED)
    again = suggestion_calendar(GROUP, SUBMITTED)
    assert (calendar, hash(calendar)) == (again, hash(again))
    assert pickle.loads(pickle.dumps(calendar)) == calendar  # noqa: S301 - our own data
    told = json.loads(json.dumps(calendar.to_dict()))
    assert told["steps"][0]["due"] == "2026-04-20T07:00:00+00:00"
    assert (told["company"], told["zone"]) == ("example-group", "Asia/Shanghai")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"facts": {"award": "grade_9"}}, "fact-"),
        ({"happened": [{"event": "opend", "at": SUBMITTED}]}, "event-"),
    ],
)
def test_faults_are_told(given: dict[str, Any], code: str) -> None:
    """A misspelt word or event is no silent default."""
    with pytest.raises(FactsError) as caught:
        suggestion_calendar(GROUP, SUBMITTED, **given)
    assert any(each.code.startswith(code) for each in caught.value.faults)


def test_a_moment_without_zone_is_refused() -> None:
    """Nobody guesses a zone."""
    with pytest.raises(FactsError):
        suggestion_calendar(GROUP, SUBMITTED.replace(tzinfo=None))


def test_without_the_handbook_there_is_no_answer() -> None:
    """A company that has not adopted it, or has not filled it."""
    with pytest.raises(UnknownPointError):
        suggestion_calendar(load_policy_set("example-steel"), SUBMITTED)
    with pytest.raises(MissingParameterError):
        suggestion_calendar(load_policy_set("handbook"), SUBMITTED)


HISTORY = [
    {"event": "submit", "at": SUBMITTED, "by": "employee"},
    {"event": "open", "at": at("04-20T15:00"), "by": "company"},
    {"event": "adopt", "at": at("04-28T10:00"), "by": "committee"},
    {"event": "announce", "at": at("04-30T17:00"), "by": "committee"},
]
AWARD = {"award": "grade_2"}


def test_an_event_that_is_taken_gives_the_new_standing() -> None:
    """With its clauses, who is told, what may come next and what is still due."""
    standing = advance_suggestion(GROUP, HISTORY[:3], HISTORY[3], now=at("04-30T17:00"), facts=AWARD)
    assert standing.refused is None
    assert standing.state("review_state") == "announced"
    assert standing.told == ("employee",)
    assert standing.may == ("commend", "pay", "issue_order")
    assert "handbook.dev.art24.2" in standing.clauses
    assert {"commend", "pay", "issue_order"} <= {each.step for each in standing.due}
    with pytest.raises(KeyError):
        standing.state("nothing")


def test_an_event_without_moment_happens_now() -> None:
    """The caller need not say it twice."""
    standing = advance_suggestion(
        GROUP, HISTORY, {"event": "commend", "by": "company"}, now=at("05-11T10:00"), facts=AWARD
    )
    assert standing.state("praise") == "commended"


@pytest.mark.parametrize(
    ("event", "why", "clause"),
    [
        ({"event": "adopt", "by": "committee"}, "refused-not-from-here", "handbook.dev.art19c"),
        ({"event": "pay", "by": "committee"}, "refused-not-by", "handbook.dev.art21c"),
        (
            {"event": "return_order", "by": "department_manager"},
            "refused-not-from-here",
            "handbook.dev.art26.2a",
        ),
    ],
)
def test_an_event_that_is_refused_says_why_and_by_which_clause(
    event: dict[str, Any], why: str, clause: str
) -> None:
    """The standing is that of before."""
    standing = advance_suggestion(GROUP, HISTORY, event, now=at("05-11T10:00"), facts=AWARD)
    assert standing.refused is not None
    assert standing.refused.why == why
    assert clause in standing.refused.clauses
    assert standing.state("review_state") == "announced"
    assert standing.clauses == ()


def test_an_order_that_lacks_its_key_points_does_not_come_back() -> None:
    """Article 26: date and key points."""
    ordered = [*HISTORY, {"event": "issue_order", "at": at("05-14T10:00"), "by": "committee"}]
    event = {"event": "return_order", "by": "department_manager", "implementation_date": "2026-06-01"}
    standing = advance_suggestion(GROUP, ordered, event, now=at("05-28T10:00"), facts=AWARD)
    assert standing.refused is not None
    assert standing.refused.why == "refused-lacks"
    assert standing.state("implementation") == "ordered"


def test_the_third_time_a_suggestion_is_not_kept_back_again() -> None:
    """The example group allows two extensions; what is refused is the event that comes."""
    history = [HISTORY[0]]
    for month in ("04", "05"):
        history += [
            {"event": "open", "at": at(f"{month}-20T15:00"), "by": "company"},
            {"event": "retain", "at": at(f"{month}-28T10:00"), "by": "committee"},
        ]
    history.append({"event": "open", "at": at("06-22T15:00"), "by": "company"})
    coming = {"event": "retain", "by": "committee"}
    standing = advance_suggestion(GROUP, history, coming, now=at("06-29T10:00"))
    assert standing.refused is not None
    assert (standing.refused.event, standing.refused.why) == ("retain", "refused-facts")
    assert standing.state("review_state") == "under_review"


def test_the_first_event_by_the_wrong_person_leaves_it_where_it_begins() -> None:
    """The company does not write suggestions."""
    standing = advance_suggestion(GROUP, [], {"event": "submit", "by": "company"}, now=SUBMITTED)
    assert standing.refused is not None
    assert standing.state("review_state") == "not_submitted"


def test_nothing_can_be_asked_before_the_paper_is_in_the_box() -> None:
    """Whose values count is not known before."""
    with pytest.raises(FactsError):
        advance_suggestion(GROUP, [], {"event": "open"}, now=SUBMITTED)
