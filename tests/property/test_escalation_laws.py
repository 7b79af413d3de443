"""Laws of escalation and of ends under the shipped policies (IE1 to IE4), whatever values a company gives."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import event as note
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.engine import PolicySet
from crmpolicy.errors import InvalidPolicySetError
from crmpolicy.policy.lifecycles import Lifecycle
from tests.property.histories import LAW, MINUTE, TOPICS, ask, company, drawn, receipts

LEVELS = ("front_line", "account_manager", "director")
OWNERS = ("front_line", "account_manager", "sales_director")
QUESTION = "lighting.complaint_escalation"
Events = list[tuple[Any, ...]]
STEP = timedelta(microseconds=1)


def values(random: Random) -> Mapping[str, Any]:
    """Make stays in hours, working hours and working days, and the level of what touches major decisions."""
    units = ("min", "h", "working hours", "working days", "days")

    def term() -> str:
        return f"{random.randint(1, 5)} {random.choice(units)}"

    names = ("front_line_dwell", "manager_dwell", "director_dwell")
    stays = {f"lighting.{name}": term() for name in names}
    return {**stays, "lighting.special_level": random.choice(LEVELS)}


VALUES = drawn(values, 14)
companies = st.sampled_from(VALUES).map(company)
complaints = st.fixed_dictionaries(
    {"topic": st.sampled_from(TOPICS), "touches_major_decision": st.booleans()}
)


@st.composite
def lives(draw: st.DrawFn) -> Events:
    """Draw what happens to a complaint within some weeks, in order; perhaps it is solved or closed."""
    at = draw(receipts)
    events: Events = [("receive", at)]
    paused = False
    for _ in range(draw(st.integers(0, 6))):
        at += draw(st.integers(1, 4 * 24 * 60)) * MINUTE
        name = draw(st.sampled_from(["hand_up", "hand_up", "pause", "hand_up", "solve", "close", "respond"]))
        if name == "pause":
            name, paused = ("resume", False) if paused else ("pause", True)
        events.append((name, at))
        if name in ("solve", "close"):
            break
    return events


def stand(policies: PolicySet, events: Events, now: datetime, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Tell where a complaint stands."""
    return ask(policies, QUESTION, [each for each in events if each[1] <= now], now, facts)


def place(answer: Mapping[str, Any]) -> int:
    """Number the level; an end lies above them all."""
    return LEVELS.index(answer["level"]) if answer["level"] is not None else len(LEVELS)


