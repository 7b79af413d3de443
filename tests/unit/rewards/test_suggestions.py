"""The calendar of one suggestion, and what an event makes of it, under the example group."""

import json
import pickle
from datetime import UTC, datetime
from pathlib import Path
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
    assert not [each.step for each in calendar.steps if each.soft]


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
    assert standing.may == ("commend", "put_off", "pay", "issue_order")
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
    assert standing.refused.at == at("06-29T10:00")
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


MERITS = {
    "original": True,
    "economic_value": True,
    "feasible": True,
    "useful_later": False,
    "effort_shown": True,
}
SCORED = {**MERITS, "suggestion_score": 95}
PAY = {"event": "pay", "by": "assembly"}


def test_moments_may_be_written_as_text() -> None:
    """As they stand in JSON: an opening in May makes the suggestion one of May."""
    opened = "2026-05-06T10:00:00+08:00"
    calendar = suggestion_calendar(GROUP, SUBMITTED, opened_at=at("05-06T10:00"))
    told = [{"event": "open", "at": opened}]
    assert suggestion_calendar(GROUP, SUBMITTED, happened=told) == calendar
    assert calendar["review"].due == at("05-29T17:30")


@pytest.mark.parametrize("moment", ["03-20T10:00", "03-21T09:00"])
def test_a_box_is_not_opened_before_the_suggestion_is_in_it(moment: str) -> None:
    """Reading H3: what is put in at the opening belongs to the next one."""
    for given in ({"opened_at": at(moment)}, {"happened": happened(("open", moment))}):
        with pytest.raises(FactsError) as caught:
            suggestion_calendar(GROUP, SUBMITTED, **given)
        assert [each.code for each in caught.value.faults] == ["event-opening-early"]


def test_a_calendar_follows_the_facts_of_the_award() -> None:
    """Without economic value there is no award to pay; facts that do not suffice are told."""
    steps = [each.step for each in suggestion_calendar(GROUP, SUBMITTED, facts=SCORED).steps]
    assert "pay" in steps
    worthless = {**SCORED, "economic_value": False}
    assert "pay" not in [each.step for each in suggestion_calendar(GROUP, SUBMITTED, facts=worthless).steps]
    with pytest.raises(FactsError):
        suggestion_calendar(GROUP, SUBMITTED, facts={"original": True})


def test_the_prize_follows_from_the_facts_of_the_award() -> None:
    """All merits and 95 marks: the prize is due, and it is paid."""
    announced = advance_suggestion(GROUP, HISTORY[:3], HISTORY[3], now=at("04-30T17:00"), facts=SCORED)
    assert announced.state("payment") == "due"
    assert announced.publish
    paid = advance_suggestion(GROUP, HISTORY, PAY, now=at("07-10T10:00"), facts=SCORED)
    assert paid.state("payment") == "paid"


def test_from_the_announcement_on_the_award_has_to_be_known() -> None:
    """Before, nobody knows it; afterwards, saying nothing is not saying that there is none."""
    adopted = advance_suggestion(GROUP, HISTORY[:2], HISTORY[2], now=at("04-28T10:00"))
    assert adopted.state("review_state") == "adopted"
    with pytest.raises(FactsError):
        advance_suggestion(GROUP, HISTORY[:3], HISTORY[3], now=at("04-30T17:00"))


def test_facts_of_a_bonus_are_not_asked_before_there_is_one() -> None:
    """What was expected is written down at adoption; the rest is known at the end."""
    effects = {"expected_effect": "5万元", "achieved_effect": "8万元"}
    paid = advance_suggestion(GROUP, HISTORY, PAY, now=at("07-10T10:00"), facts={**AWARD, **effects})
    assert paid.state("payment") == "paid"
    with pytest.raises(FactsError):
        advance_suggestion(
            GROUP, HISTORY, {"event": "grant_bonus"}, now=at("07-10T10:00"), facts={**AWARD, **effects}
        )


def test_without_a_score_nothing_is_announced() -> None:
    """Reading H7: the award is undecided."""
    facts = {**MERITS, "suggestion_score": None}
    standing = advance_suggestion(GROUP, HISTORY[:3], HISTORY[3], now=at("04-30T17:00"), facts=facts)
    assert standing.refused is not None
    assert (standing.refused.event, standing.refused.why) == ("announce", "refused-facts")
    assert standing.state("review_state") == "adopted"


