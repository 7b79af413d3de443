"""Laws of how customers are won (22 to 24), and of every lifecycle that is shipped."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import event as note
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.policy.lifecycles import AT_REST, Lifecycle
from tests.oracle.shipped import loaded
from tests.property.histories import LAW, MINUTE, company, receipts
from tests.property.histories import ask as ask_at

Values = Mapping[str, Any]
Facts = Mapping[str, Any]
Events = list[tuple[Any, ...]]

PIPELINES: Mapping[str, Mapping[str, Any]] = {
    "handbook.new_customer_pipeline": {
        "background": "五金批发",
        "unclear_points": ["资金来源"],
        "trouble_found": "欠款",
        "given_code": "C-17",
        "payment_method": "电汇",
    },
    "key_accounts.new_customer_pipeline": {
        "prospect_source": "fair",
        "prospect_size": "大",
        "prospect_need": "明确",
        "prospect_potential": "高",
        "visit_plan": "三月",
        "first_intent": "试用",
        "follow_up_team": ["甲"],
        "follow_up_plan": "四月",
        "rights_duties": "合同附件",
        "cooperation_terms": "合同附件",
        "agreed_price": "10万元",
        "delivery_time": "2026-06-30",
        "legal_opinion": "无异议",
    },
}
ENDS = {
    "handbook.new_customer_pipeline": ("work", "won"),
    "key_accounts.new_customer_pipeline": ("development", "contracted"),
}
RESTING = (
    "contact_customer",
    "find_unclear",
    "end_investigation",
    "apply",
    "approve",
    "start_development",
    "register_customer",
    "first_deal",
)
ASIDE = ("request_stop", "return", "refuse", "find_unclear")
READY: Facts = {"eligible": True, "points_unclear": 0, "application_complete": True}
usually = st.sampled_from([True, True, True, False])
prospects: st.SearchStrategy[Facts] = st.fixed_dictionaries(
    {"eligible": usually, "points_unclear": st.sampled_from([0, 0, 0, 2]), "application_complete": usually}
)


def course_of(question: str) -> Lifecycle:
    """Give the course of a lifecycle."""
    course = company({}).point(question).tables[0].course
    assert isinstance(course, Lifecycle)
    return course


def standing(question: str, events: Events, at: datetime, facts: Facts) -> dict[str, Any]:
    """Tell where a case stands."""
    return ask_at(company({}), question, events, at, facts)


def detailed(question: str, name: str) -> Mapping[str, Any]:
    """Give the details that an event has to carry."""
    needs = {need for move in course_of(question).moves if move.event == name for need in move.needs}
    return {need: PIPELINES[question][need] for need in (each.rpartition(".")[2] for each in needs)}


def straight_on(question: str, facts: Facts, events: Events, at: datetime, steps: int) -> datetime:
    """Let happen what leads on: of what may come next always what has happened least, ways aside left out."""
    for _ in range(steps):
        at += MINUTE
        names = [each[0] for each in events]
        may = standing(question, events, at, facts)["may"]
        ways = [name for name in may if name not in ASIDE]
        if ways:
            name = min(ways, key=names.count)
            events.append((name, at, None, detailed(question, name)))
    return at


@st.composite
def walks(draw: st.DrawFn, question: str) -> tuple[Facts, Events]:
    """Draw a case to which mostly happens what may come next, and sometimes what may not."""
    facts = draw(prospects) if question.startswith("hand") else {}
    names = sorted({move.event for move in course_of(question).moves})
    events: Events = []
    at = straight_on(question, facts, events, draw(receipts), draw(st.integers(0, 13)))
    for _ in range(draw(st.integers(0, 5))):
        at += MINUTE
        may = standing(question, events, at, facts)["may"]
        name = draw(st.sampled_from(may if may and draw(st.integers(0, 11)) else names))
        if not draw(st.integers(0, 7)):
            name = draw(st.sampled_from(names))
        details = detailed(question, name) if draw(st.integers(0, 15)) else {}
        events.append((name, at, None, details))
    return facts, events


def taken_of(question: str, facts: Facts, events: Events) -> tuple[list[str], dict[str, Any]]:
    """Name the events that were accepted, and where the case stands after them."""
    at = events[-1][1] if events else datetime(2026, 3, 2, 1, tzinfo=UTC)
    answer = standing(question, events, at, facts)
    refused = answer["refused"]
    return [each[0] for each in events if refused is None or each[1] < refused.at], answer


@LAW
@given(st.data())
def test_nobody_is_developed_before_consent_or_contacted_while_a_stop_is_requested(
    data: st.DataObject,
) -> None:
    """23: nor approved who is not eligible; what is unclear is investigated again; a stop is for good."""
    question = "handbook.new_customer_pipeline"
    facts, events = data.draw(walks(question))
    taken, answer = taken_of(question, facts, events)
    note(answer["work"])
    frozen = False
    for place, name in enumerate(taken):
        if name == "request_stop":
            frozen = True
        elif name in ("confirm_stop", "dismiss_stop"):
            frozen = False
        assert not (frozen and name in RESTING)
        if name == "end_investigation":
            assert facts["points_unclear"] == 0
        if name == "apply":
            assert facts["application_complete"]
            rounds = [each for each in taken[:place] if each in ("find_unclear", "end_investigation")]
            assert rounds[-1] == "end_investigation"
        if name == "start_development":
            assert "approve" in taken[:place]
            assert "hand_out_material" in taken[:place]
        if name == "approve":
            assert facts["eligible"]
        if name in ("confirm_stop", "refuse", "first_deal"):
            assert place == len(taken) - 1
    if answer["talks"] == "frozen":
        assert "contact_customer" not in answer["may"]
        assert "start_development" not in answer["may"]


@LAW
@given(st.data())
def test_a_key_account_is_contracted_only_after_terms_proposals_and_a_visit(data: st.DataObject) -> None:
    """23, K2: in the order of the document, whatever else happens."""
    question = "key_accounts.new_customer_pipeline"
    facts, events = data.draw(walks(question))
    taken, answer = taken_of(question, facts, events)
    note(answer["development"])
    order = (
        "first_visit",
        "reach_intent",
        "form_team",
        "technical_proposal",
        "open_talks",
        "settle_terms",
        "sign_contract",
    )
    for place, name in enumerate(taken):
        if name in order[1:]:
            assert order[order.index(name) - 1] in taken[:place]
    if answer["development"] == "contracted":
        assert {*order, "commercial_proposal"} <= set(taken)


@pytest.mark.parametrize("question", sorted(PIPELINES))
def test_a_case_in_which_all_goes_well_comes_to_its_end(question: str) -> None:
    """Always by the event that has happened least of those that may come next."""
    events: Events = []
    facts = READY if question.startswith("hand") else {}
    at = straight_on(question, facts, events, datetime(2026, 3, 2, 1, tzinfo=UTC), 40)
    track, end = ENDS[question]
    assert standing(question, events, at, facts)[track] == end


LIFECYCLES = sorted(
    key
    for key, table in loaded("example-group").effective.tables.items()
    if isinstance(table.course, Lifecycle)
)


def onward(course: Lifecycle, case: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """Give where a case can go next, whatever the facts are: a final state of one track ends it."""
    tracks = [track.id for track in course.tracks]
    now = dict(zip(tracks, case, strict=True))
    states = {track.id: {state.id: state for state in track.states} for track in course.tracks}
    if any(states[track][state].final for track, state in now.items()):
        return
    for move in course.moves:
        fits = (
            now[track] in named or (AT_REST in named and states[track][now[track]].rest)
            for track, named in move.start
        )
        if all(fits):
            after = {**now, **dict(move.to)}
            yield tuple(after[track] for track in tracks)


@pytest.mark.parametrize("question", LIFECYCLES)
def test_every_state_of_a_shipped_lifecycle_can_be_reached_and_left(question: str) -> None:
    """No state without exit but the final ones and those at rest, and none that no case comes to."""
    course = loaded("example-group").effective.tables[question].course
    assert isinstance(course, Lifecycle)
    start = tuple(next(state.id for state in track.states if state.start) for track in course.tracks)
    seen, waiting = {start}, [start]
    left: set[tuple[str, str]] = set()
    while waiting:
        case = waiting.pop()
        for after in onward(course, case):
            left |= {
                (track.id, one)
                for track, one, other in zip(course.tracks, case, after, strict=True)
                if one != other
            }
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    for place, track in enumerate(course.tracks):
        for state in track.states:
            assert any(case[place] == state.id for case in seen), f"{track.id} never comes to {state.id}"
            assert state.final or state.rest or (track.id, state.id) in left, f"{state.id} has no exit"


@pytest.mark.parametrize("question", LIFECYCLES)
def test_from_everywhere_in_a_shipped_lifecycle_an_end_can_be_reached(question: str) -> None:
    """An end is a final state or one where every track is at rest; a lifecycle without either has none."""
    course = loaded("example-group").effective.tables[question].course
    assert isinstance(course, Lifecycle)
    start = tuple(next(state.id for state in track.states if state.start) for track in course.tracks)
    ways: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    waiting = [start]
    while waiting:
        case = waiting.pop()
        if case not in ways:
            ways[case] = set(onward(course, case))
            waiting += ways[case]
    states = [{state.id: state for state in track.states} for track in course.tracks]

    def is_end(case: tuple[str, ...]) -> bool:
        here = [states[place][name] for place, name in enumerate(case)]
        return any(state.final for state in here) or all(state.rest for state in here)

    ended = {case for case in ways if is_end(case)}
    assert ended, "this lifecycle never ends"
    while True:
        more = {case for case, after in ways.items() if case not in ended and after & ended}
        if not more:
            break
        ended |= more
    assert ended == set(ways)