def turns(policies: PolicySet, events: Events, facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Ask whenever something happens or the case moves up, until nothing more does or is refused."""
    now, answers = events[0][1], []
    while True:
        answers.append(stand(policies, events, now, facts))
        if answers[-1]["refused"]:
            return answers  # nothing is guessed from what follows, so a pause may last for ever
        names = [name for name, at, *_ in events if at <= now and name in ("pause", "resume")]
        move = None if names[-1:] == ["pause"] else answers[-1]["next_move_at"]
        later = [at for _, at, *_ in events if at > now] + ([move + STEP] if move is not None else [])
        if not later:
            return answers
        now = max(now + STEP, min(later))


@LAW
@given(companies, lives(), complaints)
def test_a_complaint_rises_step_by_step_and_never_comes_down(
    policies: PolicySet, events: Events, facts: Mapping[str, Any]
) -> None:
    """IE1: asked after every change; only an end is reached from anywhere, and it is for ever."""
    answers = turns(policies, events, facts)
    for before, after in pairwise(answers):
        step = place(after) - place(before)
        assert step in (0, 1) or (after["state"] != "open" and step > 0)
        assert after["since"] >= before["since"]
    if answers[-1]["state"] == "open" and not answers[-1]["refused"]:
        assert answers[-1]["level"] == "director" or answers[-1]["next_move_at"] is None or is_paused(events)


def is_paused(events: Events) -> bool:
    """Tell whether a case stands still after all that has happened."""
    return [name for name, *_ in events if name in ("pause", "resume")][-1:] == ["pause"]


@LAW
@given(companies, lives(), complaints)
def test_nobody_has_a_complaint_twice_and_the_director_has_it_last(
    policies: PolicySet, events: Events, facts: Mapping[str, Any]
) -> None:
    """IE1: left alone, a case that goes on ends up with the director, and no owner comes again."""
    open_ones = [each for each in turns(policies, events, facts) if each["state"] == "open"]
    owners = [owner for owner, _ in groupby(each["owner"] for each in open_ones)]
    assert len(owners) == len(set(owners))
    begun = [*events, ("resume", events[-1][1] + MINUTE)] if is_paused(events) else events
    after = stand(policies, begun, begun[-1][1] + timedelta(days=45), facts)
    assert after["refused"] or after["state"] != "open" or after["owner"] == "sales_director"


@LAW
@given(st.sampled_from(VALUES), lives(), complaints, st.integers(0, 30 * 24 * 60))
def test_an_open_complaint_has_exactly_one_owner(
    values: Mapping[str, Any], events: Events, facts: Mapping[str, Any], minutes: int
) -> None:
    """IE2: the role of its level, for every topic and decision; never a level below what those ask for."""
    answer = stand(company(values), events, events[0][1] + minutes * MINUTE, facts)
    assert (answer["state"] == "open") == (answer["owner"] is not None) == (answer["level"] is not None)
    if answer["owner"] is not None:
        assert answer["owner"] == OWNERS[place(answer)]
    special = LEVELS.index(values["lighting.special_level"]) if facts["touches_major_decision"] else 0
    assert place(answer) >= max(special, 2 if facts["topic"] == "quality" else 0)


@LAW
@given(companies, lives(), complaints, st.integers(0, 20 * 24 * 60))
def test_a_topic_never_lowers_the_level(
    policies: PolicySet, events: Events, facts: Mapping[str, Any], minutes: int
) -> None:
    """IE1: whatever is special about a complaint, it stands no lower than one that is not."""
    now = events[0][1] + minutes * MINUTE
    plain = stand(policies, events, now, {"topic": "other", "touches_major_decision": False})
    special = stand(policies, events, now, facts)
    if not plain["refused"] and not special["refused"]:
        assert place(special) >= place(plain)


@pytest.mark.parametrize("topic", [*TOPICS, "发票抬头"])
def test_every_topic_has_a_team_and_a_department(topic: str) -> None:
    """IE2: the maps from topics are total; a word that nobody knows counts as another topic."""
    policies, now = company({}), datetime(2026, 3, 2, 1, tzinfo=UTC)
    team = policies.point("lighting.after_sales_team").evaluate({"topic": topic}, now=now)
    department = policies.point("relationship.opinion_routing").evaluate({"topic": topic}, now=now)
    assert team.outcome["team"] in policies.effective.role_titles
    assert department.outcome["department"]


@pytest.mark.parametrize("name", ["front_line_dwell", "manager_dwell", "director_dwell"])
def test_every_stay_has_a_length(name: str) -> None:
    """IE4: nought is refused."""
    with pytest.raises(InvalidPolicySetError):
        company({f"lighting.{name}": "0 min"})


def test_no_customer_waits_longer_for_the_next_level_than_another() -> None:
    """IE4: who the customer is plays no part, so a key customer waits no longer."""
    asked = {fact.key for fact in company({}).point(QUESTION).reach()}
    assert asked == {"events", "topic", "touches_major_decision"}


ROLES = ("service_specialist", "responsible_department", "sales_director", "after_sales_engineer", None)
FLAGS = st.sampled_from([True, False, None])
FACTS: Mapping[str, st.SearchStrategy[dict[str, Any]]] = {
    "steel.complaint_case": st.fixed_dictionaries({"customer_satisfied": FLAGS}),
    "lighting.after_sales_case": st.fixed_dictionaries(
        {"customer_confirmed": FLAGS, "topic": st.sampled_from(TOPICS), "after_sales": st.just(value=True)}
    ),
    "lighting.return_case": st.fixed_dictionaries(
        {"return_eligible": st.booleans(), "return_kind": st.sampled_from(["exchange", "refund"])}
    ),
}


ENDS = {
    "steel.complaint_case": {"closed"},
    "lighting.after_sales_case": {"solved"},
    "lighting.return_case": {"shipped", "refunded", "refused"},
}


def names_of(question: str) -> list[str]:
    """Name the events of which a lifecycle speaks."""
    course = company({}).point(question).tables[0].course
    assert isinstance(course, Lifecycle)
    return sorted({move.event for move in course.moves})


def begun(question: str, at: datetime) -> Events:
    """Give the event that begins a case, where it has one."""
    return [] if question == "lighting.return_case" else [("receive", at)]


def straight_on(question: str, facts: Mapping[str, Any], events: Events, steps: int) -> datetime:
    """Let happen, step by step, what may come next; of several that which is declared first."""
    at = events[-1][1] if events else datetime(2026, 3, 2, 1, tzinfo=UTC)
    for _ in range(steps):
        at += MINUTE
        events += [(name, at) for name in ask(company({}), question, events, at, facts)["may"][:1]]
    return at


@st.composite
def paths(draw: st.DrawFn, question: str) -> tuple[dict[str, Any], Events, datetime]:
    """Draw a case and let things happen to it, mostly what may come next."""
    facts = draw(FACTS[question])
    events = begun(question, draw(receipts))
    at = straight_on(question, facts, events, draw(st.sampled_from(range(9))))
    for _ in range(draw(st.integers(0, 4))):
        at += draw(st.integers(1, 2000)) * MINUTE
        may = ask(company({}), question, events, at, facts)["may"]
        names = may if may and draw(st.integers(0, 9)) else names_of(question)
        by = draw(st.sampled_from(ROLES)) if not draw(st.integers(0, 3)) else None
        details = {"reason": "无法满足"} if draw(st.booleans()) else {}
        events.append((draw(st.sampled_from(names)), at, by, details))
    return facts, events, at


@pytest.mark.parametrize("question", sorted(ENDS))
@LAW
@given(st.data())
def test_what_is_closed_was_solved_and_confirmed_or_closed_by_authority(
    question: str, data: st.DataObject
) -> None:
    """IE3: whatever happens, in whatever order; what has ended goes no further."""
    facts, events, now = data.draw(paths(question))
    answer = ask(company({}), question, events, now, facts)
    refused = answer["refused"]
    taken = [each for each in events if refused is None or each[1] < refused.at]
    note(answer["state"])
    if answer["state"] in ENDS[question]:
        assert answer["may"] == ()
        IS_RIGHT[question](facts, taken)


def is_closed_rightly(facts: Mapping[str, Any], taken: Events) -> None:
    """A solution was reported; the customer is content, or the director says why it is closed anyway."""
    name, _, by, details = (*taken[-1], None, {})[:4]
    assert "solution" in [each[0] for each in taken]
    if name == "close":
        assert facts["customer_satisfied"] is True
    else:
        assert name == "close_authorised"
        assert by in (None, "sales_director")
        assert "reason" in details


def is_solved_rightly(facts: Mapping[str, Any], taken: Events) -> None:
    """A result was reported, and the customer confirms it."""
    assert taken[-1][0] == "confirm"
    assert facts["customer_confirmed"] is True
    assert "report" in [each[0] for each in taken]


def is_returned_rightly(facts: Mapping[str, Any], taken: Events) -> None:
    """What meets the conditions is exchanged or refunded as was asked, all else is refused."""
    wanted = {"exchange": "ship", "refund": "refund"}[facts["return_kind"]]
    assert taken[-1][0] == (wanted if facts["return_eligible"] else "refuse")


IS_RIGHT = {
    "steel.complaint_case": is_closed_rightly,
    "lighting.after_sales_case": is_solved_rightly,
    "lighting.return_case": is_returned_rightly,
}


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("steel.complaint_case", {"customer_satisfied": True}),
        ("lighting.after_sales_case", {"customer_confirmed": True, "topic": "fault", "after_sales": True}),
        ("lighting.return_case", {"return_eligible": True, "return_kind": "refund"}),
        ("lighting.return_case", {"return_eligible": False, "return_kind": "refund"}),
    ],
)
def test_a_case_in_which_all_goes_well_comes_to_its_end(question: str, facts: Mapping[str, Any]) -> None:
    events = begun(question, datetime(2026, 3, 2, 1, tzinfo=UTC))
    now = straight_on(question, facts, events, 9)
    assert ask(company({}), question, events, now, facts)["state"] in ENDS[question]


@LAW
@given(
    receipts,
    st.sampled_from(["sales_supervisor", "sales_manager", "sales_staff"]),
    st.lists(st.sampled_from(["sales_supervisor", "sales_manager", None]), max_size=4),
)
def test_nobody_signs_a_report_of_their_own(
    receipt: datetime, author: str, signers: list[str | None]
) -> None:
    """IE1, IE2: a report goes up one post at a time, and only others sign it."""
    events: Events = [("file_report", receipt, author)]
    events += [("approve", receipt + (place + 1) * MINUTE, by) for place, by in enumerate(signers)]
    answer = ask(company({}), "handbook.report_signoff", events, events[-1][1], {})
    refused = answer["refused"]
    taken = [by for _, at, by in events[1:] if refused is None or at < refused.at]
    assert author not in taken
    assert (answer["state"] == "open") == (answer["owner"] is not None)
    if answer["state"] == "signed":
        assert len(taken) == (1 if author == "sales_supervisor" else 2)