@pytest.mark.parametrize("moment", [at("05-12T10:00"), "2027-01-01T09:00:00+08:00"])
def test_what_lies_ahead_has_not_happened(moment: Any) -> None:
    """It is refused, whatever it is; also where it stands in the history."""
    for history, event in (
        (HISTORY, {**PAY, "at": moment}),
        ([*HISTORY, {**PAY, "at": moment}], {"event": "commend"}),
    ):
        standing = advance_suggestion(GROUP, history, event, now=at("05-11T10:00"), facts=AWARD)
        assert standing.refused is not None
        assert (standing.refused.event, standing.refused.why) == ("pay", "refused-not-yet")
        assert standing.state("payment") == "due"
        assert standing.state("praise") == "due"


def test_the_event_that_fails_is_named() -> None:
    """A step told late leaves no room for one that came after it; an old refusal stands in the way."""
    late = {"event": "retain", "by": "committee", "at": at("04-27T10:00")}
    standing = advance_suggestion(GROUP, HISTORY, late, now=at("05-11T10:00"), facts=AWARD)
    assert standing.refused is not None
    assert (standing.refused.event, standing.refused.at) == ("adopt", at("04-28T10:00"))
    assert "handbook.dev.art19c" in standing.refused.clauses
    stale = [*HISTORY, {"event": "retain", "at": at("05-02T10:00")}]
    standing = advance_suggestion(GROUP, stale, {"event": "commend"}, now=at("05-11T10:00"), facts=AWARD)
    assert standing.refused is not None
    assert (standing.refused.event, standing.refused.at) == ("retain", at("05-02T10:00"))


def test_blanks_are_no_key_points() -> None:
    """Article 26 (2): somebody has to have written something."""
    ordered = [*HISTORY, {"event": "issue_order", "at": at("05-14T10:00"), "by": "committee"}]
    event = {"event": "return_order", "implementation_date": "2026-06-01", "key_points": " 　"}
    standing = advance_suggestion(GROUP, ordered, event, now=at("05-28T10:00"), facts=AWARD)
    assert standing.refused is not None
    assert standing.refused.why == "refused-lacks"


def test_the_last_extension_is_not_offered_again() -> None:
    """The example group allows two: what would be refused is not among what may come."""
    history = [HISTORY[0]]
    for month, day, offered in (("04", "20", True), ("05", "20", True), ("06", "22", False)):
        opened = {"event": "open", "at": at(f"{month}-{day}T15:00"), "by": "company"}
        standing = advance_suggestion(GROUP, history, opened, now=at(f"{month}-{day}T15:00"))
        assert ("retain" in standing.may) == offered
        history += [opened, {"event": "retain", "at": at(f"{month}-28T10:00"), "by": "committee"}]


def test_amounts_are_those_of_the_day_on_which_it_was_put_in(tmp_path: Path) -> None:
    """The assembly confirms by the values of the submission too."""
    file = tmp_path / "later.yaml"
    file.write_text(
        "format: 1\ncompany: later\ntitle: {zh: 例, en: later}\nextends: example-group\n"
        "parameters:\n  handbook.assembly_may_change_grade: yes\n"
        "  handbook.award_grade_2: {dated: [{value: 800元}, {from: 2026-06-01, value: 900元}]}\n",
        encoding="utf-8",
    )
    point = load_policy_set(str(file)).point("handbook.award_confirmation")
    facts = {"award": "grade_1", "award_amount": "1000元", "assembly_award": "grade_2"}
    for submitted, amount in (("03-21T09:00", 800), ("06-02T09:00", 900)):
        asked = {**facts, "events": happened(("submit", submitted))}
        assert point.evaluate(asked, now=at("07-10T10:00")).outcome["final_amount"] == amount


def test_a_paper_from_before_the_first_assembly_is_paid_by_the_next_one() -> None:
    """Reading H16: a month is named, and the period runs from it both ways."""
    submitted = datetime.fromisoformat("2002-01-01T09:00:00+08:00")
    paid = suggestion_calendar(GROUP, submitted)["pay"].due
    assert paid == datetime.fromisoformat("2002-04-10T17:30:00+08:00")
