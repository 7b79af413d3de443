"""A lifecycle in sentences: where it stands, the way so far, what may come next, what was not taken."""

from collections.abc import Iterator
from typing import Final

from crmpolicy.engine.courses.lifecycle import is_nobodys, lifecycle_state, roles_of
from crmpolicy.engine.courses.outcomes import Voice as Followed
from crmpolicy.engine.courses.states import LifecycleState
from crmpolicy.engine.courses.tracks import fits, is_final
from crmpolicy.explaining.calling import Caller
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.course_says import states_words
from crmpolicy.explaining.refusals import refusal
from crmpolicy.policy.lifecycles import Lifecycle
from crmpolicy.wording import Words

_CLAUSES: Final = Words("；", "; ")


def lifecycle_summary(case: Case, course: Lifecycle) -> str:
    """Word in a line the state of each track; of a single one the state alone."""
    states = {track.id: case.decision.outcome[track.id] for track in course.tracks}
    if len(course.tracks) == 1:
        return states_words(case.caller, course, states)
    tracks = (
        case.teller.say(
            "lifecycle-track",
            track=case.teller.spoken(track.title),
            state=states_words(case.caller, course, {track.id: states[track.id]}),
        )
        for track in course.tracks
    )
    return case.teller.spoken(_CLAUSES).join(tracks)


def lifecycle_lines(case: Case, followed: Followed) -> list[str]:
    """Word where a case stands in its lifecycle, a line each."""
    course = followed.course
    if not isinstance(course, Lifecycle):
        raise TypeError(course)
    state = lifecycle_state(course, followed.rulings, followed.case)
    told = [case.teller.tell("lifecycle-now")]
    told += [f"- {case.teller.begun(line)}" for line in _lines(case, course, followed, state)]
    return [*told, *_way(case, course, followed, state), *refusal(case, state.refused)]


def _lines(case: Case, course: Lifecycle, followed: Followed, state: LifecycleState) -> Iterator[str]:
    yield lifecycle_summary(case, course)
    if is_final(course, dict(state.states)):
        yield case.teller.say("lifecycle-final")
    elif state.may:
        events = (may_words(case.caller, course, followed, state, each) for each in state.may)
        yield case.teller.say("lifecycle-may", events=case.teller.listed(events))
    else:
        yield case.teller.say("lifecycle-stuck")
    if state.told:
        yield case.teller.say("lifecycle-told", roles=case.caller.roles(state.told))
    if state.publish:
        yield case.teller.say("lifecycle-publish")
    if state.opens:
        titles = case.policies.effective.subjects
        cases = (case.teller.spoken(titles[each].title) if each in titles else each for each in state.opens)
        yield case.teller.say("lifecycle-opens", cases=case.teller.listed(cases))


def may_words(
    caller: Caller, course: Lifecycle, followed: Followed, state: LifecycleState, event: str
) -> str:
    """Name an event that may come next, and the roles that may bring it where not everyone does."""
    states = dict(state.states)
    by = {each.rule: roles_of(each) for each in followed.rulings if not is_nobodys(each)}
    moves = [move for move in course.moves if move.event == event and fits(course, move, states)]
    own = [by[move.id] for move in moves if move.id in by]
    title = caller.event(event)
    if not own or () in own:
        return title
    named = dict.fromkeys(role for roles in own for role in roles)
    return caller.teller.say("lifecycle-may-by", event=title, roles=caller.roles(named))


def _way(case: Case, course: Lifecycle, followed: Followed, state: LifecycleState) -> list[str]:
    """Word the moves that led here, each with the event that made it."""
    moves, named = {move.id: move for move in course.moves}, {move.event for move in course.moves}
    events = [each for each in followed.case.events if each.name in named]
    steps = [
        case.teller.say(
            "lifecycle-step",
            moment=case.teller.moment(event.at),
            event=case.caller.event(event.name),
            by=case.teller.say("lifecycle-step-by", who=case.caller.role(event.by)) if event.by else "",
            states=states_words(case.caller, course, dict(moves[move].to)),
        )
        for move, event in zip(state.rules, events, strict=False)
    ]
    return [case.teller.tell("lifecycle-way"), *(f"- {step}" for step in steps)] if steps else []
